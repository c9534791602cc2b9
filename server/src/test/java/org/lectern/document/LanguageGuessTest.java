package org.lectern.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageGuessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ar | فُتح الأرشيف في الخريف ووُجدت في قبوه رسائل لم يكن أحد يعرف عنها شيئا لأنها نُقلت أثناء الحرب إلى مدينة أخرى.",
                "be | Архіў адкрылі ўвосень, і ў яго падвале знайшліся лісты, пра якія ніхто не ведаў, бо падчас вайны іх вывезлі ў іншы горад, а вопіс быў згублены, так што ад яго нічога не засталося.",
                "ca | L'arxiu es va obrir a la tardor i al soterrani hi havia cartes que ningú no coneixia, perquè durant la guerra les havien portat a una altra ciutat i la llista no hi era, així que no en quedava rastre.",
                "el | Το αρχείο άνοιξε το φθινόπωρο και στο υπόγειό του βρέθηκαν γράμματα που κανείς δεν γνώριζε.",
                "et | Arhiiv avati sügisel ja selle keldris oli kirju, millest keegi ei teadnud, sest need viidi sõja ajal teise linna ja nende nimekiri oli kadunud, nii et jälgegi ei olnud, aga see ei ole kõik, mis ta on öelnud.",
                "fa | بایگانی در پاییز گشوده شد و در زیرزمین آن نامه‌هایی پیدا شد که هیچ‌کس از آن‌ها خبر نداشت، چون در جنگ به شهر دیگری برده شده بودند.",
                "he | הארכיון נפתח בסתיו ובמרתף שלו נמצאו מכתבים שאיש לא ידע עליהם, כי בזמן המלחמה הועברו לעיר אחרת.",
                "hy | Արխիվը բացվեց աշնանը, և նրա նկուղում գտնվեցին նամակներ, որոնց մասին ոչ ոք չգիտեր։",
                "is | Skjalasafnið var opnað um haustið og í kjallaranum voru bréf sem enginn vissi um, því að þau höfðu verið flutt til annarrar borgar í stríðinu og skráin var týnd, svo að ekki var til neitt um það.",
                "ja | 文書館は秋に開かれ、その地下室で誰も知らなかった手紙が見つかった。戦争のときに別の町へ運ばれていたからである。",
                "ka | არქივი შემოდგომაზე გაიხსნა და მის სარდაფში აღმოჩნდა წერილები, რომელთა შესახებ არავინ იცოდა.",
                "ko | 기록 보관소는 가을에 열렸고 그 지하실에서 아무도 알지 못했던 편지들이 발견되었다.",
                "lt | Archyvas buvo atidarytas rudenį ir jo rūsyje buvo rasti laiškai, apie kuriuos niekas nežinojo, nes karo metu jie buvo išvežti į kitą miestą, o jų sąrašas dingo, taip kad iš jo nieko neliko.",
                "lv | Arhīvu atvēra rudenī, un tā pagrabā bija vēstules, par kurām neviens nezināja, jo kara laikā tās bija aizvestas uz citu pilsētu un to saraksts bija pazudis, tā ka no tā nekas nav palicis.",
                "mk | Архивот беше отворен во есента и во неговиот подрум се најдоа писма за кои никој не знаеше, затоа што во војната беа однесени во друг град и нивниот список го нема, па не остана ни трага од нив.",
                "sh | Arhiv je otvoren u jesen i u njegovom podrumu su se našla pisma za koja nitko nije znao, jer su u ratu bila prenesena u drugi grad, a njihov popis se izgubio, tako da nije ostalo ni traga od njih.",
                "sk | Archív bol otvorený na jeseň a v jeho pivnici sa našli listy, o ktorých nikto nevedel, pretože počas vojny boli prevezené do iného mesta a ich súpis sa stratil, takže po nich nebolo ani stopy, ale to nie je všetko.",
                "sl | Arhiv je bil odprt jeseni in v njegovi kleti so se našla pisma, za katera nihče ni vedel, ker so jih med vojno odpeljali v drugo mesto, njihov popis pa se je izgubil, tako da ni bilo za njimi nobene sledi.",
                "th | หอจดหมายเหตุเปิดในฤดูใบไม้ร่วงและพบจดหมายที่ไม่มีใครรู้จักในห้องใต้ดิน",
                "zh | 檔案館在秋天開放，在地下室發現了沒有人知道的信件，因為它們在戰爭中被運到了另一個城市。",
                "bg | Архивът беше отворен през есента и в него се намериха писма, които не са били известни на никого, защото по времето на войната са били преместени в друг град и описът им е бил изгубен.",
                "cs | Archiv byl otevřen na podzim a v jeho sklepě se našly dopisy, které nikdo neznal, protože za války byly převezeny do jiného města a jejich soupis se ztratil, takže po nich nebylo ani stopy.",
                "de | Das Archiv wurde im Herbst geöffnet, und in seinem Keller fanden sich Briefe, von denen niemand wusste, weil sie im Krieg in eine andere Stadt gebracht worden waren und ihr Verzeichnis nicht mehr zu finden war.",
                "en | The archive was opened in the autumn, and in its cellar there were letters of which nobody knew, because they had been taken to another town in the war and the list of them was lost for many years.",
                "es | El archivo se abrió en otoño y en su sótano había cartas que nadie conocía, porque durante la guerra las habían llevado a otra ciudad y la lista de ellas se perdió, de modo que no quedaba rastro.",
                "fi | Arkisto avattiin syksyllä, ja sen kellarista löytyi kirjeitä, joista kukaan ei tiennyt, sillä ne oli sodan aikana viety toiseen kaupunkiin ja niiden luettelo oli kadonnut, niin että jälkeäkään ei ollut, mutta se ei ole kaikki, mitä hän on sanonut.",
                "fr | Les archives furent ouvertes à l'automne, et dans la cave il y avait des lettres que personne ne connaissait, parce que pendant la guerre on les avait portées dans une autre ville et que la liste en était perdue.",
                "hu | Az archívum ősszel nyílt meg, és a pincéjében olyan levelek voltak, amelyekről senki nem tudott, mert a háború alatt egy másik városba vitték, és a jegyzék is elveszett, úgy hogy már nyoma sem volt.",
                "it | L'archivio fu aperto in autunno e nella cantina si trovarono lettere che nessuno conosceva, perché durante la guerra erano state portate in un'altra città e la lista era andata perduta, così che non ne restava traccia.",
                "la | Tabularium autumno apertum est, et in eo epistulae inventae sunt quae nulli notae erant, quod in bello ad aliud oppidum portatae sunt et index earum non erat, ut ne vestigium quidem esset, nec quis de hoc cum illis dixit.",
                "nl | Het archief werd in de herfst geopend en in de kelder lagen brieven die niemand kende, omdat ze in de oorlog naar een andere stad waren gebracht en de lijst van die stukken niet meer te vinden was.",
                "pl | Archiwum otwarto jesienią i w jego piwnicy znaleziono listy, o których nikt nie wiedział, bo w czasie wojny przewieziono je do innego miasta, a ich spis zaginął, tak że nie było po nich śladu i nie ma go do dziś.",
                "pt | O arquivo foi aberto no outono e na cave havia cartas que ninguém conhecia, porque durante a guerra foram levadas para outra cidade e a lista delas se perdeu, de modo que não havia mais sinal.",
                "ro | Arhiva a fost deschisă în toamnă și în pivnița ei s-au găsit scrisori de care nu știa nimeni, pentru că în timpul războiului au fost duse în alt oraș, iar lista lor nu mai este și nu se știe ce a fost cu ea.",
                "ru | Архив открыли осенью, и в его подвале нашлись письма, о которых никто не знал, так как во время войны их увезли в другой город, а опись их была потеряна, и следов не осталось.",
                "sr | Архив је отворен у јесен и у подруму су се нашла писма за која нико није знао, јер су у рату однета у други град и попис се изгубио, па није било ни трага од њих, али то није све.",
                "sv | Arkivet öppnades på hösten och i källaren fanns det brev som ingen kände till, för de hade under kriget förts till en annan stad och förteckningen var borta, så att det inte fanns något spår av dem.",
                "tr | Arşiv sonbaharda açıldı ve mahzende kimsenin bilmediği mektuplar bulundu, çünkü savaşta başka bir kente götürülmüş ve listesi de kaybolmuştu, bu nedenle bir iz bile yoktu ama bu o kadar da önemli değil, daha sonra her şey bulundu.",
                "uk | Архів відкрили восени, і в його підвалі знайшлися листи, про які ніхто не знав, бо під час війни їх вивезли до іншого міста, а опис загубився, так що не було й сліду від них.",
            })
    void a_few_sentences_say_what_language_they_are_in(String language, String text) {
        assertThat(LanguageGuess.of(text)).containsExactly(language);
        assertThat(LanguageGuess.of(text.toUpperCase(Locale.forLanguageTag(language))))
                .containsExactly(language);
        assertThat(LanguageGuess.of(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .containsExactly(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12 34 56",
                "The Great Terror",
                "Arkivet ble åpnet.",
                "Yezhov Ivanov Petrov Sidorov Orlov Sokolov Volkov Kuznetsov Popov Vasiliev Smirnov Lebedev Kozlov Novikov Morozov Pavlov Semyonov Golubev Vinogradov Bogdanov Vorobyov Fyodorov"
            })
    void what_is_no_prose_or_too_short_is_left_open(String text) {
        assertThat(LanguageGuess.of(text)).isEmpty();
    }

    @Test
    void neighbours_that_share_their_words_are_left_open() {
        assertThat(
                        LanguageGuess.of(
                                "Det var en mand i byen, og han var gammel, men han var ikke syg, og de var der med ham og det var godt for ham at de var der."))
                .isEmpty();
    }

    @Test
    void passages_in_the_other_script_are_a_language_of_the_text_too() {
        String english =
                "The archive was opened in the autumn, and in its cellar there were letters of which nobody knew. ";
        String russian =
                "Архив открыли осенью, и в его подвале нашлись письма, о которых никто не знал, так как их увезли и не было описи, но все они целы. ";
        assertThat(LanguageGuess.of(english.repeat(5) + russian)).containsExactly("en", "ru");
        assertThat(LanguageGuess.of(russian.repeat(5) + english.repeat(2))).containsExactly("ru", "en");
    }

    @Test
    void cyrillic_words_are_in_no_language_of_latin_letters_whatever_the_program_wrote_into_the_file() {
        String order =
                "Тридцатого июля нарком внутренних дел подписал оперативный приказ. Репрессируемые кулаки, уголовники, другие элементы разбиваются на две категории. Приказ предписывал начать операцию пятого августа.";
        assertThat(LanguageGuess.of(order)).isEmpty();
        assertThat(LanguageGuess.believed(List.of("en-US"), order)).isEmpty();
        assertThat(LanguageGuess.believed(List.of("en-US", "ru-RU"), order)).containsExactly("ru-RU");
        assertThat(LanguageGuess.believed(List.of("sr"), order)).containsExactly("sr");
        assertThat(LanguageGuess.believed(List.of("en"), "Arkivet ble åpnet.")).containsExactly("en");
    }

    @Test
    void the_seeds_are_told_by_their_words() {
        for (String seed : Seeds.ids()) {
            assertThat(LanguageGuess.of(Seeds.file(seed))).as(seed).startsWith("en");
        }
    }
}

package org.lectern.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingGuessTest {
    private static final Map<String, String> PROSE = Map.ofEntries(
            Map.entry(
                    "ru",
                    "Тридцатого июля нарком подписал приказ, и в нём говорилось: «Перед органами стоит задача — разгромить всю эту банду». Это было не всё, что он сказал; её списки составляли на местах, а объём работы был таков, что за день рассматривали по сто дел. Ёлкин и Щукин так же были в этих списках, но о них никто не знал."),
            Map.entry(
                    "uk",
                    "Тридцятого липня нарком підписав наказ, і в ньому йшлося про те, що перед органами стоїть завдання розгромити всю цю банду. Її списки складали на місцях, а обсяг роботи був такий, що за день розглядали по сто справ. Його підпис є на всіх аркушах, але про них ніхто не знав."),
            Map.entry(
                    "bg",
                    "Архивът беше отворен през есента и в него се намериха писма, които не са били известни на никого, защото по времето на войната са били преместени в друг град. Това е всичко, което се знае за тях, но Българската академия ще ги издаде."),
            Map.entry(
                    "de",
                    "Über die Größe der Maßnahmen wurde später gestritten; die Behörden fühlten sich übergangen, und das Archiv in der Straße war für die Öffentlichkeit nicht zugänglich. Ähnliches hat man auch von den Akten der Jahre danach gehört, die noch schöner geordnet waren."),
            Map.entry(
                    "fr",
                    "À l'été, l'opération fut lancée et les « éléments » visés par elle étaient déjà connus des autorités. On ne sait pas où elles les ont trouvés, mais l'enquête a été menée avec le même zèle que celle de l'année précédente, et le Français qui y était ne s'en est pas plaint. Ça va de soi."),
            Map.entry(
                    "pl",
                    "Rozkaz został podpisany w lipcu i nie był ogłoszony. Źródło: archiwum, w którym są też żółte teczki z podpisem. Wszystkie części są tu opisane, ale to nie jest wszystko, co się w nim działo; już wtedy pytano o to, jak długo będą tam leżały. Śledztwo trwało."),
            Map.entry(
                    "cs",
                    "Archiv byl otevřen na podzim a v jeho sklepě se našly dopisy, které nikdo neznal, protože za války byly převezeny do jiného města. Žádný z nich nebyl podepsán, ale šlo o to, že jejich soupis se ztratil, takže po nich nebylo ani stopy."),
            Map.entry(
                    "hu",
                    "Az archívum ősszel nyílt meg, és a pincéjében olyan levelek voltak, amelyekről senki nem tudott, mert a háború alatt egy másik városba vitték. Így a jegyzék is elveszett, és csak később került elő, de már nem volt meg minden, és ez is az."),
            Map.entry(
                    "tr",
                    "Arşiv sonbaharda açıldı ve mahzende kimsenin bilmediği mektuplar bulundu, çünkü savaşta başka bir kente götürülmüş ve listesi de kaybolmuştu. Bu nedenle bir iz bile yoktu ama bu o kadar da önemli değil, daha sonra her şey bulundu. İşte bu."),
            Map.entry(
                    "sv",
                    "Arkivet öppnades på hösten och i källaren fanns det brev som ingen kände till, för de hade under kriget förts till en annan stad och förteckningen var borta, så att det inte fanns något spår av dem. Även det var för sent."),
            Map.entry(
                    "da",
                    "Arkivet blev åbnet om efteråret, og i kælderen var der breve, som ingen kendte, for de var under krigen blevet ført til en anden by, og fortegnelsen over dem var gået tabt, så at der ikke var noget spor af dem. Også det var for sent."));

    private static final Map<String, List<String>> ENCODINGS = Map.of(
            "ru", List.of("windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "x-MacCyrillic"),
            "uk", List.of("windows-1251", "KOI8-U", "ISO-8859-5", "x-MacCyrillic"),
            "bg", List.of("windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "x-MacCyrillic", "IBM855"),
            "de", List.of("windows-1252", "ISO-8859-1", "IBM850", "x-MacRoman"),
            "fr", List.of("windows-1252", "ISO-8859-1", "IBM850", "x-MacRoman"),
            "pl", List.of("windows-1250", "ISO-8859-2", "IBM852", "x-MacCentralEurope"),
            "cs", List.of("windows-1250", "ISO-8859-2", "IBM852", "x-MacCentralEurope"),
            "hu", List.of("windows-1250", "ISO-8859-2", "IBM852"),
            "tr", List.of("windows-1254", "IBM857"),
            "sv", List.of("windows-1252", "ISO-8859-1", "IBM850", "x-MacRoman"));

    /** As before a text in another language, such as an introduction. */
    private static final String ENGLISH =
            "The archive was opened in the autumn, and in its cellar there were letters of which nobody knew, because they had been taken to another town. ";

    static Stream<Arguments> inEachEncoding() {
        return ENCODINGS.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(encoding -> Arguments.of(entry.getKey(), encoding)));
    }

    /** What an encoding can hold of a text. */
    private static String in(String text, Charset charset) {
        return text.chars()
                .mapToObj(letter -> (char) letter)
                .filter(letter -> charset.newEncoder().canEncode(letter))
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    private static Optional<String> read(byte[] bytes) {
        try {
            return Optional.of(TextReader.decode(bytes, Optional.empty()).text().value());
        } catch (UnreadableSourceException e) {
            assertThat(e.kind()).isEqualTo(UnreadableSourceException.Kind.UNDECODABLE);
            return Optional.empty();
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        return Arrays.equals(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
    }

    @ParameterizedTest
    @MethodSource("inEachEncoding")
    void a_few_sentences_are_read_as_they_were_written(String language, String encoding) {
        Charset charset = Charset.forName(encoding);
        String text = in(PROSE.getOrDefault(language, ""), charset);
        String capitals = in(text.toUpperCase(Locale.forLanguageTag(language)), charset);
        assertThat(read(text.getBytes(charset))).contains(text);
        assertThat(read(capitals.getBytes(charset))).contains(capitals);
    }

    @Test
    void whatever_the_language_the_encoding_and_the_length_a_text_is_read_right_or_not_at_all() {
        long seed = Long.getLong("lectern.seed", 1L);
        System.out.println("lectern.seed=" + seed);
        Random random = new Random(seed);
        List<Charset> all = new ArrayList<>();
        ENCODINGS.values().stream().flatMap(List::stream).sorted().forEach(name -> all.add(Charset.forName(name)));
        List<String> wrong = new ArrayList<>();
        List<String> languages = PROSE.keySet().stream().sorted().toList();
        for (int n = 0; n < 5_000; n++) {
            String language = languages.get(random.nextInt(languages.size()));
            Charset charset = all.get(random.nextInt(all.size()));
            String[] words = PROSE.getOrDefault(language, "").split(" ");
            int from = random.nextInt(words.length);
            int to = from + 1 + random.nextInt(words.length - from);
            String text = String.join(" ", List.of(words).subList(from, to));
            String upper = random.nextInt(4) == 0 ? text.toUpperCase(Locale.forLanguageTag(language)) : text;
            String cased = random.nextInt(4) == 0 ? ENGLISH.repeat(1 + random.nextInt(8)) + '\n' + upper : upper;
            // UTF-8 is what it is in where its bytes allow that; two capitals may
            if (charset.newEncoder().canEncode(cased) && !isUtf8(cased.getBytes(charset))) {
                read(cased.getBytes(charset))
                        .filter(read -> !read.equals(cased))
                        .ifPresent(read -> wrong.add("%s in %s: %s → %s".formatted(language, charset, cased, read)));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_list_of_names_is_read_by_its_letters() {
        String names =
                "Иванов Пётр Сергеевич, 1901\nКузнецова Мария Андреевна, 1899\nСидоренко Василий Григорьевич, 1912\nЩербаков Николай Фёдорович, 1907\nАлександров Дмитрий Владимирович, 1895\n";
        for (String encoding : List.of("windows-1251", "KOI8-R", "IBM866", "x-MacCyrillic")) {
            byte[] bytes = names.getBytes(Charset.forName(encoding));
            assertThat(read(bytes)).as(encoding).contains(names);
        }
    }

    @Test
    void a_table_that_was_drawn_with_frames_is_read() {
        String table =
                "┌──────────────┬──────┐\n│ Область      │ Лимит│\n├──────────────┼──────┤\n│ Московская   │ 5000 │\n└──────────────┴──────┘\n"
                        + in(PROSE.getOrDefault("ru", ""), Charset.forName("IBM866"));
        for (String encoding : List.of("IBM866", "KOI8-R")) {
            String text = in(table, Charset.forName(encoding));
            assertThat(read(text.getBytes(Charset.forName(encoding)))).contains(text);
        }
    }

    @Test
    void an_english_text_with_a_few_quotation_marks_of_windows_is_read() {
        String text =
                "The order was signed in July. “It was not,” he said, “the only one” – and nobody who was there has said that it was. He’d been at the café.";
        assertThat(read(text.getBytes(Charset.forName("windows-1252")))).contains(text);
    }

    @ParameterizedTest
    @CsvSource({"0xFF", "0x93", "0xC3", "0xE9", "0x80"})
    void a_utf_8_text_with_one_bad_byte_is_refused_with_its_position(String bad) {
        for (String text : PROSE.values()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int at = text.substring(0, text.indexOf(' ')).getBytes(StandardCharsets.UTF_8).length;
            bytes[at] = (byte) Integer.decode(bad).intValue();
            assertThatThrownBy(() -> TextReader.decode(bytes, Optional.empty()))
                    .as(text)
                    .isInstanceOf(UnreadableSourceException.class)
                    .hasMessageContaining("Byte " + at + " ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shift_JIS", "EUC-JP"})
    void japanese_is_read_by_its_letters(String encoding) {
        String text = "一九三七年七月三十日、内務人民委員は作戦命令に署名した。これは秘密であった。".repeat(4);
        assertThat(read(text.getBytes(Charset.forName(encoding)))).contains(text);
    }

    @ParameterizedTest
    @MethodSource("inEachEncoding")
    void a_text_after_a_long_one_in_english_is_read_as_it_was_written_or_not_at_all(String language, String encoding) {
        Charset charset = Charset.forName(encoding);
        String text = ENGLISH.repeat(12) + '\n' + in(PROSE.getOrDefault(language, ""), charset);
        assertThat(read(text.getBytes(charset)).orElse(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x-MacUkraine | Обґрунтування ухвали не було, і ніхто не знав, чому її не скасовано; ґанок і ґрунт були в ній, а про все інше йшлося на іншому аркуші, який загубився. Її підпис є на всіх аркушах, але про них ніхто не знав.",
                "ISO-8859-2 | Minden, ami a háború után történt, az őrség és a tűz miatt volt; ő azt mondta, hogy a hűtlen embereket nem lehet megőrizni, mert a bűn már megtörtént, és ez az.",
                "TIS-620 | หอจดหมายเหตุเปิดในฤดูใบไม้ร่วงและพบจดหมายที่ไม่มีใครรู้จักในห้องใต้ดิน"
            })
    void letters_that_one_of_two_like_encodings_lacks_are_not_taken_for_others(String encoding, String text) {
        Charset charset = Charset.forName(encoding);
        for (String before : List.of("", ENGLISH.repeat(10) + '\n')) {
            String whole = before + text;
            assertThat(read(whole.getBytes(charset)).orElse(whole)).isEqualTo(whole);
        }
    }

    @Test
    void a_few_words_of_two_bytes_a_letter_are_read_without_a_mark() {
        for (String text : List.of("Это приказ, о котором не знали.\nИ всё.", "A short letter.")) {
            for (String encoding : List.of("UTF-16LE", "UTF-16BE")) {
                assertThat(read(text.getBytes(Charset.forName(encoding))))
                        .as(encoding)
                        .contains(text);
            }
        }
    }

    @Test
    void hebrew_is_not_taken_for_cyrillic() {
        String text = "הפקודה המבצעית נחתמה בקיץ של שנת אלף תשע מאות שלושים ושבע. ".repeat(4);
        assertThat(read(text.getBytes(Charset.forName("windows-1255"))).orElse(text))
                .isEqualTo(text);
    }

    @Test
    void greek_is_not_taken_for_cyrillic() {
        String text =
                "Το αρχείο άνοιξε το φθινόπωρο και στο υπόγειό του βρέθηκαν γράμματα που κανείς δεν γνώριζε, γιατί στον πόλεμο τα είχαν πάει σε άλλη πόλη. ";
        for (String cased :
                List.of(text, text.toUpperCase(Locale.forLanguageTag("el")), text.toLowerCase(Locale.ROOT))) {
            for (String encoding : List.of("windows-1253", "ISO-8859-7")) {
                byte[] bytes = in(cased, Charset.forName(encoding)).getBytes(Charset.forName(encoding));
                assertThat(read(bytes).orElse(cased)).isEqualTo(cased);
            }
        }
    }

    @Test
    void words_beyond_ascii_are_found_however_late_they_come() {
        String text = "Nothing but plain letters is in this line of the text, which goes on like that.\n".repeat(8_000)
                + PROSE.get("ru");
        assertThat(read(text.getBytes(Charset.forName("windows-1251")))).contains(text);
    }

    @Test
    void bytes_of_four_are_read_where_they_say_so() {
        String text = PROSE.getOrDefault("ru", "");
        for (String encoding : List.of("UTF-32LE", "UTF-32BE")) {
            assertThat(read(("\uFEFF" + text).getBytes(Charset.forName(encoding))))
                    .contains(text);
        }
    }

    @Test
    void random_bytes_are_no_text() {
        long seed = Long.getLong("lectern.seed", 1L);
        System.out.println("lectern.seed=" + seed);
        byte[] bytes = new byte[5_000];
        new Random(seed).nextBytes(bytes);
        assertThat(read(bytes)).isEmpty();
    }
}

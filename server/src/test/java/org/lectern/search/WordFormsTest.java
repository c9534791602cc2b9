package org.lectern.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words are one word, and which are not. */
class WordFormsTest {
    /** In each line the first finds all others, and each of them finds the first. */
    private static final String ONE_NAME = """
            Ежов Ezhov Yezhov Iezhov Jezhov Ežov Ежо́в ЕЖОВ EZHOV
            Рыков Rykov Rykoff Ры́ков
            Зиновьев Zinoviev Zinovyev Zinov'ev Zinov’ev Zinovjev Zinovʹev
            Ягода Yagoda Iagoda
            Троцкий Trotsky Trotskii Trotskiy Trotski Trotzky Trockij
            Бухарин Bukharin Buharin
            Тухачевский Tukhachevsky Tukhachevskii
            Дзержинский Dzerzhinsky Dzerzhinskii
            Пятаков Piatakov Pyatakov Pjatakov
            Люшков Liushkov Lyushkov Ljuškov
            Рютин Riutin Ryutin
            Хрущёв Хрущев Khrushchev
            Горбачёв Горбачев Gorbachev
            Соловьёв Соловьев Solovyov Solov'ev Soloviev Solovyev
            Фёдор Федор Fyodor
            Федор Fedor Фёдор
            Пётр Петр Pyotr Petr
            Николай Nikolai Nikolay Nikolaj
            Алексей Aleksei Alexei Alexey Aleksey
            Юрий Yuri Yurii Iurii
            Берия Beria Beriya Beriia
            Куйбышев Kuibyshev Kuybyshev
            Дудаев Dudaev Dudayev
            Алиев Aliev Aliyev
            Микоян Mikoyan Mikoian
            Ярославский Yaroslavsky Iaroslavskii
            Евдокимов Evdokimov Yevdokimov
            Ельцин Eltsin Yeltsin
            тройка troika troїka
            Лубянка Lubianka Lubyanka
            Чуев Chuev Chuyev
            Эйхе Eikhe
            Ильин Il'in Ilyin Ilin
            Якир Yakir Iakir
            Солженицын Solzhenitsyn
            Енукидзе Enukidze Yenukidze
            Евгений Evgenii Yevgenii Yevgeny Evgeny
            Дмитрий Dmitrii Dmitry Dmitri Dmitriy
            Радек Radek
            Ленинград Leningrad
            Горький Gor'kii Gorky Gorkii
            Татьяна Tatiana Tatyana Tat'iana
            Максим Maksim Maxim
            Сергеев Sergeev Sergeyev
            Достоевский Dostoevsky Dostoyevsky
            Царицын Tsaritsyn
            Вячеслав Vyacheslav Viacheslav
            Фриновский Frinovskii Frinovsky
            Постышев Postyshev
            Каменев Kamenev
            Хрущёв Khruschev Khrushchyov Chruščev Hruščev Xruščev
            Ягода Jagoda Ĭagoda I͡agoda
            Блюхер Bliukher Blyukher
            Орджоникидзе Ordzhonikidze Ordjonikidze Ordžonikidze
            Джугашвили Dzhugashvili Djugashvili
            Ходжаев Khodzhaev Khodjaev
            Щербаков Shcherbakov Scherbakov Ščerbakov
            Тухачевский Tuchačevskij
            Эйтингон Eitingon
            Эйхе Ėĭkhe Eykhe
            Якир Jakir
            Юнге Junge Iunge
            Фельдман Feldman Fel'dman Fel’dman Fel′dman
            Гринько Grinko Grin'ko
            Чубарь Chubar Chubarʹ
            Розенгольц Rozengolts Rozengol'ts
            Пильняк Pilnyak Pilniak Pil'niak
            Мейерхольд Meierkhol'd Meyerkhold
            Сергеенко Sergeenko Sergeyenko
            Троицкий Troitskii Troitsky
            Воинов Voinov
            Войнов Voinov Voynov
            Кузнецов Kuznetsov Kuznecov
            Зеленский Zelenskyy Zelensky
            Чайковский Tchaikovsky Chaikovskii
            Михаил Mikhail
            Егор Yegor Egor
            Феликс Feliks Felix
            большевик bolshevik bol'shevik
            Объединение Ob″edinenie Obyedinenie
            Ежов Ежовъ Ежóв
            Россия Россія Rossiia
            """;

    private static final String ONE_WORD = """
            café cafe CAFÉ Cafe
            naïve naive
            troїka troika
            Résistance Resistance
            ёлка елка ЁЛКА
            Strasse straße
            Ezhov's Ezhov Ezhov’s
            １９３７ 1937
            Iagoda lagoda 1agoda
            govemment government
            Sta1in Stalin
            L0ndon London
            l'Humanité Humanité L’Humanité humanite
            d'Encausse Encausse
            U.S.S.R USSR
            Н.К.В.Д НКВД
            10,000 10000
            """;

    /** The first finds the others; what was misread does not know what it was. */
    private static final String MISREAD = """
            Yagoda lagoda
            Ягода lagoda
            iagoda lagoda
            Stalin StaIin
            eastern eastem
            """;

    /** The two words of a line are two. */
    private static final String NOT_ONE = """
            Rykov Rikov
            Рыков Риков
            Brian Bryan
            Henri Henry
            Marks Marx
            Maria Marya
            Мария Марья
            Haines Haynes
            Reid Reyd
            Reed Reid
            Barlow Barlov
            Meyer Meier
            Meyer Meer
            Jessen Essen
            Yates Ates
            Khan Han
            Kirilov Kirillov
            Ivanov Ivanova
            Иванов Иванова
            Петров Петровский
            Petrov Petrovsky
            Петр Питер
            Levi Levy
            Boyce Boice
            Jackson Jakson
            Neil Neyl
            Vine Wine
            years ears
            yearns earns
            modern modem
            corner comer
            burn bum
            stern stem
            land yand
            last Iast
            James Lames
            Wells Weils
            1937 l937
            1937 1938
            00447 O0447
            000 ooo
            Ezhov Ezhova
            Ежов Ершов
            Ежов Ежков
            Ezhov Erzhov
            Yezhov Yershov
            Orlov Orlow
            Serov Sirov
            Serov Serova
            Smirnov Smyrnov
            Martin Martyn
            Allen Alen
            Rossi Rosi
            Zinoviev Zinevich
            Зиновьев Зиновьева
            Каменев Каменский
            Kamenev Kameneva
            Radek Radok
            Lenin Linen
            Ленин Леонин
            Stalin Stalina
            Молотов Малютов
            Molotov Malotov
            Yagoda Yagodin
            Яков Ягов
            Bukharin Bukhara
            Cain Kayn
            Kiev Kev
            троек тройка
            мои мой
            брат брать
            сталь стал
            угол уголь
            Ильин Илин
            Юрий jury
            Yuri jury
            Шербаков Щербаков
            Sherbakov Shcherbakov
            don't dont
            we're were
            we'll well
            O'Brien Obrien
            D'iakov Iakov
            L'vov vov
            U.S us
            5.3.1940 531940
            Mandel Mandela
            Каиров Кейров
            """;

    private static Set<String> asked(String word) {
        return WordForms.of(word).asked(false).stream()
                .map(WordForms.Asked::term)
                .collect(Collectors.toSet());
    }

    private static boolean finds(String asked, String written) {
        return WordForms.of(written).indexed().stream().anyMatch(asked(asked)::contains);
    }

    private static Stream<List<String>> lines(String table) {
        return table.lines().map(line -> List.of(line.split(" ", -1)));
    }

    @Test
    void the_spellings_of_one_name_find_each_other() {
        List<String> lost = new ArrayList<>();
        int cases = 0;
        for (List<String> line : Stream.concat(lines(ONE_NAME), lines(ONE_WORD)).toList()) {
            for (String other : line.subList(1, line.size())) {
                cases++;
                if (!finds(line.getFirst(), other)) {
                    lost.add(line.getFirst() + " does not find " + other);
                }
                if (!finds(other, line.getFirst())) {
                    lost.add(other + " does not find " + line.getFirst());
                }
            }
        }
        for (List<String> line : lines(MISREAD).toList()) {
            cases++;
            if (!finds(line.getFirst(), line.getLast())) {
                lost.add(line.getFirst() + " does not find " + line.getLast());
            }
        }
        assertThat(lost).isEmpty();
        assertThat(cases).isGreaterThan(120);
    }

    @Test
    void two_names_stay_two() {
        List<List<String>> pairs = lines(NOT_ONE).toList();
        assertThat(pairs).hasSizeGreaterThan(60);
        assertThat(pairs.stream().filter(two -> finds(two.get(0), two.get(1)) || finds(two.get(1), two.get(0))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Ezhov, Yezhov, false",
        "troika, troїka, false",
        "naive, naïve, false",
        "Iagoda, lagoda, false",
        "Рыков, Ры́ков, false",
        "EZHOV, Ezhov, true",
        "Ezhov, Ezhov's, true"
    })
    void exact_ignores_case_alone(String asked, String written, boolean finds) {
        Set<String> terms = WordForms.of(asked).asked(true).stream()
                .map(WordForms.Asked::term)
                .collect(Collectors.toSet());
        assertThat(WordForms.of(written).indexed().stream().anyMatch(terms::contains))
                .isEqualTo(finds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operation", "million", "region", "Union", "certainly", "political", "and", "January"})
    void english_words_cost_no_more_than_themselves(String word) {
        assertThat(WordForms.of(word).indexed()).hasSize(1);
    }
}

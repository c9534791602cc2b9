package org.lectern.document.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The numbers of the entries of ordered lists, which a browser counts (HTML, 4.4.8) and a page does not have. */
final class HtmlLists {
    private static final Pattern STYLE = Pattern.compile("(?i)(?:^|;)\\s*list-style(?:-type)?\\s*:\\s*([^;]*)");
    private static final Pattern WAY = Pattern.compile(
            "(?i)(?:^|\\s)(none|decimal|decimal-leading-zero|(?:lower|upper)-(?:roman|alpha|latin)|lower-greek|disc|circle|square)(?=\\s|!|$)");

    /** The number of the entry that comes next. */
    private final IdentityHashMap<Element, Integer> next = new IdentityHashMap<>();

    /** For each entry that one is in, how many numbers waited when it began. */
    private final Deque<Integer> waiting = new ArrayDeque<>();

    void begin(Element entry, MarkedText out) {
        waiting.push(out.waitingNumbers());
        Element list = entry.parent();
        if (list == null || !list.normalName().equals("ol")) {
            return;
        }
        boolean isReversed = list.hasAttr("reversed");
        int number = number(entry.attr("value"))
                .orElseGet(() -> next.containsKey(list) ? next.getOrDefault(list, 1) : first(list, isReversed));
        next.put(list, number + (isReversed ? -1 : 1));
        String way = way(entry).or(() -> way(list)).orElse("decimal");
        if (way.equals("none") || way.equals("disc") || way.equals("circle") || way.equals("square")) {
            return;
        }
        // What a way cannot show is shown in figures (CSS Counter Styles 3, 3.1.7)
        String shown = ListNumber.of(number, way).orElseGet(() -> String.valueOf(number));
        String sign = list.attr(MarkdownText.DELIMITER);
        out.number(shown + (sign.isEmpty() ? "." : sign) + " ");
    }

    void end(MarkedText out) {
        out.endEntry(waiting.pop());
    }

    private static int first(Element list, boolean isReversed) {
        int entries = (int) list.children().stream()
                .filter(child -> child.normalName().equals("li"))
                .count();
        return number(list.attr("start")).orElse(isReversed ? entries : 1);
    }

    private static Optional<Integer> number(String digits) {
        return digits.strip().matches("-?\\d{1,6}") ? Optional.of(Integer.valueOf(digits.strip())) : Optional.empty();
    }

    private static Optional<String> way(Element element) {
        Matcher style = STYLE.matcher(element.attr("style"));
        if (style.find()) {
            Matcher way = WAY.matcher(style.group(1));
            if (way.find()) {
                return Optional.of(way.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return switch (element.attr("type")) {
            case "1" -> Optional.of("decimal");
            case "a" -> Optional.of("lower-alpha");
            case "A" -> Optional.of("upper-alpha");
            case "i" -> Optional.of("lower-roman");
            case "I" -> Optional.of("upper-roman");
            default -> Optional.empty();
        };
    }
}

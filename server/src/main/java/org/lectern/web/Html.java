package org.lectern.web;

/** Text into HTML, code point for code point. */
final class Html {
    private Html() {}

    /** For text and for attributes in double quotes. Nothing but markup's own characters is touched. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int unit = 0; unit < text.length(); unit++) {
            char here = text.charAt(unit);
            switch (here) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(here);
            }
        }
        return escaped.toString();
    }
}

package org.lectern.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.Locale;
import java.util.Map;

/**
 * Key presses as the system sends them: a place on the keyboard, and what the layout writes there. Playwright's own
 * keyboard has the American layout only, so these go through Chromium's protocol, trusted like real ones.
 */
final class Keys {
    private static final int ALT = 1;
    private static final int CTRL = 2;
    private static final int SHIFT = 8;

    /** What each place writes on a Russian keyboard; on an American one it is named by its code. */
    private static final Map<String, String> RUSSIAN = Map.ofEntries(
            Map.entry("KeyA", "ф"),
            Map.entry("KeyB", "и"),
            Map.entry("KeyE", "у"),
            Map.entry("KeyF", "а"),
            Map.entry("KeyG", "п"),
            Map.entry("KeyH", "р"),
            Map.entry("KeyJ", "о"),
            Map.entry("KeyK", "л"),
            Map.entry("KeyL", "д"),
            Map.entry("KeyN", "т"),
            Map.entry("KeyO", "щ"),
            Map.entry("KeyP", "з"),
            Map.entry("KeyQ", "й"),
            Map.entry("KeyR", "к"),
            Map.entry("KeyS", "ы"),
            Map.entry("KeyU", "г"),
            Map.entry("KeyY", "н"),
            Map.entry("BracketLeft", "х"),
            Map.entry("BracketRight", "ъ"),
            Map.entry("Comma", "б"),
            Map.entry("Period", "ю"),
            Map.entry("Slash", "."));

    private static final Map<String, String> AMERICAN =
            Map.of("BracketLeft", "[", "BracketRight", "]", "Comma", ",", "Period", ".", "Slash", "/");

    enum Layout {
        AMERICAN,
        RUSSIAN
    }

    private final CDPSession session;
    private final Layout layout;

    Keys(Page page, Layout layout) {
        this.session = page.context().newCDPSession(page);
        this.layout = layout;
    }

    /** @param chord as "Control+Alt+KeyA": modifiers, then the place on the keyboard */
    void press(String chord) {
        int modifiers = 0;
        String code = chord.substring(chord.lastIndexOf('+') + 1);
        for (String held : chord.substring(0, chord.length() - code.length()).split("\\+", -1)) {
            modifiers |= switch (held) {
                case "Alt" -> ALT;
                case "Control" -> CTRL;
                case "Shift" -> SHIFT;
                default -> 0;
            };
        }
        String key = written(code, (modifiers & SHIFT) != 0);
        JsonObject down = new JsonObject();
        down.addProperty("type", "keyDown");
        down.addProperty("code", code);
        down.addProperty("key", key);
        down.addProperty("modifiers", modifiers);
        down.addProperty("windowsVirtualKeyCode", virtualKey(code));
        if (key.codePointCount(0, key.length()) == 1 && (modifiers & (ALT | CTRL)) == 0) {
            down.addProperty("text", key);
        } else if (code.equals("Enter")) {
            down.addProperty("text", "\r");
        }
        session.send("Input.dispatchKeyEvent", down);
        JsonObject up = down.deepCopy();
        up.addProperty("type", "keyUp");
        up.remove("text");
        session.send("Input.dispatchKeyEvent", up);
    }

    private String written(String code, boolean shift) {
        if (code.equals("Slash") && shift) {
            return layout == Layout.RUSSIAN ? "," : "?";
        }
        String key = switch (layout) {
            case RUSSIAN -> RUSSIAN.getOrDefault(code, code);
            case AMERICAN ->
                code.startsWith("Key") ? code.substring(3).toLowerCase(Locale.ROOT) : AMERICAN.getOrDefault(code, code);
        };
        return shift && key.length() == 1 ? key.toUpperCase(Locale.ROOT) : key;
    }

    private static int virtualKey(String code) {
        return switch (code) {
            case "Enter" -> 13;
            case "Tab" -> 9;
            case "Escape" -> 27;
            case "PageUp" -> 33;
            case "PageDown" -> 34;
            case "ArrowLeft" -> 37;
            case "ArrowUp" -> 38;
            case "ArrowRight" -> 39;
            case "ArrowDown" -> 40;
            case "F6" -> 117;
            case "BracketLeft" -> 219;
            case "BracketRight" -> 221;
            case "Comma" -> 188;
            case "Period" -> 190;
            case "Slash" -> 191;
            default -> code.codePointBefore(code.length());
        };
    }
}

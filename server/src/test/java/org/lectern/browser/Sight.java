package org.lectern.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** What only somebody who looks at a page would notice, measured: contrast, covered focus, words cut off. */
final class Sight {
    private Sight() {}

    /**
     * The grounds and letters of every rule for marks and highlights in the served style sheets, in today's colours.
     *
     * @return lines such as {@code ::highlight(lectern-find) #1f1b16 on #ffc27a 10.8}, the contrast by WCAG's formula
     */
    @SuppressWarnings("unchecked")
    static List<String> contrastOfHighlights(Page page) {
        return (List<String>) page.evaluate("""
                () => {
                  const probe = document.createElement("span");
                  document.querySelector(".text").append(probe);
                  const resolved = (property, value) => {
                    probe.style.cssText = "";
                    probe.style.setProperty(property, value);
                    return getComputedStyle(probe).getPropertyValue(property);
                  };
                  const luminance = colour => {
                    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(part => {
                      const c = part / 255;
                      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
                    });
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                  };
                  const contrast = (a, b) => {
                    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
                    return (high + 0.05) / (low + 0.05);
                  };
                  const ink = getComputedStyle(document.querySelector(".text")).color;
                  const paper = resolved("background-color", "var(--paper)");
                  const found = [];
                  const read = rules => {
                    for (const rule of rules) {
                      const off = rule.conditionText !== undefined && rule.media && !matchMedia(rule.conditionText).matches;
                      if (rule.cssRules && rule.cssRules.length > 0 && !off) read(rule.cssRules);
                      if (!rule.selectorText || !/::highlight|::selection|(^|[ ,])mark\\b/.test(rule.selectorText)) continue;
                      const ground = rule.style.backgroundColor || rule.style.background;
                      const edge = rule.style.borderBlockEndColor;
                      if (ground && ground !== "none") {
                        // Where a rule takes the tint away, letters stand on the paper
                        const tint = resolved("background-color", ground);
                        const on = tint === "rgba(0, 0, 0, 0)" ? paper : tint;
                        const letters = rule.style.color ? resolved("color", rule.style.color) : ink;
                        found.push(`${rule.selectorText} | ${letters} on ${on} | ${contrast(letters, on).toFixed(2)}`);
                      }
                      if (edge) {
                        const line = resolved("border-block-end-color", edge);
                        found.push(`${rule.selectorText} edge | ${line} on ${paper} | ${contrast(line, paper).toFixed(2)}`);
                      }
                    }
                  };
                  for (const sheet of document.styleSheets) read(sheet.cssRules);
                  probe.remove();
                  return found;
                }""");
    }

    /** The contrast of two colours of the style sheet, by WCAG's formula, as they are now. */
    static double contrast(Page page, String ink, String ground) {
        return ((Number) page.evaluate("""
                names => {
                  const probe = document.createElement("span");
                  document.body.append(probe);
                  const luminance = name => {
                    probe.style.color = `var(--${name})`;
                    const colour = getComputedStyle(probe).color;
                    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(part => {
                      const c = part / 255;
                      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
                    });
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                  };
                  const [low, high] = names.map(luminance).sort((x, y) => x - y);
                  probe.remove();
                  return (high + 0.05) / (low + 0.05);
                }""", List.of(ink, ground))).doubleValue();
    }

    /** Whether something else lies over all of the element that has the focus; null when all is well, else its name. */
    static String coveredFocus(Page page) {
        return (String) page.evaluate("""
                () => {
                  const focused = document.activeElement;
                  const shown = focused.matches("input[type=radio], input[type=checkbox]") ? focused.closest("label") ?? focused : focused;
                  const free = [...shown.getClientRects()].some(box =>
                    [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].some(([x, y]) => {
                      const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
                      return hit && (shown === hit || shown.contains(hit));
                    }));
                  return free ? null : focused.outerHTML.slice(0, 160);
                }""");
    }

    /** Makes letters, words, lines and paragraphs as wide as WCAG 1.4.12 lets readers make them. */
    static void spaceOut(Page page) {
        page.evaluate("""
                () => {
                  const sheet = new CSSStyleSheet();
                  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
                    p { margin-block-end: 2em !important }`);
                  document.adoptedStyleSheets.push(sheet);
                }""");
    }

    /** The elements whose own words are cut off by their box. */
    @SuppressWarnings("unchecked")
    static List<String> cutOff(Page page) {
        return (List<String>) page.evaluate("""
                () => [...document.querySelectorAll("body *")].filter(element => {
                  const style = getComputedStyle(element);
                  const hides = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
                  return hides && !element.closest(".vh") && element.textContent.trim() !== "" && element.clientWidth > 1
                    && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
                }).map(element => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`)""");
    }

    /** The elements that reach beyond the right edge of the window, so that the page has to be scrolled sideways. */
    @SuppressWarnings("unchecked")
    static List<String> tooWide(Page page) {
        return (List<String>) page.evaluate("""
                () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
                  .filter(element => element.getBoundingClientRect().right > innerWidth + 0.5)
                  .map(element => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`)""");
    }
}

// Runs before the first paint, so that neither colours nor letter size nor columns jump.
// The keys and limits are those of src/reading/settings.ts and panels.ts.
(function () {
  try {
    var root = document.documentElement;
    root.classList.add("js");
    // Chosen when the server did not speak the reader's language yet; it reads a cookie.
    var formerly = localStorage.getItem("lectern.language");
    if (formerly) localStorage.removeItem("lectern.language");
    if ((formerly === "en" || formerly === "ru") && !/(^|; )lectern-language=/.test(document.cookie)) {
      document.cookie = "lectern-language=" + formerly + "; path=/; max-age=31536000; samesite=lax";
      if (root.dataset.words && root.dataset.words !== formerly) location.reload();
    }
    var theme = localStorage.getItem("lectern.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (localStorage.getItem("lectern.hide-outline") === "yes") root.classList.add("no-outline");
    if (localStorage.getItem("lectern.hide-notes") === "yes") root.classList.add("no-notes");
    var text = JSON.parse(localStorage.getItem("lectern.text") || "null");
    if (!text) return;
    if (text.size >= 0.9375 && text.size <= 1.75) root.style.setProperty("--size-text", text.size + "rem");
    if (text.measure >= 28 && text.measure <= 44) root.style.setProperty("--measure", text.measure + "rem");
    if (text.face === "sans") root.style.setProperty("--face-text", "var(--sans)");
    if (text.lead >= 1.3 && text.lead <= 2.1) root.style.setProperty("--lead-text", String(text.lead));
  } catch (reason) {
    // Storage can be switched off or hold another program's text: the page then keeps its defaults.
    console.warn("Reading settings were not applied.", reason);
  }
})();

// Remembers light, dark or system and the language, and tells the server what the system shows. Loaded before the first paint.
(() => {
  const year = 365 * 24 * 60 * 60;
  const remember = (name, value) => { document.cookie = `${name}=${value};path=/;max-age=${year};samesite=lax`; };
  const system = matchMedia("(prefers-color-scheme: dark)");
  const note = () => remember("nadia-system-dark", system.matches ? "1" : "0");
  note();
  system.addEventListener("change", note);

  window.nadia = {
    setTheme(mode) {
      remember("nadia-theme", mode);
      document.documentElement.dataset.theme = mode;
    },
    // Tells the page whether the system is dark, now and when it turns: in one way, so that the last word comes last.
    watchDark(page) {
      const tell = () => page.invokeMethodAsync("SystemTurned", system.matches).catch(() => {});
      system.addEventListener("change", tell);
      tell();
    },
    // A page speaks the language it was loaded in.
    setLanguage(code) {
      remember(".AspNetCore.Culture", encodeURIComponent(`c=${code}|uic=${code}`));
      window.nadia.keepReply?.();
      location.reload();
    },
    // True when it is on the clipboard; without a secure context the old way is tried.
    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        const field = document.querySelector(".secret input");
        field?.select();
        return document.execCommand("copy");
      }
    },
    timeZone() { return Intl.DateTimeFormat().resolvedOptions().timeZone ?? null; },
    submit(id) { document.getElementById(id).submit(); },
  };
})();

// Remembers light, dark or system, and tells the server what the system shows. Loaded before the first paint.
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
    submit(id) { document.getElementById(id).submit(); },
  };
})();

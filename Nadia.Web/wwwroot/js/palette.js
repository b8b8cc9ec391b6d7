// Ctrl+K, or Cmd+K, opens the command palette on every page of the tool, also while somebody types; never over a dialog.
export function listen(page) {
  const stop = new AbortController();
  document.addEventListener("keydown", event => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (event.repeat || document.querySelector(".mud-dialog")) return;
    page.invokeMethodAsync("Summon");
  }, { signal: stop.signal });
  // The entry that is chosen stays in sight.
  const sight = new MutationObserver(() => document.querySelector(".palette-at")?.scrollIntoView({ block: "nearest" }));
  sight.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["aria-activedescendant"] });
  return { detach() { stop.abort(); sight.disconnect(); } };
}

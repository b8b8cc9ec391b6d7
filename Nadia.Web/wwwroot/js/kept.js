// The reply over a reload that nobody asked for.

// What stands in the reply when the server has lost the page is kept in this tab, and put back once the same draft is open for editing
// again: the last letters before a lost connection never reached the server. Bubble by bubble, for a message to the server has a limit.
// It is the writer's alone, and is dropped once the new page has shown its first draft.
export function keepReplyOverReload(root, page, person, signal) {
  const store = "nadia-reply";
  const fields = () => [...root.querySelectorAll(".reply textarea[data-bubble]")];
  window.nadia.keepReply = () => {
    const draft = root.querySelector("[data-heading]")?.dataset.heading;
    if (draft && fields().some(field => !field.readOnly)) sessionStorage.setItem(store, JSON.stringify({ person, draft, texts: fields().map(field => field.value) }));
  };
  signal.addEventListener("abort", () => { delete window.nadia.keepReply; });
  const kept = JSON.parse(sessionStorage.getItem(store) ?? "null");
  if (kept?.person !== person) sessionStorage.removeItem(store);
  if (kept?.person !== person) return;
  const drop = () => {
    watch.disconnect();
    sessionStorage.removeItem(store);
  };
  const restore = async () => {
    const shown = root.querySelector("[data-heading]")?.dataset.heading;
    if (shown && shown !== kept.draft) drop();
    const here = fields();
    if (shown !== kept.draft || here.length === 0 || here[0].readOnly) return;
    drop();
    if (JSON.stringify(here.map(field => field.value)) === JSON.stringify(kept.texts)) return;
    for (const [i, text] of kept.texts.entries()) await page.invokeMethodAsync("Restore", kept.draft, kept.texts.length, i, text);
  };
  const watch = new MutationObserver(restore);
  watch.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["readonly", "data-heading"] });
  signal.addEventListener("abort", () => watch.disconnect());
  restore();
}

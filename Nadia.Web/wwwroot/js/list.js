// The queue's list: it stays where it is under the pointer, and says which rows are in sight.

// Scrolls the list so far that a row is in sight; it is drawn once the list is there.
export function reveal(root, index) {
  const list = root.querySelector(".queue-list");
  if (!list) return;
  const height = Number(list.dataset.rowHeight);
  const top = index * height;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + height > list.scrollTop + list.clientHeight) list.scrollTop = top + height - list.clientHeight;
}

// Moves the focus in the list. A row that is far away is drawn only once the list has been scrolled to it.
export async function move(root, step) {
  const list = root.querySelector(".queue-list");
  if (!list) return;
  const here = list.querySelector(":focus")?.closest("[data-index]") ?? list.querySelector(".entry-selected");
  const index = here ? Number(here.dataset.index) + step : 0;
  const row = () => list.querySelector(`[data-index="${index}"]`);
  if (index < 0) return;
  if (!row() && here) list.scrollTop += step * here.offsetHeight;
  for (let frame = 0; frame < 30 && !row(); frame++) await new Promise(requestAnimationFrame);
  const link = row()?.querySelector("a");
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: "nearest" });
}

// When rows come or go above the one under the pointer or the focus, the list is scrolled by as much.
export function keepSteady(root, signal) {
  let over = null;
  root.addEventListener("pointerover", event => { over = event.target.closest?.("[data-id]") ?? null; }, { signal });
  root.addEventListener("pointerleave", () => { over = null; }, { signal });
  const anchor = list => [over, list.querySelector(":focus")?.closest("[data-id]")].find(row => row && list.contains(row)) ?? null;
  let last = null;
  const note = () => {
    const list = root.querySelector(".queue-list");
    const row = list && anchor(list);
    last = row ? { id: row.dataset.id, index: Number(row.dataset.index), height: row.offsetHeight } : null;
  };
  const observer = new MutationObserver(() => {
    const list = root.querySelector(".queue-list");
    const row = last && list?.querySelector(`[data-id="${CSS.escape(last.id)}"]`);
    const moved = row ? Number(row.dataset.index) - last.index : 0;
    if (moved !== 0) list.scrollTop += moved * last.height;
    note();
  });
  for (const kind of ["pointerover", "focusin", "focusout", "pointerleave"]) root.addEventListener(kind, note, { signal });
  observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-index", "data-id"] });
  return observer;
}

// Tells the server which rows are in sight, in steps, so that it draws those and some more on either side.
export function watchSight(root, page, signal) {
  const step = 4;
  let told = "";
  let due = false;
  const look = () => {
    due = false;
    const list = root.querySelector(".queue-list");
    if (!list || signal.aborted) return;
    const height = Number(list.dataset.rowHeight);
    const top = Math.floor(list.scrollTop / height / step) * step;
    const count = Math.ceil(list.clientHeight / height) + step;
    if (list.clientHeight === 0 || told === `${top} ${count}`) return;
    told = `${top} ${count}`;
    page.invokeMethodAsync("Look", top, count).catch(() => { told = ""; });
  };
  const soon = () => {
    if (!due) requestAnimationFrame(look);
    due = true;
  };
  root.addEventListener("scroll", soon, { capture: true, passive: true, signal });
  const changes = new MutationObserver(soon);
  changes.observe(root, { subtree: true, childList: true });
  const size = new ResizeObserver(soon);
  size.observe(root);
  signal.addEventListener("abort", () => { changes.disconnect(); size.disconnect(); });
  soon();
}

// Presses "Show more" before it comes into sight.
export function loadNearTheEnd(root) {
  let watched = null;
  let seen = null;
  const look = () => {
    const more = root.querySelector("[data-more]");
    if (more === watched) return;
    seen?.disconnect();
    watched = more;
    if (!more) return;
    seen = new IntersectionObserver(entries => { if (entries.at(-1).isIntersecting) more.click(); }, { root: more.parentElement, rootMargin: "1500px" });
    seen.observe(more);
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { subtree: true, childList: true });
  look();
  return { disconnect() { observer.disconnect(); seen?.disconnect(); } };
}

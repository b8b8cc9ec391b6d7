// The review page's half in the browser: keys, focus, and a list that stays where it is under the pointer.

export function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? null;
}

export function attach(root, page) {
  const stop = new AbortController();
  document.addEventListener("keydown", event => onKey(root, event), { signal: stop.signal });
  const unsteady = keepSteady(root, stop.signal);
  const near = loadNearTheEnd(root);
  watchSight(root, page, stop.signal);
  root.dataset.keys = "on";
  const isUntouched = watchHands(root, stop.signal);
  let last = null;
  root.addEventListener("focusin", event => { last = event.target; }, { signal: stop.signal });
  return {
    focusBack() { focusBack(root, last); },
    focusHeading() { if (isUntouched()) root.querySelector("[data-heading]")?.focus({ preventScroll: true }); },
    detach() {
      stop.abort();
      unsteady.disconnect();
      near.disconnect();
    },
  };
}

// Tells whether the person has done anything since this draft was put before them: if so, the focus is theirs and stays.
function watchHands(root, signal) {
  let touched = false;
  let shown = null;
  for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, () => { touched = true; }, { capture: true, signal });
  const observer = new MutationObserver(() => {
    const heading = root.querySelector("[data-heading]")?.dataset.heading ?? null;
    if (heading !== shown) touched = false;
    shown = heading;
  });
  observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-heading"] });
  signal.addEventListener("abort", () => observer.disconnect());
  return () => !touched;
}

// After a question the focus returns to where it was asked, once the dialog is out of the way.
async function focusBack(root, last) {
  for (let frame = 0; frame < 600 && document.querySelector(".mud-dialog"); frame++) await new Promise(requestAnimationFrame);
  if (document.activeElement && document.activeElement !== document.body) return;
  const target = last?.isConnected && !last.disabled ? last : root.querySelector("[data-heading]");
  target?.focus({ preventScroll: true });
}

// Keys never act while somebody types, in a dialog or a menu, or together with Ctrl, Alt or Cmd.
function onKey(root, event) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable=true], [role=menu]")) return;
  if (document.querySelector(".mud-dialog, .mud-popover-open")) return;
  const key = event.key.toLowerCase();
  const inList = event.target.closest?.(".queue-list") !== null;
  const step = key === "j" || (inList && key === "arrowdown") ? 1 : key === "k" || (inList && key === "arrowup") ? -1 : 0;
  if (step !== 0) {
    event.preventDefault();
    move(root, step);
  } else if (!event.repeat && !event.shiftKey && /^[a-z]$/.test(key)) {
    root.querySelector(`[data-key="${key}"]`)?.click();
  }
}

// Moves the focus in the list. A row that is far away is drawn only once the list has been scrolled to it.
async function move(root, step) {
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
function keepSteady(root, signal) {
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
function watchSight(root, page, signal) {
  const step = 8;
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
function loadNearTheEnd(root) {
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

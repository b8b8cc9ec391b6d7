// The review page's half in the browser: keys, focus, and a list that stays where it is under the pointer.

export function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? null;
}

export function attach(root, page, person) {
  const stop = new AbortController();
  const keyboard = { keys: {}, steps: 0, turned: Promise.resolve() };
  document.addEventListener("keydown", event => onKey(root, page, keyboard, event), { signal: stop.signal });
  for (const edge of root.querySelectorAll("[data-edge]")) makeMovable(root, edge, stop.signal);
  const unsteady = keepSteady(root, stop.signal);
  const near = loadNearTheEnd(root);
  watchSight(root, page, stop.signal);
  keepReplyOverReload(root, page, person, stop.signal);
  root.dataset.keys = "on";
  const heading = keepOnHeading(root, stop.signal);
  let last = null;
  root.addEventListener("focusin", event => { last = event.target; }, { signal: stop.signal });
  return {
    focusBack() { focusBack(root, last); },
    useKeys(keys) { keyboard.keys = keys; },
    reveal(index) { reveal(root, index); },
    async act(action) {
      await dialogGone();
      act(root, page, action);
    },
    focusHeading() { heading.focus(); },
    detach() {
      stop.abort();
      unsteady.disconnect();
      near.disconnect();
    },
  };
}

// Keeps the focus on the heading of the draft that was put before the person until they do something themselves: the router puts it on the
// page's own heading, and a heading that is drawn anew loses it, both at any time.
function keepOnHeading(root, signal) {
  let touched = false;
  let wanted = false;
  const heading = () => root.querySelector("[data-heading]");
  let shown = heading()?.dataset.heading ?? null;
  const turn = () => { if (wanted && !touched) heading()?.focus({ preventScroll: true }); };
  const turnBack = () => { if (document.activeElement?.matches("body, h1")) turn(); };
  for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, () => { touched = true; }, { capture: true, signal });
  document.addEventListener("focusin", turnBack, { signal });
  const see = () => {
    const now = heading()?.dataset.heading ?? null;
    if (now !== shown) touched = wanted = false;
    shown = now;
  };
  const observer = new MutationObserver(() => {
    see();
    turnBack();
  });
  observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-heading"] });
  signal.addEventListener("abort", () => observer.disconnect());
  return {
    // The heading may have come in the same breath as this call, before the observer hears of it.
    focus() {
      see();
      wanted = true;
      turn();
    },
  };
}

async function dialogGone() {
  for (let frame = 0; frame < 600 && document.querySelector(".mud-dialog"); frame++) await new Promise(requestAnimationFrame);
}

// After a question the focus returns to where it was asked, once the dialog is out of the way.
async function focusBack(root, last) {
  await dialogGone();
  if (document.activeElement && document.activeElement !== document.body) return;
  const target = last?.isConnected && !last.disabled ? last : root.querySelector("[data-heading]");
  target?.focus({ preventScroll: true });
}

// Keys never act while somebody types, in a dialog or a menu, or together with Ctrl, Alt or Cmd. An action is known by its default key:
// a button has it as data-key, whichever key the reviewer has chosen for it.
function onKey(root, page, keyboard, event) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (document.querySelector(".mud-dialog, .mud-popover-open")) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable=true]")) {
    if (event.key === "Escape" && event.target.closest(".reply")) root.querySelector("[data-heading]")?.focus({ preventScroll: true });
    return;
  }
  if (event.target.closest?.("[role=menu], [role=separator]")) return;
  const inList = event.target.closest?.(".queue-list") !== null;
  const row = inList && event.key === "ArrowDown" ? 1 : inList && event.key === "ArrowUp" ? -1 : 0;
  const action = actionOf(keyboard.keys, event);
  if (row !== 0) move(root, row);
  else if (action === "j" || action === "k") step(page, keyboard, action, event.repeat);
  else if (event.repeat || !act(root, page, action)) return;
  event.preventDefault();
}

// The default key of what is pressed; a key that the reviewer has given to nothing stands for nothing.
function actionOf(keys, event) {
  if (event.key === "Enter") return "Enter";
  const pressed = event.key.toLowerCase();
  if (pressed.length !== 1 || (event.shiftKey && pressed !== event.key)) return null;
  return keys[pressed] ?? (Object.values(keys).includes(pressed) ? null : pressed);
}

// True when the key meant something.
function act(root, page, action) {
  if (action === null) return false;
  if (action === "Enter") return openFirst(root);
  if (action === "e") return focusOn(root.querySelector(".reply textarea:not([readonly])"));
  if (/^[1-5?]$/.test(action)) {
    page.invokeMethodAsync("Press", action);
    return true;
  }
  const target = document.querySelector(`[data-key="${CSS.escape(action)}"]`);
  if (!target || target.disabled) return false;
  if (target.matches("input, textarea")) return focusOn(target);
  target.click();
  return true;
}

// With nothing open and nothing else in focus, Enter opens the draft that should be answered first.
function openFirst(root) {
  if (root.querySelector("[data-heading]") || document.activeElement?.closest("a, button, summary")) return false;
  const link = root.querySelector("[data-index] a[href]");
  link?.click();
  return link !== null;
}

function focusOn(target) {
  target?.focus();
  if (target?.select && target.value && target.matches("input")) target.select();
  return Boolean(target);
}

// Each press is a step; a key that is held down steps on once the page has turned.
function step(page, keyboard, action, isHeld) {
  if (isHeld && keyboard.steps > 0) return;
  keyboard.steps++;
  keyboard.turned = keyboard.turned.then(() => page.invokeMethodAsync("Press", action)).catch(() => {}).finally(() => { keyboard.steps--; });
}

// Scrolls the list so far that a row is in sight; it is drawn once the list is there.
function reveal(root, index) {
  const list = root.querySelector(".queue-list");
  if (!list) return;
  const height = Number(list.dataset.rowHeight);
  const top = index * height;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + height > list.scrollTop + list.clientHeight) list.scrollTop = top + height - list.clientHeight;
}

// What stands in the reply when the server has lost the page is kept in this tab, and put back once the same draft is open for editing
// again: the last letters before a lost connection never reached the server. Bubble by bubble, for a message to the server has a limit.
// It is the writer's alone, and is dropped once the new page has shown its first draft.
function keepReplyOverReload(root, page, person, signal) {
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

// The edge between two panes: by pointer or arrow keys; the width is remembered in this browser.
function makeMovable(root, edge, signal) {
  const name = edge.dataset.edge;
  const fromStart = name === "queue";
  const [least, most] = fromStart ? [240, 560] : [220, 480];
  const pane = () => fromStart ? edge.previousElementSibling : edge.nextElementSibling;
  const store = `nadia-width-${name}`;
  // What was just set is said, not measured: with less motion wished for, the measure is the former one until the next frame.
  const show = (width = pane().getBoundingClientRect().width) => {
    edge.setAttribute("aria-valuemin", least);
    edge.setAttribute("aria-valuemax", most);
    edge.setAttribute("aria-valuenow", Math.round(width));
  };
  const set = width => {
    const fits = Math.min(most, Math.max(least, Math.round(width)));
    root.style.setProperty(`--${name}-width`, `${fits}px`);
    localStorage.setItem(store, fits);
    show(fits);
  };
  const reset = () => {
    root.style.removeProperty(`--${name}-width`);
    localStorage.removeItem(store);
    show();
  };
  const drag = event => {
    const box = root.getBoundingClientRect();
    set(fromStart ? event.clientX - box.left : box.right - event.clientX);
  };
  edge.addEventListener("pointerdown", event => {
    edge.setPointerCapture(event.pointerId);
    edge.addEventListener("pointermove", drag);
    edge.addEventListener("lostpointercapture", () => edge.removeEventListener("pointermove", drag), { once: true });
  }, { signal });
  edge.addEventListener("dblclick", reset, { signal });
  edge.addEventListener("keydown", event => {
    const by = { ArrowLeft: fromStart ? -16 : 16, ArrowRight: fromStart ? 16 : -16 }[event.key];
    if (by) set(pane().getBoundingClientRect().width + by);
    else if (event.key === "Home") reset();
    else return;
    event.preventDefault();
  }, { signal });
  const former = Number(localStorage.getItem(store));
  if (former) set(former);
  else show();
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

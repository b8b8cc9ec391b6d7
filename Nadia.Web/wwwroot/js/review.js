// The review page's half in the browser: keys and focus. What the list, the panes' edges and the kept reply do is in the files beside it.

import { keepReplyOverReload } from "./kept.js";
import { keepSteady, loadNearTheEnd, move, reveal, watchSight } from "./list.js";
import { makeMovable } from "./panes.js";

export function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? null;
}

export function attach(root, page, person) {
  const stop = new AbortController();
  const keyboard = { keys: null, steps: 0, turned: Promise.resolve() };
  document.addEventListener("keydown", event => onKey(root, page, keyboard, event), { signal: stop.signal });
  for (const edge of root.querySelectorAll("[data-edge]")) makeMovable(root, edge, stop.signal);
  const unsteady = keepSteady(root, stop.signal);
  const near = loadNearTheEnd(root);
  watchSight(root, page, stop.signal);
  keepReplyOverReload(root, page, person, stop.signal);
  const heading = keepOnHeading(root, stop.signal);
  let last = null;
  root.addEventListener("focusin", event => { last = event.target; }, { signal: stop.signal });
  return {
    focusBack() { focusBack(root, last); },
    useKeys(keys) {
      keyboard.keys = keys;
      root.dataset.keys = "on";
    },
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
  // Whoever has a question open or is in a field has begun already, before this script listened.
  let touched = Boolean(document.querySelector(".mud-dialog") ?? document.activeElement?.closest("input, textarea, select"));
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

// Keys never act while somebody types, in a dialog or a menu, or together with Ctrl, Alt or Cmd; nor before the page has said which keys the
// reviewer has chosen. An action is known by its default key: a button has it as data-key, whichever key is chosen for it.
function onKey(root, page, keyboard, event) {
  if (keyboard.keys === null || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
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
  if (root.querySelector("[data-heading]") || document.activeElement?.closest("a, button, summary, [role=button]")) return false;
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

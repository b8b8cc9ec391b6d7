// Ticks rows of the queue with the keyboard: V the row with the focus, or else the open one. Shift and V ticks everything up to there.

let from = null;

function ticks() {
  return [...document.querySelectorAll(".queue-list .entry-tick")];
}

function onKey(event) {
  if (event.key.toLowerCase() !== "v" || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.target.closest?.("input:not(.entry-tick), textarea, select, [contenteditable=true], [role=menu]")) return;
  if (document.querySelector(".mud-dialog, .mud-popover-open")) return;
  const list = document.querySelector(".queue-list");
  const row = list?.querySelector(":focus")?.closest("[data-index]") ?? list?.querySelector(".entry-selected");
  const tick = row?.querySelector(".entry-tick");
  if (!tick) return;
  const all = ticks();
  const start = all.findIndex(t => t.closest("[data-id]").dataset.id === from);
  const end = all.indexOf(tick);
  if (event.shiftKey && start >= 0) {
    for (const other of all.slice(Math.min(start, end), Math.max(start, end) + 1)) if (!other.checked) other.click();
  } else {
    tick.click();
  }
  from = row.dataset.id;
}

document.addEventListener("keydown", onKey);

// The reply editor's half in the browser: keys that cut and move bubbles, dragging, the marks behind the text, pasting, menus and emoji.
// Whatever changes the bubbles is done on the server; here only letters are put in.

export function attach(root, page) {
  const stop = new AbortController();
  const { signal } = stop;
  let last = null;
  root.addEventListener("focusin", event => { if (event.target.matches(".bubble-text")) last = event.target; }, { signal });
  root.addEventListener("keydown", event => onKey(root, page, event, () => last), { signal });
  root.addEventListener("paste", event => onPaste(page, event), { signal });
  root.addEventListener("click", event => onClick(root, page, event, last), { signal });
  keepFocus(root, signal);
  drag(root, page, signal);
  mark(root, signal);
  root.dataset.editor = "on";
  return {
    focus(key, at) { focus(root, { key, at }); },
    detach() { stop.abort(); },
  };
}

const keyOf = box => Number(box.dataset.bubble);

function onKey(root, page, event, last) {
  if (event.isComposing) return;
  const menu = event.target.closest("[role=menu]");
  if (menu) {
    onMenuKey(page, menu, event, last());
    return;
  }

  const box = event.target;
  if (!box.matches(".bubble-text") || box.readOnly || !event.altKey || event.ctrlKey || event.metaKey) return;
  const what = { ArrowUp: "up", ArrowDown: "down", Enter: "split", NumpadEnter: "split", Delete: "delete", KeyM: "merge" }[event.code];
  if (!what) return;
  event.preventDefault();
  act(root, page, what, box);
}

async function act(root, page, what, box) {
  const caret = await page.invokeMethodAsync("Act", what, keyOf(box), box.selectionStart);
  if (caret) await focus(root, caret);
}

// The bubble may be drawn a moment after the answer.
async function focus(root, caret) {
  const find = () => root.querySelector(`[data-bubble="${caret.key}"]`);
  for (let frame = 0; frame < 30 && !find(); frame++) await new Promise(requestAnimationFrame);
  const box = find();
  if (!box) return;
  box.focus();
  box.setSelectionRange(caret.at, caret.at);
}

// Arrow keys go through a menu, Escape closes it and gives the focus back to the text.
function onMenuKey(page, menu, event, last) {
  const items = [...menu.querySelectorAll("[role=menuitem]:not(:disabled)")];
  const here = items.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step && items.length > 0) {
    event.preventDefault();
    items[(here + step + items.length) % items.length].focus();
  } else if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    page.invokeMethodAsync("CloseMenu");
    last?.focus();
  }
}

function onClick(root, page, event, last) {
  const emoji = event.target.closest("[data-emoji]");
  if (emoji) {
    const boxes = root.querySelectorAll(".bubble-text");
    insert(last?.isConnected ? last : boxes[boxes.length - 1], emoji.dataset.emoji);
  }

  const split = event.target.closest("[data-act=split]");
  if (split && !split.disabled) act(root, page, "split", split.closest(".bubble").querySelector(".bubble-text"));
}

// As typing does: the text box's own undo takes it back, and the server hears of it by the input event.
function insert(box, text) {
  if (!box || box.readOnly || box.value.length + text.length > box.maxLength) return;
  box.focus();
  if (document.execCommand("insertText", false, text)) return;
  box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

// The text is pasted as it is; cutting it into bubbles is offered afterwards.
function onPaste(page, event) {
  const box = event.target;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!box.matches(".bubble-text") || box.readOnly) return;
  const cut = box.value.length - (box.selectionEnd - box.selectionStart) + text.replaceAll("\r\n", "\n").length > box.maxLength;
  if (cut || /\n/.test(text.trim())) setTimeout(() => page.invokeMethodAsync("Pasted", keyOf(box), cut), 0);
}

// What is moved in the page would lose the focus, and only that gets it back; a menu that appears takes it.
function keepFocus(root, signal) {
  let focused = root;
  root.addEventListener("focusin", event => { focused = event.target; }, { signal });
  const observer = new MutationObserver(records => {
    for (const record of records) for (const node of record.addedNodes) if (node.matches?.("[data-menu]")) focusMenu(node);
    const wasMoved = records.some(record => [...record.removedNodes].some(node => node.contains(focused)));
    if (wasMoved && focused.isConnected && document.activeElement === document.body) focused.focus({ preventScroll: true });
  });
  observer.observe(root, { subtree: true, childList: true });
  signal.addEventListener("abort", () => observer.disconnect());
}

async function focusMenu(menu) {
  for (let frame = 0; frame < 120 && menu.isConnected; frame++) {
    const first = menu.querySelector("[role=menuitem]:not(:disabled)");
    if (first) {
      first.focus();
      return;
    }

    await new Promise(requestAnimationFrame);
  }
}

function drag(root, page, signal) {
  let dragged = null;
  const clear = () => { for (const item of root.querySelectorAll("[data-drop]")) delete item.dataset.drop; };
  const target = event => {
    const item = event.target.closest(".bubble");
    if (!dragged || !item || item === dragged) return null;
    const { top, height } = item.getBoundingClientRect();
    return { item, after: event.clientY > top + height / 2 };
  };
  root.addEventListener("dragstart", event => {
    if (!event.target.closest?.(".bubble-handle")) return;
    dragged = event.target.closest(".bubble");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
    event.dataTransfer.setDragImage(dragged, 20, 20);
  }, { signal });
  root.addEventListener("dragover", event => {
    if (!dragged) return;
    event.preventDefault();
    clear();
    const over = target(event);
    if (over) over.item.dataset.drop = over.after ? "after" : "before";
  }, { signal });
  root.addEventListener("drop", event => {
    if (!dragged) return;
    event.preventDefault();
    const over = target(event);
    clear();
    if (over) {
      const from = Number(dragged.dataset.place);
      const gap = Number(over.item.dataset.place) + (over.after ? 1 : 0);
      page.invokeMethodAsync("Drop", keyOf(dragged.querySelector(".bubble-text")), gap > from ? gap - 1 : gap);
    }
  }, { signal });
  root.addEventListener("dragend", () => { dragged = null; clear(); }, { signal });
}

// Marks what the safety rules found behind the text, as text nodes. Between two readings of the server the marks move with the letters
// before them, and those that are typed into go.
function mark(root, signal) {
  const layers = new WeakMap();
  const boxOf = layer => layer.parentElement.querySelector(".bubble-text");
  const take = layer => {
    const box = boxOf(layer);
    const known = layers.get(layer);
    const told = read(layer.dataset.marks);
    if (told?.length === box.value.length) layers.set(layer, { spans: told.spans, text: box.value });
    else if (known && known.text !== box.value) layers.set(layer, { spans: moved(known, box.value), text: box.value });
    draw(layer, box, layers.get(layer)?.spans ?? []);
  };
  const observer = new MutationObserver(records => {
    const touched = new Set();
    for (const record of records) {
      if (record.type === "attributes") touched.add(record.target);
      else for (const node of record.addedNodes) for (const layer of node.querySelectorAll?.(".bubble-marks") ?? []) touched.add(layer);
    }

    for (const layer of touched) if (layer.isConnected) take(layer);
  });
  observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-marks"] });
  signal.addEventListener("abort", () => observer.disconnect());
  root.addEventListener("input", event => {
    const layer = event.target.parentElement?.querySelector(".bubble-marks");
    const known = layer && layers.get(layer);
    if (!known) return;
    layers.set(layer, { spans: moved(known, event.target.value), text: event.target.value });
    draw(layer, event.target, layers.get(layer).spans);
  }, { signal });
  root.addEventListener("scroll", event => {
    const layer = event.target.parentElement?.querySelector(".bubble-marks");
    if (layer) layer.scrollTop = event.target.scrollTop;
  }, { capture: true, passive: true, signal });
  for (const layer of root.querySelectorAll(".bubble-marks")) take(layer);
}

// "length:start,length,severity;…"
function read(marks) {
  if (!marks) return null;
  const [length, list] = marks.split(":");
  const spans = list === "" ? [] : list.split(";").map(span => {
    const [start, size, severity] = span.split(",");
    return { start: Number(start), end: Number(start) + Number(size), severity };
  });
  return { length: Number(length), spans };
}

function moved({ spans, text }, now) {
  const shorter = Math.min(text.length, now.length);
  let head = 0;
  while (head < shorter && text[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && text[text.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const by = now.length - text.length;
  return spans
    .filter(span => span.end <= head || span.start >= text.length - tail)
    .map(span => span.end <= head ? span : { ...span, start: span.start + by, end: span.end + by });
}

function draw(layer, box, spans) {
  const parts = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start < at) continue;
    const found = document.createElement("mark");
    found.dataset.severity = span.severity;
    found.textContent = box.value.slice(span.start, span.end);
    parts.push(box.value.slice(at, span.start), found);
    at = span.end;
  }

  layer.replaceChildren(...(parts.length === 0 ? [] : [...parts, box.value.slice(at), "\u200b"]));
  layer.scrollTop = box.scrollTop;
}

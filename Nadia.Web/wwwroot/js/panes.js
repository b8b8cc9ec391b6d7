// The panes' widths.

// The edge between two panes: by pointer or arrow keys; the width is remembered in this browser.
export function makeMovable(root, edge, signal) {
  const name = edge.dataset.edge;
  const fromStart = name === "queue";
  const [least, most] = fromStart ? [240, 560] : [220, 480];
  const pane = () => fromStart ? edge.previousElementSibling : edge.nextElementSibling;
  const store = `nadia-width-${name}`;
  const say = facts => { for (const [name, value] of Object.entries(facts)) edge.setAttribute(name, value); };
  const show = () => say({ "aria-valuenow": Math.round(pane().getBoundingClientRect().width) });
  const set = width => {
    const fits = Math.min(most, Math.max(least, Math.round(width)));
    root.style.setProperty(`--${name}-width`, `${fits}px`);
    localStorage.setItem(store, fits);
    show();
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
  say({ role: "separator", tabindex: 0, "aria-label": edge.dataset.label, "aria-orientation": "vertical", "aria-valuemin": least, "aria-valuemax": most });
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

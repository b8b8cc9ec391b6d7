// A maxlength in bytes: a text box with data-room takes no more than its message to the server has room for. What a paste has too much is left
// out at its end, before the page hears of it; what stood there stays.
const encoder = new TextEncoder();
const bytes = text => encoder.encode(JSON.stringify(text)).length - 2;

document.addEventListener("input", event => {
  const box = event.target;
  const room = Number(box.dataset?.room);
  if (!room || bytes(box.value) <= room) return;
  const [before, after] = [box.value.slice(0, box.selectionEnd), box.value.slice(box.selectionEnd)];
  let [fits, most] = [0, before.length];
  while (fits < most) {
    const half = Math.ceil((fits + most) / 2);
    if (bytes(before.slice(0, half) + after) <= room) fits = half;
    else most = half - 1;
  }

  if (/[\uD800-\uDBFF]$/.test(before.slice(0, fits))) fits--;
  box.value = before.slice(0, fits) + after;
  box.setSelectionRange(fits, fits);
}, true);

// Draws the number of waiting drafts into the page's icon and title, and alerts while the window is not in front, where the person wants it.
// What is wanted is this browser's own choice; permission is asked on a click only.

const seen = { waiting: null, late: null };
const plain = document.querySelector("link[rel=icon]")?.href;

function wants(kind) {
  return localStorage.getItem(`nadia-alert-${kind}`) === "on" && (kind !== "desktop" || (window.Notification?.permission === "granted"));
}

function inFront() {
  return document.visibilityState === "visible" && document.hasFocus();
}

// A short soft tone, made here: no file is fetched.
function beep() {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = 660;
  volume.gain.setValueAtTime(0.12, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.35);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.35);
  tone.onended = () => audio.close();
}

function alertPerson(text) {
  if (inFront()) return;
  if (wants("sound")) beep();
  if (!wants("desktop")) return;
  const note = new Notification("NADIA", { body: text, tag: "nadia-queue" });
  note.onclick = () => { window.focus(); note.close(); };
}

function say(count) {
  return count > 99 ? "99+" : String(count);
}

async function drawIcon(count) {
  const link = document.querySelector("link[rel=icon]");
  if (!link || !plain) return;
  link.dataset.count = count > 0 ? say(count) : "";
  if (count === 0) {
    link.href = plain;
    return;
  }
  const image = new Image();
  image.src = plain;
  await image.decode().catch(() => {});
  const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 64 });
  const pen = canvas.getContext("2d");
  if (image.complete && image.naturalWidth > 0) pen.drawImage(image, 0, 0, 64, 64);
  pen.fillStyle = "#c62828";
  pen.beginPath();
  pen.arc(42, 42, 22, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = "#fff";
  pen.font = `bold ${count > 99 ? 18 : 26}px sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(say(count), 42, 43);
  if (link.dataset.count === say(count)) link.href = canvas.toDataURL("image/png");
}

// The review page says its number itself; on the others it is put before what the page says.
function drawTitle(count) {
  const rest = document.title.replace(/^\(\d+\+?\) /, "");
  const wanted = count > 0 ? `(${count}) ${rest}` : rest;
  if (!location.pathname.startsWith("/review") && document.title !== wanted) document.title = wanted;
}

function look() {
  const signal = document.getElementById("attention");
  paintChoices();
  if (!signal || signal.dataset.waiting === undefined) return;
  const count = Number(signal.dataset.waiting);
  drawTitle(count);
  if (count !== seen.waiting) {
    drawIcon(count);
    if (seen.waiting !== null && count > seen.waiting) alertPerson(count === 1 ? signal.dataset.sayOne : signal.dataset.saySome.replace("{0}", count));
    seen.waiting = count;
  }
  watchOldest(signal);
}

// Once for each customer who becomes the longest waiting and has waited too long.
function watchOldest(signal) {
  const { oldest, lateMinutes, sayLate } = signal.dataset;
  if (!oldest || Number(signal.dataset.waiting) === 0) return;
  if (Date.now() - Date.parse(oldest) < Number(lateMinutes) * 60_000 || seen.late === oldest) return;
  seen.late = oldest;
  alertPerson(sayLate.replace("{0}", lateMinutes));
}

function paintChoices() {
  for (const button of document.querySelectorAll("[data-alert]")) {
    const pressed = wants(button.dataset.alert) ? "true" : "false";
    if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
  }
}

async function choose(button) {
  const kind = button.dataset.alert;
  const note = button.parentElement.querySelector("[data-alert-note]");
  if (wants(kind)) {
    localStorage.removeItem(`nadia-alert-${kind}`);
    note.textContent = note.dataset.off;
  } else {
    const blocked = kind === "desktop" && (!window.Notification || await Notification.requestPermission() !== "granted");
    if (!blocked) localStorage.setItem(`nadia-alert-${kind}`, "on");
    note.textContent = blocked ? note.dataset.blocked : note.dataset.on;
    button.title = blocked ? note.textContent : button.ariaLabel;
  }
  paintChoices();
}

document.addEventListener("click", event => {
  const button = event.target.closest?.("[data-alert]");
  if (button) choose(button);
});
new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-waiting", "data-oldest"] });
setInterval(look, 5000);
look();

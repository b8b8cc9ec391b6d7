// Keeps the reviewer's page in place while the connection is gone: a quiet banner, no modal, nothing typed is lost. When the server has
// forgotten the page (it was restarted, or a new version was put in place), the page is loaded anew at the same address with the same text.
const banner = document.getElementById("components-reconnect-modal");
const reload = document.getElementById("reconnect-reload");
reload.addEventListener("click", () => location.reload());

banner.addEventListener("components-reconnect-state-changed", async ({ detail }) => {
  if (detail.state === "failed") await tryAgain();
  else if (detail.state === "rejected" || detail.state === "resume-failed") await gone();
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && banner.classList.contains("components-reconnect-failed")) tryAgain();
});

async function tryAgain() {
  try {
    if (!await Blazor.reconnect()) await gone();
  } catch {
    setTimeout(tryAgain, 5000);
  }
}

// The server no longer knows this page. The reply's text is taken along; where something else has been typed, the person decides when.
async function gone() {
  window.nadia.keepReply?.();
  const typed = [...document.querySelectorAll("textarea, input[type=text]")].some(field => field.value !== "" && !field.closest(".reply, .queue"));
  if (typed) banner.classList.add("components-reconnect-rejected");
  else await reloadWhenReady();
}

// Not before the server answers: a page of the browser's own about a failed connection would end the trying.
async function reloadWhenReady() {
  for (;;) {
    try {
      if ((await fetch("health/live", { cache: "no-store" })).ok) break;
    } catch {
      // Still away.
    }
    await new Promise(wait => setTimeout(wait, 1000));
  }
  location.reload();
}

// Keeps the reviewer's page in place while the connection is gone: a quiet banner, no modal, nothing typed is lost.
const banner = document.getElementById("components-reconnect-modal");
const reload = document.getElementById("reconnect-reload");
reload.addEventListener("click", () => location.reload());

banner.addEventListener("components-reconnect-state-changed", async ({ detail }) => {
  if (detail.state === "failed") await tryAgain();
  else if (detail.state === "rejected") await gone();
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

// The server no longer knows this page. What stands in a text field is not thrown away by itself.
async function gone() {
  const typed = [...document.querySelectorAll("textarea, input[type=text]")].some(field => field.value !== "");
  if (typed) banner.classList.add("components-reconnect-rejected");
  else location.reload();
}

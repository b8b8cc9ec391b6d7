// What MudBlazor's menus leave out for the keyboard: Escape closes one that has just opened, before the focus is in it, and the focus
// returns to the button that opened it.
document.addEventListener("keydown", async event => {
  if (event.key !== "Escape") return;
  const opener = document.querySelector(".mud-menu [aria-haspopup=menu][aria-expanded=true]");
  if (!opener) return;
  if (opener.contains(event.target)) (opener.matches("button") ? opener : opener.firstElementChild).click();
  for (let frame = 0; frame < 60 && opener.getAttribute("aria-expanded") === "true"; frame++) await new Promise(requestAnimationFrame);
  if (document.activeElement === document.body || document.activeElement?.closest(".mud-popover")) opener.focus();
}, { capture: true });

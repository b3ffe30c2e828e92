"use strict";
for (const form of document.forms) {
  const secrets = [];
  for (const reveal of form.querySelectorAll(".reveal")) {
    const field = reveal.parentElement.querySelector("input");
    const [show, hide] = reveal.children;
    const turn = (shown) => {
      field.type = shown ? "text" : "password";
      show.hidden = shown;
      hide.hidden = !shown;
    };
    reveal.addEventListener("click", () => turn(field.type === "password"));
    reveal.hidden = false;
    secrets.push(turn);
  }
  let button = form.querySelector("button[type=submit]");
  let sent = false;
  const busy = (now) => {
    sent = now;
    button.classList.toggle("busy", now);
    button.setAttribute("aria-busy", now);
  };
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
      return;
    }
    secrets.forEach((turn) => turn(false));
    button = event.submitter ?? button;
    busy(true);
  });
  addEventListener("pageshow", () => busy(false));
}

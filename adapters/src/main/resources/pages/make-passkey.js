"use strict";
{
  const form = document.getElementById("add-passkey");
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  const fill = (name, value) => {
    form.querySelector(`input[name="${name}"]`)?.remove();
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  };
  const make = async () => {
    const publicKey = JSON.parse(form.dataset.options);
    const { challenge } = publicKey;
    publicKey.challenge = bytes(challenge);
    publicKey.user.id = bytes(publicKey.user.id);
    for (const present of publicKey.excludeCredentials) {
      present.id = bytes(present.id);
    }
    const { response } = await navigator.credentials.create({ publicKey });
    fill("challenge", challenge);
    fill("client_data", text(response.clientDataJSON));
    fill("attestation", text(response.attestationObject));
    fill("transports", (response.getTransports?.() ?? []).join(" "));
    HTMLFormElement.prototype.submit.call(form);
  };
  const say = (id) => {
    document.getElementById("present").hidden = id !== "present";
    document.getElementById("unable").hidden = id !== "unable";
  };
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    say("");
    make().catch(({ name }) => {
      dispatchEvent(new Event("pageshow"));
      if (name !== "NotAllowedError") {
        say(name === "InvalidStateError" ? "present" : "unable");
      }
    });
  });
}

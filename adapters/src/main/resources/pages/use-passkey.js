"use strict";
{
  const form = document.getElementById("passkey");
  const typed = document.querySelectorAll("#username, #password");
  const { options, anew } = form.dataset;
  const begun = Date.now();
  const isStale = () => Date.now() - begun > 240000;
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
  let asking = new AbortController();
  const ask = async (mediation) => {
    asking.abort();
    asking = new AbortController();
    const publicKey = JSON.parse(options);
    const { challenge } = publicKey;
    publicKey.challenge = bytes(challenge);
    const { id, response } = await navigator.credentials.get({ publicKey, mediation, signal: asking.signal });
    fill("challenge", challenge);
    fill("id", id);
    fill("user_handle", text(response.userHandle));
    fill("client_data", text(response.clientDataJSON));
    fill("authenticator_data", text(response.authenticatorData));
    fill("signature", text(response.signature));
    HTMLFormElement.prototype.submit.call(form);
  };
  const offer = async () => {
    if (await PublicKeyCredential.isConditionalMediationAvailable?.()) {
      await ask("conditional");
    }
  };
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    if (isStale()) {
      location.replace(anew);
      return;
    }
    ask("optional").catch(() => {
      dispatchEvent(new Event("pageshow"));
      offer().catch(() => {});
    });
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && isStale() && [...typed].every((field) => field.value === field.defaultValue)) {
      location.replace(anew);
    }
  });
  if (window.PublicKeyCredential) {
    form.hidden = false;
    offer().catch(() => {});
  }
}

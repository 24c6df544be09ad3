// Makes passkeys and signs in with them. Without it, or in a browser that knows none, the password remains.
"use strict";

const speaksPasskeys =
  window.PublicKeyCredential !== undefined &&
  typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function" &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function";

/** Posts form fields; the answer's JSON, or an error with words for the reader. */
async function ask(address, fields) {
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields), headers: { Accept: "application/json" } });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.problem ?? "");
  return said;
}

/** A form whose button starts a conversation with the browser's passkeys. */
class PasskeyForm {
  constructor(form, converse) {
    this.form = form;
    this.converse = converse;
    this.said = form.querySelector("[data-said]");
    form.closest("[data-passkeys]").hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.run();
    });
  }

  async run() {
    const button = this.form.querySelector("button");
    button.disabled = true;
    this.say("");
    try {
      location.assign((await this.converse(Object.fromEntries(new FormData(this.form)))).next);
    } catch (problem) {
      this.say(problem.name === "Error" && problem.message ? problem.message : this.form.dataset.failed);
      button.disabled = false;
    }
  }

  say(words) {
    this.said.textContent = words;
    this.said.hidden = words === "";
  }
}

async function make(fields) {
  const options = await ask("/settings/security/passkeys/options", fields);
  const made = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  return ask("/settings/security/passkeys", { _csrf: fields._csrf, passkey: JSON.stringify(made) });
}

async function show(fields) {
  const options = await ask("/login/passkey/options", { _csrf: fields._csrf });
  const shown = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  const stay = document.querySelector("#stay");
  return ask("/login/passkey", { _csrf: fields._csrf, passkey: JSON.stringify(shown), ...(stay?.checked ? { stay: "yes" } : {}) });
}

if (speaksPasskeys) {
  document.querySelectorAll("form[data-make-passkey]").forEach((form) => new PasskeyForm(form, make));
  document.querySelectorAll("form[data-show-passkey]").forEach((form) => new PasskeyForm(form, show));
}

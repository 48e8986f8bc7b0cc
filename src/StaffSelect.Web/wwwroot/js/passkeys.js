// Passkeys: asks the device and sends the form with its answer. Without a script, or in a browser without passkeys, the form says so.
const isAble =
  typeof PublicKeyCredential === "function" &&
  "parseCreationOptionsFromJSON" in PublicKeyCredential &&
  "parseRequestOptionsFromJSON" in PublicKeyCredential;

function ask(part) {
  const options = JSON.parse(part.dataset.options);
  return part.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

for (const part of document.querySelectorAll("[data-passkey]")) {
  if (!isAble) continue;
  const form = part.closest("form");
  const answer = part.querySelector("[name='Passkey.Credential']");
  const failed = part.querySelector("[data-passkey-failed]");
  const hidden = part.closest("[data-passkey-form]");
  if (hidden) hidden.hidden = false;
  part.querySelector("[data-passkey-missing]").hidden = true;
  form.addEventListener("submit", async (event) => {
    if (answer.value) return;
    event.preventDefault();
    failed.hidden = true;
    try {
      answer.value = JSON.stringify((await ask(part)).toJSON());
    } catch {
      // taken back by the person, too late, or not possible here: nothing was sent
      failed.hidden = false;
      return;
    }
    form.requestSubmit();
  });
}

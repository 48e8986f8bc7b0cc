// Keys 1–5 for the level, and a copy of the note in this browser until the server has it.
let sheet;

export function attach(root, key) {
  detach();
  sheet = { root, key };
  document.addEventListener("keydown", onKey);
  root.addEventListener("input", onInput);
  return kept();
}

export function detach() {
  if (!sheet) return;
  document.removeEventListener("keydown", onKey);
  sheet.root.removeEventListener("input", onInput);
  sheet = undefined;
}

export function forget(competency, revision) {
  if (!sheet) return;
  sheet.root.dataset.revision = revision;
  change((all) => delete all[competency]);
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.repeat) return;
  if (!/^[1-5]$/.test(event.key)) return;
  const at = event.target;
  if (at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement || at.isContentEditable) return;
  if (at instanceof HTMLInputElement && at.type !== "radio") return;
  if (document.querySelector(".mud-dialog")) return;
  const level = sheet.root.querySelector(`.scale input[value="${event.key}"]:not(:disabled)`);
  if (!level) return;
  event.preventDefault();
  level.focus();
  level.click();
}

function onInput(event) {
  const note = event.target;
  const competency = note.dataset?.competency;
  if (!competency) return;
  change((all) => {
    all[competency] = { text: note.value, revision: Number(sheet.root.dataset.revision) };
  });
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(sheet.key) ?? "{}");
  } catch {
    return {};
  }
}

function change(edit) {
  try {
    const all = kept();
    edit(all);
    if (Object.keys(all).length === 0) localStorage.removeItem(sheet.key);
    else localStorage.setItem(sheet.key, JSON.stringify(all));
  } catch {
    // without storage the server's draft is the only copy
  }
}

// The system check before a test: looks at this browser and at the way to the server. Nothing but these pings leaves the browser.
const root = document.getElementById("system-check");
const data = root.dataset;
const text = JSON.parse(data.texts);
const pings = 8;
const slow = 1000;
const clockMost = 60_000;
const worse = { pass: 0, look: 1, fail: 2 };
const found = new Map();

const word = (key, ...values) => text[key].replace(/\{(\d)\}/g, (_, i) => values[i] ?? "");
const row = (check) => root.querySelector(`[data-check="${check}"]`);
const copy = (selector) => root.querySelector(selector).content.cloneNode(true);

function show(check, state, key, ...values) {
  found.set(check, state);
  row(check).querySelector("[data-words]").textContent = word(key, ...values);
  row(check).querySelector("[data-tag]").replaceChildren(...(state ? [copy(`[data-template="${state}"]`)] : []));
}

function browser() {
  // what the player calls
  const has = [
    typeof fetch === "function",
    typeof AbortSignal.timeout === "function",
    typeof crypto.getRandomValues === "function",
    typeof HTMLDialogElement === "function",
    typeof Intl.DateTimeFormat === "function",
    typeof Element.prototype.closest === "function",
  ];
  show("Browser", has.every(Boolean) ? "pass" : "fail", has.every(Boolean) ? "BrowserPass" : "BrowserFail");
}

function storage() {
  const key = "ss-check";
  try {
    localStorage.setItem(key, "1");
    const kept = localStorage.getItem(key) === "1";
    localStorage.removeItem(key);
    show("Storage", kept ? "pass" : "look", kept ? "StoragePass" : "StorageLook");
  } catch {
    show("Storage", "look", "StorageLook");
  }
}

function screenSize() {
  const fits = innerWidth >= 360 && innerHeight >= 480;
  show("Screen", fits ? "pass" : "look", fits ? "ScreenPass" : "ScreenLook", innerWidth, innerHeight);
}

async function post(body) {
  const sentAt = Date.now();
  const from = performance.now();
  const response = await fetch(data.api, {
    method: "POST",
    headers: { "Content-Type": "application/json", RequestVerificationToken: data.token },
    body,
    redirect: "manual",
    credentials: "same-origin",
    signal: AbortSignal.timeout(15000),
  });
  if (!response.ok) throw Object.assign(new Error(), { status: response.status });
  const answer = await response.json();
  const took = performance.now() - from;
  return { took, ahead: sentAt + took / 2 - Date.parse(answer.now), received: answer.received };
}

async function connection() {
  const answers = [];
  let refused = null;
  for (let n = 0; n < pings && refused === null; n++) {
    try {
      answers.push(await post("{}"));
    } catch (fault) {
      if (fault.status) refused = fault.status;
      else if (answers.length === 0 && n > 0) break;
    }
  }
  if (refused !== null) return refusal(refused);
  if (answers.length === 0) {
    show("Connection", "fail", "ConnectionNone");
    show("Clock", "look", "ClockUnknown");
    return false;
  }
  const times = answers.map((one) => one.took).sort((a, b) => a - b);
  const middle = Math.round(times[Math.floor(times.length / 2)]);
  const spread = Math.round(times.at(-1) - times[0]);
  const lost = pings - answers.length;
  if (lost > 0) show("Connection", "look", "ConnectionLost", lost, pings, middle, spread);
  else if (middle > slow || spread > slow) show("Connection", "look", "ConnectionSlow", middle, spread);
  else show("Connection", "pass", "ConnectionPass", middle, spread);
  // the quickest answer tells the time best
  const best = answers.reduce((a, b) => (a.took <= b.took ? a : b));
  const ahead = Math.round(best.ahead / 1000);
  if (Math.abs(best.ahead) <= clockMost) show("Clock", "pass", "ClockPass", Math.abs(ahead));
  else show("Clock", "look", "ClockLook", Math.round(Math.abs(ahead) / 60));
  return true;
}

function refusal(status) {
  const key = status === 429 ? "SavingPace" : "SavingExpired";
  for (const check of ["Connection", "Saving"]) show(check, "look", key);
  show("Clock", "look", "ClockUnknown");
  return null;
}

async function saving() {
  // about as much as the answers of a whole test
  const body = JSON.stringify(Array.from({ length: 60 }, (_, n) => ({ number: n + 1, item: n + 1, choice: 1 })));
  try {
    const { received } = await post(body);
    const whole = received === new TextEncoder().encode(body).length;
    show("Saving", whole ? "pass" : "fail", whole ? "SavingPass" : "SavingFail");
  } catch (fault) {
    if (fault.status === 429 || fault.status === 400) show("Saving", "look", fault.status === 429 ? "SavingPace" : "SavingExpired");
    else show("Saving", "fail", "SavingFail");
  }
}

function sum() {
  // a key is pressed when the person likes
  const states = [...found].filter(([check, state]) => state && check !== "Keyboard").map(([, state]) => state);
  const worst = states.reduce((a, b) => (worse[b] > worse[a] ? b : a), "pass");
  root.querySelector("[data-summary]").replaceChildren(copy(`[data-notice="${worst}"]`));
}

let isRunning = false;

async function run() {
  if (isRunning) return;
  isRunning = true;
  root.querySelector("[data-summary]").textContent = word("Checking");
  for (const check of ["Connection", "Saving", "Clock"]) show(check, null, "Checking");
  browser();
  storage();
  screenSize();
  const reached = await connection();
  if (reached === true) await saving();
  else if (reached === false) show("Saving", "fail", "SavingFail");
  sum();
  isRunning = false;
}

document.addEventListener("keydown", (event) => {
  if (!event.repeat) show("Keyboard", "pass", "KeyboardPass");
});
root.querySelector("[data-again]").addEventListener("click", run);
addEventListener("online", run);
addEventListener("offline", run);
addEventListener("resize", screenSize);
root.hidden = false;
run();

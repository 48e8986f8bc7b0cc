// The test player. The server decides what is saved and what is late; this module shows, keeps unsent changes and sends them.
const root = document.getElementById("player");
const data = root.dataset;
const text = JSON.parse(data.texts);
const language = document.documentElement.lang;
const count = Number(data.count);
const api = data.api;
const storeKey = `ss-test-${data.attempt}`;
const keysKey = "ss-test-keys";
const all = (selector) => [...root.querySelectorAll(selector)];
const one = (selector) => root.querySelector(selector);

const items = new Map();
// the choice is a number, or a list of numbers where several may be chosen; null while open
for (let n = 1; n <= count; n++) items.set(n, { choice: null, flag: false });
const client = randomName();
let epoch = 0;
let nextNumber = 1;
let queue = [];
let deadline = Date.parse(data.deadline);
let skew = 0;
let savedAt = null;
let current = 1;
let stopped = false;
let sending = null;
let offlineSince = null;
let retryAt = 0;
let failures = 0;
let isTimeHidden = false;
let lastLeft = Infinity;
let finishing = false;
// breaks that were granted: until when the newest runs, how many are left, minutes of each
let rest = { until: 0, left: 0, minutes: 0 };
let isRestShown = false;

// ---- words

function word(key, ...values) {
  return text[key].replace(/\{(\d)\}/g, (_, i) => values[i] ?? "");
}

function counted(n, key) {
  const forms = text[key].split("|");
  const tens = n % 100, ones = n % 10;
  const form = forms.length < 3 ? (n === 1 ? 0 : 1)
    : tens > 10 && tens < 15 ? 2 : ones === 1 ? 0 : ones > 1 && ones < 5 ? 1 : 2;
  return `${n}\u00a0${forms[form]}`;
}

function clock(instant) {
  const zone = new Date(instant);
  const options = { hour: "numeric", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
  try {
    return zone.toLocaleTimeString("uk-UA", { ...options, timeZone: data.zone });
  } catch {
    // a browser with zone data from before 2022 knows the city by its older spelling only
    return zone.toLocaleTimeString("uk-UA", { ...options, timeZone: "Europe/Kiev" });
  }
}

function atClock(instant) {
  const shown = clock(instant);
  return `${text[shown.startsWith("11:") ? "AtEleven" : "At"]}\u00a0${shown}`;
}

const now = () => Date.now() + skew;
const isResting = () => rest.until > now();
// during a break the clock stands: the deadline has been moved by the whole of it
const left = () => Math.max(0, Math.ceil((deadline - Math.max(now(), rest.until)) / 1000));
const answered = () => [...items.values()].filter((item) => item.choice !== null).length;
const open = () => [...items].filter(([, item]) => item.choice === null).map(([n]) => n);
const flagged = () => [...items].filter(([, item]) => item.flag).map(([n]) => n);

function randomName() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
}

// ---- what this browser remembers

function readStore(storage, key) {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null;
  }
}

function remember() {
  try {
    if (queue.length > 0) localStorage.setItem(storeKey, JSON.stringify({ epoch, queue }));
    else localStorage.removeItem(storeKey);
  } catch {
    // a full or forbidden storage: the changes stay in this window
  }
}

function forget() {
  try {
    localStorage.removeItem(storeKey);
  } catch {
    // nothing was stored
  }
}

// ---- the server

class Refused extends Error {
  constructor(status, code) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

async function post(path, body) {
  const sentAt = Date.now();
  const response = await fetch(api + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", RequestVerificationToken: data.token },
    body: JSON.stringify(body),
    redirect: "manual",
    credentials: "same-origin",
    signal: AbortSignal.timeout(15000),
  });
  if (response.ok) {
    const answer = await response.json();
    if (answer.refused) throw new Refused(200, answer.refused);
    if (answer.now) skew = Date.parse(answer.now) - (sentAt + Date.now()) / 2;
    return answer;
  }
  let code = "";
  try {
    code = (await response.json()).refused;
  } catch {
    // an answer without a body
  }
  throw new Refused(response.status, code);
}

const isPassing = (error) => !(error instanceof Refused) || error.status === 503 || error.status >= 500 || ["Conflict", "Duplicate", "TestResting"].includes(error.code);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function refusedForGood(error) {
  if (error.code === "TestMoved" || error.code === "TestOpenElsewhere") return stopMoved();
  if (error.code === "TestClosed") return stopClosed();
  if (error.code === "PageExpired" || [0, 302, 401, 403].includes(error.status)) return stop("ExpiredTitle", text.ExpiredText, "ReloadPage", location.href);
  if (error.code === "TooManyChanges") return stop("FullTitle", text.FullText, null, null);
  return stop("FaultTitle", text.FaultText, "ReloadPage", location.href);
}

// ---- opening, take-over, heartbeat

async function openSession(takeOver) {
  const previous = readStore(sessionStorage, storeKey);
  for (;;) {
    try {
      start(await post("session", { client, previous, takeOver }));
      return;
    } catch (error) {
      if (error.code === "TestOpenElsewhere") {
        one("[data-moved-dialog]").showModal();
        return;
      }
      if (!isPassing(error)) {
        refusedForGood(error);
        return;
      }
      showOffline();
      await pause(2000);
    }
  }
}

function start(session) {
  epoch = session.epoch;
  savedAt = session.savedAt ? Date.parse(session.savedAt) : null;
  try {
    sessionStorage.setItem(storeKey, JSON.stringify(client));
  } catch {
    // the next load of this window will have to be confirmed
  }
  for (const item of session.items) items.set(item.item, { choice: item.choices ?? item.choice ?? null, flag: item.flagged });
  one("[data-opening]").hidden = true;
  setOnline();
  adoptClock(session);
  adoptUnsent();
  show(open()[0] ?? 1, false);
  showRest();
  showSaved();
  setInterval(tick, 250);
  setInterval(heartbeat, 20000);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) heartbeat();
  });
  send();
}

// Changes that this browser could not send before it was loaded again. They count only if nobody else had the test in between:
// an old answer must not come back over a newer one.
function adoptUnsent() {
  const kept = readStore(localStorage, storeKey);
  if (!kept?.queue?.length) return;
  if (kept.epoch !== epoch - 1) {
    forget();
    banner("DroppedTitle", word("DroppedText", kept.queue.length));
    return;
  }
  for (const change of kept.queue) apply(change.item, change.kind, change.choices ?? change.choice ?? null);
}

async function heartbeat() {
  if (stopped || document.hidden || sending || epoch === 0) return;
  try {
    const session = await post("session", { client, previous: null, takeOver: false });
    adoptClock(session);
    if (queue.length === 0) setOnline();
  } catch (error) {
    if (stopped) return;
    if (isPassing(error)) showOffline();
    else if (error.code !== "TestClosed" || left() > 0) refusedForGood(error);
  }
}

// ---- changes

function apply(item, kind, choice) {
  const state = items.get(item);
  if (!state) return;
  if (kind === "answer") state.choice = choice;
  else if (kind === "clear") state.choice = null;
  else state.flag = kind === "flag";
  const change = { number: nextNumber++, item, kind };
  if (kind === "answer") change[Array.isArray(choice) ? "choices" : "choice"] = choice;
  queue.push(change);
  remember();
}

function change(item, kind, choice) {
  if (stopped || isResting()) return;
  apply(item, kind, choice);
  showItem();
  showMap();
  showSaved();
  send();
}

function send() {
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll() {
  while (queue.length > 0 && !(stopped && !finishing)) {
    if (retryAt > Date.now()) await waitForRetry();
    const batch = queue.slice(0, 100);
    try {
      const answer = await post("events", { epoch, changes: batch });
      const last = batch[batch.length - 1].number;
      queue = queue.filter((change) => change.number > last);
      remember();
      if (answer.late.length > 0) {
        timeOver(text.LateText);
      } else {
        savedAt = Date.parse(answer.savedAt);
      }
      setOnline();
      showSaved();
    } catch (error) {
      if (!isPassing(error)) {
        finishing = false;
        refusedForGood(error);
        return;
      }
      failures++;
      retryAt = Date.now() + [1000, 2000, 5000][Math.min(failures, 3) - 1];
      showOffline();
    }
  }
}

async function waitForRetry() {
  while (retryAt > Date.now()) {
    showSaved();
    await pause(Math.min(500, Math.max(50, retryAt - Date.now())));
  }
}

window.addEventListener("online", () => {
  retryAt = 0;
});
window.addEventListener("beforeunload", (event) => {
  if (queue.length > 0 && !stopped) event.preventDefault();
});

// ---- what is saved

function showOffline() {
  if (offlineSince === null && !stopped) {
    offlineSince = now();
    banner(null, text.OfflineText, null, null, word("OfflineTitle", atClock(offlineSince)), "off");
    say("polite", word("OfflineTitle", atClock(offlineSince)));
  }
  showSaved();
}

function setOnline() {
  failures = 0;
  retryAt = 0;
  if (offlineSince === null) return;
  offlineSince = null;
  hideBanner("off");
  if (epoch > 0) say("polite", word("BackOnline", clock(savedAt ?? now())));
  showSaved();
}

function savedLine() {
  if (queue.length > 0 && offlineSince !== null) {
    const seconds = Math.ceil((retryAt - Date.now()) / 1000);
    return navigator.onLine && seconds > 0 ? word("NotSaved", seconds) : word("OfflineShort", counted(queue.length, "AnswerForms"));
  }
  if (queue.length > 0) return text.Saving;
  return savedAt === null ? text.NothingYet : word("Saved", ...atClock(savedAt).split("\u00a0"));
}

function showSaved() {
  const box = one("[data-saved]");
  box.classList.toggle("waiting", offlineSince !== null);
  box.classList.toggle("ok", offlineSince === null && queue.length === 0 && savedAt !== null);
  one("[data-saved-text]").textContent = savedLine();
  if (finishing) one("[data-finish-wait]").textContent = queue.length > 0 ? word("FinishWait", counted(queue.length, "AnswerForms")) : text.Finishing;
}

// ---- banner and live regions

let bannerOwner = null;

function banner(titleKey, body, linkKey, href, title, owner) {
  bannerOwner = owner ?? null;
  one("[data-banner-title]").textContent = title ?? (titleKey ? text[titleKey] : "");
  one("[data-banner-text]").textContent = body;
  const link = one("[data-banner-link]");
  one("[data-banner-actions]").hidden = !linkKey;
  if (linkKey) {
    link.textContent = text[linkKey];
    link.href = href;
  }
  one("[data-banner]").hidden = false;
}

function hideBanner(owner) {
  if (bannerOwner === owner) one("[data-banner]").hidden = true;
}

function say(region, message) {
  const box = one(`[data-${region}]`);
  box.textContent = "";
  setTimeout(() => {
    box.textContent = message;
  }, 50);
}

// ---- the end

// practice stores nothing: what was chosen goes along to the page of answers
const done = () => data.practice === undefined ? data.done
  : `${data.done}?${[...items.values()].map((item) => `a=${[item.choice ?? []].flat().join(".")}`).join("&")}`;

function stop(titleKey, body, linkKey, href, title) {
  stopped = true;
  for (const dialog of all("dialog[open]")) dialog.close();
  one("[data-opening]").hidden = true;
  for (const part of ["sheet", "map", "mobile", "saved", "hide", "rest", "resting"]) one(`[data-${part}]`).hidden = true;
  one("[data-timer-box]").hidden = left() > 0;
  banner(titleKey, body, linkKey, href, title, "end");
  say("urgent", `${title ?? text[titleKey]} ${body}`);
  const link = one("[data-banner-link]");
  (linkKey ? link : one("#main")).focus();
}

function stopMoved() {
  const unsent = queue.length > 0 ? ` ${word("MovedUnsent", queue.length)}` : "";
  stop("MovedTitle", text.MovedText + unsent, "ContinueHere", location.href);
}

function stopClosed() {
  forget();
  stop("ClosedTitle", text.ClosedText, "ShowReceipt", done());
}

let isOver = false;

async function timeOver(extra) {
  if (isOver) {
    if (extra) one("[data-banner-text]").textContent = extra;
    return;
  }
  isOver = true;
  finishing = true;
  const body = word("TimeOverText", answered(), count);
  stop(null, extra ?? body, "ShowReceipt", done(), word("TimeOver", atClock(deadline)));
  await send();
  await finishNow();
}

async function finishNow() {
  for (;;) {
    try {
      const receipt = await post("finish", { epoch });
      forget();
      return receipt;
    } catch (error) {
      if (!isPassing(error)) {
        if (!isOver) refusedForGood(error);
        return null;
      }
      await pause(2000);
    }
  }
}

async function confirmFinish() {
  const button = one("[data-finish-confirm]");
  if (finishing) return;
  finishing = true;
  button.setAttribute("aria-disabled", "true");
  one("[data-finish-wait]").hidden = false;
  showSaved();
  await send();
  if (!stopped && queue.length === 0 && (await finishNow())) {
    stopped = true;
    location.assign(done());
    return;
  }
  finishing = isOver;
  button.removeAttribute("aria-disabled");
  one("[data-finish-wait]").hidden = true;
}

// ---- time

function tick() {
  if (stopped) return;
  if (isRestShown || isResting()) showRest();
  const seconds = left();
  one("[data-timer]").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const box = one("[data-timer-box]");
  box.classList.toggle("soon", seconds <= 600 && seconds > 60);
  box.classList.toggle("last", seconds <= 60);
  for (const minutes of [10, 5, 1]) {
    if (lastLeft > minutes * 60 && seconds <= minutes * 60 && seconds > 0 && lastLeft !== Infinity) announce(minutes);
  }
  if (seconds <= 300 && lastLeft > 300 && isTimeHidden) hideTime(false);
  lastLeft = seconds;
  if (seconds === 0) timeOver(null);
}

function adoptClock(answer) {
  deadline = Date.parse(answer.deadlineAt);
  rest = { until: answer.rest?.until ? Date.parse(answer.rest.until) : 0, left: answer.rest?.left ?? 0, minutes: answer.rest?.minutes ?? 0 };
  showDeadline();
}

function showRest() {
  const resting = isResting();
  if (resting) {
    const seconds = Math.ceil((rest.until - now()) / 1000);
    one("[data-rest-left]").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
  one("[data-rest]").hidden = resting || rest.left === 0;
  const isNew = resting !== isRestShown;
  for (const part of ["sheet", "map", "mobile"]) one(`[data-${part}]`).hidden = resting;
  one("[data-resting]").hidden = !resting;
  isRestShown = resting;
  if (!isNew) return;
  if (resting) {
    for (const dialog of all("dialog[open]")) dialog.close();
    closeMap(false);
    one("[data-rest-until]").textContent = clock(rest.until);
    one("[data-rest-count]").textContent = word("RestLeft", counted(rest.left, "RestForms"));
    document.title = word("PageTitle", text.RestTitle, one(".where b").textContent);
    one("[data-resting] h1").focus();
  } else {
    say("polite", text.RestOver);
    show(current);
  }
}

function askRest() {
  closeMap(false);
  one("[data-rest-offer]").textContent = word("RestOffer", rest.minutes, counted(rest.left, "RestForms"));
  one("[data-rest-wait]").hidden = true;
  one("[data-rest-dialog]").showModal();
}

// what is chosen must be stored before the clock stands; the server moves the deadline and says until when
async function moveClock(path) {
  if (stopped) return false;
  if (queue.length > 0) await Promise.race([send(), pause(5000)]);
  if (stopped || queue.length > 0) return false;
  try {
    adoptClock(await post(path, { epoch }));
    setOnline();
    showRest();
    return true;
  } catch (error) {
    if (error.code === "NoBreakLeft") rest.left = 0;
    else if (!isPassing(error)) refusedForGood(error);
    else showOffline();
    return false;
  }
}

let isMovingClock = false;

async function confirmRest() {
  if (isMovingClock) return;
  isMovingClock = true;
  one("[data-rest-wait]").hidden = await moveClock("break");
  isMovingClock = false;
}

async function resume() {
  if (isMovingClock) return;
  isMovingClock = true;
  await moveClock("resume");
  isMovingClock = false;
}

function announce(minutes) {
  const line = word("MinutesLeft", counted(minutes, "MinuteForms"));
  const rest = restLine();
  if (bannerOwner !== "off" || one("[data-banner]").hidden) banner(null, rest, null, null, line, "time");
  say("polite", `${line} ${rest}`);
}

function restLine() {
  const openCount = open().length;
  const flags = flagged().length;
  return (openCount > 0 ? `${word("OpenLeft", openCount)}.` : text.AllAnswered) + (flags > 0 ? ` ${word("FlaggedLeft", flags)}.` : "");
}

function showDeadline() {
  one("[data-timer-box] span").textContent = word("Until", clock(deadline));
}

function hideTime(hidden) {
  isTimeHidden = hidden;
  one("[data-timer-box]").classList.toggle("away", hidden);
  const button = one("[data-hide]");
  button.textContent = hidden ? text.ShowTime : text.HideTime;
}

// ---- items

const sheetOf = (n) => one(`[data-item="${n}"]`);

function show(n, focus = true) {
  current = n;
  for (const sheet of all("[data-item]")) sheet.hidden = Number(sheet.dataset.item) !== n;
  const sheet = sheetOf(n);
  one("[data-scale]").textContent = sheet.dataset.scaleTitle;
  document.title = word("PageTitle", sheet.querySelector("h1").textContent, one(".where b").textContent);
  for (const button of all("[data-previous]")) {
    if (n === 1) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
  for (const label of all("[data-next-text]")) label.textContent = n === count ? text.ToFinish : text.Next;
  showItem();
  showMap();
  closeMap(false);
  if (focus) {
    sheet.querySelector("h1").focus();
    scrollTo({ top: 0 });
  }
}

function showItem() {
  for (const [n, state] of items) {
    const sheet = sheetOf(n);
    for (const input of sheet.querySelectorAll("input")) input.checked = [state.choice].flat().includes(Number(input.value));
    sheet.querySelector("[data-flag]").setAttribute("aria-pressed", String(state.flag));
  }
  one("[data-clear]").hidden = items.get(current).choice === null;
}

function showMap() {
  for (const button of all("[data-go]")) {
    const n = Number(button.dataset.go);
    const state = items.get(n);
    button.className = [state.choice !== null && "a", state.flag && "f", n === current && "cur"].filter(Boolean).join(" ");
    let name = word(state.choice === null ? "ItemOpen" : "ItemAnswered", n);
    if (state.flag) name = word("ItemFlagged", name);
    if (n === current) name = word("ItemCurrent", name);
    button.setAttribute("aria-label", name);
    if (n === current) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
  }
  for (const part of all("[data-part]")) {
    const cells = [...part.querySelectorAll("[data-go]")];
    part.querySelector("[data-part-count]").textContent = word("PartOf", cells.filter((cell) => items.get(Number(cell.dataset.go)).choice !== null).length, cells.length);
  }
  const done = answered();
  for (const box of all("[data-answered]")) box.textContent = done;
  one("[data-open]").textContent = count - done;
  one("[data-flagged]").textContent = flagged().length;
  const progress = one("[data-progress]");
  progress.setAttribute("aria-valuenow", done);
  progress.setAttribute("aria-valuetext", word("AnsweredOf", done, count));
  progress.firstElementChild.style.width = `${(100 * done) / count}%`;
}

function step(by) {
  if (current + by > count) askFinish();
  else if (current + by >= 1) show(current + by);
}

function clear() {
  if (items.get(current).choice === null) return;
  change(current, "clear");
  sheetOf(current).querySelector("input").focus();
}

const flip = () => change(current, items.get(current).flag ? "unflag" : "flag");

// ---- overview and dialogs

const map = one("[data-map]");
const isNarrow = () => matchMedia("(max-width: 1023px)").matches;

function openMap() {
  if (isNarrow()) map.classList.add("open");
  (isNarrow() ? map.querySelector("h2") : map.querySelector(".cur") ?? map.querySelector("[data-go]")).focus();
}

function closeMap(focus) {
  if (!map.classList.contains("open")) return;
  map.classList.remove("open");
  if (focus) one("[data-map-open]").focus();
}

function askFinish() {
  closeMap(false);
  const box = one("[data-finish-counts]");
  box.replaceChildren();
  for (const [key, numbers] of [["OpenLeft", open()], ["FlaggedLeft", flagged()]]) {
    if (numbers.length === 0) continue;
    const line = document.createElement("p");
    line.className = "jump";
    line.append(word(key, numbers.length));
    for (const n of numbers) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = n;
      button.setAttribute("aria-label", word(items.get(n).choice === null ? "ItemOpen" : "ItemAnswered", n));
      button.addEventListener("click", () => {
        one("[data-finish-dialog]").close();
        show(n);
      });
      line.append(button);
    }
    box.append(line);
  }
  if (box.children.length === 0) {
    const line = document.createElement("p");
    line.textContent = text.AllAnswered;
    box.append(line);
  }
  one("[data-finish-dialog]").showModal();
}

function sayState() {
  const seconds = left();
  const time = [counted(Math.floor(seconds / 60), "MinuteForms"), `${seconds % 60}`].join(" ");
  say("polite", word("StateLine", savedLine(), time));
}

// ---- keys and clicks

const areKeysOn = () => readStore(localStorage, keysKey) !== false;

document.addEventListener("keydown", (event) => {
  if (stopped || epoch === 0 || isResting() || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (event.key === "Escape") {
    closeMap(true);
    return;
  }
  if (one("dialog[open]") || !areKeysOn()) return;
  const inRadios = document.activeElement?.matches("input[type=radio]");
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  let done = true;
  if (event.key === "?" || (event.code === "Slash" && event.shiftKey)) one("[data-keys-dialog]").showModal();
  else if (event.shiftKey) done = false;
  else if (digit) choose(Number(digit[1]));
  else if (event.key === "ArrowLeft" && !inRadios) step(-1);
  else if (event.key === "ArrowRight" && !inRadios) step(1);
  else if (event.key === "Delete") clear();
  else if (event.code === "KeyF") flip();
  else if (event.code === "KeyO") openMap();
  else if (event.code === "KeyT") hideTime(!isTimeHidden);
  else if (event.code === "KeyS") sayState();
  else done = false;
  if (done) event.preventDefault();
});

function choose(n) {
  const input = sheetOf(current).querySelector(`input[value="${n}"]`);
  if (!input) return;
  input.focus();
  const { choice } = items.get(current);
  if (takesSeveral(current)) answerSeveral(current, [choice ?? []].flat().includes(n) ? choice.filter((one) => one !== n) : [...(choice ?? []), n]);
  else if (choice === n) clear();
  else change(current, "answer", n);
}

const takesSeveral = (n) => sheetOf(n).dataset.kind === "several";

function answerSeveral(n, choices) {
  if (choices.length > 0) change(n, "answer", [...choices].sort((a, b) => a - b));
  else if (items.get(n).choice !== null) change(n, "clear");
}

root.addEventListener("change", (event) => {
  if (event.target.matches("[data-item] input")) {
    const sheet = event.target.closest("[data-item]");
    const n = Number(sheet.dataset.item);
    if (takesSeveral(n)) answerSeveral(n, [...sheet.querySelectorAll("input:checked")].map((input) => Number(input.value)));
    else change(n, "answer", Number(event.target.value));
  }
  if (event.target.matches("[data-keys-on]")) {
    try {
      localStorage.setItem(keysKey, String(event.target.checked));
    } catch {
      // the choice holds for this window
    }
  }
});

const actions = {
  previous: () => step(-1),
  next: () => step(1),
  clear,
  flag: flip,
  hide: () => hideTime(!isTimeHidden),
  finish: askFinish,
  rest: askRest,
  "rest-cancel": () => one("[data-rest-dialog]").close(),
  "rest-confirm": confirmRest,
  resume,
  "finish-cancel": () => finishing || one("[data-finish-dialog]").close(),
  "finish-confirm": confirmFinish,
  "take-over": () => {
    one("[data-moved-dialog]").close();
    openSession(true);
  },
  keys: () => one("[data-keys-dialog]").showModal(),
  "keys-close": () => one("[data-keys-dialog]").close(),
  "map-open": openMap,
  "map-close": () => closeMap(true),
};

root.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || !root.contains(button)) return;
  if (button.dataset.go) show(Number(button.dataset.go));
  for (const [name, action] of Object.entries(actions)) {
    if (button.hasAttribute(`data-${name}`)) action();
  }
});
// a confirmation that may not be waved away by accident
one("[data-moved-dialog]").addEventListener("cancel", (event) => event.preventDefault());
one("[data-finish-dialog]").addEventListener("cancel", (event) => {
  if (finishing) event.preventDefault();
});
one("[data-keys-on]").checked = areKeysOn();

openSession(false);

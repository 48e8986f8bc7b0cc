// Small services of the staff layout: the clock of the header and the choice of light or dark.
let ticking;

export function startClock(element, serverTime, zone, language) {
  const skew = new Date(serverTime).getTime() - Date.now();
  const format = new Intl.DateTimeFormat(language, { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  clearInterval(ticking);
  const show = () => {
    element.textContent = format.format(new Date(Date.now() + skew));
  };
  show();
  ticking = setInterval(show, 1000);
}

export function stopClock() {
  clearInterval(ticking);
}

export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

export function chooseTheme(theme) {
  document.documentElement.dataset.theme = theme;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `ss-theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

// Keeps the list of reports up to date while one is being made. Without this script the link "refresh" does the same.
const pause = 2000;
const look = async () => {
  const list = document.getElementById("reports");
  if (!list?.hasAttribute("data-pending")) {
    return;
  }
  try {
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
    if (answer.ok && !answer.redirected) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("reports");
      if (fresh && fresh.innerHTML !== list.innerHTML) {
        list.innerHTML = fresh.innerHTML;
        list.toggleAttribute("data-pending", fresh.hasAttribute("data-pending"));
      }
    }
  } catch {
    // the connection is gone for a moment; the next look tries again
  }
  setTimeout(look, pause);
};
setTimeout(look, pause);

// Asks the preview what has changed, loads the page again where the reader was, and shows what is
// wrong with the book. Texts go into the page as texts, never as markup.
(() => {
  "use strict";
  const { session, version, close: closeLabel } = document.currentScript.dataset;
  const storageKey = "book-preview:" + location.pathname;
  let seen = -1;

  // The place is kept by the nearest thing with an id above the window's edge: what was inserted
  // further up then moves it along.
  function rememberPlace() {
    let anchor = null;
    for (const element of document.querySelectorAll("main [id]")) {
      const { top, width } = element.getBoundingClientRect();
      // A drawing's title has an id and no place.
      if (width === 0) continue;
      if (top > 0) break;
      anchor = { id: element.id, top };
    }
    const open = [...document.querySelectorAll("main details")].map((details) => details.open);
    sessionStorage.setItem(storageKey, JSON.stringify({ anchor, y: scrollY, open }));
  }

  function returnToPlace() {
    const text = sessionStorage.getItem(storageKey);
    if (!text) return;
    sessionStorage.removeItem(storageKey);
    const { anchor, y, open } = JSON.parse(text);
    const details = document.querySelectorAll("main details");
    if (details.length === open.length) details.forEach((one, i) => { one.open = open[i]; });
    const element = anchor && document.getElementById(anchor.id);
    const top = element ? scrollY + element.getBoundingClientRect().top - anchor.top : y;
    scrollTo({ top, behavior: "instant" });
  }

  function show({ title, hasErrors, messages }) {
    document.getElementById("book-preview")?.remove();
    if (messages.length === 0) return;
    const box = document.createElement("aside");
    box.id = "book-preview";
    box.className = hasErrors ? "errors" : "warnings";
    box.setAttribute("role", "alert");
    const heading = document.createElement("h2");
    heading.textContent = title;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = closeLabel;
    close.addEventListener("click", () => box.remove());
    box.append(heading, close);
    for (const message of messages) {
      const text = document.createElement("pre");
      text.textContent = message;
      box.append(text);
    }
    document.body.append(box);
  }

  // One quiet word: whether a run of the whole chapter has confirmed what the page shows.
  function showState(state) {
    document.getElementById("book-preview-state")?.remove();
    if (!state) return;
    const word = document.createElement("output");
    word.id = "book-preview-state";
    word.textContent = state;
    document.body.append(word);
  }

  async function ask() {
    const query = new URLSearchParams({ page: location.pathname, session, version, seen });
    const response = await fetch("/__book/changes?" + query, { cache: "no-store" });
    if (!response.ok) throw new Error(response.statusText);
    const update = await response.json();
    if (update.reload) {
      rememberPlace();
      location.reload();
      return false;
    }
    if (update.seen !== seen) {
      show(update);
      showState(update.state);
    }
    seen = update.seen;
    return true;
  }

  async function listen() {
    for (;;) {
      try {
        if (!(await ask())) return;
      } catch {
        // The preview was stopped; it may be started again.
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  history.scrollRestoration = "manual";
  returnToPlace();
  addEventListener("load", returnToPlace);
  listen();
})();

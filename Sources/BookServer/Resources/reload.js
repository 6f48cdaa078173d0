// Asks the preview what has changed, puts the parts of the page that are new in the place of the old ones,
// and shows what is wrong with the book; what is said goes into the page as text, never as markup. Where more
// than the chapter's text has changed, the page is loaded again where the reader was.
(() => {
  "use strict";
  const { session, close: closeLabel } = document.currentScript.dataset;
  let version = Number(document.currentScript.dataset.version);
  const storageKey = "book-preview:" + location.pathname;
  let seen = -1;

  // ---- the parts of the page ----

  // The preview's own answer is the only text that becomes markup here; the page's policy names this.
  const markup = globalThis.trustedTypes?.createPolicy("book-preview", { createHTML: (text) => text });
  const articleOf = (page) => page.querySelector("main > article");
  // Below the chapter it says from what the page was made.
  const originsOf = (page) => [...page.querySelectorAll(".provenance-line, #provenance")];

  /** The parts of the chapter, and everything around it, as a build wrote them. */
  function written(page) {
    const article = articleOf(page);
    if (!article) return null;
    const body = page.body.cloneNode(true);
    for (const own of body.querySelectorAll("[id^=book-preview]")) own.remove();
    articleOf(body).replaceChildren();
    for (const origin of originsOf(body)) origin.remove();
    return { parts: [...article.children].map((part) => part.outerHTML), around: body.innerHTML };
  }

  // This script runs before the book's own has added anything.
  let shown = written(document);

  /** Puts parts in the place of others, folded as far as those were. */
  function replace(old, parts, next) {
    const folds = old.flatMap((part) => [...part.querySelectorAll("details")]);
    const newFolds = parts.flatMap((part) => [...part.querySelectorAll("details")]);
    if (folds.length === newFolds.length) newFolds.forEach((fold, i) => { fold.open = folds[i].open; });
    for (const part of old) part.remove();
    for (const part of parts) {
      articleOf(document).insertBefore(document.adoptNode(part), next ?? null);
      part.dispatchEvent(new CustomEvent("book-part", { bubbles: true }));
    }
  }

  /** Takes the new parts of the page; false if it has to be loaded again. */
  async function takeParts() {
    if (!shown) return false;
    const query = new URLSearchParams({ page: location.pathname });
    const response = await fetch("/__book/page?" + query, { cache: "no-store" });
    if (!response.ok) return false;
    const text = await response.text();
    const page = new DOMParser().parseFromString(markup ? markup.createHTML(text) : text, "text/html");
    const next = written(page);
    const live = [...articleOf(document).children];
    if (!next || next.around !== shown.around || live.length !== shown.parts.length) return false;
    const [before, after] = [shown.parts, next.parts];
    const newParts = [...articleOf(page).children];
    let start = 0;
    while (start < Math.min(before.length, after.length) && before[start] === after[start]) start += 1;
    let end = 0;
    while (end < Math.min(before.length, after.length) - start
      && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
    if (before.length === after.length) {
      for (let i = start; i < before.length - end; i += 1) {
        if (before[i] !== after[i]) replace([live[i]], [newParts[i]], live[i + 1]);
      }
    } else {
      replace(
        live.slice(start, live.length - end), newParts.slice(start, newParts.length - end),
        live[live.length - end]);
    }
    const origins = originsOf(page);
    originsOf(document).forEach((origin, i) => {
      if (origins[i] && origins[i].outerHTML !== origin.outerHTML) {
        origin.replaceWith(document.adoptNode(origins[i]));
      }
    });
    document.title = page.title;
    shown = next;
    return true;
  }

  // ---- where the reader is ----

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

  // ---- what the preview says ----

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
    if (update.change === "page" && await takeParts()) {
      version = update.seen;
    } else if (update.change !== "nothing") {
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

// ---------- 4 searching ----------

// In the order of the numbers that entries of the index have.
const kindNames = [
  words.pageResult, words.sectionResult, words.figureResult, words.claimResult, words.termResult,
  words.erratumResult, words.codeResult,
];
const mostResults = 40;

// The only script that may be added to a page is the index that the page itself names.
const indexPolicy = window.trustedTypes?.createPolicy("book", {
  createScriptURL: (name) => {
    if (name === document.getElementById("search").dataset.index) return name;
    throw new TypeError(`the book loads no script '${name}'`);
  },
});

/** The way from this page to the folder of all pages: a page can lie deeper. */
function pagesFolder() {
  return document.getElementById("search").dataset.index.replace(/[^/]*$/, "");
}

/** Loads the index when it is needed for the first time. */
function loadIndex() {
  loadIndex.promise ??= new Promise((resolve, reject) => {
    const name = document.getElementById("search").dataset.index;
    const script = element("script");
    script.addEventListener("load", () => resolve(globalThis.bookSearchIndex));
    script.addEventListener("error", () => reject(new Error(`${name} cannot be read`)));
    script.src = indexPolicy ? indexPolicy.createScriptURL(name) : name;
    document.head.append(script);
  });
  return loadIndex.promise;
}

/** A text with what was looked for marked, from `start` on. */
function markedText(text, marks, start = 0, end = text.length) {
  const pieces = [];
  let place = start;
  for (const [from, to] of marks.filter((mark) => mark[1] > start && mark[0] < end)) {
    pieces.push(text.slice(place, from), element("mark", {}, text.slice(from, to)));
    place = to;
  }
  pieces.push(text.slice(place, Math.max(end, place)));
  return pieces;
}

/** The part of a text around the first mark. */
function excerpt(text, marks) {
  const first = marks[0]?.[0] ?? 0;
  const start = first < 30 ? 0 : first - 20;
  const end = Math.min(text.length, start + 110);
  return [start > 0 ? "…" : "", ...markedText(text, marks, start, end), end < text.length ? "…" : ""];
}

function resultItem({ entry }, pageTitles, query) {
  const hash = entry.anchor ? `#${encodeURIComponent(entry.anchor)}` : "";
  const marks = marksIn(entry.text, query);
  const link = element(
    "a", { href: pagesFolder() + entry.page + hash },
    element("span", { class: "result-kind" }, kindNames[entry.kind]),
    element("span", { class: "result-title" }, ...markedText(entry.title, marksIn(entry.title, query))));
  if (entry.kind !== 0 && pageTitles[entry.page]) {
    link.append(element("span", { class: "result-page" }, pageTitles[entry.page]));
  }
  if (entry.text) link.append(element("span", { class: "result-text" }, ...excerpt(entry.text, marks)));
  return element("li", {}, link);
}

function setUpSearch() {
  const dialog = document.getElementById("search");
  const input = dialog.querySelector("input");
  const status = dialog.querySelector(".search-status");
  const list = dialog.querySelector(".search-results");
  const show = async () => {
    const query = input.value;
    let index;
    try {
      index = await loadIndex();
    } catch {
      status.textContent = words.indexMissing;
      return;
    }
    // While the index was loading more may have been typed.
    if (query !== input.value) return;
    const exact = searchBook(index, query);
    // A whole question: the places that have most of its words.
    const found = exact.length > 0 ? exact : searchNearest(index, query);
    const titles = Object.fromEntries(
      index.entries.filter((row) => row[2] === 0).map((row) => [index.pages[row[0]], row[3]]));
    const marked = wordsOf(index, query);
    list.replaceChildren(...found.slice(0, mostResults)
      .map((one) => resultItem(one, titles, one.tokens?.join(" ") ?? marked)));
    dialog.scrollTop = 0;
    if (query.trim() === "") {
      status.textContent = "";
    } else if (found.length === 0) {
      status.textContent = filled(words.noResult, [query.trim()]);
    } else if (exact.length === 0) {
      status.textContent = words.nearestResults;
    } else if (found.length > mostResults) {
      status.textContent = filled(words.firstResults, [found.length, mostResults]);
    } else {
      status.textContent = counted(words.results, found.length);
    }
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => loadIndex().catch(() => {}), { once: true });
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    // Left alone, the key would empty the field first.
    if (event.key === "Escape") dialog.close();
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && links.length > 0) {
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (at === 0 ? input : links[at - 1]).focus();
    } else if (event.key === "Enter" && document.activeElement === input) {
      links[0]?.click();
    } else {
      return;
    }
    event.preventDefault();
  });
}

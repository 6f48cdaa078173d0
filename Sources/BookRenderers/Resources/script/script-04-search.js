// ---------- 4 searching ----------

// In the order of the numbers that entries of the index have.
const kindNames = [
  words.pageResult, words.sectionResult, words.figureResult, words.claimResult, words.termResult,
  words.erratumResult, words.codeResult,
];

/** The address of the index, or of a shard of it. */
function indexFile(shard) {
  const index = document.getElementById("search").dataset.index;
  return shard ? `${index.replace(/\.js$/, "")}/${shard}.js` : index;
}

// The only scripts that may be added to a page are the index that the page itself names, and its shards.
const indexPolicy = window.trustedTypes?.createPolicy("book", {
  createScriptURL: (shard) => {
    if (/^(|words|(lists|places)-\d+)$/.test(shard)) return indexFile(shard);
    throw new TypeError(`the index has no shard '${shard}'`);
  },
});

/** The way from this page to the folder of all pages: a page can lie deeper. */
function pagesFolder() {
  return document.getElementById("search").dataset.index.replace(/[^/]*$/, "");
}

const loading = {};

/** Loads a shard of the index, or with an empty name the index itself, when it is needed first. */
function loadShard(shard) {
  loading[shard] ??= new Promise((resolve, reject) => {
    const script = element("script");
    script.addEventListener("load", () => resolve(globalThis.bookSearchIndex));
    script.addEventListener("error", () => reject(new Error(`${indexFile(shard)} cannot be read`)));
    script.src = indexPolicy ? indexPolicy.createScriptURL(shard) : indexFile(shard);
    document.head.append(script);
  });
  return loading[shard];
}

/** What a search finds; it is asked again with what it said to be missing while `isWanted`. */
async function answerOf(search, index, query, isWanted) {
  for (;;) {
    const answer = search(index, query);
    if (answer.missing.length === 0) return answer;
    await Promise.all(answer.missing.map(loadShard));
    // While shards were loading more may have been typed.
    if (!isWanted()) return undefined;
  }
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

function resultItem({ entry }, query) {
  const hash = entry.anchor ? `#${encodeURIComponent(entry.anchor)}` : "";
  const marks = marksIn(entry.text, query);
  const link = element(
    "a", { href: pagesFolder() + entry.page + hash },
    element("span", { class: "result-kind" }, kindNames[entry.kind]),
    element("span", { class: "result-title" }, ...markedText(entry.title, marksIn(entry.title, query))));
  if (entry.kind !== 0 && entry.pageTitle) {
    link.append(element("span", { class: "result-page" }, entry.pageTitle));
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
    const isWanted = () => query === input.value;
    let index, exact, answer;
    try {
      index = await loadShard("");
      exact = isWanted() && await answerOf(searchBook, index, query, isWanted);
      // A whole question: the places that have most of its words.
      answer = exact && (exact.found.length > 0 ? exact : await answerOf(searchNearest, index, query, isWanted));
    } catch {
      status.textContent = words.indexMissing;
      return;
    }
    if (!answer) return;
    const { found } = answer;
    const marked = wordsOf(index, query);
    list.replaceChildren(...found.slice(0, mostResults)
      .map((one) => resultItem(one, one.tokens?.join(" ") ?? marked)));
    dialog.scrollTop = 0;
    if (query.trim() === "") {
      status.textContent = "";
    } else if (found.length === 0) {
      status.textContent = filled(words.noResult, [query.trim()]);
    } else if (answer !== exact) {
      status.textContent = words.nearestResults;
    } else if (!answer.isWhole) {
      status.textContent = filled(words.bestResults, [Math.min(found.length, mostResults)]);
    } else if (found.length > mostResults) {
      status.textContent = filled(words.firstResults, [found.length, mostResults]);
    } else {
      status.textContent = counted(words.results, found.length);
    }
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => loadShard("").catch(() => {}), { once: true });
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

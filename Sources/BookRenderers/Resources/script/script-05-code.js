// ---------- 5 code and folded parts ----------

/** The code of a block as its author wrote it, without the hints that the page adds. */
function sourceOf(block) {
  const copy = block.cloneNode(true);
  for (const hint of copy.querySelectorAll(".shape-hint")) hint.remove();
  return copy.textContent;
}

/** Copies a text; pages from disk or without encryption may have no clipboard to write to. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = element("textarea", { class: "visually-hidden", readonly: "" });
    field.value = text;
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  }
}

function setUpCopying(part) {
  for (const block of within(part, "main pre.cell-code, main .prose > pre, main pre[data-copy]")) {
    const button = element("button", { type: "button", class: "copy-button" }, words.copy);
    button.addEventListener("click", async () => {
      const text = await copyText(sourceOf(block)) ? words.copied : words.copyByHand;
      button.textContent = text;
      announce(text);
      button.focus();
      setTimeout(() => { button.textContent = words.copy; }, 2000);
    });
    // The button stands beside the block, which scrolls.
    const frame = element("div", { class: "copy-frame" });
    block.replaceWith(frame);
    frame.append(block, button);
  }
}

/** What each way of reading unfolds; the text alone is as the author left it. */
const readings = { text: null, code: ".cell-fold", evidence: ".cell-evidence" };

/** Unfolds code or evidence in the whole page, and leaves what is being read in its place. */
function setUpReading() {
  const choice = document.querySelector("[data-reading]");
  const foldsNow = () => document.querySelectorAll("main .cell-row > details");
  const show = (reading) => {
    const line = innerHeight / 4;
    const place = [...document.querySelectorAll("main .prose > *")]
      .find((part) => part.getBoundingClientRect().bottom > line);
    const top = place?.getBoundingClientRect().top;
    for (const fold of foldsNow()) fold.open = reading !== "text" && fold.matches(readings[reading]);
    if (scrollY > 0 && place) scrollBy(0, place.getBoundingClientRect().top - top);
  };
  choice.hidden = foldsNow().length === 0;
  const remembered = memory.read("reading");
  const button = choice.querySelector(`[value="${remembered in readings ? remembered : "text"}"]`);
  button.checked = true;
  if (button.value !== "text") show(button.value);
  choice.addEventListener("change", (event) => {
    memory.write("reading", event.target.value);
    show(event.target.value);
  });
}

/** Makes several stops of the Tab key one, with keys that lead from one to the next. */
function makeOneStop(stops, back, on) {
  const stopAt = (at) => stops.forEach((stop) => { stop.tabIndex = stop === at ? 0 : -1; });
  stopAt(stops[0]);
  for (const stop of stops) {
    stop.addEventListener("focus", () => stopAt(stop));
    stop.addEventListener("keydown", (event) => {
      const step = { [back]: -1, [on]: 1 }[event.key];
      if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      stops[stops.indexOf(stop) + step]?.focus();
    });
  }
}

/** The links of the contents are one stop: a reader of the text does not pass all of them first. */
function setUpContentsKeys() {
  for (const contents of document.querySelectorAll("nav.contents")) {
    const links = [...contents.querySelectorAll("a[href]")];
    if (links.length > 1) makeOneStop(links, "ArrowUp", "ArrowDown");
  }
}

/** The rows below cells are one stop: all rows between which there is nothing else to stop at. */
function setUpRows(part) {
  // The contents lead to the same places.
  for (const link of within(part, "main :is(h1, h2, h3, h4, h5, h6) > .anchor")) {
    link.tabIndex = -1;
  }
  const stops = within(part, 'main :is(a[href], button, input, summary, [tabindex="0"])')
    .filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility({ visibilityProperty: true }));
  const isPart = (stop) => stop.matches(".cell-row > a, .cell-row > details > summary");
  const groups = [];
  stops.forEach((stop, place) => {
    if (!isPart(stop)) return;
    if (place === 0 || !isPart(stops[place - 1])) groups.push([]);
    groups[groups.length - 1].push(stop);
  });
  for (const parts of groups) makeOneStop(parts, "ArrowLeft", "ArrowRight");
  for (const row of within(part, "main .cell-row")) {
    row.setAttribute("role", "toolbar");
    row.setAttribute("aria-label", words.cellRow);
  }
}

/**
 * A mark and the link in its note are one stop: Enter on the mark leads on to the link. Where notes stand
 * in the margin there are no marks, and the links are stops of their own.
 */
function setUpClaims(part) {
  const claims = within(part, ".claim")
    .map((claim) => [claim.querySelector(".claim-mark"), claim.querySelector(".claim-note a")]);
  for (const [mark, link] of claims) {
    // A click that no pointer made is one by Enter or Space.
    mark.addEventListener("click", (event) => { if (event.detail === 0) link.focus(); });
    link.addEventListener("keydown", (event) => { if (event.key === "Escape") mark.focus(); });
  }
  const margin = matchMedia("(min-width: 100rem)");
  const update = () => {
    for (const [, link] of claims) link.tabIndex = margin.matches ? 0 : -1;
  };
  margin.addEventListener("change", update);
  update();
}

/** Boxes that scroll can be reached by Tab, and have a name; others are no stop. */
function setUpScrolling(part) {
  const nameOf = (box) => {
    const name = box.closest("details")?.querySelector("summary")
      ?? box.closest("figure")?.querySelector("figcaption") ?? box.querySelector("caption");
    return name?.textContent.trim() || words.scrollingBox;
  };
  const update = (box) => {
    if (box.scrollWidth <= box.clientWidth + 1) return box.removeAttribute("tabindex");
    box.tabIndex = 0;
    if (box.hasAttribute("role")) return;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", nameOf(box));
  };
  const observer = new ResizeObserver((entries) => {
    for (const entry of entries) update(entry.target);
  });
  const boxes = within(
    part, "main :is(.table-scroll, .figure-body:not([role=application]), .figure-data, .stepper-frame, pre, div.math)");
  for (const box of boxes) observer.observe(box);
}

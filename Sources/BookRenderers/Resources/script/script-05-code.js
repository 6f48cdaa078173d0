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

function setUpCopying() {
  for (const block of document.querySelectorAll("main pre.cell-code, main .prose > pre, main pre[data-copy]")) {
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
  const folds = [...document.querySelectorAll("main .cell-row > details")];
  const show = (reading) => {
    const line = innerHeight / 4;
    const place = [...document.querySelectorAll("main .prose > *")]
      .find((part) => part.getBoundingClientRect().bottom > line);
    const top = place?.getBoundingClientRect().top;
    for (const fold of folds) fold.open = reading !== "text" && fold.matches(readings[reading]);
    if (scrollY > 0 && place) scrollBy(0, place.getBoundingClientRect().top - top);
  };
  choice.hidden = folds.length === 0;
  const remembered = memory.read("reading");
  const button = choice.querySelector(`[value="${remembered in readings ? remembered : "text"}"]`);
  button.checked = true;
  if (button.value !== "text") show(button.value);
  choice.addEventListener("change", (event) => {
    memory.write("reading", event.target.value);
    show(event.target.value);
  });
}

/**
 * Makes the rows below cells one stop of the Tab key, with arrows from one part to the next: all rows
 * between which there is nothing else to stop at.
 */
function setUpRows() {
  // The contents lead to the same places.
  for (const link of document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6) > .anchor")) {
    link.tabIndex = -1;
  }
  const stops = [...document.querySelectorAll('main :is(a[href], button, input, summary, [tabindex="0"])')]
    .filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility({ visibilityProperty: true }));
  const isPart = (stop) => stop.matches(".cell-row > a, .cell-row > details > summary");
  const groups = [];
  stops.forEach((stop, place) => {
    if (!isPart(stop)) return;
    if (place === 0 || !isPart(stops[place - 1])) groups.push([]);
    groups[groups.length - 1].push(stop);
  });
  for (const parts of groups) {
    const stopAt = (at) => parts.forEach((part) => { part.tabIndex = part === at ? 0 : -1; });
    stopAt(parts[0]);
    for (const part of parts) {
      part.addEventListener("focus", () => stopAt(part));
      part.addEventListener("keydown", (event) => {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        const next = parts[parts.indexOf(part) + step];
        if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        next?.focus();
      });
    }
  }
  for (const row of document.querySelectorAll("main .cell-row")) {
    row.setAttribute("role", "toolbar");
    row.setAttribute("aria-label", words.cellRow);
  }
}

/** Boxes that scroll can be reached by Tab, and have a name; others are no stop. */
function setUpScrolling() {
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
  const boxes = document.querySelectorAll(
    "main :is(.table-scroll, .figure-body:not([role=application]), .figure-data, .stepper-frame, pre, div.math)");
  for (const box of boxes) observer.observe(box);
}

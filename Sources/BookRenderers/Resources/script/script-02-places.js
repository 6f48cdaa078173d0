// ---------- 2 finding one's place ----------

/** An element with attributes and children; text never becomes markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** The elements of a part of the page, itself among them, that a selector means. */
function within(part, selector) {
  const found = [...part.querySelectorAll(selector)];
  return part instanceof Element && part.matches(selector) ? [part, ...found] : found;
}

/** Says something to those who do not see it. */
function announce(text) {
  announce.region.textContent = text;
}

/** Marks the section in view in the contents. */
function setUpCurrentSection() {
  const links = [...document.querySelectorAll('.contents-sections a[href^="#"]')];
  const placeOf = (link) => decodeURIComponent(link.hash.slice(1));
  const headings = [...new Set(links.map(placeOf))]
    .map((id) => document.getElementById(id)).filter(Boolean);
  if (headings.length === 0) return;
  let marked = null;
  const update = () => {
    // The last heading above the upper third of the window, or none above all of them.
    const line = innerHeight / 3;
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const above = headings.filter((heading) => heading.getBoundingClientRect().top <= line);
    const current = atEnd ? headings[headings.length - 1] : above[above.length - 1];
    if (current === marked) return;
    marked = current;
    for (const link of links) {
      if (current && placeOf(link) === current.id) {
        link.setAttribute("aria-current", "true");
        keepInView(link);
      } else {
        link.removeAttribute("aria-current");
      }
    }
  };
  let isWaiting = false;
  const later = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      update();
    });
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  update();
}

/** Scrolls the contents at the side, and nothing else, until a link in them can be seen. */
function keepInView(link) {
  const side = link.closest(".contents-side");
  if (!side) return;
  const [box, frame] = [link.getBoundingClientRect(), side.getBoundingClientRect()];
  if (box.top < frame.top + 40 || box.bottom > frame.bottom - 40) {
    side.scrollTop += box.top - frame.top - frame.height / 3;
  }
}

/** Opens what is folded around the place that the address names. */
function openTarget() {
  let target = null;
  try {
    target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    // An address that is not well formed names no place.
  }
  let opened = false;
  for (let box = target; box; box = box.parentElement) {
    if (box.localName === "details" && !box.open) {
      box.open = true;
      opened = true;
    }
  }
  if (opened) target.scrollIntoView();
}

function setUpTarget() {
  addEventListener("hashchange", openTarget);
  openTarget();
}

/** Where keys have a meaning of their own: fields, dialogs, and boxes that scroll. */
const keyEaters =
  'input, select, textarea, summary, dialog, [contenteditable], [tabindex="0"], [role="application"]';

/** Keys for the whole page; those of one character can be turned off. */
function setUpKeys() {
  const box = document.querySelector("[data-single-keys]");
  box.checked = memory.read("single-keys") !== "off";
  box.addEventListener("change", () => memory.write("single-keys", box.checked ? "on" : "off"));
  const turn = (relation) => document.querySelector(`link[rel="${relation}"]`)?.href;
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault();
      openDialog("search");
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target instanceof Element && event.target.closest(keyEaters)) return;
    if (box.checked && (event.key === "/" || event.key === "?")) {
      event.preventDefault();
      openDialog(event.key === "/" ? "search" : "keys");
    }
    const page = { ArrowLeft: turn("prev"), ArrowRight: turn("next") }[event.key];
    if (page && !event.shiftKey) location.href = page;
  });
}

function openDialog(name) {
  const dialog = document.getElementById(name);
  if (dialog.open) return;
  dialog.showModal();
  dialog.querySelector("input[type=search]")?.select();
}

/** The tools of the page's head: they show only where the script runs. */
function setUpTools() {
  announce.region = element("p", { class: "visually-hidden", role: "status" });
  document.body.append(announce.region);
  document.querySelector("[data-tools]").hidden = false;
  for (const button of document.querySelectorAll("[data-open-dialog]")) {
    button.addEventListener("click", () => openDialog(button.dataset.openDialog));
  }
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => {
      // A click on the dialog itself is one beside its content.
      if (event.target === dialog || event.target.closest("[data-close-dialog]")) dialog.close();
    });
  }
}

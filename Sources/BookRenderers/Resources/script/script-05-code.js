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

function setUpFolding() {
  const button = document.querySelector("[data-fold-all]");
  const parts = [...document.querySelectorAll("main details")];
  if (parts.length === 0) {
    button.hidden = true;
    return;
  }
  const isOpen = () => parts.every((part) => part.open);
  const show = () => {
    const label = isOpen() ? words.foldAll : words.unfoldAll;
    button.querySelector("span").textContent = label;
    button.title = label;
    button.dataset.foldAll = isOpen() ? "open" : "closed";
  };
  button.addEventListener("click", () => {
    const open = !isOpen();
    for (const part of parts) part.open = open;
    announce(open ? words.allUnfolded : words.allFolded);
    show();
  });
  document.querySelector("main").addEventListener("toggle", show, true);
  show();
  // On paper nothing can be opened.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = parts.filter((part) => !part.open);
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });
}

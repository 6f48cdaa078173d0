// ---------- 7 one head of several ----------

/** Writes the numbers into cells that are too small for them until they are enlarged. */
function writeNumbers(svg) {
  if (svg.querySelector(".heat-row > text")) return;
  for (const cell of svg.querySelectorAll(".heat-row > path:not(.masked)")) {
    // The title ends in a colon, as the language writes it, and the value.
    const value = cell.querySelector("title").textContent.split(/\uff1a|: /).pop();
    const { x, y, width, height } = cell.getBBox();
    if (width < 16) return;
    const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
    text.setAttribute("class", "enlarged");
    text.setAttribute("x", x + width / 2);
    text.setAttribute("y", y + height / 2 + 1.6);
    // As the build has rounded it, and not rounded again.
    text.textContent = value;
    cell.after(text);
  }
}

/** Draws a panel at a multiple of the size that the build gave it; the style sheet keeps it in the page. */
function enlarge(svg, factor) {
  for (const side of ["width", "height"]) {
    svg.dataset[side] ??= svg.getAttribute(side);
    svg.setAttribute(side, Math.round(Number(svg.dataset[side]) * factor));
  }
}

let pickerCount = 0;

/** Buttons above a grid of panels: all of them, or one at a larger size. */
function addHeadPicker(grid) {
  const panels = [...grid.children].filter((panel) => panel.matches("svg.heatmap, .figure-panel"));
  const svgOf = (panel) => (panel.matches("svg") ? panel : panel.querySelector("svg.heatmap"));
  if (panels.length < 2 || !panels.every(svgOf)) return;
  const number = pickerCount++;
  const picker = element("fieldset", { class: "head-picker" }, element("legend", {}, words.enlarge));
  const pick = (picked) => {
    // The large panel lies over the others and what follows, so that nothing moves.
    grid.style.height = "";
    if (picked) grid.style.height = `${grid.offsetHeight}px`;
    grid.classList.toggle("is-picked", picked !== null);
    for (const panel of panels) {
      panel.classList.toggle("is-picked", panel === picked);
    }
    const isSmall = grid.classList.contains("thumbnails");
    panels.forEach((panel) => enlarge(svgOf(panel), panel !== picked ? 1 : isSmall ? 2.4 : 1.5));
    if (picked && isSmall) writeNumbers(svgOf(picked));
  };
  const names = [words.allPanels, ...panels.map((panel) => svgOf(panel).querySelector("title").textContent)];
  names.forEach((name, place) => {
    const id = `pick-${number}-${place}`;
    const button = element("input", { type: "radio", name: `pick-${number}`, id, class: "stepper-button", autocomplete: "off" });
    button.checked = place === 0;
    button.addEventListener("change", () => pick(place === 0 ? null : panels[place - 1]));
    picker.append(button, element("label", { for: id, class: "stepper-name" }, name));
  });
  grid.before(picker);
}

function setUpHeads(part) {
  for (const grid of within(part, ".figure-panels:not(.strip):not(.bars)")) addHeadPicker(grid);
}

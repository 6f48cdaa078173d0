// ---------- 6 reading a heatmap cell by cell ----------

/** One panel: its cells, row by row, as the build has drawn them. */
class HeatmapPanel {
  constructor(svg) {
    this.svg = svg;
    this.columns = Number(svg.dataset.columns);
    this.cells = [...svg.querySelectorAll(".heat-row > path")];
    this.rows = this.cells.length / this.columns;
  }

  get isShown() {
    return this.svg.getClientRects().length > 0;
  }

  cell(row, column) {
    return this.cells[row * this.columns + column];
  }

  /** What the cell says: its query, its key, its weight. */
  textOf(cell) {
    return cell.querySelector("title").textContent;
  }

  /** Marks a cell with its row and its column, or nothing. */
  mark(row, column) {
    this.svg.querySelectorAll(".heat-band").forEach((band) => band.remove());
    this.active?.classList.remove("is-active");
    this.active = row === undefined ? null : this.cell(row, column);
    if (!this.active) return;
    this.active.classList.add("is-active");
    this.band(this.cell(row, 0), this.cell(row, this.columns - 1));
    this.band(this.cell(0, column), this.cell(this.rows - 1, column));
  }

  band(first, last) {
    const [from, to] = [first.getBBox(), last.getBBox()];
    const band = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    band.setAttribute("class", "heat-band");
    band.setAttribute("x", from.x);
    band.setAttribute("y", from.y);
    band.setAttribute("width", to.x + to.width - from.x);
    band.setAttribute("height", to.y + to.height - from.y);
    this.svg.append(band);
  }
}

/** All panels of a figure: a note beside the marked cell says what it holds. */
class HeatmapReader {
  constructor(body) {
    this.body = body;
    this.panels = [...body.querySelectorAll("svg.heatmap[data-columns]")]
      .map((svg) => new HeatmapPanel(svg));
    this.readout = element("p", { class: "figure-readout", role: "status" });
    // In a part it does not come between the part and the next.
    if (body.matches(".figure-part")) body.append(this.readout); else body.after(this.readout);
    if (!body.hasAttribute("role")) {
      // With this role screen readers pass the arrow keys on.
      body.tabIndex = 0;
      body.setAttribute("role", "application");
      const titles = this.panels.map((panel) => panel.svg.querySelector("title").textContent);
      body.setAttribute("aria-label", filled(words.heatmap, [titles.join(words.listSeparator)]));
    }
    this.rows = body.closest(".figure-body").querySelector("[data-zoom]");
    if (this.rows) body.addEventListener("click", (event) => this.choose(event.target));
    body.addEventListener("pointerover", (event) => this.point(event.target));
    body.addEventListener("pointerleave", () => this.leave());
    body.addEventListener("keydown", (event) => this.press(event));
    body.addEventListener("focusout", () => this.leave());
  }

  rest() {
    this.readout.textContent = "";
  }

  /** Puts the note below the marked cell, inside the figure. */
  place() {
    const figure = this.readout.offsetParent.getBoundingClientRect();
    const cell = this.at.panel.active.getBoundingClientRect();
    const { style } = this.readout;
    const left = cell.left + cell.width / 2 - this.readout.offsetWidth / 2 - figure.left;
    style.left = `${Math.max(0, Math.min(left, figure.width - this.readout.offsetWidth))}px`;
    style.top = `${cell.bottom - figure.top + 6}px`;
  }

  leave() {
    if (document.activeElement === this.body && this.at) return;
    this.at?.panel.mark();
    this.at = null;
    this.rest();
  }

  point(target) {
    const cell = target.closest(".heat-row > path");
    const panel = cell && this.panels.find((panel) => panel.cells.includes(cell));
    if (!panel) return;
    const place = panel.cells.indexOf(cell);
    this.go(panel, Math.floor(place / panel.columns), place % panel.columns);
  }

  choose(target) {
    this.point(target);
    if (target.closest(".heat-row")) this.showRow();
  }

  /** Shows the row of the marked cell by itself, with the cell's own line marked. */
  showRow() {
    const { panel, row, column } = this.at;
    if (!panel.svg.dataset.firstStep) return;
    const step = Number(panel.svg.dataset.firstStep) + row;
    const button = this.rows.querySelector(`.stepper-button[data-step="${step}"]`);
    button.checked = true;
    button.dispatchEvent(new Event("change", { bubbles: true }));
    const line = this.rows.querySelectorAll(`[data-step="${step}"] tbody > tr`)[column];
    this.rows.querySelector(".is-chosen")?.classList.remove("is-chosen");
    line.classList.add("is-chosen");
    line.scrollIntoView({ block: "nearest" });
    announce([...line.cells].map((cell) => cell.textContent).join(words.listSeparator));
  }

  go(panel, row, column) {
    this.at?.panel.mark();
    this.at = { panel, row, column };
    panel.mark(row, column);
    const text = panel.textOf(panel.cell(row, column));
    const title = panel.svg.querySelector("title").textContent;
    this.readout.textContent =
      this.panels.length > 1 ? filled(words.cellOfHeatmap, [title, text]) : text;
    this.place();
  }

  press(event) {
    const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
    const step = steps[event.key];
    const hasModifier = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (event.target !== this.body || hasModifier) return;
    if (event.key === "Escape" && this.at) {
      this.at.panel.mark();
      this.at = null;
      this.rest();
      return;
    }
    if (event.key === "Enter" && this.at && this.rows) {
      event.preventDefault();
      this.showRow();
      return;
    }
    const shown = this.panels.filter((panel) => panel.isShown);
    if (!step || shown.length === 0) return;
    event.preventDefault();
    if (!this.at || !shown.includes(this.at.panel)) {
      this.go(shown[0], 0, 0);
    } else {
      this.move(shown, step);
    }
    this.at.panel.active.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.place();
  }

  /** One cell on; beyond the last column comes the next panel. */
  move(shown, [down, right]) {
    const { panel, row, column } = this.at;
    const next = column + right;
    if (next < 0 || next >= panel.columns) {
      const other = shown[shown.indexOf(panel) + right];
      if (!other) return;
      this.go(other, Math.min(row, other.rows - 1), right > 0 ? 0 : other.columns - 1);
    } else {
      this.go(panel, Math.min(Math.max(row + down, 0), panel.rows - 1), next);
    }
  }
}

function setUpHeatmaps(part) {
  for (const body of within(part, ".figure-body")) {
    // Of a figure made of figures, each part by itself: a table beside it is read as a table.
    const parts = [...body.querySelectorAll(":scope .figure-part")];
    for (const part of parts.length > 0 ? parts : [body]) {
      if (part.querySelector("svg.heatmap[data-columns]")) new HeatmapReader(part);
    }
    const rows = body.querySelector("[data-zoom]");
    rows?.prepend(element("p", { class: "zoom-hint" }, words.zoomHint));
  }
}

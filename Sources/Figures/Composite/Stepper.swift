import CellRecords

/// Figures of which a page shows one at a time, such as the steps of a computation.
///
/// The page needs no script: each frame has a radio button, and the style sheet hides the frames
/// whose button is not chosen. On paper all frames are one under the other. A script finds the
/// stepper by `data-stepper` and its buttons and frames by `data-step`, counted from 1.
public struct Stepper: Figure {
  /// What the frames show together.
  public let title: String
  /// The frames in order.
  public let frames: [FigurePart]
  /// The frame that is shown first, counted from 0.
  public let shown: Int
  /// Whether the frames are rows of the figure's heatmaps, to which their cells lead, and no course of time.
  public let isZoom: Bool

  /// Creates a stepper.
  ///
  /// - Precondition: There are two frames or more, and one of them is shown first.
  public init(title: String, frames: [FigurePart], shown: Int = 0, isZoom: Bool = false) {
    precondition(
      frames.count > 1, "stepper '\(title)' needs two frames or more, got \(frames.count)")
    precondition(
      frames.indices.contains(shown),
      "stepper '\(title)' shows one of its \(frames.count) frames first, got \(shown)")
    self.shown = shown
    self.isZoom = isZoom
    self.title = title
    self.frames = frames
  }

  /// Creates a stepper.
  ///
  /// - Precondition: There are two frames or more.
  public init(title: String, frames: [(name: String, figure: any Figure)]) {
    self.init(title: title, frames: frames.map { FigurePart($0.name, $0.figure) })
  }

  /// What each frame says.
  public var altText: String { phrases.stepper(title: title, frames: frames.descriptions) }

  /// All frames in plain text.
  public var text: String { title + "\n\n" + frames.numberedText }

  /// Nothing: each frame has a table of its own.
  public var table: DataTable? { nil }

  /// The tables of all frames.
  public var tables: [DataTable] { frames.tables }

  /// The frames with their radio buttons.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    requireIdentifier(idPrefix)
    return StepperMarkup(stepper: self, id: idPrefix).markup
  }

  /// The numbers of all frames.
  public var tensors: [FigureTensor] { frames.tensors }
}

/// Writes a stepper: a button, its name and its frame for each step, in this order.
private struct StepperMarkup {
  let stepper: Stepper
  let id: String

  /// The finished fragment.
  var markup: String {
    var writer = MarkupWriter()
    writer.open(
      "fieldset",
      [
        MarkupAttribute("class", "stepper"),
        MarkupAttribute("data-stepper", String(stepper.frames.count)),
      ] + (stepper.isZoom ? [MarkupAttribute("data-zoom", "rows")] : []))
    writer.element("legend", ["class": "stepper-title"], text: stepper.title)
    for (index, frame) in stepper.frames.enumerated() {
      writeButton(index, name: frame.name, to: &writer)
      writer.open(
        "div",
        [
          "class": "stepper-frame", "data-step": String(index + 1), "role": "group",
          "aria-labelledby": name(index),
        ])
      writer.fragment(frame.figure.body(idPrefix: "\(id)-frame-\(index + 1)"))
      if !stepper.isZoom { writeTurns(index, to: &writer) }
      writer.close("div")
      writer.text("\n")
    }
    writer.close("fieldset")
    return writer.markup
  }

  private func button(_ index: Int) -> String { "\(id)-step-\(index + 1)" }

  private func name(_ index: Int) -> String { "\(id)-name-\(index + 1)" }

  /// The button's accessible name is that of the step alone, not of the ways that lead to it.
  private func writeButton(_ index: Int, name text: String, to writer: inout MarkupWriter) {
    var attributes = [
      MarkupAttribute("type", "radio"), MarkupAttribute("class", "stepper-button"),
      MarkupAttribute("name", "\(id)-step"), MarkupAttribute("id", button(index)),
      MarkupAttribute("aria-labelledby", name(index)),
      MarkupAttribute("data-step", String(index + 1)),
    ]
    if index == stepper.shown { attributes.append(MarkupAttribute("checked", "checked")) }
    writer.empty("input", attributes)
    writer.open(
      "label", ["class": "stepper-name", "id": name(index), "for": button(index)])
    writer.element("span", ["class": "stepper-number"], text: String(index + 1))
    writer.text(" \(text)")
    writer.close("label")
  }

  /// The ways to the frames before and after: labels of their buttons.
  private func writeTurns(_ index: Int, to writer: inout MarkupWriter) {
    writer.open("p", ["class": "stepper-turns"])
    if index > 0 {
      writer.element(
        "label", ["class": "stepper-turn", "for": button(index - 1)],
        text: "← \(stepper.frames[index - 1].name)")
    }
    if index + 1 < stepper.frames.count {
      writer.element(
        "label", ["class": "stepper-turn next", "for": button(index + 1)],
        text: "\(stepper.frames[index + 1].name) →")
    }
    writer.close("p")
  }
}

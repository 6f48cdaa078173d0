import CellRecords

/// Figures of which a page shows one at a time, such as the steps of a computation.
///
/// The page needs no script: each frame has a radio button, and the style sheet hides the frames
/// whose button is not chosen. On paper all frames stand one under the other. A script finds the
/// stepper by `data-stepper` and its buttons and frames by `data-step`, counted from 1.
public struct Stepper: Figure {
  /// What the frames show together.
  public let title: String
  /// The frames in order.
  public let frames: [FigurePart]

  /// Creates a stepper.
  ///
  /// - Precondition: There are two frames or more.
  public init(title: String, frames: [FigurePart]) {
    precondition(
      frames.count > 1, "stepper '\(title)' needs two frames or more, got \(frames.count)")
    self.title = title
    self.frames = frames
  }

  /// Creates a stepper.
  ///
  /// - Precondition: There are two frames or more.
  public init(title: String, frames: [(name: String, figure: any Figure)]) {
    self.init(title: title, frames: frames.map { FigurePart($0.name, $0.figure) })
  }

  /// Chinese text: what each frame says.
  public var altText: String { "分步图“\(title)”，共 \(frames.count) 步。" + frames.numberedAltText }

  /// All frames in plain text.
  public var text: String { title + "\n\n" + frames.numberedText }

  /// Nothing: each frame has a table of its own.
  public var table: DataTable? { nil }

  /// The tables of all frames.
  public var tables: [DataTable] { frames.tables }

  /// The frames behind their radio buttons.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    Markup.requireIdentifier(idPrefix)
    return StepperMarkup(stepper: self, id: idPrefix).markup
  }

  /// The numbers of all frames.
  public var tensors: [FigureTensor] { frames.tensors }
}

/// The words in the script of pages, which finds them as `words.copy`.
///
/// `{0}` and `{1}` stand for what the script puts in.
public struct ScriptWords: Sendable, Encodable {
  /// A text with a number in it, in two grammatical numbers.
  public struct Counted: Sendable, Encodable {
    /// The text for the number 1.
    public let one: String
    /// The text for all other numbers.
    public let other: String
  }

  // MARK: Colours

  /// The switch while colours follow the system.
  public let systemColours: String
  /// The switch while colours are light.
  public let lightColours: String
  /// The switch while colours are dark.
  public let darkColours: String

  // MARK: Search

  /// A result that is a page.
  public let pageResult: String
  /// A result that is a section.
  public let sectionResult: String
  /// A result that is a figure or a table.
  public let figureResult: String
  /// A result that is a claim.
  public let claimResult: String
  /// A result that is a word of the glossary.
  public let termResult: String
  /// A result that is an erratum.
  public let erratumResult: String
  /// A result that is code.
  public let codeResult: String
  /// That there are `{0}` results.
  public let results: Counted
  /// That there are `{0}` results, of which the first `{1}` are listed.
  public let firstResults: String
  /// That there are many results, of which the best `{0}` are listed.
  public let bestResults: String
  /// That no place has all words, and that those are listed which have most of them.
  public let nearestResults: String
  /// That nothing has the words `{0}`.
  public let noResult: String
  /// That the file is missing which the search needs.
  public let indexMissing: String

  // MARK: Code

  /// The button that copies code.
  public let copy: String
  /// That the code was copied.
  public let copied: String
  /// That the browser copies nothing.
  public let copyByHand: String

  /// The links and folded parts below a cell.
  public let cellRow: String
  /// A box that scrolls and has no other name.
  public let scrollingBox: String

  // MARK: Figures

  /// A figure with the heatmaps `{0}`, and how to read it.
  public let heatmap: String
  /// What stands between the titles of several heatmaps.
  public let listSeparator: String
  /// The cell `{1}` of the heatmap `{0}`.
  public let cellOfHeatmap: String
  /// The choice of a panel to enlarge.
  public let enlarge: String
  /// How the cells of a heatmap lead on to their rows.
  public let zoomHint: String
  /// The choice of all panels.
  public let allPanels: String
  /// The button that shows step after step.
  public let play: String
  /// The button that stops showing step after step.
  public let pause: String
}

/// The words in the templates of pages, where they are written `{{words.contents}}`.
///
/// Those whose names end in `HTML` have keys between words, as `<kbd>` elements; all others are
/// plain text.
public struct TemplateWords: Sendable {
  // MARK: Ways through a page

  /// The link to the text of a chapter, first on its page.
  public let skipToText: String
  /// The link to the list of chapters, first on the title page.
  public let skipToContents: String
  /// The list of chapters.
  public let contents: String
  /// The two links at the end of a chapter.
  public let pageTurn: String
  /// The link to the chapter before.
  public let previousChapter: String
  /// The link to the chapter after.
  public let nextChapter: String
  /// The list of numbers on the title page.
  public let bookFacts: String

  // MARK: Tools in the header

  /// The group of buttons.
  public let tools: String
  /// The search dialog and what opens it.
  public let searchBook: String
  /// The switch between text, text with code, and text with evidence.
  public let reading: String
  /// The text with code and evidence folded.
  public let readingText: String
  /// The text with code unfolded.
  public let readingCode: String
  /// The text with evidence unfolded.
  public let readingEvidence: String
  /// The switch of colours while it follows the system.
  public let systemColours: String
  /// The dialog that lists keys and what opens it.
  public let keyboard: String

  // MARK: Dialogs

  /// The button that closes a dialog.
  public let close: String
  /// The field of the search dialog.
  public let searchField: String
  /// Examples of what to search for, in the empty field.
  public let searchExamples: String
  /// The keys of the search dialog.
  public let searchKeysHTML: String
  /// The caption of the list of keys.
  public let keysCaption: String
  /// The header of the column of keys.
  public let key: String
  /// The header of the column of what keys do.
  public let keyAction: String
  /// The keys that open the search.
  public let openSearchKeysHTML: String
  /// What the arrow keys do on a page.
  public let turnPages: String
  /// The arrow keys in a figure.
  public let figureKeysHTML: String
  /// What the arrow keys do in a figure.
  public let readHeatmap: String
  /// The arrow keys on the buttons of a stepper.
  public let stepperKeysHTML: String
  /// What the arrow keys do on the buttons of a stepper.
  public let takeSteps: String
  /// What the key does that opens the list of keys.
  public let showKeys: String
  /// The choice to use keys of one character.
  public let singleKeysHTML: String
}

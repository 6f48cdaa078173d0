/// All words that templates, script and style sheet put on pages, in one language.
public struct PageWords: Sendable {
  /// The words in templates.
  public let template: TemplateWords
  /// The words in the script.
  public let script: ScriptWords
  /// The words in the style sheet.
  public let stylesheet: StylesheetWords

  /// Takes the words from a language's phrases.
  public init(_ phrases: some TemplatePhrases) {
    template = phrases.template
    script = phrases.script
    stylesheet = phrases.stylesheet
  }
}

/// What pages and the preview say around the text of a book.
public protocol TemplatePhrases: Sendable {
  /// The words in templates.
  var template: TemplateWords { get }
  /// The words in the script.
  var script: ScriptWords { get }
  /// The words in the style sheet.
  var stylesheet: StylesheetWords { get }
  /// The words of the preview.
  var preview: PreviewWords { get }
}

/// A form in which a book can be had.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  /// Pages for a browser.
  case html
  /// Plain text for a terminal, 80 columns wide.
  case text
  /// A notebook for Jupyter and GitHub.
  case ipynb
  /// The pages, printed as one document.
  case pdf
  /// Markdown with what the cells gave, as GitHub shows it.
  case markdown

  /// The file of a chapter in the output folder; pages lie in the folder itself, and all chapters are
  /// in one PDF.
  public func fileName(of slug: String) -> String {
    switch self {
    case .html: "\(slug).html"
    case .pdf: "book.pdf"
    case .text: "text/\(slug).txt"
    case .ipynb: "ipynb/\(slug).ipynb"
    case .markdown: "markdown/\(slug).md"
    }
  }
}

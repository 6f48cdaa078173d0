import BookDocument
import RunStore

/// Writes a book in one form: its tree with what its runs gave, and nothing read back.
package protocol Renderer {
  /// What `--format` calls the form; renderers that belong together share it.
  static var format: String { get }

  /// The files of the form.
  static func files(of book: RenderedBook) -> [OutputFile]
}

/// The forms of a book.
package enum Renderers {
  /// Every renderer; a new form is a file with its renderer and a line here.
  package static var all: [any Renderer.Type] {
    [
      SiteRenderer.self, SearchRenderer.self, RecordRenderer.self, TextRenderer.self,
      MarkdownRenderer.self, NotebookRenderer.self, PrintRenderer.self,
    ]
  }

  /// The names of all forms, each once.
  package static let formats: [String] = all.map { $0.format }.reduce(into: []) { names, name in
    if !names.contains(name) { names.append(name) }
  }

  /// The form of the pages.
  package static let pages = SiteRenderer.format

  /// The files of a book in some forms.
  package static func files(of book: RenderedBook, formats: Set<String>) -> [OutputFile] {
    all.filter { formats.contains($0.format) }.flatMap { $0.files(of: book) }
  }
}

/// A file of the output folder.
package struct OutputFile: Sendable {
  package enum Content: Sendable {
    /// A text, made when it is written: all pages of a large book at once would fill the memory.
    case made(@Sendable () -> String)
    /// A copy of the file at a path.
    case copy(of: String)
    /// The first of some pages and what it needs, printed to a PDF.
    case print([OutputFile])

    /// A text, made when it is written.
    package static func text(_ text: @escaping @autoclosure @Sendable () -> String) -> Content {
      .made(text)
    }
  }

  /// The path below the output folder.
  package var name: String
  package var content: Content

  package init(_ name: String, _ content: Content) {
    self.name = name
    self.content = content
  }

  /// What the file will hold, made anew each time; empty if it is no text.
  package var text: String {
    guard case .made(let make) = content else { return "" }
    // Titles, captions, code and what figures show come together here, and nowhere before.
    return PrintedText.withoutControlCharacters(make())
  }
}

import BookDocument
import BookLanguage
import Foundation

/// Makes a book of the sources of The Swift Programming Language, whose tests nothing else runs.
package struct SwiftBookImport {
  /// What was written.
  package struct Result: Sendable {
    package var chapters = 0
    /// The listings and hidden tests that became cells.
    package var cells = 0
    /// The programs that they make.
    package var groups = 0
    package var diagnostics: [Diagnostic] = []
  }

  private let source: String
  private let directory: String
  private let language: Language

  /// - Parameters:
  ///   - source: The folder `TSPL.docc`, or one that holds it.
  ///   - directory: The book's folder, which must not exist.
  ///   - language: The language of the pages' own words.
  package init(from source: String, to directory: String, language: Language) {
    self.source = source
    self.directory = directory
    self.language = language
  }

  /// Writes the chapters, the pictures and `book.yml`.
  package func write() -> Result {
    var result = Result()
    func problem(_ id: DiagnosticID, at path: String, _ message: String, _ help: String) -> Result {
      Result(diagnostics: [
        Diagnostic(id, at: SourceLocation(path: path, line: 1), message, help: help)
      ])
    }
    let documents = documents
    guard !documents.isEmpty else {
      return problem(
        .fileNotFound, at: source, "no document with tests in this folder",
        "name the folder 'TSPL.docc' of a copy of swiftlang/swift-book")
    }
    guard !FileManager.default.fileExists(atPath: directory) else {
      return problem(
        .chapterExists, at: directory, "the folder already exists",
        "name another folder with --book, or remove this one")
    }
    do throws(FileError) {
      for path in documents {
        let document = SwiftTestDocument(try TextFile.read("\(source)/\(path)"))
        try TextFile.write(document.text, to: "\(directory)/\(Self.slug(of: path)).md")
        result.chapters += 1
        result.cells += document.cellCount
        result.groups += document.groupCount
      }
      try TextFile.write(settings(documents), to: "\(directory)/book.yml")
    } catch {
      result.diagnostics.append(error.diagnostic)
    }
    result.diagnostics += copyPictures()
    return result
  }

  private static func slug(of path: String) -> String {
    String((path.split(separator: "/").last ?? "").dropLast(".md".count))
  }

  /// The documents of a catalog in the order of its contents; those that they do not name come last.
  private var documents: [String] {
    let files = (FileManager.default.enumerator(atPath: source)?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".md") && $0.contains(".docc/") || isCatalog && $0.hasSuffix(".md") }
      .sorted()
    let contents = files.compactMap { try? TextFile.read("\(source)/\($0)") }
      .filter { $0.contains("@TechnologyRoot") }.joined()
    let order = contents.matches(of: /<doc:(?<name>[^>#]+)>/).map { String($0.name) }
    return files.enumerated().sorted { left, right in
      let places = [left, right].map { order.firstIndex(of: Self.slug(of: $0.element)) ?? .max }
      return (places[0], left.offset) < (places[1], right.offset)
    }.map(\.element)
  }

  private var isCatalog: Bool { source.split(separator: "/").last?.hasSuffix(".docc") == true }

  private func settings(_ documents: [String]) -> String {
    let chapters = documents.map { "  - \(Self.slug(of: $0))" }.joined(separator: "\n")
    return """
      title: The Swift Programming Language
      language: \(language.tag)
      imports: []
      languageMode: 5
      chapters:
      \(chapters)

      """
  }

  private func copyPictures() -> [Diagnostic] {
    let manager = FileManager.default
    let folders = manager.enumerator(atPath: source)?.compactMap { $0 as? String } ?? []
    return folders.filter { $0 == "Assets" || $0.hasSuffix("/Assets") }.compactMap { folder in
      do {
        try manager.copyItem(atPath: "\(source)/\(folder)", toPath: "\(directory)/Assets")
        return nil
      } catch {
        return Diagnostic(
          .fileNotFound, at: SourceLocation(path: "\(source)/\(folder)", line: 1),
          "the pictures cannot be copied: \(error.localizedDescription)")
      }
    }
  }
}

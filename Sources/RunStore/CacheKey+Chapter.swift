import BookDocument
import CellRecords
import Foundation

extension CacheKey {
  /// The key of a chapter's run.
  ///
  /// Places are no part of it: a paragraph that is inserted above moves every cell and changes no
  /// result. They are when the code asks for its place, and when a result has been seen to hold it.
  package init(
    of chapter: Chapter, in book: Book, linked: [KeyPart], environment: [String: String],
    isBoundToPlaces: Bool
  ) {
    let compiler = CompilerIdentity.hash(searchPath: environment["PATH"] ?? "")
    parts =
      [KeyPart(name: "the compiler", hash: compiler)] + linked + [
        KeyPart(name: "'imports'", hash: Self.hash(of: book.imports)),
        KeyPart(name: "'launcher'", hash: Self.hash(of: book.launcher)),
        KeyPart(
          name: "the files in 'data'", hash: DataFolder(of: book)?.hash() ?? Self.hash(of: [])),
        KeyPart(name: "the environment", hash: Self.hash(of: Self.variables(in: environment))),
      ]
    let bound = isBoundToPlaces || chapter.asksForPlaces
    steps = Self.steps(of: chapter, areBound: bound)
    if bound {
      let path = URL(fileURLWithPath: chapter.path).standardizedFileURL.path
      parts.append(KeyPart(name: "the chapter's path", hash: Self.hash(of: [chapter.path, path])))
    }
  }

  private static func steps(of chapter: Chapter, areBound: Bool) -> [KeyPart] {
    var steps: [KeyPart] = []
    var values = chapter.inlineValues[...]
    func appendValues(upTo cells: Int) {
      while let value = values.first, value.cellsBefore <= cells {
        let place = areBound ? [value.location.description] : []
        steps.append(
          KeyPart(
            name: "the value '\(value.expression)'",
            hash: hash(of: ["value", value.expression] + place)))
        values.removeFirst()
      }
    }
    for cell in chapter.cells {
      appendValues(upTo: cell.index)
      steps.append(KeyPart(name: "cell '\(cell.name)'", hash: hash(of: cell, isBound: areBound)))
    }
    appendValues(upTo: chapter.cells.count)
    return steps
  }

  /// A cell that does not run counts all the same: figures are named by the number of their cell.
  private static func hash(of cell: Cell, isBound: Bool) -> ContentHash {
    guard cell.options.run else { return hash(of: ["no run"]) }
    let place = isBound ? [cell.location.description] : []
    return hash(of: ["cell", cell.code, StableDescription.of(cell.options.ofTheRun)] + place)
  }

  private static func hash(of texts: [String]) -> ContentHash {
    var hasher = ContentHasher()
    hasher.update(texts.count)
    for text in texts { hasher.update(text) }
    return hasher.finish()
  }

  /// The variables that the compiler, or the chapter's process, could obey.
  private static func variables(in environment: [String: String]) -> [String] {
    let compilers = [
      "SDKROOT", "TOOLCHAINS", "SWIFT_EXEC", "CPATH", "C_INCLUDE_PATH", "LIBRARY_PATH",
      "LD_LIBRARY_PATH",
    ]
    return environment.filter { compilers.contains($0.key) || $0.key.hasPrefix("TRANSFORMER_") }
      .map { "\($0.key)=\($0.value)" }.sorted()
  }
}

extension CellOptions {
  /// The options without those that only the page looks at.
  ///
  /// A new option belongs to the run until it is named here: it costs a run too many, never one too
  /// few.
  fileprivate var ofTheRun: CellOptions {
    var options = self
    options.label = nil
    options.caption = nil
    options.alternativeText = nil
    options.echo = true
    options.output = true
    options.fold = false
    return options
  }
}

extension Chapter {
  /// Whether the code can find out where it stands.
  fileprivate var asksForPlaces: Bool {
    let codes = cells.lazy.filter(\.options.run).map(\.code) + inlineValues.map(\.expression)
    return codes.contains { code in
      code.utf8.contains(UInt8(ascii: "#")) && placeMacros.contains { code.contains($0) }
    }
  }
}

private let placeMacros = ["#file", "#line", "#column", "#sourceLocation", "#dsohandle"]

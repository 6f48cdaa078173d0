import BookDocument
import Foundation

/// One named input of a run: the name is what an explanation says has changed.
package struct KeyPart: Hashable, Codable {
  package var name: String
  package var hash: ContentHash
}

/// Everything that decides what a chapter's run gives: the same key, the same result.
package struct CacheKey: Equatable, Codable {
  /// The machine's side: tool, compiler, modules, environment.
  package var parts: [KeyPart]
  /// The chapter's cells and inline values in order.
  package var steps: [KeyPart]

  /// The key as one value.
  package var hash: ContentHash {
    var hasher = ContentHasher()
    for part in parts + steps {
      // A cell's name is nothing that its run could know.
      hasher.update(part.hash)
    }
    hasher.update(parts.count)
    return hasher.finish()
  }

  /// What differs from an earlier key, in words.
  package func reasons(since earlier: CacheKey) -> [String] {
    let before = Dictionary(earlier.parts.map { ($0.name, $0.hash) }, uniquingKeysWith: { $1 })
    let after = Set(parts.map(\.name))
    var reasons = parts.filter { before[$0.name] != $0.hash }.map { "\($0.name) changed" }
    reasons += earlier.parts.filter { !after.contains($0.name) }.map { "\($0.name) is gone" }
    return reasons + stepReasons(since: earlier)
  }

  private func stepReasons(since earlier: CacheKey) -> [String] {
    let changes = steps.map(\.hash).difference(from: earlier.steps.map(\.hash))
    let gone = changes.removals.map { earlier.steps[$0.offset] }
    let new = changes.insertions.map { steps[$0.offset] }
    let goneNames = Dictionary(gone.map { ($0.name, $0.hash) }, uniquingKeysWith: { $1 })
    let newNames = Set(new.map(\.name))
    let reasons = new.map { step in
      switch goneNames[step.name] {
      case step.hash: "\(step.name) moved"
      case nil: "\(step.name) is new"
      default: "\(step.name) changed"
      }
    }
    return reasons + gone.filter { !newNames.contains($0.name) }.map { "\($0.name) is gone" }
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}

// MARK: - Of a chapter

extension CacheKey {
  /// The key of a chapter's run.
  ///
  /// Places are not part of it: a paragraph that is inserted above moves every cell and changes no
  /// result. They are when the code asks for its place, and when a result has been seen to hold it.
  ///
  /// - Parameters:
  ///   - chapter: The chapter.
  ///   - book: Its book.
  ///   - inputs: What has the same content for all chapters: the compiler and the book's data.
  ///   - linked: What the chapter links.
  ///   - environment: The variables of the build's session.
  ///   - isBoundToPlaces: Whether places count.
  package init(
    of chapter: Chapter, in book: Book, inputs: [KeyPart], linked: [KeyPart],
    environment: [String: String], isBoundToPlaces: Bool
  ) {
    parts =
      inputs + linked + [
        KeyPart(name: "'imports'", hash: Self.hash(of: book.imports)),
        KeyPart(name: "'languageMode'", hash: Self.hash(of: ["\(book.languageMode)"])),
        KeyPart(name: "'isolation'", hash: Self.hash(of: [book.isolation.rawValue])),
        KeyPart(
          name: "'redeclaration'", hash: Self.hash(of: book.allowsRedeclaration ? [] : ["error"])),
        KeyPart(name: "'sandbox'", hash: Self.hash(of: book.isSandboxed ? ["true"] : [])),
        KeyPart(name: "'language'", hash: Self.hash(of: [book.language])),
        KeyPart(name: "'axes'", hash: Self.hash(of: book.axes.flatMap(Self.texts))),
        KeyPart(
          name: "the environment", hash: Self.hash(of: Self.variables(in: environment, of: book))),
      ]
    let bound = isBoundToPlaces || chapter.asksForPlaces
    steps = Self.steps(of: chapter, areBound: bound)
    if bound {
      let path = URL(fileURLWithPath: chapter.path).standardizedFileURL.path
      parts.append(KeyPart(name: "the chapter's path", hash: Self.hash(of: [chapter.path, path])))
    }
  }

  /// What all chapters of a book depend on, which is read once a build.
  package static func inputs(of book: Book, compiler: ContentHash) -> [KeyPart] {
    [
      KeyPart(name: "the compiler", hash: compiler),
      KeyPart(name: "the files in 'data'", hash: DataFolder(of: book)?.hash() ?? hash(of: [])),
    ]
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
    // A run whose output differs from what a block states is no success.
    let stated = cell.expectedOutput.map { [$0.text] } ?? []
    return hash(of: ["cell", cell.code] + cell.options.valuesForRun + stated + place)
  }

  private static func texts(of axis: Book.Axis) -> [String] {
    [axis.name, "\(axis.colour)", "\(axis.aliases.count)"] + axis.aliases + axis.symbols
      + ["\(axis.symbols.count)"]
  }

  private static func hash(of texts: [String]) -> ContentHash {
    var hasher = ContentHasher()
    hasher.update(texts.count)
    for text in texts { hasher.update(text) }
    return hasher.finish()
  }

  /// The variables that the compiler, or the chapter's process, could obey.
  private static func variables(
    in environment: [String: String], of book: Book
  ) -> [String] {
    let compilers = [
      "SDKROOT", "TOOLCHAINS", "SWIFT_EXEC", "CPATH", "C_INCLUDE_PATH", "LIBRARY_PATH",
      "LD_LIBRARY_PATH",
    ]
    return environment.filter { compilers.contains($0.key) || book.passes(variable: $0.key) }
      .map { "\($0.key)=\($0.value)" }.sorted()
  }
}

extension CellOptions {
  /// What the options say to the run, in the order of their keys.
  fileprivate var valuesForRun: [String] {
    CellOptionKey.allCases.map { $0.valueForRun(in: self) ?? "" }
  }
}

extension CellOptionKey {
  /// What the option says to the run; nil for one that only the page looks at.
  fileprivate func valueForRun(in options: CellOptions) -> String? {
    switch self {
    case .label, .caption, .alt, .echo, .output, .fold, .include: nil
    case .run: "\(options.run)"
    case .timeout: options.timeout.map { "\($0)" }
    case .expect: options.expectation.map { "\($0.remarks)" }
    case .measured: "\(options.measured)"
    case .group: options.group
    case .show: options.show
    case .interface: "\(options.interface)"
    }
  }
}

extension Chapter {
  /// Whether the code can ask for its own place.
  package var asksForPlaces: Bool {
    let codes = cells.lazy.filter(\.options.run).map(\.code) + inlineValues.map(\.expression)
    return codes.contains { code in
      code.utf8.contains(UInt8(ascii: "#")) && placeMacros.contains { code.contains($0) }
    }
  }
}

private let placeMacros = ["#file", "#line", "#column", "#sourceLocation", "#dsohandle"]

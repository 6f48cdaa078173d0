import BookDocument
import BookLanguage
import CellRecords
import Foundation
import RunStore

/// The last measurements of a chapter's cells, as they lie in the book's folder `measured`.
struct Timings: Codable, Equatable {
  /// One measured cell.
  struct MeasuredCell: Codable, Equatable {
    /// How messages name the cell.
    var cell: String
    /// A hash of the code that the measurement belongs to.
    var code: String
    /// What the cell gave.
    var outputs: [CellOutput]
  }

  /// The machine that took them.
  var machine: String
  var entries: [MeasuredCell]

  /// Where the measurements of a chapter lie.
  static func path(of slug: String, in book: Book) -> String {
    book.path(of: "measured/\(slug)").replacing(/\.md$/, with: ".json")
  }

  /// Reads the measurements of a chapter; a missing or damaged file has none.
  init?(of slug: String, in book: Book) {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let bytes = FileBytes.read(Self.path(of: slug, in: book), limit: 64 << 20),
      let read = try? decoder.decode(Timings.self, from: Data(bytes))
    else { return nil }
    self = read
  }

  /// Takes the measurements out of a run that measured.
  init(_ run: ChapterRun, of chapter: Chapter, machine: String) {
    self.machine = machine
    entries = chapter.cells.filter(\.options.measured).map {
      MeasuredCell(
        cell: $0.name, code: Self.hash(ofCodeUpTo: $0, in: chapter), outputs: run.outputs[$0.index])
    }
  }

  /// The measurements as a file that shows in a diff what has changed.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let data = (try? encoder.encode(self)) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// What a cell gave when it was last measured, if its code is still that.
  func outputs(
    of cell: Cell, in chapter: Chapter, _ phrases: any Phrases
  ) -> [CellOutput]? {
    let code = Self.hash(ofCodeUpTo: cell, in: chapter)
    guard let entry = entries.first(where: { $0.code == code }),
      entry.outputs.allSatisfy({ Self.canBeShown($0, in: chapter) })
    else { return nil }
    return entry.outputs + [.value(phrases.measured(on: machine))]
  }

  /// The file can have been written by anybody: places must be those of the chapter, and a drawing must
  /// be nothing but a drawing.
  private static func canBeShown(_ output: CellOutput, in chapter: Chapter) -> Bool {
    func isPlace(_ place: CellLine) -> Bool {
      chapter.cells.indices.contains(place.cell) && (0...1_000_000).contains(place.line)
    }
    switch output {
    case .proof(let proof): return isPlace(proof.place)
    case .question(let question): return question.options.allSatisfy { isPlace($0.place) }
    case .figure(let figure):
      let drawing = figure.drawing?.markup(idPrefix: "figure").lowercased() ?? ""
      return drawing.firstMatch(of: Self.foreignMarkup) == nil
    case .printed, .value, .expectedFailure: return true
    }
  }

  /// Elements and attributes that load, run or send something, or close what the drawing lies in.
  nonisolated(unsafe) private static let foreignMarkup =
    /<\/?(?:script|meta|iframe|object|embed|link|base|form|img|image|video|audio|style|main|body|html|foreignobject)\b|[\s"'\/]on[a-z]+\s*=|(?:javascript|vbscript|data):|href\s*=\s*["']?[^"'#\s]|url\(\s*["']?[^"'#\s)]/

  /// A measurement belongs to the cell and to the code before it, which it may use.
  private static func hash(ofCodeUpTo cell: Cell, in chapter: Chapter) -> String {
    var hasher = ContentHasher()
    for earlier in chapter.cells[...cell.index] where earlier.isInProgram {
      // Other measurements do not change what this one sees.
      if earlier.options.measured && earlier.index != cell.index { continue }
      hasher.update(earlier.code)
    }
    return "\(hasher.finish())"
  }
}

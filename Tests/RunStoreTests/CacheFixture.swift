import BookDocument
import CellRecords
import Foundation
import SystemPackage

@testable import RunStore

/// A cache over products of its own: files that look like a build and can be changed.
final class CacheFixture {
  let root = FileManager.default.temporaryDirectory
    .appendingPathComponent("cache-tests-\(UUID().uuidString)").path
  var code = ["let x = 1", "x"]
  var line = 5
  var label: String? = "fig-a"
  var timeout: Duration?
  var shapes: [ShapeRecord] = []
  var book = CacheFixture.makeBook()
  var environment = ["PATH": ""]

  init() throws {
    environment["PATH"] = "\(root)/usr/bin"
    for name in ["Notebook", "CellRunner"] { try write("object", to: "\(name).build/\(name).o") }
    try write("interface", to: "Modules/Notebook.swiftmodule")
    try write("compiler", to: "usr/bin/swiftc")
    chmod("\(root)/usr/bin/swiftc", 0o755)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  var folder: CacheFolder { CacheFolder(path: "\(root)/book-cache") }

  /// A cache as a new build opens it.
  var cache: RunCache {
    RunCache(
      folder: folder, products: BuildProducts(directory: root), environment: environment)
  }

  var chapter: Chapter {
    let cells = code.enumerated().map { index, code in
      Cell(
        index: index, code: code,
        location: SourceLocation(path: "book/a.md", line: line + index * 10, column: 1),
        options: CellOptions(
          label: index == 0 ? label : nil, timeout: index == 0 ? timeout : nil))
    }
    let value = InlineValue(
      index: 0, cellsBefore: code.count, expression: "x + 1",
      location: SourceLocation(path: "book/a.md", line: line + 50, column: 9))
    return Chapter(
      slug: "a", path: "book/a.md", number: 1, cells: cells, inlineValues: [value])
  }

  var run: ChapterRun {
    let tensor = TensorRecord(name: "头 1", shape: [2], values: [0.1, -.infinity])
    let figure = FigureRecord(
      kind: "Heatmap", alternativeText: "替代", text: "#", drawing: Drawing(pieces: ["<svg/>"]), tensors: [tensor])
    return ChapterRun(
      outputs: [[.printed("p\n"), .figure(figure)]] + code.dropFirst().map { _ in [.value("1")] },
      values: ["2"], shapes: shapes)
  }

  /// What a process would have left that gave ``run``.
  var recorded: RecordedRun { Self.recorded(run) }

  static func recorded(_ run: ChapterRun) -> RecordedRun {
    let writer = RecordWriter(nonce: "0123456789abcdef")
    var records = RecordFormat.head
    var output = ""
    func add(_ record: Record) {
      records += writer.bytes(of: record, outputOffset: output.utf8.count)
    }
    for (cell, outputs) in run.outputs.enumerated() {
      add(.cellStarts(cell))
      for item in outputs {
        switch item {
        case .printed(let text): output += text
        case .value(let text): add(.value(text, cell: cell))
        case .figure(let figure): add(.figure(figure, cell: cell))
        case .proof(let proof): add(.proof(proof))
        case .question(let question): add(.question(question, cell: cell))
        case .expectedFailure(let failure): add(.expectedFailure(failure, cell: cell))
        }
      }
    }
    for (index, value) in run.values.enumerated() { add(.inlineValue(value, index: index)) }
    for shape in run.shapes { add(.shape(shape)) }
    add(.chapterEnds)
    return RecordedRun(
      nonce: "0123456789abcdef", records: Data(records), output: Data(output.utf8))
  }

  private static func makeBook() -> Book {
    var book = Book(title: "t", language: "zh-CN", slugs: ["a"], imports: [], directory: "book")
    book.environment = ["MODEL_*"]
    book.axes = [Book.Axis(name: "batch", symbols: ["B"], colour: 1)]
    return book
  }

  func write(_ text: String, to name: String) throws {
    let path = "\(root)/\(name)"
    try FileManager.default.createDirectory(
      atPath: FilePath(path).removingLastComponent().string, withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  func store(_ warnings: [Diagnostic] = []) {
    cache.store(recorded, warnings: warnings, of: chapter, in: book)
  }

  var verdict: CacheOutcome { cache.answer(for: chapter, in: book).verdict }

  /// The files of the cache whose names begin so.
  func entries(_ prefix: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix(prefix) }.map { "\(folder.path)/\($0)" }
  }
}

// Builds pages of chapters that no author writes, in this process, and looks at what comes out:
//
//     swift run fuzz [rounds] [seed]
//
// A crash ends it; a page that is not well formed, or that would run something, and a text that takes
// longer than its length explains, are printed with the seed that makes them.
import BookBuild
import BookDocument
import BookLanguage
import BookRenderers
import CellRecords
import Foundation
import RunStore

let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000
let firstSeed = CommandLine.arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1

let theme = try Theme(phrases: Language.chinese.phrases)
let memo = BuildMemo()
let formulas = FormulaRenderer(pieces: memo)

/// The pages of a book with one chapter, whose values and cells have given something.
@MainActor func pages(of text: String) -> [OutputFile] {
  let book = Book(title: "书", language: "zh-CN", slugs: ["a"], imports: [], directory: "")
  let source = SourceText(path: "a.md", text: text)
  let (chapter, _) = ChapterParser.parse(
    source, slug: "a", number: 1, in: .init(language: .chinese, slugs: ["a"]))
  let index = ReferenceIndex([chapter], language: .chinese)
  _ = References(index, chapters: [chapter]).diagnostics(of: chapter)
  let run = ChapterRun(
    outputs: chapter.cells.map { _ in [.printed("<b>\u{1B}\"'&")] },
    values: chapter.inlineValues.map { _ in "<i>\"'&" })
  let built = BuiltChapter(chapter, run: run)
  let origin = PageProvenance(source: .init(file: "a.md", sha256: "0"))
  return SiteRenderer.files(
    of: RenderedBook(
      book: book, chapters: [chapter], built: [built], isWhole: true, index: index, evidence: nil,
      shown: [:], programs: [:],
      origins: PageOrigins(chapters: ["a": origin], claims: origin, firstPage: origin),
      theme: theme,
      formulas: formulas, memo: memo))
}

@MainActor func problems(ofChapter text: String) -> [String] {
  for file in pages(of: text) {
    let html = file.text
    guard file.name == "a.html",
      let start = html.firstRange(of: "<article class=\"prose\">"),
      let end = html[start.upperBound...].range(of: "</article>", options: .backwards)
    else { continue }
    return PageCheck.problems(of: html[start.upperBound..<end.lowerBound])
  }
  return ["there is no page"]
}

/// Reads a stream of records that has been damaged, as the build reads it while a chapter runs.
func readRecords(_ generator: inout Generator) {
  let nonce = String(repeating: "0", count: 16)
  let whole = RecordWriter(nonce: nonce).stream(of: [
    .cellStarts(0), .value("wert", cell: 0), .inlineValue("3", index: 0),
    .shape(
      ShapeRecord(
        name: "x", shape: [2, 3], axisNames: ["a", "b"], place: CellLine(cell: 0, line: 1))
    ), .chapterEnds,
  ])
  var reader = RecordReader(nonce: nonce)
  reader.append(generator.damaged(whole))
  _ = reader.entries()
}

let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-\(getpid())").path
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(atPath: folder) }

var failures = 0
var slowest = (seconds: 0.0, seed: firstSeed, bytes: 0)
for round in 0..<rounds {
  let seed = firstSeed &+ UInt64(round)
  var generator = Generator(seed: seed)
  let text = generator.chapter()
  let start = Date()
  var found = problems(ofChapter: text)
  let seconds = Date().timeIntervalSince(start)
  if seconds > slowest.seconds { slowest = (seconds, seed, text.utf8.count) }
  // Generous for a debug build on a busy machine, and far below what a square would take.
  if seconds > 2 + Double(text.utf8.count) * 0.002 {
    found.append("\(text.utf8.count) bytes took \(seconds) s")
  }
  if round % 5 == 0 {
    try generator.settings().write(toFile: "\(folder)/book.yml", atomically: false, encoding: .utf8)
    _ = BookSettings(directory: folder)
    readRecords(&generator)
  }
  for problem in found { print("seed \(seed): \(problem)") }
  failures += found.isEmpty ? 0 : 1
}
print(
  "\(rounds) documents from seed \(firstSeed), \(failures) wrong; the slowest took"
    + " \(slowest.seconds) s for \(slowest.bytes) bytes (seed \(slowest.seed))")
exit(failures == 0 ? 0 : 1)

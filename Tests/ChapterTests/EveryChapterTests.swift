import BookDocument
import CellRecords
import Foundation
import Testing

@Suite struct EveryChapterTests {
  @Test func thereAreChapters() {
    #expect(RealBook.slugs.count >= 2)
  }

  @Test(arguments: RealBook.slugs)
  func theChapterRunsWithoutAMistakeOrWarning(slug: String) async {
    let report = await RealBook.shared.evidence(of: slug).report
    #expect(report.diagnostics == [])
    #expect(report.chapters.count == 1)
  }

  @Test(arguments: RealBook.slugs)
  func theCommittedPageIsWhatTheChapterGives(slug: String) async throws {
    let page = await RealBook.shared.evidence(of: slug).page
    let committed = try String(
      contentsOfFile: "\(RealBook.root)/output/\(slug).html", encoding: .utf8)
    let differing = zip(page.split(separator: "\n"), committed.split(separator: "\n"))
      .first { $0 != $1 }
    #expect(
      page == committed,
      "run 'swift run build-book'; the first difference: \(differing.map { "\($0)" } ?? "length")")
  }

  @Test(arguments: RealBook.slugs)
  func everySectionHasACellThatShowsSomething(slug: String) async throws {
    let evidence = await RealBook.shared.evidence(of: slug)
    let built = try #require(evidence.built)
    var shown: [String: Int] = [:]
    var section = ""
    for fragment in built.chapter.fragments {
      switch fragment {
      case .html(let html):
        // The last heading of the first two levels before a cell is its section.
        for match in html.matches(of: /<h2>(.*?)<a class="anchor"/) {
          section = String(match.1)
          shown[section, default: 0] += 0
        }
      case .cell(let index): shown[section, default: 0] += built.run.outputs[index].count
      default: break
      }
    }
    #expect(shown.count > 1)
    // What stands before the first section is an introduction and may only prepare.
    for (section, count) in shown where !section.isEmpty {
      #expect(count > 0, "section '\(section)' shows nothing")
    }
  }

  @Test(arguments: RealBook.slugs)
  func everyFigureHasATextTwinAnAlternativeTextAndItsNumbers(slug: String) async throws {
    let built = try #require(await RealBook.shared.evidence(of: slug).built)
    let figures = built.chapter.cells.flatMap { built.run.figures(ofCell: $0.index) }
    #expect(figures.count >= 5)
    for figure in figures {
      #expect(figure.text.split(separator: "\n").count >= 2, "\(figure.kind)")
      #expect(figure.alternativeText.count >= 10, "\(figure.kind)")
      #expect(figure.drawing != nil || !figure.tables.isEmpty, "\(figure.kind)")
    }
    #expect(figures.contains { !$0.tensors.isEmpty })
  }
}

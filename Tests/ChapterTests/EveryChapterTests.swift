import BookDocument
import CellRecords
import Foundation
import TestSupport
import Testing

@testable import BookBuild

@Suite struct EveryChapterTests {
  @Test func thereAreChapters() {
    // The folder and the settings agree on what the book consists of.
    let book = BookLoader.load(from: Repository.path("chapters")).book
    #expect(!RealBook.slugs.isEmpty)
    #expect(RealBook.slugs == book.slugs.sorted())
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
    let committed = try Repository.text(of: "output/\(slug).html")
    expectSame(page, committed, "run 'swift run build-book'")
  }

  @Test(arguments: RealBook.slugs)
  func everySectionHasACellThatShowsSomething(slug: String) async throws {
    let evidence = await RealBook.shared.evidence(of: slug)
    let built = try #require(evidence.built)
    // What stands before the first section is an introduction and may only prepare.
    var sections: [(title: String, outputs: Int)] = []
    for block in built.chapter.allBlocks {
      switch block.content {
      case .heading(let heading) where heading.level == 2: sections.append((heading.text, 0))
      case .cell(let index) where !sections.isEmpty:
        sections[sections.count - 1].outputs += built.run.outputs[index].count
      default: break
      }
    }
    #expect(!sections.isEmpty)
    for section in sections {
      #expect(section.outputs > 0, "section '\(section.title)' shows nothing")
    }
  }

  @Test(arguments: RealBook.slugs)
  func everyFigureHasATextTwinAnAlternativeTextAndItsNumbers(slug: String) async throws {
    let built = try #require(await RealBook.shared.evidence(of: slug).built)
    let captioned = built.chapter.cells.filter { $0.options.caption != nil }
    #expect(!captioned.isEmpty)
    for cell in captioned where cell.options.output && cell.isInProgram {
      #expect(!built.run.outputs[cell.index].isEmpty, "\(cell.name) has a caption and no figure")
    }
    let figures = built.chapter.cells.flatMap { built.run.figures(ofCell: $0.index) }
    #expect(!figures.isEmpty)
    for figure in figures {
      #expect(figure.text.split(separator: "\n").count >= 2, "\(figure.kind)")
      #expect(figure.alternativeText.count >= 10, "\(figure.kind)")
      #expect(figure.drawing != nil || !figure.tables.isEmpty, "\(figure.kind)")
    }
    #expect(figures.contains { !$0.tensors.isEmpty })
  }
}

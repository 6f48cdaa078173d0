import BookLanguage
import Foundation
import Testing

@testable import Figures

/// Every sample figure as it was when its snapshot was committed.
///
/// `UPDATE_SNAPSHOTS=1 swift test --filter FigureSnapshotTests` writes them again; what changed then
/// shows in the diff.
@Suite struct FigureSnapshotTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Snapshots")

  @Test(arguments: SampleFigures.all)
  func looksInAChineseBookAsItDid(_ sample: SampleFigures.Named) throws {
    let rendering = FigureSettings.chinese.rendering {
      sections(of: sample.figure) + ["drawing:", sample.figure.svg(idPrefix: "f") ?? "none"]
    }
    try compare(rendering, with: "\(sample.name).zh-CN.txt")
  }

  @Test(arguments: SampleFigures.english)
  func saysInAnEnglishBookWhatItDid(_ sample: SampleFigures.Named) throws {
    let rendering = FigureSettings.english.rendering { sections(of: sample.figure) }
    try compare(rendering, with: "\(sample.name).en.txt")
  }

  @Test(arguments: SampleFigures.english)
  func hasNoChineseInAnEnglishBook(_ sample: SampleFigures.Named) throws {
    let rendering = FigureSettings.english.rendering {
      sections(of: sample.figure) + [sample.figure.svg(idPrefix: "f") ?? ""]
        + sample.figure.tensors.map(\.name)
    }
    let chinese = rendering.joined().unicodeScalars.filter(\.isChinese)
    #expect(chinese.isEmpty)
  }

  private func sections(of figure: any Figure) -> [String] {
    [
      "alternative text:", figure.altText, "", "text:", figure.text, "", "tables:",
      figure.tables.html() ?? "none", "",
    ]
  }

  private func compare(_ sections: [String], with name: String) throws {
    let text = sections.joined(separator: "\n") + "\n"
    let file = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let lines = text.components(separatedBy: "\n")
    let expected = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    let first = zip(lines, expected).first { $0 != $1 }
    #expect(first == nil, "\(name): first line that differs")
    #expect(lines.count == expected.count, "\(name): number of lines")
  }
}

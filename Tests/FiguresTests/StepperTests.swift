import Foundation
import Testing

@testable import Figures

@Suite(.chinese) struct StepperTests {
  static let stepper = SampleFigures.stepper

  private func elements() throws -> [FoundElement] {
    try #require(MarkupReader.elements(of: Self.stepper.svg(idPrefix: "f") ?? ""))
  }

  @Test func hasAButtonANameAndAFrameForEachStep() throws {
    let elements = try elements()
    let order = elements.compactMap { element -> String? in
      let name = element.attributes["class"] ?? ""
      return ["stepper-button", "stepper-name", "stepper-frame"].contains(name) ? name : nil
    }
    #expect(
      order == (0..<3).flatMap { _ in ["stepper-button", "stepper-name", "stepper-frame"] })
    let buttons = elements.filter { $0.name == "input" }
    #expect(Set(buttons.map { $0.attributes["name"] }) == ["f-step"])
    #expect(buttons.map { $0.attributes["checked"] } == ["checked", nil, nil])
    #expect(buttons.map { $0.attributes["data-step"] } == ["1", "2", "3"])
    let names = elements.filter { $0.attributes["class"] == "stepper-name" }
    #expect(names.map(\.text) == ["1 输入", "2 注意力", "3 分布"])
    #expect(names.map { $0.attributes["for"] } == buttons.map { $0.attributes["id"] })
    #expect(
      buttons.map { $0.attributes["aria-labelledby"] } == names.map { $0.attributes["id"] })
  }

  @Test func leadsToTheNeighboursOfEachStep() throws {
    let turns = try elements().filter {
      $0.attributes["class"]?.hasPrefix("stepper-turn ") ?? false
        || $0.attributes["class"] == "stepper-turn"
    }
    #expect(turns.map(\.text) == ["注意力 →", "← 输入", "分布 →", "← 注意力"])
    #expect(
      turns.map { $0.attributes["for"] } == ["f-step-2", "f-step-1", "f-step-3", "f-step-2"])
  }

  @Test func showsEachFigureAsItShowsItself() throws {
    let markup = try #require(Self.stepper.svg(idPrefix: "f"))
    for (index, frame) in Self.stepper.frames.enumerated() {
      let body = frame.figure.svg(idPrefix: "f-frame-\(index + 1)") ?? frame.figure.tables.html()
      #expect(markup.contains(try #require(body)))
      #expect(Self.stepper.text.contains("(\(index + 1)/3) \(frame.name)\n\(frame.figure.text)"))
      #expect(Self.stepper.altText.contains("（\(index + 1)）\(frame.name)：\(frame.figure.altText)"))
    }
  }

  @Test(arguments: [stepper as any Figure, SampleFigures.levels])
  func holdsTheTablesAndNumbersOfItsParts(figure: any Figure) {
    let parts = (figure as? Stepper)?.frames ?? (figure as? FigureStack)?.parts ?? []
    #expect(parts.count >= 2)
    #expect(figure.tables == parts.flatMap(\.figure.tables))
    #expect(figure.tensors.map(\.values) == parts.flatMap { $0.figure.tensors.map(\.values) })
    #expect(
      figure.tensors.map(\.name)
        == parts.flatMap { part in part.figure.tensors.map { "\(part.name): \($0.name)" } })
  }

  @Test func hidesFramesOnScreenOnlyAndByAButtonThatIsNotChosen() throws {
    let css = try ThemePalette.styleSheet()
    let rule = ".stepper-button:not(:checked) + .stepper-name + .stepper-frame {"
    let place = try #require(css.range(of: rule)).lowerBound
    let medium = try #require(css[..<place].range(of: "@media", options: .backwards))
    #expect(css[medium.lowerBound...].hasPrefix("@media screen {"))
  }

  @Test func refusesASingleFrame() async {
    await #expect(processExitsWith: .failure) {
      _ = Stepper(title: "t", frames: [("a", SampleFigures.steps)])
    }
    await #expect(processExitsWith: .failure) { _ = FigureStack(title: "t", []) }
  }
}

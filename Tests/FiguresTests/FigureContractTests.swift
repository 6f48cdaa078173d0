import Foundation
import Testing

@testable import Figures

@Suite(.chinese) struct FigureContractTests {
  static let figures = SampleFigures.all
  static let drawn = figures.filter { $0.figure.svg(idPrefix: "f") != nil }

  @Test(arguments: figures)
  func hasAnAltTextATextAndATable(_ sample: SampleFigures.Named) throws {
    #expect(!sample.figure.altText.isEmpty)
    #expect(!sample.figure.text.isEmpty)
    #expect(!sample.figure.tables.isEmpty)
    #expect(!sample.figure.tensors.isEmpty)
  }

  @Test(arguments: drawn)
  func drawsWithoutStylesScriptsOrForeignLinks(_ sample: SampleFigures.Named) throws {
    let svg = try #require(sample.figure.svg(idPrefix: "fig-图.1"))
    let elements = try #require(MarkupReader.elements(of: svg), "the drawing is well formed")
    for element in elements {
      #expect(!["script", "style", "foreignObject", "image", "a"].contains(element.name))
      for (name, value) in element.attributes {
        #expect(name != "style" && !name.hasPrefix("on"), "\(name) on \(element.name)")
        #expect(!value.contains("://") && !value.contains("javascript:"))
        if name == "href" { #expect(value.hasPrefix("#fig-图.1")) }
      }
    }
  }

  @Test(arguments: drawn)
  func usesEachIdOnceAndOnlyItsOwn(_ sample: SampleFigures.Named) throws {
    let svg = try #require(sample.figure.svg(idPrefix: "own"))
    let elements = try #require(MarkupReader.elements(of: svg))
    let ids = elements.compactMap { $0.attributes["id"] }
    #expect(ids.allSatisfy { $0.hasPrefix("own-") })
    #expect(Set(ids).count == ids.count)
    for match in svg.matches(of: /(?:url\(|href=")#([^")]+)/) {
      #expect(ids.contains(String(match.output.1)))
    }
  }

  @Test(arguments: drawn)
  func namesAndDescribesEachPicture(_ sample: SampleFigures.Named) throws {
    let svg = try #require(sample.figure.svg(idPrefix: "f"))
    let elements = try #require(MarkupReader.elements(of: svg))
    let byID = Dictionary(
      uniqueKeysWithValues: elements.compactMap { element in
        element.attributes["id"].map { ($0, element) }
      })
    let pictures = elements.filter { $0.attributes["role"] == "img" }
    #expect(!pictures.isEmpty)
    for picture in pictures {
      let ids = try #require(picture.attributes["aria-labelledby"]).split(separator: " ")
      #expect(ids.compactMap { byID[String($0)]?.name } == ["title", "desc"])
      #expect(ids.allSatisfy { byID[String($0)]?.text.isEmpty == false })
    }
  }

  @Test(arguments: figures)
  func givesTheTableACaptionAndScopes(_ sample: SampleFigures.Named) throws {
    let html = try #require(sample.figure.tables.html())
    let elements = try #require(MarkupReader.elements(of: html), "the table is well formed")
    #expect(elements.contains { $0.name == "caption" && !$0.text.isEmpty })
    let scopes = elements.filter { $0.name == "th" }.map { $0.attributes["scope"] }
    #expect(scopes.allSatisfy { ["col", "row", "rowgroup"].contains($0) })
  }
}

import Testing

@testable import Figures

@Suite(.chinese) struct ThemePaletteTests {
  static let light = ":root"
  static let systemDark = ":root:not([data-theme=\"light\"])"
  static let chosenDark = ":root[data-theme=\"dark\"]"

  /// Each text colour with a ground on which it stands.
  static let pairs: [(text: String, ground: String)] = {
    var pairs: [(String, String)] = []
    for ground in ["paper", "paper-raised", "paper-sunken", "mark"] {
      pairs += ["ink", "ink-strong", "ink-muted", "accent"].map { ($0, ground) }
    }
    for kind in ["note", "warning", "erratum", "question", "good"] {
      pairs += [kind, "ink", "ink-strong", "ink-muted", "accent"].map { ($0, "\(kind)-soft") }
    }
    for token in [
      "keyword", "string", "number", "comment", "type", "identifier", "attribute", "operator",
    ] {
      pairs.append(("tok-\(token)", "paper-raised"))
    }
    for level in 0...9 {
      pairs.append(
        (
          level < 6 ? "heat-ink-low" : level > 6 ? "heat-ink-high" : "heat-ink-middle",
          "level-\(level)"
        ))
    }
    for level in 1...5 {
      let ink = level >= 4 ? "heat-ink-high" : "heat-ink-low"
      pairs += [(ink, "positive-\(level)"), (ink, "negative-\(level)")]
    }
    for ground in ["paper", "paper-raised", "paper-sunken"] {
      pairs += FigureSettings.Axis.colours.map { ("axis-\($0)", ground) }
    }
    pairs += (1...6).map { ("series-\($0)", "paper") }
    pairs += [
      ("heat-ink-low", "neutral"), ("heat-ink-low", "not-finite"), ("good", "paper"),
      ("erratum", "paper"), ("paper", "accent"), ("ink-strong", "accent-soft"), ("focus", "paper"),
    ]
    return pairs
  }()

  @Test(arguments: [light, systemDark, chosenDark])
  func givesEveryTextEnoughContrast(selector: String) throws {
    let palette = try #require(ThemePalette(selector: selector, in: ThemePalette.styleSheet()))
    for pair in Self.pairs {
      let ratio = try #require(palette.contrast(pair.text, pair.ground), "\(pair)")
      #expect(ratio >= 4.5, "\(pair.text) on \(pair.ground)")
    }
  }

  /// The colours of text and ground that one rule of the style sheet sets together.
  private static func pairsInRules(of css: String) -> [(rule: String, text: String, ground: String)]
  {
    css.matches(of: /([^{}]+)\{([^{}]*)\}/).compactMap { match in
      let text = match.output.2.firstMatch(of: /(?:^|[\s;])color: var\(--([a-z0-9-]+)\)/)
      let ground = match.output.2.firstMatch(of: /background(?:-color)?: var\(--([a-z0-9-]+)\);/)
      guard let text, let ground else { return nil }
      return (String(match.output.1), String(text.output.1), String(ground.output.1))
    }
  }

  @Test(arguments: [light, systemDark, chosenDark])
  func givesEveryRuleThatSetsBothColoursEnoughContrast(selector: String) throws {
    let css = try ThemePalette.styleSheet()
    let palette = try #require(ThemePalette(selector: selector, in: css))
    let pairs = Self.pairsInRules(of: css)
    #expect(pairs.count > 15)
    for (rule, text, ground) in pairs {
      // Parts that set their own variables, such as callouts, name one of the pairs above.
      guard let ratio = palette.contrast(text, ground) else { continue }
      #expect(ratio >= 4.5, "\(text) on \(ground) in \(rule)")
    }
  }

  @Test(arguments: [light, chosenDark])
  func drawsTheMaskVisibly(selector: String) throws {
    let palette = try #require(ThemePalette(selector: selector, in: ThemePalette.styleSheet()))
    #expect(try #require(palette.contrast("hatch-line", "hatch-ground")) >= 3)
  }

  @Test func hasOneDarkPaletteInTwoPlaces() throws {
    let css = try ThemePalette.styleSheet()
    let dark = try #require(ThemePalette(selector: Self.systemDark, in: css))
    #expect(dark == ThemePalette(selector: Self.chosenDark, in: css))
    #expect(dark.names == ThemePalette(selector: Self.light, in: css)?.names)
  }

  @Test(arguments: [light, chosenDark])
  func givesEachAxisAColourOfItsOwn(selector: String) throws {
    let palette = try #require(ThemePalette(selector: selector, in: ThemePalette.styleSheet()))
    let colors = try FigureSettings.Axis.colours.map { try #require(palette["axis-\($0)"]) }
    #expect(Set(colors).count == FigureSettings.Axis.colours.count)
  }

  @Test func stylesEveryClassThatDrawingsUse() throws {
    let css = try ThemePalette.styleSheet()
    let plain: Set<String> = ["bar-group", "chart-point", "figure-stack", "heat-legend"]
    var unstyled: Set<String> = []
    for sample in SampleFigures.all {
      let markup = (sample.figure.svg(idPrefix: "f") ?? "") + (sample.figure.tables.html() ?? "")
      for element in try #require(MarkupReader.elements(of: markup)) {
        let names = (element.attributes["class"] ?? "").split(separator: " ").map(String.init)
        unstyled.formUnion(names.filter { !css.contains(".\($0)") })
      }
    }
    #expect(unstyled == plain)
  }
}

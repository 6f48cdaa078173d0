/// DocC's directives, lines such as `@Metadata {` or `@Image(source: map, alt: "A map")`.
///
/// What describes the page to DocC is left out, what arranges text becomes the text itself, and an image an
/// image. Every line stays where it is.
struct Directives {
  /// The text without directives.
  private(set) var text: String
  /// The directives that are left out although readers would see something of them in DocC.
  private(set) var dropped: [(name: String, line: Int)] = []

  /// What describes a page, with everything between the braces.
  private static let descriptions: Set = [
    "Metadata", "Options", "Comment", "DeprecationSummary", "Redirected", "PageImage", "PageColor",
    "PageKind", "CallToAction", "Available", "SupportedLanguage", "DisplayName", "TechnologyRoot",
    "TitleHeading", "DocumentationExtension", "AutomaticSeeAlso", "AutomaticTitleHeading",
    "AutomaticArticleSubheading", "TopicsVisualStyle", "AlternateRepresentation",
    "XcodeRequirement",
  ]
  /// What arranges the text between the braces.
  private static let containers: Set = [
    "Row", "Column", "TabNavigator", "Tab", "Small", "Links", "Tutorials", "Tutorial", "Article",
    "Chapter", "Section", "ContentAndMedia", "Steps", "Step", "Stack", "Intro", "Assessments",
    "MultipleChoice", "Choice", "Justification", "Resources", "Volume",
  ]
  /// What shows something that no page here has.
  private static let pictures: Set = ["Image", "Video", "Snippet", "Code", "TutorialReference"]

  init(_ source: String) {
    guard source.contains("@") else {
      text = source
      return
    }
    text = ""
    var lines: [String] = []
    var open: [Open] = []
    var fence: Substring?
    for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let trimmed = line.drop { $0 == " " || $0 == "\t" }
      let isDropped = open.contains(where: \.isDropped)
      if let mark = fence {
        if trimmed.hasPrefix(mark), trimmed.allSatisfy({ $0 == mark.first || $0 == " " }) {
          fence = nil
        }
        lines.append(isDropped ? "" : Self.outdented(line, &open))
        continue
      }
      if ["```", "~~~"].contains(where: trimmed.hasPrefix), !isDropped {
        fence = trimmed.prefix { $0 == trimmed.first }
      }
      if !open.isEmpty, trimmed.trimming() == "}" {
        open.removeLast()
        lines.append("")
      } else if let directive = Self.directive(in: trimmed) {
        lines.append(isDropped ? "" : replacement(for: directive, line: index + 1))
        if directive.isOpen {
          open.append(Open(isDropped: !Self.containers.contains(directive.name)))
        }
      } else {
        lines.append(isDropped ? "" : Self.outdented(line, &open))
      }
    }
    text = lines.joined(separator: "\n")
  }

  /// A brace that is not closed yet.
  private struct Open {
    var isDropped: Bool
    /// The indentation of the text in it, known from its first line.
    var margin: Int?
  }

  /// Between braces DocC's authors indent, which Markdown would take for code.
  private static func outdented(_ line: Substring, _ open: inout [Open]) -> String {
    guard let last = open.indices.last else { return String(line) }
    let margin = line.prefix { $0 == " " || $0 == "\t" }.count
    guard margin < line.count else { return "" }
    let wanted = open[last].margin ?? margin
    open[last].margin = wanted
    return String(line.dropFirst(min(wanted, margin)))
  }

  private struct Directive {
    var name: String
    var arguments: String
    var isOpen: Bool
  }

  private static func directive(in line: Substring) -> Directive? {
    guard line.hasPrefix("@"),
      let match = line.wholeMatch(
        of: /\@(?<name>[A-Z]\w*)[ \t]*(?:\((?<arguments>.*)\))?[ \t]*(?<rest>\{.*)?/)
    else { return nil }
    let name = String(match.name)
    let isKnown =
      descriptions.contains(name) || containers.contains(name) || pictures.contains(name)
    guard isKnown else { return nil }
    let rest = (match.rest ?? "").trimming()
    return Directive(
      name: name, arguments: String(match.arguments ?? ""),
      isOpen: rest.hasPrefix("{") && !rest.hasSuffix("}"))
  }

  private mutating func replacement(for directive: Directive, line: Int) -> String {
    if Self.pictures.contains(directive.name) {
      if directive.name == "Image", let source = Self.value(of: "source", in: directive.arguments) {
        return "![\(Self.value(of: "alt", in: directive.arguments) ?? "")](\(source))"
      }
      dropped.append((directive.name, line))
    }
    if directive.name == "Tab", let title = directive.arguments.firstMatch(of: /"(?<text>[^"]*)"/) {
      return "**\(title.text)**"
    }
    return ""
  }

  /// An argument's value, with or without quotes.
  private static func value(of name: String, in arguments: String) -> String? {
    guard let start = arguments.firstRange(of: "\(name):") else { return nil }
    let rest = arguments[start.upperBound...].drop { $0 == " " }
    let value =
      rest.first == "\"" ? rest.dropFirst().prefix { $0 != "\"" } : rest.prefix { $0 != "," }
    return value.trimming()
  }
}

extension Directives {
  /// A warning for each directive that is left out.
  func diagnostics(in path: String) -> [Diagnostic] {
    dropped.map { name, line in
      Diagnostic(
        .markupIgnored, at: SourceLocation(path: path, line: line),
        "'@\(name)' is left out: the page does not show it",
        rule: "of DocC's directives '@Image' and those that arrange text are read",
        help: name == "Snippet" ? "show the file with '//| include: path#name' in a cell" : nil)
    }
  }
}

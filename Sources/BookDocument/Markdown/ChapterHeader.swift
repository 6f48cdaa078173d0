import Yams

/// What a chapter says about itself between two lines of hyphens at its top: its title, and what its
/// cells have unless they say otherwise.
struct ChapterHeader {
  private(set) var title: String?
  private(set) var defaults: CellOptions
  private(set) var diagnostics: [Diagnostic] = []
  /// How many lines it takes; 0 without one.
  private(set) var lineCount = 0

  private static let keys = ["title", "defaults"]

  init(_ source: SourceText, defaults: CellOptions) {
    self.defaults = defaults
    guard source.lines.first == "---",
      let end = source.lines.dropFirst().prefix(100).firstIndex(where: {
        $0 == "---" || $0 == "..."
      }),
      // Two rules with a text between them are Markdown.
      source.lines[1..<end].contains(where: { $0.prefixMatch(of: /[\w\-]+\s*[:：]/) != nil }),
      source.lines[1..<end].allSatisfy({
        $0.isEmpty || $0.prefixMatch(of: /[\w\-]+\s*[:：]|\s|#|-/) != nil
      })
    else {
      noteNearMiss(source)
      return
    }
    lineCount = end + 1
    // An empty line first, so that the places are those of the file.
    var reader = YAMLReader(
      "\n" + source.lines[1..<end].joined(separator: "\n"), path: source.path)
    let rule = "a chapter's front matter has 'title:' and 'defaults:'"
    if let mapping = reader.root(rule: rule) { read(mapping, &reader) }
    diagnostics += reader.diagnostics
  }

  /// Front matter in another notation, or without an end, which readers would see.
  private mutating func noteNearMiss(_ source: SourceText) {
    let lines = source.lines
    guard lines.count > 1, let first = lines.first, first == "+++" || first == "---",
      lines[1].prefixMatch(of: /[A-Za-z_\-]+\s*[:：=]\s*\S/) != nil
    else { return }
    diagnostics.append(
      Diagnostic(
        .frontMatter, at: SourceLocation(path: source.path, line: 1),
        first == "+++"
          ? "front matter in TOML is shown as text"
          : "front matter without an end is shown as text",
        rule: "a chapter's front matter is YAML between two lines of '---'",
        help: first == "+++" ? "write '---' and 'title: …'" : "add a line '---' below it"))
  }

  private mutating func read(_ mapping: Node.Mapping, _ reader: inout YAMLReader) {
    for (key, value) in mapping {
      switch key.string {
      case "title": title = reader.text(value, of: "title")
      case "defaults": reader.readDefaults(value, into: &defaults)
      default:
        diagnostics.append(
          Diagnostic(
            .frontMatter, at: reader.location(of: key.mark),
            "nothing reads '\(key.string ?? "")' in a chapter's front matter",
            rule: "a chapter's front matter has 'title:' and 'defaults:'",
            help: DidYouMean.nearest(to: key.string ?? "", in: Self.keys).map {
              "did you mean '\($0)'?"
            }))
      }
    }
  }

  /// The text with empty lines in the header's place.
  func removed(from text: String) -> String {
    guard lineCount > 0 else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return String(repeating: "\n", count: lineCount)
      + lines.dropFirst(lineCount).joined(separator: "\n")
  }

  /// The heading that the title becomes in a chapter that has none of its own.
  func heading(in path: String) -> Block? {
    guard let title else { return nil }
    let place = SourceLocation(path: path, line: 1)
    let content = [Inline(.text(title), range: SourceRange(at: place))]
    return Block(
      .heading(Heading(level: 1, content: content, label: nil, textID: "", location: place)),
      range: SourceRange(at: place))
  }
}

extension YAMLReader {
  /// The options that cells can have by default.
  private static let defaultKeys: [CellOptionKey] = [.echo, .output, .fold, .run, .timeout]

  /// Reads what cells have unless they say otherwise: `defaults: {fold: true}`.
  mutating func readDefaults(_ node: Node, into options: inout CellOptions) {
    let help = "write 'defaults: {fold: true}'"
    guard let mapping = mapping(node, of: "defaults", help: help) else { return }
    let allowed = Self.defaultKeys.map(\.rawValue)
    rejectUnknown(in: mapping, allowed: allowed, kind: "default of cells")
    for (key, value) in mapping {
      guard let name = key.string, allowed.contains(name), let key = CellOptionKey(rawValue: name)
      else { continue }
      do throws(CellOptionError) {
        try key.set(value, in: &options)
      } catch {
        let kind = key == .timeout ? "a number of seconds" : "true or false"
        report(.settingInvalid, "the default '\(name)' takes \(kind)", at: value.mark, help: help)
      }
    }
  }
}

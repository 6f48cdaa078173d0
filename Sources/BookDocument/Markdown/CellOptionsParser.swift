import BookLanguage
import CellRecords
import Yams

/// Reads the `//| key: value` lines at the top of a cell.
enum CellOptionsParser {
  static let prefix = "//|"

  /// A line with an option, and where it starts.
  struct Line {
    var text: String
    var location: SourceLocation
  }

  struct Result {
    var options = CellOptions()
    var label: Label?
    /// The line of the caption, if there is one.
    var captionLine: Int?
    /// Where the name stands that `show` takes.
    var showLocation: SourceLocation?
    var diagnostics: [Diagnostic] = []
  }

  /// Reads the lines; every error in them is noted at its own line.
  static func parse(
    _ lines: [Line], in language: Language,
    defaults: CellOptions = CellOptions()
  ) -> Result {
    var result = Result(options: defaults)
    var seen: Set<String> = []
    var isInText = false
    for option in lines {
      let (line, location) = (option.text, option.location)
      // What was meant as the text is no option of its own.
      if isInText, line.dropFirst(prefix.count).hasPrefix("  ") { continue }
      isInText = false
      do throws(CellOptionError) {
        let (name, node) = try keyAndValue(of: line)
        guard seen.insert(name).inserted else { throw CellOptionError.repeated(name) }
        guard let key = CellOptionKey(rawValue: name) else { throw CellOptionError.unknown(name) }
        try key.set(node, in: &result.options)
        if key == .caption || key == .alt {
          result.diagnostics += Punctuation.diagnostics(
            ofValueIn: line, at: location, in: language)
        }
        if key == .caption { result.captionLine = location.line }
        if key == .show, let name = result.options.show {
          result.showLocation = Self.place(of: name, in: line, at: location)
        }
        if key == .label, let label = result.options.label {
          result.label = Label(label, at: CellOptionError.place(in: line, at: location))
        }
      } catch {
        if case .severalLines = error { isInText = true }
        result.diagnostics.append(error.diagnostic(at: location, line: line))
        // That the figure then has no number is no second mistake.
        if line.dropFirst(prefix.count).prefix(while: { $0 != ":" }).trimming() == "caption" {
          result.options.caption = result.options.caption ?? ""
        }
      }
    }
    return result
  }

  private static func place(
    of value: String, in line: String, at start: SourceLocation
  ) -> SourceLocation {
    var place = start
    let before = line.range(of: value).map { line[..<$0.lowerBound] } ?? ""
    place.column += before.utf8.count
    return place
  }

  private static func keyAndValue(
    of line: String
  ) throws(CellOptionError) -> (String, Node) {
    let text = String(line.dropFirst(prefix.count))
    let name = text.prefix { $0 != ":" }.trimming()
    let value = text.drop { $0 != ":" }.dropFirst().trimming()
    guard text.contains(":"), !name.isEmpty else { throw .notAPair(text) }
    guard !value.isEmpty else { throw .noValue(name) }
    guard value.wholeMatch(of: /[|>][+\-]?/) == nil else { throw .severalLines(name) }
    // In a list or a mapping texts have quotes of their own.
    if !"\"'[{".contains(value.first ?? " "), value.contains(" #") {
      throw .needsQuotes(name, "YAML starts a comment at ' #'", value)
    }
    do {
      guard let node = try YAMLText.compose(value) else { throw CellOptionError.noValue(name) }
      if ["caption", "alt"].contains(name), node.scalar == nil {
        throw CellOptionError.needsQuotes(name, "YAML reads it as a list or a mapping", value)
      }
      return (name, node)
    } catch let error as CellOptionError {
      throw error
    } catch let refusal as YAMLText.Refusal {
      throw .needsQuotes(name, refusal.fact, value)
    } catch {
      let isQuoted = value.first == "\"" && value.last == "\"" && value.contains("\\")
      throw .needsQuotes(
        name,
        isQuoted ? "in double quotes '\\' starts an escape" : "the value is invalid YAML", value)
    }
  }
}

extension StringProtocol {
  /// The text without spaces and tabs at its ends.
  package func trimming() -> String {
    let start = drop { $0 == " " || $0 == "\t" }
    let end = start.lastIndex { $0 != " " && $0 != "\t" }
    return end.map { String(start[...$0]) } ?? ""
  }
}

import CellRecords
import Yams

/// Reads the `//| key: value` lines at the top of a cell.
enum CellOptionsParser {
  static let prefix = "//|"

  /// Reads the lines; every mistake in them is noted at its own line.
  static func parse(
    _ lines: [String], at start: SourceLocation, draft: inout Draft
  ) -> CellOptions {
    var options = CellOptions()
    var seen: Set<String> = []
    for (offset, line) in lines.enumerated() {
      var location = start
      location.line += offset
      do throws(CellOptionError) {
        let (name, node) = try keyAndValue(of: line)
        guard seen.insert(name).inserted else { throw CellOptionError.repeated(name) }
        guard let key = CellOptionKey(rawValue: name) else { throw CellOptionError.unknown(name) }
        try key.set(node, in: &options)
        if key == .caption || key == .alt, let text = node.string {
          PunctuationPass.check(text, line: location.line, draft: &draft)
        }
        if key == .label, let label = options.label {
          draft.note(label: label, at: CellOptionError.place(in: line, at: location))
        }
      } catch {
        draft.diagnostics.append(error.diagnostic(at: location, line: line))
      }
    }
    return options
  }

  private static func keyAndValue(
    of line: String
  ) throws(CellOptionError) -> (String, Yams.Node) {
    let text = String(line.dropFirst(prefix.count))
    let name = text.prefix { $0 != ":" }.trimming()
    let value = text.drop { $0 != ":" }.dropFirst().trimming()
    guard text.contains(":"), !name.isEmpty else { throw .notAPair }
    guard !value.isEmpty else { throw .noValue(name) }
    if value.first != "\"", value.first != "'", value.contains(" #") {
      throw .needsQuotes(name, "YAML starts a comment at ' #'")
    }
    do {
      guard let node = try Yams.compose(yaml: value) else { throw CellOptionError.noValue(name) }
      return (name, node)
    } catch let mistake as CellOptionError {
      throw mistake
    } catch {
      throw .needsQuotes(name, "the value is no valid YAML")
    }
  }
}

extension StringProtocol {
  /// The text without spaces and tabs at its ends.
  func trimming() -> String {
    let start = drop { $0 == " " || $0 == "\t" }
    let end = start.lastIndex { $0 != " " && $0 != "\t" }
    return end.map { String(start[...$0]) } ?? ""
  }
}

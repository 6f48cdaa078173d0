import BookDocument
import BookLanguage
import CellRecords
import Foundation

/// The end of a page that says what it was made from: a line for people, and JSON for programs.
package enum ProvenanceHTML {
  /// The id of the element that holds the JSON.
  package static let elementID = "provenance"

  /// The line and the JSON.
  static func html(of provenance: PageProvenance, _ phrases: any Phrases) -> String {
    """
    \(lineOpening)\(sentence(of: provenance, phrases))</p>
    \(dataOpening)\(json(of: provenance))</script>
    """
  }

  /// The facts in a page's HTML; nothing if there are none that can be read.
  package static func provenance(in html: String) -> PageProvenance? {
    guard let start = html.range(of: dataOpening),
      let end = html[start.upperBound...].range(of: "</script>")
    else { return nil }
    let json = html[start.upperBound..<end.lowerBound]
    return try? decoder.decode(PageProvenance.self, from: Data(json.utf8))
  }

  /// A page's HTML without the line and the JSON of its facts, whose lines stay as empty ones.
  ///
  /// Only these two lines go, and only where they say just what the facts do: whatever else is on a
  /// line that looks like them is part of the page.
  package static func removing(from html: String, _ phrases: any Phrases) -> String {
    guard let provenance = provenance(in: html),
      let place = html.firstRange(of: self.html(of: provenance, phrases))
    else { return html }
    return html.replacingCharacters(in: place, with: "\n")
  }

  private static let lineOpening = "<p class=\"provenance-line\">"
  private static let dataOpening = "<script type=\"application/json\" id=\"\(elementID)\">"

  /// A data block, which is not a script, so that the security policy need not allow it.
  ///
  /// Only `<` could end it.
  private static func json(of provenance: PageProvenance) -> String {
    guard let data = try? encoder.encode(provenance) else { return "{}" }
    return String(decoding: data, as: UTF8.self).replacingOccurrences(of: "<", with: "\\u003C")
  }

  // Parsed once, not for each page.
  nonisolated(unsafe) private static let versionPattern = /Swift version ([^ ]+)/

  private static func sentence(
    of provenance: PageProvenance, _ phrases: any Phrases
  ) -> String {
    var parts = [
      phrases.sourceFile(code(provenance.source.file), short(provenance.source.sha256))
    ]
    if let library = provenance.library { parts.append(phrases.librarySources(short(library))) }
    if let toolchain = provenance.toolchain {
      let version = toolchain.firstMatch(of: versionPattern).map { "Swift \($0.1)" }
      parts.append((version ?? toolchain).htmlEscaped)
    }
    if !provenance.seeds.isEmpty {
      parts.append(phrases.randomSeeds(phrases.list(provenance.seeds.map(String.init))))
    }
    if let results = provenance.results { parts.append(phrases.results(short(results))) }
    if !provenance.proofs.isEmpty {
      let holding = provenance.proofs.count(where: \.holds)
      parts.append(phrases.proofs(provenance.proofs.count, holding: holding))
    }
    return phrases.provenance(parts)
  }

  private static func short(_ hash: String) -> String { code(String(hash.prefix(8))) }

  private static func code(_ text: String) -> String { "<code>\(text.htmlEscaped)</code>" }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }
}

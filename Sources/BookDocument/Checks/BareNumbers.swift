import CellRecords
import Foundation

/// Finds numbers typed in prose that the chapter has computed: the next run may give others.
package struct BareNumbers {
  /// The texts of what the chapter computed, each with the expression that gives it, if one is known.
  private var computed: [String: String] = [:]

  package init(_ chapter: Chapter, run: ChapterRun) {
    guard !chapter.numberMentions.isEmpty else { return }
    for case .printed(let text) in run.outputs.joined() { note(text) }
    for case .value(let text) in run.outputs.joined() { note(text) }
    for (value, text) in zip(chapter.inlineValues, run.values) {
      for number in Self.numbers(in: text) where number == text {
        computed[number] = value.expression
      }
    }
  }

  private mutating func note(_ text: String) {
    for number in Self.numbers(in: text) { computed[number] = "…" }
  }

  /// A warning for each number of the prose that a run gives.
  package func diagnostics(of chapter: Chapter) -> [Diagnostic] {
    chapter.numberMentions.compactMap { mention in
      let number = mention.text.replacing(",", with: "")
      guard let expression = computed[number] ?? rounded(number) else { return nil }
      return Diagnostic(
        .numberComputed, at: mention.location,
        "the number \(mention.text) is one that the chapter computes",
        rule:
          "a number that a cell computes is not typed in prose: it would not change with the cell",
        help: expression == "…"
          ? "write '`{swift} …`' with the expression that gives it"
          : "write '`{swift} \(expression)`'")
    }
  }

  /// The expression of a value that the number is rounded from: 0.123 for 0.12345.
  private func rounded(_ number: String) -> String? {
    guard let point = number.firstIndex(of: ".") else { return nil }
    let places = number.distance(from: point, to: number.endIndex) - 1
    let matches = computed.filter { text, _ in
      guard let value = Double(text), text.count > number.count else { return false }
      return String(format: "%.\(places)f", value) == number
    }
    // Of several the first by name, so that two builds say the same.
    return matches.min { $0.key < $1.key }?.value
  }

  /// The numbers of a printed text with three digits that count at least.
  private static func numbers(in text: String) -> [String] {
    text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "_")) }
      .compactMap { word in
        let word = word.hasSuffix(".") ? word.dropLast() : word
        guard word.first?.isNumber == true, Double(word) != nil else { return nil }
        let digits = word.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
        return digits.count >= 3 ? String(word) : nil
      }
  }
}

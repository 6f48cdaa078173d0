/// How the pages that the sources give differ from those in the output folder.
package struct DriftReport: Sendable, Equatable {
  /// What differs, each beginning with the chapter or file.
  package internal(set) var findings: [String] = []
  /// How many chapters were compared.
  package internal(set) var chapters = 0

  /// Whether anything differs.
  package var hasDrift: Bool { !findings.isEmpty }

  /// The report as a person reads it, several lines without the last line end.
  package var text: String {
    guard hasDrift else {
      return "no drift in \(chapters) \(chapters == 1 ? "chapter" : "chapters")"
    }
    let count = "\(findings.count) \(findings.count == 1 ? "difference" : "differences")"
    let most = "at most \(NumberDrift.tolerance) of a tensor's largest magnitude"
    return (findings + ["\(count); 'last digits' are \(most)"]).joined(separator: "\n")
  }
}

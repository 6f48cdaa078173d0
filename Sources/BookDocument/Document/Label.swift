/// A name that references can name, with the place where the author gave it.
package struct Label: Sendable, Hashable {
  package var name: String
  package var location: SourceLocation

  package init(_ name: String, at location: SourceLocation) {
    self.name = name
    self.location = location
  }
}

extension Label {
  /// What a label consists of.
  package static let rule = "ASCII letters, digits, '-' and '_', as in 'fig-words'"

  /// What a label is not.
  package static let reservedRule =
    "a label is not 'content' and does not start with 'cell-', 'claim-', 'proof-', 'fn-' or "
    + "'fnref-'"

  /// Ids and beginnings of ids that the page uses itself.
  private static let reserved = [
    "content", "cell-", "fn-", "fnref-", Citation.prefix, Citation.proofPrefix,
  ]

  /// Whether a name can be a label.
  package static func isPlain(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
          || $0 == "-" || $0 == "_"
      }
  }

  /// Whether the page has an id of this kind for its own use.
  package static func isReserved(_ name: String) -> Bool {
    reserved.contains { $0.hasSuffix("-") ? name.hasPrefix($0) : name == $0 }
  }
}

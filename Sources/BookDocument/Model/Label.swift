/// The rule for names that references can name, wherever an author writes them.
public enum Label {
  /// What the rule says.
  public static let rule = "ASCII letters, digits, '-' and '_', as in 'fig-causal-mask'"

  /// Ids and beginnings of ids that the page uses itself.
  private static let taken = ["content", "cell-", "fn-", "fnref-", "claim-"]

  /// Whether a name can be a label.
  public static func isPlain(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
          || $0 == "-" || $0 == "_"
      }
  }

  /// Whether the page has an id of this kind for its own use.
  public static func isReserved(_ name: String) -> Bool {
    taken.contains { $0.hasSuffix("-") ? name.hasPrefix($0) : name == $0 }
  }
}

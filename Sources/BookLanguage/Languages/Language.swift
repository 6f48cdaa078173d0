/// A language that books are written in: all words that the tool itself puts before readers.
///
/// Another language is one file with its ``Phrases`` and one line in ``all``.
public struct Language: Sendable {
  /// The language's BCP 47 tag, `zh-CN`.
  public let tag: String
  /// Its words and sentences.
  public let phrases: any Phrases

  private init(_ tag: String, _ phrases: any Phrases) {
    self.tag = tag
    self.phrases = phrases
  }

  /// Simplified Chinese.
  public static let chinese = Language("zh-CN", Chinese())
  /// English.
  public static let english = Language("en", English())
  /// Every language, in the order in which messages list them.
  public static let all = [chinese, english]

  /// The tags of all languages, for messages.
  public static var supportedTags: [String] { all.map(\.tag) }

  /// Finds the language of a BCP 47 tag; nil if there is none.
  ///
  /// Scripts and regions do not matter: `zh`, `zh-CN` and `zh-Hans` are ``chinese``.
  public init?(tag: String) {
    let subtags = tag.lowercased().split(separator: "-", omittingEmptySubsequences: false)
    let isWellFormed = subtags.allSatisfy { subtag in
      (1...8).contains(subtag.utf8.count)
        && subtag.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    guard isWellFormed, let found = Self.all.first(where: { $0.primarySubtag == subtags[0] })
    else { return nil }
    self = found
  }

  private var primarySubtag: Substring { tag.prefix { $0 != "-" } }
}

extension Language: Hashable {
  /// Whether two languages are the same; there is one value for each tag.
  public static func == (first: Language, second: Language) -> Bool { first.tag == second.tag }

  /// Hashes the tag.
  public func hash(into hasher: inout Hasher) { hasher.combine(tag) }
}

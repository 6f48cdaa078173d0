/// The words a model knows, each with its id.
///
/// The first three are always `<pad>` (0), `<Begin>` (1) and `<end>` (2).
public struct Vocabulary: Sendable, Equatable {
  /// The id of `<pad>`, which fills up short texts.
  public static let paddingID = 0

  /// The id of `<Begin>`, which every decoder input begins with.
  public static let beginID = 1

  /// The id of `<end>`, which every target ends with.
  public static let endID = 2

  private static let markers = ["<pad>", "<Begin>", "<end>"]

  /// All words, by id.
  public let words: [String]

  private let ids: [String: Int]

  /// Creates a vocabulary of all words in some texts, in the order of their first appearance.
  ///
  /// - Parameter texts: The texts.
  public init(texts: [String]) {
    var words = Vocabulary.markers
    var known = Set(words)
    for word in texts.flatMap({ WordTokenizer().words(of: $0) }) where known.insert(word).inserted {
      words.append(word)
    }
    self.words = words
    ids = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
  }

  /// Creates a vocabulary from its words.
  ///
  /// - Parameter words: The words by id; `<pad>`, `<Begin>`, `<end>` first, or put there.
  /// - Throws: `VocabularyError.duplicateWord`.
  public init(words: [String]) throws {
    let all = words.starts(with: Vocabulary.markers) ? words : Vocabulary.markers + words
    var ids: [String: Int] = [:]
    for (id, word) in all.enumerated() {
      guard ids.updateValue(id, forKey: word) == nil else {
        throw VocabularyError.duplicateWord(word)
      }
    }
    self.words = all
    self.ids = ids
  }

  /// The number of words.
  public var count: Int { words.count }

  /// The id of a word, or nil.
  ///
  /// - Parameter word: The word.
  /// - Returns: Its id.
  public func id(of word: String) -> Int? { ids[word] }

  /// The word of an id.
  ///
  /// - Parameter id: The id.
  /// - Precondition: The vocabulary has such an id.
  public subscript(id: Int) -> String {
    precondition(
      words.indices.contains(id), "token \(id) is outside the vocabulary 0..<\(count)")
    return words[id]
  }

  /// The ids of the words of a text.
  ///
  /// - Parameter text: The text.
  /// - Returns: The ids, in order.
  /// - Throws: `VocabularyError.unknownWord`.
  public func encode(_ text: String) throws -> [Int] {
    try WordTokenizer().words(of: text).map { word in
      guard let id = ids[word] else { throw VocabularyError.unknownWord(word) }
      return id
    }
  }

  /// The words of some ids, with spaces between them.
  ///
  /// - Parameter ids: The ids.
  /// - Returns: The text.
  /// - Throws: `VocabularyError.unknownID`.
  public func decode(_ ids: [Int]) throws -> String {
    try ids.map { id in
      guard words.indices.contains(id) else {
        throw VocabularyError.unknownID(id, size: count)
      }
      return words[id]
    }.joined(separator: " ")
  }

  /// A batch of texts, the short ones filled up with `<pad>`.
  ///
  /// - Parameter texts: The texts.
  /// - Returns: The ids, `[texts, longest text]`.
  /// - Throws: `VocabularyError` when a word is unknown or a text is empty.
  public func tokens(_ texts: [String]) throws -> Tokens {
    let rows = try texts.map(encode)
    let length = rows.map(\.count).max() ?? 0
    for row in rows where row.isEmpty { throw VocabularyError.emptyText }
    return Tokens(
      rows.map { $0 + Array(repeating: Vocabulary.paddingID, count: length - $0.count) })
  }

  /// A batch of one text.
  ///
  /// - Parameter text: The text.
  /// - Returns: The ids, `[1, words]`.
  /// - Throws: `VocabularyError` when a word is unknown or the text is empty.
  public func tokens(_ text: String) throws -> Tokens { try tokens([text]) }
}

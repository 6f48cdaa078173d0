/// What can be wrong with a text.
public enum VocabularyError: Error, Equatable, CustomStringConvertible {
  /// The vocabulary does not have this word.
  case unknownWord(String)
  /// The vocabulary has no word with this id.
  case unknownID(Int, size: Int)
  /// A text has no words.
  case emptyText
  /// A word occurs twice in a list of words.
  case duplicateWord(String)

  /// A sentence about the error.
  public var description: String {
    switch self {
    case .unknownWord(let word): "the vocabulary has no word '\(word)'"
    case .unknownID(let id, let size): "token \(id) is outside the vocabulary 0..<\(size)"
    case .emptyText: "a text without words cannot be a batch entry: it would be all padding"
    case .duplicateWord(let word): "the word '\(word)' occurs twice in the vocabulary"
    }
  }
}

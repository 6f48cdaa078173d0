import Testing
import Transformer

@Suite("Texts")
struct TextTests {
  static let splits: [(text: String, words: [String])] = [
    ("<Begin> I have a cat", ["<Begin>", "I", "have", "a", "cat"]),
    ("a cat.", ["a", "cat", "."]),
    ("don't, <end>", ["don't", ",", "<end>"]),
    ("我有一只猫。", ["我", "有", "一", "只", "猫", "。"]),
    ("用GPU训练", ["用", "GPU", "训", "练"]),
    ("  \n\t ", []),
    ("a<end>", ["a", "<end>"]),
    ("<open", ["<open"]),
  ]

  @Test(arguments: splits.indices) func aTextIsSplitIntoWords(index: Int) {
    let (text, words) = TextTests.splits[index]
    #expect(WordTokenizer().words(of: text) == words)
  }

  @Test func wordsAreNumberedByFirstAppearanceBehindTheMarkers() throws {
    let vocabulary = Vocabulary(texts: ["<Begin> I have a cat", "a dog <end>"])
    #expect(
      vocabulary.words == ["<pad>", "<Begin>", "<end>", "I", "have", "a", "cat", "dog"])
    #expect(try vocabulary.encode("I have a dog <end>") == [3, 4, 5, 7, 2])
    #expect(try vocabulary.decode([5, 6]) == "a cat")
    #expect(vocabulary.id(of: "cat") == 6)
    #expect(vocabulary[4] == "have")
  }

  @Test func whatAVocabularyDoesNotKnowIsThrown() throws {
    let vocabulary = try Vocabulary(words: ["a", "b"])
    #expect(throws: VocabularyError.unknownWord("c")) { try vocabulary.encode("a c") }
    #expect(throws: VocabularyError.unknownID(5, size: 5)) { try vocabulary.decode([5]) }
    #expect(throws: VocabularyError.unknownID(-1, size: 5)) { try vocabulary.decode([-1]) }
    #expect(throws: VocabularyError.emptyText) { try vocabulary.tokens(["a", " "]) }
    #expect(throws: VocabularyError.duplicateWord("a")) { try Vocabulary(words: ["a", "a"]) }
  }

  @Test func shortTextsAreFilledUpWithPadding() throws {
    let vocabulary = try Vocabulary(words: ["a", "b"])
    #expect(try vocabulary.tokens(["a b a", "b"]).rows == [[3, 4, 3], [4, 0, 0]])
  }

  @Test func theDecodersInputIsTheTargetShiftedRight() throws {
    let vocabulary = Vocabulary(texts: ["I have a cat"])
    let batch = try Batch([("<Begin> I have a cat", "I have a cat <end>")], vocabulary: vocabulary)
    #expect(try vocabulary.decode(batch.decoderInput[0]) == "<Begin> I have a cat")
    // Padding stays padding: nothing is moved into it.
    #expect(shiftRight(Tokens([[3, 4, 2], [5, 2, 0]])).rows == [[1, 3, 4], [1, 5, 0]])
  }

  @Test func tokensAreRowsOfOneLength() {
    let tokens = Tokens([[1, 2, 3], [4, 5, 6]])
    #expect(tokens[1] == [4, 5, 6])
    #expect(tokens[0, 2] == 3)
    #expect(tokens.prefix(2).rows == [[1, 2], [4, 5]])
    #expect(tokens.appending([7, 8]).rows == [[1, 2, 3, 7], [4, 5, 6, 8]])
  }
}

import BookLanguage

/// Breaks a paragraph into lines by display width, as Chinese is set: between any two 汉字, never
/// before a mark that closes or after one that opens, and words of letters stay whole.
struct TextWrapper {
  /// How many columns a line may take.
  let columns: Int

  /// The lines of a text; its own line ends stay.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrapped(String($0)) }
  }

  private func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    var width = 0
    for piece in Self.pieces(of: text) {
      let visible = piece.trimmingSpacesAtEnd
      let pieceWidth = displayWidth(of: visible)
      if width + pieceWidth > columns, !line.isEmpty {
        lines.append(line.trimmingSpacesAtEnd)
        line = ""
        width = 0
      }
      if line.isEmpty, pieceWidth > columns {
        // A word longer than a line is cut where the line ends.
        var rest = piece[...]
        while displayWidth(of: String(rest)) > columns {
          let head = String(rest).prefix(fittingDisplayWidth: columns)
          guard !head.isEmpty else { break }
          lines.append(String(head))
          rest = rest.dropFirst(head.count)
        }
        line = String(rest)
        width = displayWidth(of: line)
        continue
      }
      line += piece
      width += displayWidth(of: piece)
    }
    return lines + [line.trimmingSpacesAtEnd]
  }

  /// The text in pieces between which a line may end.
  static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var previous: Character?
    for character in text {
      if let previous, mayBreak(between: previous, and: character) {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
      previous = character
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }

  private static func mayBreak(between left: Character, and right: Character) -> Bool {
    guard right != " " else { return false }
    if closing.contains(right) || opening.contains(left) { return false }
    if left == " " { return true }
    return displayWidth(of: left) == 2 || displayWidth(of: right) == 2
  }

  private static let closing: Set<Character> = Set(
    "、。，．：；！？）】》〉」』〕〗％…—’”,.:;!?)]}%‰°·～ー々")
  private static let opening: Set<Character> = Set("（【《〈「『〔〖‘“([{$￥#")
}

extension String {
  /// The text without spaces at its end.
  var trimmingSpacesAtEnd: String {
    lastIndex { $0 != " " }.map { String(self[...$0]) } ?? ""
  }
}

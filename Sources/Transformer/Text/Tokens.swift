/// Token ids of a batch of texts of one length, `[batch, time]`.
public struct Tokens: Equatable, Sendable {
  /// The ids, row by row.
  public let ids: [Int32]

  /// The number of texts.
  public let batchSize: Int

  /// The number of tokens of each text.
  public let length: Int

  /// Creates a batch from rows of equal length.
  ///
  /// - Parameter rows: The ids of each text.
  /// - Precondition: All rows have the same length.
  public init(_ rows: [[Int]]) {
    let length = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() {
      precondition(
        row.count == length, "row \(index) has \(row.count) tokens, row 0 has \(length)")
    }
    let ids = rows.joined().map { id in
      precondition(Int32(exactly: id) != nil, "a token has 32 bits, \(id) does not fit")
      return Int32(truncatingIfNeeded: id)
    }
    self.init(ids: ids, batchSize: rows.count, length: length)
  }

  /// Creates a batch of one text.
  ///
  /// - Parameter row: The ids of the text.
  public init(_ row: [Int]) { self.init([row]) }

  /// Creates a batch from ids in row-major order.
  ///
  /// - Parameters:
  ///   - ids: The ids, row by row.
  ///   - batchSize: The number of rows.
  ///   - length: The number of ids in a row.
  /// - Precondition: There are `batchSize * length` ids.
  public init(ids: [Int32], batchSize: Int, length: Int) {
    precondition(
      ids.count == batchSize * length,
      "\(batchSize) rows of \(length) tokens need \(batchSize * length) ids, not \(ids.count)")
    self.ids = ids
    self.batchSize = batchSize
    self.length = length
  }

  /// The ids of each text.
  public var rows: [[Int]] { (0..<batchSize).map { self[$0] } }

  /// The ids of one text.
  ///
  /// - Parameter row: The position of the text in the batch.
  public subscript(row: Int) -> [Int] {
    precondition(row >= 0 && row < batchSize, "row \(row) is out of range 0..<\(batchSize)")
    return ids[row * length..<(row + 1) * length].map(Int.init)
  }

  /// The id at one place.
  ///
  /// - Parameters:
  ///   - row: The position of the text in the batch.
  ///   - column: The position of the token in the text.
  public subscript(row: Int, column: Int) -> Int {
    precondition(
      row >= 0 && row < batchSize && column >= 0 && column < length,
      "place [\(row), \(column)] is outside [\(batchSize), \(length)]")
    return Int(ids[row * length + column])
  }

  /// The first tokens of every text.
  ///
  /// - Parameter length: How many tokens to keep.
  /// - Returns: The shorter batch.
  public func prefix(_ length: Int) -> Tokens {
    precondition(
      length >= 0 && length <= self.length,
      "a prefix of \(length) tokens does not fit into \(self.length)")
    return Tokens(rows.map { Array($0.prefix(length)) })
  }

  /// This batch with one more token at the end of every text.
  ///
  /// - Parameter tokens: One id for each text.
  /// - Returns: The longer batch.
  public func appending(_ tokens: [Int]) -> Tokens {
    precondition(
      tokens.count == batchSize, "\(batchSize) texts need as many tokens, not \(tokens.count)")
    return Tokens(zip(rows, tokens).map { $0 + [$1] })
  }
}

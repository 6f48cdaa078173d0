public import Figures
public import Transformer

/// Attention at four levels of zoom: the matrices of one head, all heads, one query, one dot product.
///
/// Each level marks what the next one shows; the cells of the matrices lead on to their rows. Every number is that of the trace; each row of weights
/// is checked to sum to one, and the dot product to give its score.
public struct AttentionStrip: Figure {
  /// Scores, masked scores and weights of one head.
  public let matrices: HeatmapStrip
  /// The weights of all heads, small.
  public let heads: HeatmapGrid
  /// The queries of all heads one by one: dot products, scores, weights and their sum.
  public let rows: AttentionRows
  /// One score: the elements of its dot product.
  public let dotProduct: DotProduct
  /// The four levels under each other.
  public let stack: FigureStack

  /// Draws an attention at four levels of zoom.
  ///
  /// - Parameters:
  ///   - title: Which attention it is.
  ///   - trace: Its numbers.
  ///   - queries: The tokens that look.
  ///   - keys: The tokens that are looked at.
  ///   - head: The head to zoom into, counted from 0.
  ///   - query: The query to zoom into, counted from 0; nil for the last.
  ///   - key: The key to zoom into, counted from 0; nil for the one of the largest weight.
  /// - Precondition: The tokens fit the trace, head, query and key exist, and the key is not hidden
  ///   from the query.
  public init(
    _ title: String, trace: AttentionTrace, queries: [String], keys: [String], head: Int = 0,
    query: Int? = nil, key: Int? = nil
  ) {
    let zoom = AttentionZoom(
      trace, queries: queries, keys: keys, head: head, query: query, key: key,
      showsRowsOfAllHeads: false)
    matrices = zoom.matrices(title: Words.matrices(title, head: head))
    heads = zoom.allHeads(title: Words.heads(title, count: zoom.headCount), areSmall: true)
    rows = AttentionRows(zoom, title: Words.levels.rows)
    dotProduct = zoom.dotProduct(head: head, query: zoom.query, key: zoom.key)
    stack = FigureStack(
      title: title,
      [
        FigurePart(Words.levels.matrices, matrices),
        FigurePart(Words.levels.heads, heads),
        FigurePart(Words.levels.rows, rows),
        FigurePart(
          Words.level(query: queries[zoom.query], key: keys[zoom.key]), dotProduct),
      ])
  }

  /// Draws the attention of queries and keys that are split into heads already.
  ///
  /// - Parameters:
  ///   - title: Which attention it is.
  ///   - queries: The queries.
  ///   - keys: The keys.
  ///   - mask: Which key each query may look at; nil for all.
  ///   - labels: The tokens that look and are looked at.
  /// - Shape: Queries and keys `[time, d]` or `[heads, time, d]`.
  /// - Precondition: The shapes fit together and the labels fit them.
  public init(
    _ title: String, queries: Tensor, keys: Tensor, mask: AttentionMask? = nil,
    labels: (queries: [String], keys: [String])
  ) {
    let width = Double(queries.dimension(-1))
    self.init(
      title,
      trace: AttentionTrace(
        queries: queries, keys: keys, mask: mask, scale: Float(1 / width.squareRoot())),
      queries: labels.queries, keys: labels.keys)
  }

  /// What each level says.
  public var altText: String { stack.altText }
  /// The levels in plain text.
  public var text: String { stack.text }
  /// Nothing: each level has a table of its own.
  public var table: DataTable? { nil }
  /// The tables of the levels.
  public var tables: [DataTable] { stack.tables }
  /// The levels under each other.
  public func svg(idPrefix: String) -> String? { stack.svg(idPrefix: idPrefix) }
  /// The numbers of all levels.
  public var tensors: [FigureTensor] { stack.tensors }
}

/// The lengths and names of the rows and columns of a matrix.
public typealias MatrixSize = (rows: Int, rowName: String, columns: Int, columnName: String)

/// A part of a figure with what it says.
public typealias DescribedPart = (name: String, description: String)

/// A label with its number.
public typealias LabelledNumber = (label: String, value: String)

/// The smallest and the largest number.
public typealias NumberRange = (lower: String, upper: String)

/// What is to be said of a group of bars.
public typealias BarGroupFacts = (
  title: String, longest: LabelledNumber?, markName: String, marked: [LabelledNumber]
)

/// What is to be said of the values of a heatmap.
public struct HeatmapFacts {
  /// The range of what is seen; nil where no value is finite.
  public var range: NumberRange?
  /// Whether some values are below zero, so that the largest are so in magnitude.
  public var hasNegative: Bool
  /// The largest values with their places.
  public var largest: [LabelledNumber]
  /// How many values are NaN or infinite.
  public var nonfinite: Int
  /// How many cells the mask hides.
  public var masked: Int
  /// The places that are highlighted: a row, and perhaps a column.
  public var highlighted: [String]

  /// Gathers the facts.
  public init(
    range: NumberRange?, hasNegative: Bool, largest: [LabelledNumber], nonfinite: Int, masked: Int,
    highlighted: [String]
  ) {
    self.range = range
    self.hasNegative = hasNegative
    self.largest = largest
    self.nonfinite = nonfinite
    self.masked = masked
    self.highlighted = highlighted
  }
}

/// What is to be said of a dot product that is divided by something.
public struct DotProductFacts {
  /// What is computed.
  public var title: String
  /// The names of the two vectors.
  public var vectors: (left: String, right: String)
  /// The length of the vectors.
  public var length: Int
  /// The sum of the products.
  public var sum: String
  /// What the sum is divided by, with its number.
  public var divisor: LabelledNumber
  /// The result, with its number.
  public var score: LabelledNumber
  /// The index and the value of the product of largest magnitude.
  public var largest: (index: Int, value: String)

  /// Gathers the facts.
  public init(
    title: String, vectors: (left: String, right: String), length: Int, sum: String,
    divisor: LabelledNumber, score: LabelledNumber, largest: (index: Int, value: String)
  ) {
    self.title = title
    self.vectors = vectors
    self.length = length
    self.sum = sum
    self.divisor = divisor
    self.score = score
    self.largest = largest
  }
}

/// What is to be said of the course of a line.
public struct LineFacts {
  /// A point of the line.
  public typealias Point = (x: String, y: String)

  /// The line.
  public var name: String
  /// The name of the horizontal axis.
  public var xName: String
  /// The first and the last point.
  public var ends: (first: Point, last: Point)
  /// The range of its values.
  public var range: NumberRange
  /// How many points are NaN or infinite.
  public var nonfinite: Int

  /// Gathers the facts.
  public init(
    name: String, xName: String, ends: (first: Point, last: Point), range: NumberRange,
    nonfinite: Int
  ) {
    self.name = name
    self.xName = xName
    self.ends = ends
    self.range = range
    self.nonfinite = nonfinite
  }
}

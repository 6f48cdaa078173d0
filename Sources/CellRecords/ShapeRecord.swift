/// The shape that a variable of a cell had when the cell came to its end.
package struct ShapeRecord: Sendable, Hashable, Codable {
  /// The variable.
  package var name: String
  /// The size of each axis, outermost first.
  package var shape: [Int]
  /// What each axis counts, an empty text where that is not known; as many as axes, or none.
  package var axisNames: [String]
  /// The line that declares the variable.
  package var place: CellLine

  package init(name: String, shape: [Int], axisNames: [String] = [], place: CellLine) {
    self.name = name
    self.shape = shape
    self.axisNames = axisNames
    self.place = place
  }

  /// The axes with their sizes; the name is empty where it is not known.
  package var axes: [(name: String, size: Int)] {
    let names = axisNames.count == shape.count ? axisNames : shape.map { _ in "" }
    return zip(names, shape).map { ($0, $1) }
  }
}

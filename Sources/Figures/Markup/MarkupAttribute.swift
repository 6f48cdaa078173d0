/// One attribute of an element; its value is escaped when it is written.
struct MarkupAttribute {
  let name: String
  let value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// A coordinate or length, rounded to a hundredth.
  init(_ name: String, _ value: Double) {
    self.init(name, NumberFormat.coordinate(value))
  }
}

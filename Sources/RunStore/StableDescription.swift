import BookDocument
import CellRecords

/// A value's fields as text, without the places in it.
package enum StableDescription {
  /// The value and all that it holds; a `SourceLocation` in it is left out.
  package static func of(_ value: Any) -> String {
    if value is SourceLocation { return "" }
    let mirror = Mirror(reflecting: value)
    guard !mirror.children.isEmpty else { return String(reflecting: value) }
    let fields = mirror.children.map { "\($0.label ?? "")=\(of($0.value))" }
    return "\(mirror.subjectType)(\(fields.joined(separator: ",")))"
  }
}

import Foundation

/// The colours of the theme as a test reads them from its style sheet.
struct ThemePalette {
  private let colors: [String: String]

  /// The names of all colours.
  var names: Set<String> { Set(colors.keys) }

  /// Reads the colours of all blocks that begin with a selector; nil if there is none.
  init?(selector: String, in css: String) {
    var found: [(String, String)] = []
    var rest = css[...]
    while let start = rest.range(of: selector + " {"),
      let end = rest.range(of: "}", range: start.upperBound..<rest.endIndex)
    {
      let block = rest[start.upperBound..<end.lowerBound]
      found += block.matches(of: /--([a-z0-9-]+): (#[0-9a-f]{6});/).map {
        (String($0.output.1), String($0.output.2))
      }
      rest = rest[end.upperBound...]
    }
    guard !found.isEmpty else { return nil }
    colors = Dictionary(found) { first, _ in first }
  }

  /// The digits of a colour, such as `#0a5aa8`.
  subscript(name: String) -> String? { colors[name] }

  /// The contrast ratio of two colours as WCAG 2 defines it.
  func contrast(_ first: String, _ second: String) -> Double? {
    guard let one = luminance(first), let other = luminance(second) else { return nil }
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  private func luminance(_ name: String) -> Double? {
    guard let digits = colors[name]?.dropFirst(), let value = Int(digits, radix: 16) else {
      return nil
    }
    let channels = [16, 8, 0].map { shift -> Double in
      let channel = Double((value >> shift) & 0xFF) / 255
      return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  /// The style sheet that pages link to, from its parts.
  static func styleSheet(testFile: String = #filePath) throws -> String {
    var root = URL(fileURLWithPath: testFile)
    while root.lastPathComponent != "Tests" { root.deleteLastPathComponent() }
    let folder = root.appending(path: "../Sources/BookRenderers/Resources/theme")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
      .joined(separator: "\n")
  }
}

extension ThemePalette: Equatable {}

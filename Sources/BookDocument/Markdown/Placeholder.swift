import CellRecords

/// A mark in the rendered document for something that a later step fills.
///
/// It starts and ends with bytes that UTF-8 never contains, so that no text can imitate it.
enum Placeholder {
  enum Kind: UInt8 {
    case cell = 0x43
    case inlineValue = 0x56
    case formula = 0x4D
    case reference = 0x52
    case repetition = 0x53
  }

  private static let start: UInt8 = 0xFF
  private static let end: UInt8 = 0xFE

  static func bytes(_ kind: Kind, _ index: Int) -> [UInt8] {
    [start, kind.rawValue] + Array(String(index).utf8) + [end]
  }

  /// Cuts the rendered document at its marks.
  static func fragments(of html: [UInt8], draft: Draft) -> [Fragment] {
    var fragments: [Fragment] = []
    var rest = html[...]
    while let mark = rest.firstIndex(of: start), let stop = rest[mark...].firstIndex(of: end) {
      append(rest[..<mark], to: &fragments)
      if let fragment = fragment(of: rest[(mark + 1)..<stop], draft: draft) {
        fragments.append(fragment)
      }
      rest = rest[(stop + 1)...]
    }
    append(rest, to: &fragments)
    return fragments
  }

  private static func append(_ bytes: ArraySlice<UInt8>, to fragments: inout [Fragment]) {
    if !bytes.isEmpty { fragments.append(.html(String(decoding: bytes, as: UTF8.self))) }
  }

  private static func fragment(of mark: ArraySlice<UInt8>, draft: Draft) -> Fragment? {
    guard let first = mark.first, let kind = Kind(rawValue: first),
      let index = Int(String(decoding: mark.dropFirst(), as: UTF8.self))
    else { return nil }
    return switch kind {
    case .cell: .cell(index)
    case .inlineValue: .inlineValue(index)
    case .formula: .formula(draft.formulas[index])
    case .reference: .reference(draft.references[index])
    case .repetition: .repetition(draft.references[index])
    }
  }
}

import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element that a test found in markup.
struct FoundElement {
  let name: String
  let attributes: [String: String]
  /// The text inside, of all descendants too.
  var text = ""
  /// The class of the nearest element around it that has one.
  let parentClass: String

  /// Whether it is a cell of a drawn matrix.
  var isCell: Bool { name == "path" && parentClass == "heat-row" }

  /// Whether it is the title of a cell of a drawn matrix.
  var isCellTitle: Bool {
    name == "title"
      && parentClass.contains(/^((level|positive|negative)-[0-9]|neutral|masked|not-finite)$/)
  }

  /// The corner and the size of a cell: `M47 60h20v26h-20z`.
  var box: (x: Double, y: Double, width: Double, height: Double)? {
    guard
      let found = attributes["d"]?.wholeMatch(
        of: /M([0-9.]+) ([0-9.]+)h([0-9.]+)v([0-9.]+)h-[0-9.]+z/),
      let x = Double(found.1), let y = Double(found.2), let width = Double(found.3),
      let height = Double(found.4)
    else { return nil }
    return (x, y, width, height)
  }
}

/// How far a number with three significant digits may be from the one that it shows, where the largest
/// number beside it has the given size.
func tolerance(besides largest: Float) -> Float { largest * 0.00501 }

/// Reads markup as XML, so that a test sees what a browser sees.
final class MarkupReader: NSObject, XMLParserDelegate {
  private(set) var elements: [FoundElement] = []
  private var open: [Int] = []

  /// The elements of a fragment in document order; nil if it is not well formed.
  static func elements(of fragment: String) -> [FoundElement]? {
    let parser = XMLParser(data: Data("<root>\(fragment)</root>".utf8))
    let reader = MarkupReader()
    parser.delegate = reader
    return parser.parse() ? reader.elements : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let parentClass = open.reversed().lazy.compactMap { self.elements[$0].attributes["class"] }
    open.append(elements.count)
    elements.append(
      FoundElement(name: name, attributes: attributes, parentClass: parentClass.first ?? ""))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    for index in open { elements[index].text += characters }
  }
}

/// The number that a typographic text shows.
func number(_ text: String) -> Float? {
  let raised = text.split(separator: "×10", maxSplits: 1)
  let power = raised.count == 2 ? "e" + String(raised[1].compactMap { digits[$0] }) : ""
  let ascii =
    String(raised.first ?? "").replacingOccurrences(of: "−", with: "-")
    .replacingOccurrences(of: "∞", with: "inf") + power
  return Float(ascii.lowercased())
}

private let digits: [Character: Character] = [
  "⁻": "-", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7",
  "⁸": "8", "⁹": "9",
]

/// How one document names its places: a page of its own has the names as they are, in a printed book
/// each chapter's names start with its own.
struct Anchors: Sendable, Hashable {
  /// The chapter, or the name of another page, without its ending.
  let page: String
  /// Whether all pages are parts of one document.
  let isPrinted: Bool

  /// The way from the page to the folder of all pages.
  var root: String { isPrinted ? "" : Self.root(of: page) }

  /// The way from a page, named below the folder of all pages, to that folder.
  static func root(of page: String) -> String {
    String(repeating: "../", count: page.count { $0 == "/" })
  }

  /// The id of a place in this page.
  func id(_ name: String) -> String { isPrinted ? "\(page)--\(name)" : name }

  /// The address of a place in a page; an empty name means its beginning.
  func href(_ name: String, in other: String) -> String {
    if isPrinted { return name.isEmpty ? "#\(other)" : "#\(other)--\(name)" }
    return (other == page ? "" : root + Href.ofFile("\(other).html"))
      + (name.isEmpty ? "" : "#\(name)")
  }
}

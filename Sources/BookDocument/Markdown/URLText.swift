import Foundation

/// Reads the targets of links and images as authors write them.
enum URLText {
  /// A target without percent signs: `%E4%B8%80` is 一.
  static func decoded(_ text: some StringProtocol) -> String {
    text.removingPercentEncoding ?? String(text)
  }

  nonisolated(unsafe) private static let scheme = /([A-Za-z][A-Za-z0-9+.\-]*):/

  /// The scheme in small letters, `https`; nothing for a relative target.
  ///
  /// Browsers leave out line ends and tabs within an address, and so does this.
  static func scheme(of url: String) -> String? {
    let url = String(String.UnicodeScalarView(url.unicodeScalars.filter { $0.value >= 0x20 }))
    return url.prefixMatch(of: scheme)?.1.lowercased()
  }

  /// Whether a target names a machine or the root of one, and so nothing beside the chapter.
  static func isAbsolute(_ url: String) -> Bool {
    scheme(of: url) != nil || url.hasPrefix("/") || url.hasPrefix("\\")
  }

  /// The chapter and the place in it that a target like `07-summary.md#words` names, read in a chapter.
  static func chapter(in url: String, of slug: String) -> (slug: String, anchor: String)? {
    let path = url.prefix { $0 != "#" }
    guard path.hasSuffix(".md"), !isAbsolute(url),
      let named = bookPath(decoded(path.dropLast(3)), of: slug)
    else { return nil }
    return (named, decoded(url.dropFirst(path.utf8.count + 1)))
  }

  /// A path that a chapter names, from the book's folder on, without `.` and `..`; nil if it leads out.
  static func bookPath(_ relative: String, of slug: String) -> String? {
    var parts = slug.split(separator: "/").dropLast()
    for part in relative.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }
}

import Foundation

/// The output folder as requests see it: its plain files, and nothing outside it.
struct ServedFolder: Sendable {
  /// The folder's path.
  let path: String

  /// A file's name in the folder and its content.
  struct File: Sendable {
    let name: String
    let content: Data
  }

  /// The file that a request's path names, or nothing.
  ///
  /// The path is taken as it came, percent-encoded, without the query.
  func file(for target: String) -> File? {
    guard let name = Self.name(for: target), let place = plainFile(named: name),
      let content = FileManager.default.contents(atPath: place)
    else { return nil }
    return File(name: name, content: content)
  }

  /// The file's name below the folder; nothing for a path that could lead anywhere else.
  ///
  /// Each part is decoded by itself, so that an encoded slash cannot make two parts of one.
  static func name(for target: String) -> String? {
    guard target.hasPrefix("/") else { return nil }
    if target == "/" { return "index.html" }
    var parts: [String] = []
    for part in target.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let decoded = String(part).removingPercentEncoding, !decoded.isEmpty,
        !decoded.hasPrefix("."),
        decoded.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0 != "/" && $0 != "\\" })
      else { return nil }
      parts.append(decoded)
    }
    return parts.joined(separator: "/")
  }

  /// The file's real path if that is a plain file in the folder once every link is followed.
  private func plainFile(named name: String) -> String? {
    guard let folder = Self.realPath(path), let place = Self.realPath("\(path)/\(name)"),
      place.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
    else { return nil }
    var status = stat()
    // A pipe would be waited for, and a folder is not listed.
    guard lstat(place, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return place
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

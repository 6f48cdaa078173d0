import BookDocument
import BookRenderers
import Foundation

/// The list of the files that builds wrote into an output folder: nothing else there is theirs to remove.
struct OutputManifest {
  /// The list's name in the output folder.
  static let fileName = ".book-files"

  private let directory: String
  /// The files' paths below the folder.
  private(set) var names: Set<String>

  /// Reads the list of a folder; a folder without one has no files of builds.
  init(of directory: String) {
    self.directory = directory
    let text = (try? TextFile.read("\(directory)/\(Self.fileName)")) ?? ""
    names = Set(text.split(separator: "\n").map(String.init).filter(Self.isPlain))
  }

  /// The form that a file belongs to.
  static func form(of name: String) -> String {
    let folder = String(name.prefix { $0 != "/" })
    if name.contains("/"), Renderers.formats.contains(folder) { return folder }
    return name == "book.pdf" ? PrintRenderer.format : Renderers.pages
  }

  /// The files of some forms that earlier builds wrote and this one did not.
  func stale(besides written: Set<String>, formats: Set<String>) -> [String] {
    names.subtracting(written).filter { formats.contains(Self.form(of: $0)) }.sorted()
  }

  /// Removes files of the list; a path that a link leads out of the folder stays.
  ///
  /// - Returns: The files that were there.
  mutating func remove(_ stale: [String]) -> [String] {
    names.subtract(stale)
    return stale.filter { name in
      let path = "\(directory)/\(name)"
      guard TextFile.lies(path, in: directory) else { return false }
      return unlink(path) == 0
    }
  }

  /// Adds files and writes the list.
  mutating func add(_ written: Set<String>) -> [Diagnostic] {
    names.formUnion(written)
    let text = names.sorted().map { $0 + "\n" }.joined()
    do throws(FileError) {
      try TextFile.write(text, to: "\(directory)/\(Self.fileName)")
      return []
    } catch {
      return [error.diagnostic]
    }
  }

  /// A list that somebody else has written must not name anything outside the folder.
  private static func isPlain(_ name: String) -> Bool {
    !name.hasPrefix("/") && !name.split(separator: "/").contains("..") && name != fileName
  }
}

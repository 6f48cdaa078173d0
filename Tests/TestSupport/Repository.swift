import Foundation

/// The checkout that holds the tests.
package enum Repository {
  /// The path of a file of the checkout; the empty path gives the folder with its last slash.
  package static func path(_ relative: String) -> String {
    URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .path + "/" + relative
  }

  /// The files below a folder of the checkout, as paths from the checkout's own, in order.
  package static func files(in folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: path(folder))?.compactMap { $0 as? String }
    return (names ?? []).map { "\(folder)/\($0)" }.filter(isFile).sorted()
  }

  /// The text of a file of the checkout.
  ///
  /// - Throws: An error if the file is missing or is not text.
  package static func text(of relative: String) throws -> String {
    try String(contentsOfFile: path(relative), encoding: .utf8)
  }

  private static func isFile(_ relative: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path(relative), isDirectory: &isFolder)
      && !isFolder.boolValue
  }
}

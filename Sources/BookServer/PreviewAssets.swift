import Foundation

/// The preview's script and style sheet, read once.
struct PreviewAssets: Sendable {
  let script: Data
  let stylesheet: Data

  /// Reads them from the build's resources.
  ///
  /// - Throws: ``BookServer/ServerError`` if one is missing.
  init() throws {
    script = try Self.file("reload", "js")
    stylesheet = try Self.file("overlay", "css")
  }

  private static func file(_ name: String, _ kind: String) throws -> Data {
    guard let url = Bundle.module.url(forResource: name, withExtension: kind) else {
      throw BookServer.ServerError.missing("\(name).\(kind)")
    }
    return try Data(contentsOf: url)
  }
}

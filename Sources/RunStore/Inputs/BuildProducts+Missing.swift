import Foundation
import SystemPackage

extension BuildProducts {
  /// What programs with these imports need and is no longer there: the folder was moved or copied without it.
  ///
  /// Swift modules and objects lie beside the command. The map of a C module names headers where they
  /// were when it was built.
  package func missingFiles(of modules: [String]) -> [String] {
    let library = "\(modulesDirectory)/Notebook.swiftmodule"
    guard FileManager.default.fileExists(atPath: library) else { return [library] }
    let needed = linkage(of: modules).moduleMaps.sorted().flatMap { [$0] + Self.headers(in: $0) }
    return needed.filter { !FileManager.default.fileExists(atPath: $0) }
  }

  /// The headers and folders of headers that a module map names.
  private static func headers(in map: String) -> [String] {
    guard let text = try? String(contentsOfFile: map, encoding: .utf8) else { return [] }
    let folder = FilePath(map).removingLastComponent()
    return text.matches(of: /(?:header|umbrella)\s+"([^"]+)"/).map { match in
      // An absolute path stays as it is.
      folder.pushing(FilePath(String(match.1))).string
    }
  }
}

import Foundation

/// Which compiler would be started, found without starting it.
package enum CompilerIdentity {
  /// The stamp of the compiler's own files: another toolchain, or the same one installed anew, has
  /// another.
  package static func hash(searchPath: String) -> ContentHash {
    let candidates = searchPath.split(separator: ":").map { "\($0)/swiftc" }
    let found = candidates.first { access($0, X_OK) == 0 } ?? ""
    let compiler = resolved(found)
    let tools = (compiler as NSString).deletingLastPathComponent
    return FileStamp([
      compiler, "\(tools)/swift-frontend", "\(tools)/clang",
      "\(tools)/../lib/swift/linux/libswiftCore.so",
    ]).hash
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}

import Foundation
import Platform
import Subprocess
import SystemPackage

/// The Swift compiler on a search path, with the tools and the library that belong to it.
package struct Toolchain: Sendable, Hashable {
  /// There is no compiler on the search path.
  package struct NotFoundError: Error, CustomStringConvertible {
    package var description: String { "no 'swiftc' on the PATH" }
  }

  /// The compiler as the search path names it; nil if there is none.
  private let found: FilePath?

  /// The compiler that a shell with this search path would start.
  package init(searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? "") {
    let candidates = searchPath.split(separator: ":").lazy.map { "\($0)/swiftc" }
    found = candidates.first { access($0, X_OK) == 0 }.map { FilePath($0) }
  }

  /// The compiler.
  package var compiler: FilePath {
    get throws(NotFoundError) {
      guard let found else { throw NotFoundError() }
      return found
    }
  }

  /// A tool that is beside the compiler.
  package func tool(_ name: String) throws(NotFoundError) -> FilePath {
    let beside = try compiler.removingLastComponent().appending(name)
    return access(beside.string, X_OK) == 0 ? beside : folder.appending(name)
  }

  /// A file of the standard library, named from the folder that the toolchain has for this system.
  package func libraryFile(_ name: String) -> FilePath {
    FilePath("\(folder)/../lib/swift/\(HostSystem.libraryFolder)/\(name)")
  }

  /// The stamp of the toolchain's own files on this machine, found without reading them: another
  /// toolchain, or the same one installed again, has another.
  package var identity: ContentHash { FileStamp(files).hash }

  /// The hash of the toolchain's own files, which is the same on every machine that has the same toolchain.
  ///
  /// - Complexity: O(*n*) in their size; O(1) where the folder remembers it by their stamp.
  package func contentHash(rememberedIn folder: CacheFolder) -> ContentHash {
    let stamp = FileStamp(files)
    let name = "toolchain-content-\(stamp.hash)"
    if let stored: ContentHash = folder.value(named: name) {
      folder.touch(name)
      return stored
    }
    var hasher = ContentHasher()
    for file in files { hasher.update(contentsOf: file) }
    let hash = hasher.finish()
    if stamp.isSettled { folder.store(value: hash, named: name) }
    return hash
  }

  private var files: [String] {
    [resolved] + ["swift-frontend", "clang"].map { folder.appending($0).string }
      + [libraryFile(HostSystem.coreLibrary).string]
  }

  /// What the compiler calls itself, `Swift version 6.3.1 (swift-6.3.1-RELEASE)`; nil if there is none.
  package func version(rememberedIn folder: CacheFolder?) async -> String? {
    let name = "toolchain-\(identity)"
    if let stored: String = folder?.value(named: name) { return stored }
    // The compiler's driver leaves a temporary folder each time it is asked; the compiler does not. The
    // variable marks what the tool itself starts.
    guard found != nil, let compiler = try? tool("swift-frontend"),
      let answer = try? await Subprocess.run(
        .path(compiler), arguments: ["--version"],
        environment: .inherit.updating(["BUILD_BOOK_RUN": "version"]),
        output: .string(limit: 1 << 16)),
      let version = answer.standardOutput.firstMatch(of: /Swift version [^\n]*/)
    else { return nil }
    folder?.store(value: String(version.0), named: name)
    return String(version.0)
  }

  /// The folder of the compiler itself, where the search path may have links only.
  private var folder: FilePath { FilePath(resolved).removingLastComponent() }

  private var resolved: String {
    guard let found, let real = realpath(found.string, nil) else { return found?.string ?? "" }
    defer { free(real) }
    return String(cString: real)
  }
}

import Foundation
import Platform
import RunStore
import Synchronization

/// All objects that cells link as one shared library beside them.
///
/// A program that is linked with two hundred objects holds a copy of each; against a library that is
/// made once for each state of the objects, the link takes a fifth of the time.
enum SharedLibrary {
  private static let making = Mutex<[String: Task<String?, any Error>]>([:])

  /// The path of the library; nil if there can be none, and the objects themselves must be linked.
  ///
  /// - Throws: an error if the compiler cannot be started.
  static func path(for linkage: Linkage, _ compiler: ChapterCompiler) async throws -> String? {
    let stamp = FileStamp(linkage.objects)
    // What is still being written could change under the same stamp.
    guard stamp.isSettled else { return nil }
    let folder = CacheFolder(beside: compiler.products)
    let path = folder.library(stamp.hash)
    if FileManager.default.fileExists(atPath: path) { return path }
    let task = making.withLock { making in
      let task = making[path] ?? Task { try await make(path, in: folder, linkage, compiler) }
      making[path] = task
      return task
    }
    defer { making.withLock { $0[path] = nil } }
    return try await task.value
  }

  private static func make(
    _ path: String, in folder: CacheFolder, _ linkage: Linkage, _ compiler: ChapterCompiler
  ) async throws -> String? {
    let manager = FileManager.default
    try? manager.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let workspace = try Workspace()
    defer { workspace.remove() }
    let aside = "\(folder.path)/\(FileBytes.asidePrefix)\(UUID().uuidString)"
    var linker = compiler
    linker.workspace = workspace
    let answer = try await linker.run(
      try compiler.toolchain.compiler.string,
      ["-emit-library", "-module-name", "Book"] + HostSystem.linkerOptions + linkage.objects
        + ["-o", aside])
    guard answer.end == .exited(0), rename(aside, path) == 0 else {
      unlink(aside)
      return nil
    }
    folder.removeOldLibraries()
    return path
  }
}

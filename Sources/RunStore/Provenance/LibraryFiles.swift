import Foundation

/// The sources of a module, as the compiler noted them for make.
package enum LibraryFiles {
  /// The files that a target is made from, in the same order in every checkout.
  ///
  /// What the system and the compiler bring is named by the toolchain; what the build generates holds
  /// paths of this machine.
  package static func files(of target: String, in products: BuildProducts) -> [String] {
    let folder = products.objectsDirectory(of: target)
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let notes = paths.filter { $0.hasSuffix(".d") }.map { "\(folder)/\($0)" }
    let files = notes.reduce(into: Set<String>()) { $0.formUnion(DependencyFile.sources(in: $1)) }
    let foreign = ["/usr/include/", "/usr/lib/", "/usr/local/include/", products.directory + "/"]
    return files.filter { file in
      file.hasPrefix("/") && !foreign.contains(where: file.hasPrefix)
        && !file.contains("/usr/lib/clang/")
    }.sorted()
  }
}

import Foundation
import Platform
import SystemPackage

/// The modules and objects of the build that is running: what cells import and link.
///
/// SwiftPM puts them beside the executable, so that the executable's own path finds them; in tests
/// that is the test bundle's.
package struct BuildProducts: Sendable {
  /// The folder of the running executable.
  package let directory: String

  /// The path of the executable that is running.
  package static var runningExecutable: String {
    HostSystem.runningExecutable ?? CommandLine.arguments[0]
  }

  /// The products beside the executable that is running.
  package static var ofRunningExecutable: BuildProducts {
    BuildProducts(directory: FilePath(runningExecutable).removingLastComponent().string)
  }

  /// The products in a folder.
  package init(directory: String) {
    self.directory = directory
  }

  /// Where the compiled modules lie.
  package var modulesDirectory: String { "\(directory)/Modules" }

  /// The names of all modules that a cell could import.
  package var moduleNames: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: modulesDirectory)) ?? []
    return files.filter { $0.hasSuffix(".swiftmodule") }.map { String($0.dropLast(12)) }.sorted()
  }

  package func hasModule(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(modulesDirectory)/\(name).swiftmodule")
  }

  /// Whether the build has a module of this name, written in Swift or in C.
  package func canImport(_ name: String) -> Bool {
    hasModule(name) || cModuleMap(of: name) != nil
  }

  /// The module map of a C target: the one that the build wrote, or the one beside its headers.
  private func cModuleMap(of target: String) -> String? {
    let written = "\(objectsDirectory(of: target))/module.modulemap"
    if FileManager.default.fileExists(atPath: written) { return written }
    let notes = objectFiles(of: target).filter { $0.hasSuffix(".d") }
    let headers = notes.flatMap { DependencyFile.sources(in: $0) }.filter { $0.hasSuffix(".h") }
    let folders = Set(headers.map { FilePath($0).removingLastComponent().string })
    return folders.sorted().map { "\($0)/module.modulemap" }
      .first { FileManager.default.fileExists(atPath: $0) && targetName(of: $0) == target }
  }

  /// The folder of a target's objects.
  package func objectsDirectory(of target: String) -> String { "\(directory)/\(target).build" }

  /// The objects and module maps that a program with these imports is made from.
  ///
  /// - Complexity: O(*n*) in the size of what the compiler noted about them.
  package func linkedFiles(of modules: [String]) -> [String] {
    let linkage = linkage(of: modules)
    return linkage.objects + linkage.moduleMaps.sorted()
  }

  /// All files of the build that cells with these imports are compiled and linked with.
  package func files(of modules: [String]) -> [String] {
    let linkage = linkage(of: modules)
    return linkage.objects + linkage.moduleMaps.sorted()
      + linkage.modules.map { "\(modulesDirectory)/\($0).swiftmodule" }
  }

  /// What must be linked and which C module maps must be named for these modules and all that
  /// they import.
  package func linkage(of modules: [String]) -> Linkage {
    var linkage = Linkage()
    var waiting = modules
    var seen = Set(modules)
    while let target = waiting.popLast() {
      if hasModule(target) {
        linkage.modules.append(target)
      } else if let map = cModuleMap(of: target) {
        linkage.moduleMaps.insert(map)
      }
      let files = objectFiles(of: target)
      linkage.objects += files.filter { $0.hasSuffix(".o") }
      for file in files where file.hasSuffix(".d") {
        for dependency in DependencyFile.modules(in: file) {
          if let map = moduleMap(dependency) { linkage.moduleMaps.insert(map) }
          guard let next = targetName(of: dependency), seen.insert(next).inserted else { continue }
          waiting.append(next)
        }
      }
    }
    // Sets were gone through on the way: the same files are to give the same program.
    linkage.objects.sort()
    return linkage
  }

  /// What the compiler wrote for a target: objects, and what they depend on.
  ///
  /// SwiftPM leaves the objects of sources that were deleted, which must not be linked.
  package func objectFiles(of target: String) -> [String] {
    let directory = objectsDirectory(of: target)
    let names = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String }
    let sources = swiftSources(of: target).map { Set($0.compactMap(Self.stem)) }
    let deleted = (names ?? []).filter { name in
      name.hasSuffix(".swift.o") && sources?.contains(String(name.dropLast(8))) == false
    }
    let stale = Set(deleted + deleted.map { "\($0.dropLast(8)).d" })
    return (names ?? []).filter { !stale.contains($0) }.map { "\(directory)/\($0)" }
  }

  /// The Swift files that a target is made from, by SwiftPM's list; nil if it left none.
  func swiftSources(of target: String) -> [String]? {
    let list = "\(objectsDirectory(of: target))/sources"
    guard let text = try? String(contentsOfFile: list, encoding: .utf8) else { return nil }
    return text.split(separator: "\n").map(Self.unquoted)
  }

  /// SwiftPM quotes paths for a shell where they hold more than letters: `'/a b/it'\''s.swift'`.
  private static func unquoted(_ path: Substring) -> String {
    guard path.count > 1, path.hasPrefix("'"), path.hasSuffix("'") else { return String(path) }
    return path.dropFirst().dropLast().replacingOccurrences(of: "'\\''", with: "'")
  }

  /// A source's name without folder and extension.
  private static func stem(of path: String) -> String? {
    guard let name = path.split(separator: "/").last else { return nil }
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
  }

  /// The module map's path if it is one of the package's own and not one of the system.
  private func moduleMap(_ path: String) -> String? {
    guard path.hasSuffix(".modulemap"), targetName(of: path) != nil else { return nil }
    return path
  }

  /// The target that a dependency belongs to: a Swift module of this build, or a C target by its
  /// generated or hand-written module map.
  private func targetName(of path: String) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    guard let file = parts.last else { return nil }
    // The compiler noted where the module lay when it was used: all may have been moved together since.
    if parts.dropLast().last == "Modules", file.hasSuffix(".swiftmodule"),
      hasModule(String(file.dropLast(12)))
    {
      return String(file.dropLast(12))
    }
    guard file.hasSuffix(".modulemap") else { return nil }
    let candidates = parts.reversed().map { $0.hasSuffix(".build") ? String($0.dropLast(6)) : $0 }
    return candidates.first {
      FileManager.default.fileExists(atPath: objectsDirectory(of: $0))
    }
  }
}

/// What a chapter's program needs from the build besides the modules' folder.
package struct Linkage: Sendable {
  package var objects: [String] = []
  package var moduleMaps: Set<String> = []
  /// The Swift modules of this build that are linked.
  package var modules: [String] = []
}

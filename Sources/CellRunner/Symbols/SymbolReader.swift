import Foundation
import RunStore
import Subprocess

/// Reads what modules declare with the compiler's `swift-symbolgraph-extract`, and remembers it for as
/// long as the modules and the compiler are the same files.
package struct SymbolReader: Sendable {
  private let products: BuildProducts
  private let toolchain: Toolchain
  private let cache: CacheFolder?

  /// Prepares reading the modules of a build.
  package init(
    products: BuildProducts, toolchain: Toolchain = Toolchain(), cache: CacheFolder?
  ) {
    self.products = products
    self.toolchain = toolchain
    self.cache = cache
  }

  /// The names of what these modules and all that they import declare; nil if the compiler's tool
  /// is not there or does not read them.
  package func names(of imports: [String]) async -> SymbolNames? {
    // All modules of the build, since to find out which are linked takes longer than the rest.
    let files = products.moduleNames.map { "\(products.modulesDirectory)/\($0).swiftmodule" }
    var hasher = ContentHasher()
    hasher.update("symbols 1 \(imports.joined(separator: " "))")
    hasher.update(FileStamp(files).hash.description)
    hasher.update(toolchain.identity)
    let name = "symbols-\(hasher.finish())"
    if let stored: [[String]] = cache?.value(named: name), stored.count == 2 {
      cache?.touch(name)
      return SymbolNames(paths: Set(stored[0]), standardTypes: Set(stored[1]))
    }
    let linkage = products.linkage(of: ["Notebook"] + imports)
    guard
      let paths = try? await paths(of: linkage.modules.sorted(), maps: linkage.moduleMaps),
      !paths.isEmpty
    else { return nil }
    let types = standardTypes
    cache?.store(value: [paths.sorted(), types.sorted()], named: name)
    return SymbolNames(paths: paths, standardTypes: types)
  }

  private func paths(of modules: [String], maps: Set<String>) async throws -> Set<String> {
    let workspace = try Workspace()
    defer { workspace.remove() }
    var arguments = [
      "-I", products.modulesDirectory, "-target", Toolchain.target, "-output-dir",
      workspace.directory,
      "-minimum-access-level", "public",
    ]
    for map in maps.sorted() { arguments += ["-Xcc", "-fmodule-map-file=\(map)"] }
    for module in modules {
      let process = RunningProcess(
        executable: .path(.init(try toolchain.tool("swift-symbolgraph-extract").string)),
        arguments: ["-module-name", module] + arguments,
        environment: ProcessInfo.processInfo.environment, directory: workspace.directory,
        outputPath: workspace.compilerOutputPath, errorPath: workspace.compilerErrorPath)
      guard try await process.run(watch: { _ in }) == .exited(0) else { return [] }
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: workspace.directory)
    return try files.filter { $0.hasSuffix(".symbols.json") }.reduce(into: []) { paths, file in
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(workspace.directory)/\(file)"))
      for symbol in try JSONDecoder().decode(Graph.self, from: data).symbols {
        let path = symbol.pathComponents.joined(separator: ".")
        paths.formUnion([path, String(path.prefix { $0 != "(" })])
      }
    }
  }

  private struct Graph: Decodable {
    struct Symbol: Decodable {
      let pathComponents: [String]
    }

    let symbols: [Symbol]
  }

  /// The types of the standard library, from its textual interface.
  private var standardTypes: Set<String> {
    let path = toolchain.libraryFile("Swift.swiftmodule/\(Toolchain.target).swiftinterface").string
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "typealias", "actor"]
    var types: Set<String> = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n"))
    where line.first != UInt8(ascii: " ") {
      let words = Substring(line).split(separator: " ", maxSplits: 8)
      guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count else {
        continue
      }
      types.insert(String(words[kind + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
    }
    return types
  }
}

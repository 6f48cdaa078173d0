import Foundation
import Platform
import RunStore
import Subprocess
import Synchronization

/// Reads what modules declare with the compiler's `swift-symbolgraph-extract`, and remembers it for as
/// long as the modules and the compiler are the same files.
package struct SymbolReader: Sendable {
  private let products: BuildProducts
  private let toolchain: Toolchain
  private let cache: CacheFolder?

  /// Prepares reading the modules of a build, and remembering what they declare.
  package init(
    products: BuildProducts, toolchain: Toolchain = Toolchain(), cache: CacheFolder?
  ) {
    self.products = products
    self.toolchain = toolchain
    self.cache = cache?.common(to: products)
  }

  /// The names of what modules and all that they import declare.
  ///
  /// - Parameters:
  ///   - imports: The modules that cells import.
  ///   - areMentioned: Whether prose mentions names, which may also be those of the toolchain's types.
  /// - Returns: Nil if the compiler's tool is not there or does not read them.
  package func names(of imports: [String], areMentioned: Bool) async -> SymbolNames? {
    guard let (paths, discardable) = await declared(by: imports) else { return nil }
    return SymbolNames(
      paths: paths, discardable: discardable,
      standardTypes: areMentioned ? await toolchainTypes() : [])
  }

  private func declared(
    by imports: [String]
  ) async -> (paths: Set<String>, discardable: Set<String>)? {
    // All modules of the build, since to find out which are linked takes longer than the rest.
    let files = products.moduleNames.map { "\(products.modulesDirectory)/\($0).swiftmodule" }
    var hasher = ContentHasher()
    hasher.update("symbols 3 \(imports.joined(separator: " "))")
    hasher.update(FileStamp(files).hash.description)
    hasher.update(toolchain.identity)
    let name = "symbols-\(hasher.finish())"
    if let stored: [[String]] = cache?.value(named: name), stored.count == 2 {
      cache?.touch(name)
      return (Set(stored[0]), Set(stored[1]))
    }
    let linkage = products.linkage(of: ["Notebook"] + imports)
    guard
      let symbols = try? await symbols(of: linkage.modules.sorted(), maps: linkage.moduleMaps),
      !symbols.isEmpty
    else { return nil }
    let paths = Set(
      symbols.flatMap { symbol in
        let path = symbol.pathComponents.joined(separator: ".")
        return [path, String(path.prefix { $0 != "(" })]
      })
    let discardable = Set(symbols.filter(\.isDiscardable).map(\.baseName))
    cache?.store(value: [paths.sorted(), discardable.sorted()], named: name)
    return (paths, discardable)
  }

  private func symbols(
    of modules: [String], maps: Set<String> = []
  ) async throws -> [Graph.Symbol] {
    let workspace = try Workspace()
    defer { workspace.remove() }
    var arguments = [
      "-I", products.modulesDirectory, "-target", HostSystem.target, "-output-dir",
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
    return try files.filter { $0.hasSuffix(".symbols.json") }.flatMap { file in
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(workspace.directory)/\(file)"))
      return try JSONDecoder().decode(Graph.self, from: data).symbols
    }
  }

  private struct Graph: Decodable {
    struct Symbol: Decodable {
      struct Kind: Decodable {
        let identifier: String
      }

      struct Fragment: Decodable {
        let spelling: String
      }

      let kind: Kind
      let pathComponents: [String]
      let declarationFragments: [Fragment]?

      var isType: Bool {
        ["struct", "class", "enum", "protocol", "typealias", "associatedtype"].contains {
          kind.identifier == "swift.\($0)"
        }
      }

      var isDiscardable: Bool {
        declarationFragments?.contains { $0.spelling == "@discardableResult" } ?? false
      }

      /// The last part of the name without arguments.
      var baseName: String { String((pathComponents.last ?? "").prefix { $0 != "(" }) }
    }

    let symbols: [Symbol]
  }

  // MARK: - The toolchain

  /// The modules of the toolchain that have a textual interface.
  private static let standardModules = [
    "Swift", "_Concurrency", "_StringProcessing", "Distributed", "Observation", "RegexBuilder",
    "Synchronization",
  ]

  /// What was read in this process, by the toolchain's identity.
  private static let knownTypes = Mutex<[ContentHash: Set<String>]>([:])

  /// The types of the standard library and of Foundation, which take seconds to read.
  private func toolchainTypes() async -> Set<String> {
    let identity = toolchain.identity
    if let known = Self.knownTypes.withLock({ $0[identity] }) { return known }
    let name = "toolchain-symbols-\(ContentHash(of: Array("1 \(identity)".utf8)))"
    var types: Set<String>
    if let stored: [String] = cache?.value(named: name) {
      cache?.touch(name)
      types = Set(stored)
    } else {
      let foundation = (try? await symbols(of: ["Foundation", "FoundationEssentials"])) ?? []
      types = Set(foundation.filter(\.isType).map(\.baseName))
      for module in Self.standardModules { types.formUnion(self.types(inInterfaceOf: module)) }
      // An interrupted build has read nothing.
      guard !foundation.isEmpty else { return types }
      cache?.store(value: types.sorted(), named: name)
    }
    Self.knownTypes.withLock { $0[identity] = types }
    return types
  }

  /// The types of a module, and those within them, from its textual interface.
  private func types(inInterfaceOf module: String) -> Set<String> {
    let path = toolchain.libraryFile("\(module).swiftmodule/\(HostSystem.target).swiftinterface")
    let text = (try? String(contentsOfFile: path.string, encoding: .utf8)) ?? ""
    let kinds: Set<Substring> = [
      "struct", "enum", "class", "protocol", "typealias", "actor", "associatedtype",
    ]
    var types: Set<String> = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let words = Substring(line).split(separator: " ", maxSplits: 8)
      guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count else {
        continue
      }
      types.insert(String(words[kind + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
    }
    return types
  }
}

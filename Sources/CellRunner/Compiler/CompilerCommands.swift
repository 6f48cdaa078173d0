import Foundation
import Platform
import RunStore

/// The front end and the linker with the arguments that `swiftc` gives them.
///
/// The driver and clang take a tenth of a second to find out what is the same for every chapter: they are
/// asked once a compiler, and the answer is remembered beside the build's products.
struct CompilerCommands: Codable, Sendable {
  /// The program, and what it is given besides its files.
  private(set) var frontend: [String]
  private(set) var linker: [String]

  /// What stands for the folder of the chapter's files, and for the place of the objects.
  private static let folderMark = "{workspace}"
  private static let objectsMark = "{objects}"

  func frontendArguments(in workspace: Workspace) -> [String] {
    Self.placed(Array(frontend.dropFirst()), in: workspace)
      + ["-primary-file", workspace.programPath, "-o", workspace.objectPath]
  }

  func linkerArguments(in workspace: Workspace, objects: [String]) -> [String] {
    Self.placed(Array(linker.dropFirst()), in: workspace).flatMap { argument in
      argument == Self.objectsMark
        ? [workspace.objectPath] + objects + (HostSystem.cellLibraries ?? [])
        : [argument]
    } + ["-o", workspace.executablePath]
  }

  private static func placed(_ arguments: [String], in workspace: Workspace) -> [String] {
    arguments.map { $0.replacingOccurrences(of: folderMark, with: workspace.directory) }
  }
}

// MARK: - Asking the driver

extension CompilerCommands {
  /// The commands for a chapter's arguments; nil if the driver answers in a way that is not understood.
  ///
  /// - Throws: an error if the driver cannot be started.
  static func of(
    _ compiler: ChapterCompiler, arguments: [String]
  ) async throws -> CompilerCommands? {
    let folder = CacheFolder(beside: compiler.products)
    let workspace = compiler.workspace.directory
    var hasher = ContentHasher()
    hasher.update(compiler.toolchain.identity)
    for argument in arguments {
      hasher.update(argument.replacingOccurrences(of: workspace, with: folderMark))
    }
    // What the driver obeys besides its arguments.
    for name in ["SDKROOT", "TOOLCHAINS", "SWIFT_EXEC", "PATH"] {
      hasher.update(ProcessInfo.processInfo.environment[name] ?? "")
    }
    let name = "commands-\(hasher.finish())"
    if let known: CompilerCommands = folder.value(named: name) { return known }
    guard let found = try await ask(compiler, arguments) else { return nil }
    folder.store(value: found, named: name)
    return found
  }

  private static func ask(
    _ compiler: ChapterCompiler, _ arguments: [String]
  ) async throws -> CompilerCommands? {
    guard HostSystem.cellLibraries != nil else { return nil }
    let workspace = compiler.workspace
    let driver = try await compiler.run(
      try compiler.toolchain.compiler.string,
      ["-###"] + HostSystem.linkerOptions + arguments
        + [workspace.programPath, "-o", workspace.executablePath])
    let lines = driver.text.split(separator: "\n").map { words(in: $0, quoted: false) }
    guard driver.end == .exited(0), let clang = lines.last ?? nil, !clang.isEmpty,
      let frontend = lines.first(where: { $0?.contains("-c") == true }) ?? nil
    else { return nil }
    // The object must be there to be named. The list of libraries that the driver would take out of it
    // is left out.
    try Data().write(to: URL(fileURLWithPath: workspace.objectPath))
    let arguments = clang.dropFirst().filter { !$0.hasPrefix("@") }.map {
      $0.hasPrefix(workspace.directory) && $0.hasSuffix(".o") ? workspace.objectPath : $0
    }
    let linking = try await compiler.run(clang[0], ["-###"] + arguments)
    guard linking.end == .exited(0), let line = linking.text.split(separator: "\n").last,
      let linker = words(in: line, quoted: true),
      linker.first?.hasSuffix(HostSystem.linkerName) == true
    else { return nil }
    return CompilerCommands(frontend, linker: linker, in: workspace)
  }

  private init?(_ frontend: [String], linker: [String], in workspace: Workspace) {
    func place(_ argument: String) -> String {
      argument.replacingOccurrences(of: workspace.directory, with: Self.folderMark)
    }
    func without(_ option: String, _ words: [String]) -> [String]? {
      guard let index = words.firstIndex(of: option), index + 1 < words.count else { return nil }
      return Array(words[..<index] + words[(index + 2)...])
    }
    guard let unnamed = without("-primary-file", frontend),
      let compiling = without("-o", unnamed), let linking = without("-o", linker)
    else { return nil }
    guard linking.count(where: { $0 == workspace.objectPath }) == 1 else { return nil }
    self.frontend = compiling.map(place)
    self.linker = linking.map { $0 == workspace.objectPath ? Self.objectsMark : place($0) }
  }

  /// The words of a command line; nil if one is written in a way that would have to be decoded.
  private static func words(in line: Substring, quoted: Bool) -> [String]? {
    guard !line.contains("\\"), !line.contains("'"), quoted || !line.contains("\"") else {
      return nil
    }
    guard quoted else { return line.split(separator: " ").map(String.init) }
    return line.split(separator: "\"").filter { $0.contains { $0 != " " } }.map(String.init)
  }
}

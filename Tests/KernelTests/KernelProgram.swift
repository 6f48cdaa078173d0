import Foundation

/// The program in `Program/`, compiled with the kernels in some way.
struct KernelProgram: Sendable {
  /// How to compile the program, and what runs it.
  struct Build: Sendable {
    var name: String
    var flags: [String]
    var launcher: [String] = []

    /// As the package compiles it, for this machine.
    static let native = Build(name: "native", flags: ["-O3"])

    /// For 64-bit ARM, with Debian's cross libraries, run by an emulator.
    static let arm64 = Build(
      name: "arm64",
      flags: [
        "-O3", "--target=aarch64-linux-gnu", "--ld-path=/usr/bin/aarch64-linux-gnu-ld", "-static",
      ], launcher: ["qemu-aarch64"])

    /// Stops at an access beyond an array and after its release.
    static let addressSanitizer = Build(
      name: "address",
      flags: ["-O1", "-gline-tables-only", "-fsanitize=address"])

    /// Stops at a race between threads.
    ///
    /// The sanitizer's runtime in Swift's toolchain needs the dispatch library.
    static let threadSanitizer = Build(
      name: "thread",
      flags: ["-O1", "-gline-tables-only", "-fsanitize=thread"] + KernelProgram.dispatchFlags)
  }

  /// How a run ended.
  struct Outcome: Sendable {
    var status: Int32
    var output: String
  }

  let build: Build
  let executable: URL

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Program")

  /// The lines that every build must print.
  static func recordedDigests() throws -> String {
    try String(contentsOf: folder.appendingPathComponent("digests.txt"), encoding: .utf8)
  }

  /// Compiles the program; nil where the compiler cannot build or the machine cannot run it.
  init?(_ build: Build) {
    self.build = build
    let root = KernelProgram.folder
      .appendingPathComponent("../../..").standardizedFileURL
    let kernels = root.appendingPathComponent("Sources/CKernels")
    executable = FileManager.default.temporaryDirectory
      .appendingPathComponent("kernels-\(build.name)-\(ProcessInfo.processInfo.processIdentifier)")
    let sources = [KernelProgram.folder, kernels].flatMap { folder in
      KernelProgram.files(in: folder).filter { $0.pathExtension == "c" }.map(\.path)
    }
    let arguments =
      ["clang", "-ffp-contract=off", "-I", kernels.appendingPathComponent("include").path]
      + build.flags + sources + ["-lpthread", "-lm", "-o", executable.path]
    guard KernelProgram.run(arguments).status == 0 else { return nil }
    // Without arguments it explains itself and ends with 2.
    guard run([]).status == 2 else { return nil }
  }

  /// Runs the program.
  func run(_ arguments: [String], variables: [String: String] = [:]) -> Outcome {
    KernelProgram.run(build.launcher + [executable.path] + arguments, variables: variables)
  }

  private static func files(in folder: URL) -> [URL] {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).sorted { $0.path < $1.path }
  }

  private static func run(_ arguments: [String], variables: [String: String] = [:]) -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    do { try process.run() } catch { return Outcome(status: -1, output: "\(error)") }
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, output: output)
  }

  private static let dispatchFlags: [String] = {
    let resources = run(["clang", "-print-resource-dir"]).output
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let libraries = URL(fileURLWithPath: resources + "/../../swift/linux").standardizedFileURL.path
    return ["-L", libraries, "-ldispatch", "-lBlocksRuntime", "-Wl,-rpath,\(libraries)"]
  }()
}

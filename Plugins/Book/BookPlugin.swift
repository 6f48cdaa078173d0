import Foundation
import PackagePlugin

/// `swift package book`: builds the executable that depends on this tool, and runs it with the arguments.
///
/// The executable is built as `swift run` builds it, so that the modules that cells import are beside it.
@main struct BookPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    var options = ArgumentExtractor(arguments)
    let named = options.extractOption(named: "target").last
    let target = try Self.target(named: named, in: context.package)
    // An executable target is a product of the same name.
    let built = try packageManager.build(.product(target.name), parameters: .init())
    guard built.succeeded,
      let executable = built.builtArtifacts.first(where: {
        $0.kind == .executable && $0.url.lastPathComponent == target.name
      })
    else { throw Failure(description: built.logText) }
    let process = Process()
    process.executableURL = executable.url
    process.arguments = options.remainingArguments
    process.currentDirectoryURL = context.package.directoryURL
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "'\(target.name)' ended with \(process.terminationStatus)")
    }
  }

  /// The executable target that depends on the product `BookCommand`.
  private static func target(named name: String?, in package: Package) throws -> any Target {
    let books = package.targets.filter { target in
      (target as? SwiftSourceModuleTarget)?.kind == .executable
        && target.dependencies.contains { dependency in
          switch dependency {
          case .product(let product): product.name == "BookCommand"
          case .target(let target): target.name == "BookCommand"
          @unknown default: false
          }
        }
    }
    guard let book = books.first(where: { name == nil || $0.name == name }) else {
      throw Failure(
        description: name.map { "no executable target '\($0)' depends on 'BookCommand'" }
          ?? "no executable target depends on the product 'BookCommand': 'build-book init' adds one"
      )
    }
    return book
  }

  private struct Failure: Error, CustomStringConvertible {
    let description: String
  }
}

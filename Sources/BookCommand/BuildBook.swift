import ArgumentParser

/// The command line's root: building is what happens when no subcommand is named.
struct BuildBook: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build-book",
    abstract: "Builds a book whose Swift code is compiled and run.",
    version: "build-book \(BookTool.version)",
    subcommands: [
      Build.self, Check.self, Accept.self, Verify.self, Measure.self, Serve.self, Read.self,
      New.self, Init.self, Import.self, List.self, Run.self, Plan.self, Clean.self,
    ],
    defaultSubcommand: Build.self)
}

import BookBuild
import CellRunner
import RunStore

/// The files that decide what a build gives: the book's folder, and what its cells link.
struct BookInputs: Sendable {
  private let directory: String
  private let linked: [String]

  /// Finds the files; the modules are those that the book names now.
  init(_ options: BookBuilder.Options) {
    directory = options.bookDirectory
    let imports = BookOverview.settings(ofBookIn: options.bookDirectory).imports
    linked = BuildProducts.ofRunningExecutable.linkedFiles(of: ["Notebook"] + imports)
  }

  /// How the files are now.
  var snapshot: FolderSnapshot { FolderSnapshot(of: directory, and: linked) }
}

import BookBuild
import CellRunner
import RunStore

/// The files that decide what a build gives: the book's folder, what its cells link, and the sources
/// that it shows.
struct BookInputs: Sendable {
  private let directory: String
  private var linked: [String]

  /// Finds the files; the modules are those that the book names now.
  init(_ options: BookBuilder.Options) {
    directory = options.bookDirectory
    let imports = BookOverview.settings(ofBookIn: options.bookDirectory).imports
    linked = BuildProducts.ofRunningExecutable.linkedFiles(of: ["Notebook"] + imports)
    linked += BookOverview.includedFiles(ofBookIn: options.bookDirectory)
  }

  /// How the files are now.
  var snapshot: FolderSnapshot { FolderSnapshot(of: directory, and: linked) }
}

import BookBuild
import BookDocument
import CellRunner
import RunStore

/// The files that decide what a build gives: the book's folder, what its cells link, and the sources
/// that it shows.
struct BookInputs: Sendable {
  private let directory: String
  private var linked: [String]
  private let linkedFolders: Set<String>

  /// Finds the files; the modules are those that the book names now.
  init(_ options: BookBuilder.Options, memory: SourceMemory) {
    directory = options.bookDirectory
    let imports = BookOverview.settings(ofBookIn: options.bookDirectory).imports
    linked = BuildProducts.ofRunningExecutable.linkedFiles(of: ["Notebook"] + imports)
    linked += BookOverview.includedFiles(ofBookIn: options.bookDirectory, memory: memory)
    // Hundreds of paths: as bytes.
    linkedFolders = Set(
      linked.map { path in
        String(path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)])
      })
  }

  /// How the files are now.
  var snapshot: FolderSnapshot { FolderSnapshot(of: directory, and: linked) }

  /// Waits until a file is not as it was, or the task is cancelled.
  func change(since start: FolderSnapshot) async {
    let watch = FolderWatch(start.folders.union(linkedFolders))
    // Where the kernel reports nothing the files are looked at as often as a reader can notice.
    let longest: Duration = watch.isComplete ? .seconds(2) : .milliseconds(50)
    while !Task.isCancelled, snapshot == start {
      await watch.wait(atMost: longest)
      // A compiler writes thousands of times: once in a while is enough.
      if watch.isComplete { try? await Task.sleep(for: .milliseconds(5)) }
    }
  }
}

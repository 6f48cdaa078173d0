/// The command `build-book` as a package with a book of its own calls it.
///
/// ```swift
/// import BookCommand
///
/// await BookTool.main()
/// ```
///
/// Cells can import every module that the calling executable's target depends on: its modules and
/// objects are beside it.
public enum BookTool {
  /// The version of the tool; a test compares it with the newest entry of CHANGELOG.md.
  public static let version = "0.1.0-dev"

  /// Reads the command line, does what it says, and exits with its code.
  public static func main() async {
    await BuildBook.main()
  }
}

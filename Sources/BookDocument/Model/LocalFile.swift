/// A file that a chapter names by a relative path: an image that it shows, or a link's target.
public struct LocalFile: Sendable, Hashable {
  /// The path as the author wrote it, relative to the book's folder.
  public var path: String
  /// Where it is named.
  public var location: SourceLocation

  /// Creates a file's name.
  public init(path: String, location: SourceLocation) {
    self.path = path
    self.location = location
  }
}

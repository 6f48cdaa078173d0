/// A module that cells link, with what its sources are.
public struct LibraryModule: Sendable, Hashable {
  /// The module's name.
  public var name: String
  /// The hash of its sources' names and content; objects would hold paths of this machine.
  public var sources: ContentHash
}

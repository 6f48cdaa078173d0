/// The text of the first page, `index.md`: it runs like a chapter.
public enum FrontMatter {
  /// The name of its file and of its page, without their endings.
  public static let slug = "index"
}

extension Chapter {
  /// Whether this is the text of the first page, whose figures have no numbers.
  public var isFrontMatter: Bool { slug == FrontMatter.slug }
}

extension Book {
  /// The names of all files that are run: the text of the first page, if there is one, and the
  /// chapters.
  public var texts: [String] { (hasFrontMatter ? [FrontMatter.slug] : []) + slugs }
}

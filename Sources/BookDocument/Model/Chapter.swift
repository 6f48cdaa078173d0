/// One chapter, read and understood but not yet run.
public struct Chapter: Sendable {
  /// The file's name without `.md`; the page is `slug.html`.
  public var slug: String
  /// The Markdown file's path.
  public var path: String
  /// The number used for figures (图 6.2): the number that the file's name starts with, or else
  /// the chapter's place in the book.
  public var number: Int
  /// The text of the first heading.
  public var title: String
  /// All headings in order.
  public var headings: [Heading]
  /// The Swift blocks in order.
  public var cells: [Cell]
  /// The computed values inside sentences, in order.
  public var inlineValues: [InlineValue]
  /// The page's body in order: finished HTML, and places to be filled.
  public var fragments: [Fragment]
  /// The tables and equations with a label, in no particular order.
  public var targets: [Target] = []
  /// The links to places in chapters of the book.
  public var links: [PageLink] = []
  /// The images that the chapter shows.
  public var images: [LocalFile] = []
  /// The files of the repository that the chapter links to.
  public var files: [LocalFile] = []
  /// The names of types and members that the prose has in backquotes.
  public var symbols: [ProseMention] = []
  /// The bare numbers of the prose that could be results.
  public var numbers: [ProseMention] = []

  /// Creates a chapter.
  public init(
    slug: String, path: String, number: Int, title: String, headings: [Heading] = [],
    cells: [Cell] = [], inlineValues: [InlineValue] = [], fragments: [Fragment] = []
  ) {
    self.slug = slug
    self.path = path
    self.number = number
    self.title = title
    self.headings = headings
    self.cells = cells
    self.inlineValues = inlineValues
    self.fragments = fragments
  }
}

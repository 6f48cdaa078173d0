/// Lines of a source file that a chapter shows where they are and does not run:
/// `//| include: ../Sources/Model/Layer.swift#Layer.forward`.
package struct Excerpt: Sendable, Hashable {
  /// The file as the author wrote it, relative to the book's folder.
  package var file: String
  /// The declaration or the marked range.
  package var name: String
  /// Where the author wrote both.
  package var location: SourceLocation
  /// The file as readers see it, relative to the folder that holds the package.
  package var path: String
  /// The lines, without their common indentation; empty until the file has been read.
  package var code: String

  package init(
    file: String, name: String, location: SourceLocation, path: String = "", code: String = ""
  ) {
    self.file = file
    self.name = name
    self.location = location
    self.path = path
    self.code = code
  }
}

extension Excerpt {
  /// What an include consists of.
  static let rule = "an include is a file, '#' and a name: '../Sources/Model/Layer.swift#Layer'"
}

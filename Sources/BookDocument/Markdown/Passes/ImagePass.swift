import CellRecords

/// Notes the images that a chapter shows: files beside the chapters, with a text for readers who
/// cannot see them.
enum ImagePass {
  private static let rule =
    "an image is a file beside the chapters: a page loads nothing from elsewhere"
  private static let endings = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif"]

  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for node in tree.nodes(.image) {
      let url = node.url
      let location = draft.location(ofTarget: url, line: node.startLine)
      let path = URLText.decoded(url)
      let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
      if URLText.isAbsolute(url) {
        reject(
          .imageNotLocal, "the image '\(shortened(url))' is not a file of the book", rule, location,
          &draft)
      } else if !endings.contains(ending) {
        reject(
          .imageTypeUnknown, "'\(shortened(path))' is no image",
          "an image's name ends in one of "
            + endings.map { "'.\($0)'" }.joined(separator: ", "), location, &draft)
      } else {
        draft.images.append(LocalFile(path: path, location: location))
      }
      guard node.plainText.trimming().isEmpty else { continue }
      draft.diagnostics.append(
        Diagnostic(
          .imageWithoutText, at: location, "the image has no text for readers who cannot see it",
          help: "write it between the brackets: '![text](\(shortened(url)))'"))
    }
  }

  private static func shortened(_ url: String) -> String {
    url.count > 60 ? url.prefix(60) + "…" : url
  }

  private static func reject(
    _ id: DiagnosticID, _ message: String, _ rule: String, _ location: SourceLocation,
    _ draft: inout Draft
  ) {
    draft.diagnostics.append(Diagnostic(id, at: location, message, rule: rule))
  }
}

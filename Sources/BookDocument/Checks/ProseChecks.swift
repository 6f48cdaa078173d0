import BookLanguage

/// What can be said about a chapter's text without looking at other chapters, files or runs.
enum ProseChecks {
  static func diagnostics(
    of chapter: Chapter, source: SourceText, in context: ChapterParser.Context
  ) -> [Diagnostic] {
    emptiness(of: chapter, source) + controlCharacters(in: source) + titles(ofFrontMatter: chapter)
      + rawHTML(in: chapter)
      + images(in: chapter)
      + Footnotes.diagnostics(of: chapter, source: source)
      + LinkDefinitions.repeated(in: chapter, source: source)
      + NearMisses.diagnostics(of: chapter, source: source, in: context)
      + Punctuation.diagnostics(of: chapter, in: context.language)
  }

  private static func emptiness(of chapter: Chapter, _ source: SourceText) -> [Diagnostic] {
    guard source.text.allSatisfy(\.isWhitespace) else { return [] }
    return [
      Diagnostic(
        .chapterEmpty, at: SourceLocation(path: chapter.path, line: 1), "the chapter is empty",
        help: "write a heading, '# Title', or take the chapter out of 'chapters:' in book.yml")
    ]
  }

  /// What no editor shows, and what no page may have.
  private static func controlCharacters(in source: SourceText) -> [Diagnostic] {
    for (index, line) in source.lines.enumerated() {
      for place in line.unicodeScalars.indices {
        let scalar = line.unicodeScalars[place]
        guard scalar.properties.generalCategory == .control, scalar != "\t" else { continue }
        let number = String(scalar.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: 4 - number.count) + number
        let column = line.utf8.distance(from: line.startIndex, to: place) + 1
        return [
          Diagnostic(
            .controlCharacter,
            at: SourceLocation(path: source.path, line: index + 1, column: column),
            "the control character \(name), which pages show as U+FFFD",
            help: "delete it; in Swift write '\\u{\(number)}'")
        ]
      }
    }
    return []
  }

  /// The first page has the book's title, and a page has one title.
  private static func titles(ofFrontMatter chapter: Chapter) -> [Diagnostic] {
    guard chapter.isFrontMatter else { return [] }
    return chapter.headings.filter { $0.level == 1 }.map { heading in
      Diagnostic(
        .frontMatterTitle, at: heading.location, "the first page has a title already",
        rule: "the title of the first page is that of the book, in book.yml",
        help: "write '## \(heading.text)', or take the line out")
    }
  }

  /// What is in a page comes from Markdown and from runs.
  private static func rawHTML(in chapter: Chapter) -> [Diagnostic] {
    let blocks = chapter.allBlocks.compactMap { block -> SourceRange? in
      if case .html = block.content { block.range } else { nil }
    }
    let inlines = chapter.allInlines.compactMap { inline -> SourceRange? in
      if case .html = inline.content { inline.range } else { nil }
    }
    return (blocks + inlines).map {
      Diagnostic(
        .rawHTML, in: $0, "raw HTML is shown as text",
        help: "write it in Markdown, or in backquotes")
    }
  }

  // MARK: - Images

  private static func images(in chapter: Chapter) -> [Diagnostic] {
    chapter.images.flatMap { image in
      [address(of: image), alternative(of: image)].compactMap(\.self)
    }
  }

  private static func address(of image: Image) -> Diagnostic? {
    if URLText.isAbsolute(image.url) {
      return Diagnostic(
        .imageNotLocal, at: image.location,
        "the image '\(shortened(image.url))' is not a file of the book",
        rule: "an image is a file beside the chapters: a page loads nothing from elsewhere")
    }
    guard !image.hasKnownType else { return nil }
    return Diagnostic(
      .imageTypeUnknown, at: image.location, "'\(shortened(image.path))' is not an image",
      rule: "an image's name ends in one of "
        + Image.endings.map { "'.\($0)'" }.joined(separator: ", "),
      help: image.path.contains(".")
        ? nil
        : "put the file '\(shortened(image.path)).png', or one of another kind, into the book's folder"
    )
  }

  private static func alternative(of image: Image) -> Diagnostic? {
    guard image.alternative.plainText.trimming().isEmpty else { return nil }
    return Diagnostic(
      .imageWithoutText, at: image.location, "the image has no alternative text",
      help: "write it between the brackets: '![text](\(shortened(image.url)))'")
  }

  private static func shortened(_ text: String) -> String {
    text.count > 60 ? text.prefix(60) + "…" : text
  }
}

extension Image {
  /// The path of the file, relative to the book's folder.
  package var path: String { URLText.decoded(url) }

  static let endings = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif"]

  var hasKnownType: Bool {
    Self.endings.contains(path.split(separator: ".").last.map { $0.lowercased() } ?? "")
  }

  /// Whether it can be a picture of the book, as far as its address shows.
  package var isUsable: Bool { !URLText.isAbsolute(url) && hasKnownType }
}

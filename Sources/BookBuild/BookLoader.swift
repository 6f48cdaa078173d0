import BookDocument
import Foundation
import RunStore

/// Reads a book from its folder.
package enum BookLoader {
  /// Reads a book for a build: what the options name must be there.
  static func load(
    _ options: BookBuilder.Options, memory: SourceMemory = SourceMemory()
  ) -> LoadedBook {
    var loaded = load(from: options.bookDirectory, memory: memory)
    if loaded.settingsErrors.isEmpty {
      loaded.diagnostics += unknownChapters(options.only, in: loaded.book)
    }
    loaded.diagnostics += loaded.chapters.compactMap(untitled)
    loaded.diagnostics += unusableOutput(options.outputDirectory, of: loaded.book)
    loaded.diagnostics += outputInside(loaded.book, options.outputDirectory)
    loaded.diagnostics += unusableCache(options.cache, of: loaded.book)
    loaded.diagnostics += alikeNumbers(of: loaded.chapters)
    return loaded
  }

  /// Reads what a worker runs: of the chapters, those alone.
  static func load(_ options: ChapterWorker.Options) -> LoadedBook {
    var loaded = load(from: options.bookDirectory, chapters: options.wanted(in:))
    if loaded.settingsErrors.isEmpty {
      loaded.diagnostics += unknownChapters(options.chapters, in: loaded.book)
    }
    return loaded
  }

  /// Reads a book.
  ///
  /// - Parameters:
  ///   - directory: Its folder.
  ///   - wanted: The chapters to read.
  ///   - memory: What was read of it before.
  /// - Returns: The book, with what is wrong in its files.
  package static func load(
    from directory: String, chapters wanted: (Book) -> [String] = \.texts,
    memory: SourceMemory = SourceMemory()
  ) -> LoadedBook {
    let settings = BookSettings(directory: directory)
    var loaded = LoadedBook(book: settings.book, diagnostics: settings.diagnostics)
    readClaims(into: &loaded)
    readGlossary(into: &loaded)
    loaded.diagnostics += data(of: loaded.book)
    let context = ChapterParser.Context(
      language: loaded.book.pageLanguage, slugs: loaded.book.texts,
      cellDefaults: loaded.book.cellDefaults, hasDollarMath: loaded.book.hasDollarMath,
      assets: DocumentationAssets(inFolder: loaded.book.directory))
    memory.prepare(for: context)
    let excerpts = ExcerptReader(of: loaded.book, memory: memory)
    func read(_ slug: String, number: Int) {
      Self.read(slug, number: number, into: &loaded, memory, context, excerpts)
    }
    let slugs = Set(wanted(loaded.book))
    if loaded.book.hasFrontMatter, slugs.contains(FrontMatter.slug) {
      read(FrontMatter.slug, number: 0)
    }
    for (place, slug) in loaded.book.slugs.enumerated() where slugs.contains(slug) {
      let name = slug.split(separator: "/").last ?? ""
      let number = Int(name.prefix { $0.isASCII && $0.isNumber }) ?? place + 1
      read(slug, number: number)
    }
    return loaded
  }

  private static func readClaims(into loaded: inout LoadedBook) {
    guard TextFile.exists(loaded.book.claimsPath) else { return }
    do throws(FileError) {
      let text = try TextFile.read(loaded.book.claimsPath)
      let file = ClaimsFile(text, path: loaded.book.claimsPath)
      loaded.book.claims = file.list
      loaded.diagnostics += file.diagnostics
    } catch {
      loaded.diagnostics.append(error.diagnostic)
    }
  }

  private static func readGlossary(into loaded: inout LoadedBook) {
    let path = loaded.book.glossaryPath
    guard TextFile.exists(path) else { return }
    do throws(FileError) {
      let file = GlossaryFile(try TextFile.read(path), path: path, slugs: loaded.book.slugs)
      loaded.book.glossary = file.glossary
      loaded.diagnostics += file.diagnostics
    } catch {
      loaded.diagnostics.append(error.diagnostic)
    }
  }

  private static func read(
    _ slug: String, number: Int, into loaded: inout LoadedBook, _ memory: SourceMemory,
    _ context: ChapterParser.Context, _ excerpts: ExcerptReader
  ) {
    let path = loaded.book.path(of: slug)
    do throws(FileError) {
      let source = SourceText(path: path, text: try TextFile.read(path))
      var (chapter, diagnostics) = memory.chapter(
        source, slug: slug, number: number, in: context)
      diagnostics += excerpts.fill(&chapter)
      loaded.chapters.append(chapter)
      loaded.diagnostics += diagnostics
    } catch {
      loaded.diagnostics.append(error.diagnostic)
    }
  }

  // MARK: - Checks of what is around the chapters

  private static func unknownChapters(_ slugs: [String], in book: Book) -> [Diagnostic] {
    slugs.filter { !book.texts.contains($0) }.map { slug in
      Diagnostic(
        .chapterUnknown, at: SourceLocation(path: book.settingsPath, line: 1),
        "'\(slug)' is not a chapter of this book",
        help: DidYouMean.help(for: slug, allowed: book.texts))
    }
  }

  /// The contents and the page's title call such a chapter by its file's name.
  private static func untitled(_ chapter: Chapter) -> Diagnostic? {
    guard !chapter.isFrontMatter, !chapter.blocks.isEmpty,
      !chapter.headings.contains(where: { $0.level == 1 })
    else { return nil }
    return Diagnostic(
      .headingUnexpected, at: SourceLocation(path: chapter.path, line: 1),
      "the chapter has no title: the contents show '\(chapter.title)'",
      rule: "a chapter has one '# …' heading, its title", help: "begin it with '# Title'")
  }

  private static func unusableOutput(_ output: String, of book: Book) -> [Diagnostic] {
    func diagnostic(_ message: String) -> [Diagnostic] {
      [
        Diagnostic(
          .outputUnusable, at: SourceLocation(path: book.settingsPath, line: 1), message,
          rule: "--output names a folder, which need not exist")
      ]
    }
    guard !output.isEmpty else { return diagnostic("the output folder has no name") }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
    return exists && !isFolder.boolValue
      ? diagnostic("the output folder '\(output)' is a file") : []
  }

  private static func unusableCache(_ cache: CacheFolder?, of book: Book) -> [Diagnostic] {
    guard let cache, !cache.isUsable else { return [] }
    return [
      Diagnostic(
        .cacheUnusable, at: SourceLocation(path: book.settingsPath, line: 1),
        "the cache '\(cache.path)' cannot be written: every chapter runs at every build",
        rule: "the cache is a folder that can be written",
        help: "name another folder with --cache, or none with --no-cache")
    ]
  }

  /// Figures of both chapters would be called 图 1.1.
  private static func alikeNumbers(of chapters: [Chapter]) -> [Diagnostic] {
    var first: [Int: Chapter] = [:]
    return chapters.compactMap { chapter in
      guard
        let earlier = first.updateValue(first[chapter.number] ?? chapter, forKey: chapter.number)
      else { return nil }
      return Diagnostic(
        .chapterNumbersAlike, at: SourceLocation(path: chapter.path, line: 1),
        "the chapters '\(earlier.slug)' and '\(chapter.slug)' both have the number \(chapter.number)",
        rule: "figures and sections are numbered within their chapter",
        help: "begin the file's name with another number")
    }
  }

  private static func outputInside(_ book: Book, _ output: String) -> [Diagnostic] {
    guard TextFile.lies(output, in: book.directory) else { return [] }
    return [
      Diagnostic(
        .outputInsideBook, at: SourceLocation(path: book.settingsPath, line: 1),
        "the output folder '\(output)' is inside the book's folder",
        rule: "a build never writes into the book", help: "name another folder with --output")
    ]
  }

  private static func data(of book: Book) -> [Diagnostic] {
    guard let data = DataFolder(of: book) else { return [] }
    return data.others.map { name in
      Diagnostic(
        .dataNotAFile, at: SourceLocation(path: "\(data.path)/\(name)", line: 1),
        "not a regular file",
        rule: "cells find copies of the files in 'data'; links are not followed",
        help: "put a copy of the file there")
    }
  }
}

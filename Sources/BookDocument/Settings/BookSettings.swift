import BookLanguage
import Foundation
import Yams

/// Reads `book.yml`.
package struct BookSettings {
  package private(set) var book: Book
  package private(set) var diagnostics: [Diagnostic] = []
  private var reader: YAMLReader

  private static let linkRule = "a book's chapters are in its folder"

  /// The settings; the one list that reading and messages share.
  private enum Key: String, CaseIterable {
    case title, description, language, chapters, imports, limits, macros, environment
    case axes, mutatingVerbs, defaults, sandbox, budgets, dollarMath, isolation
    case languageMode
    case redeclaration
  }

  package init(directory: String) {
    book = Book(
      title: "", language: Language.chinese.tag, slugs: [], imports: [],
      directory: directory == "." ? "" : Self.withoutTrailingSlash(directory))
    reader = YAMLReader("", path: book.settingsPath)
    do throws(FileError) {
      reader = YAMLReader(try TextFile.read(book.settingsPath), path: book.settingsPath)
      if let mapping = reader.root(rule: "write 'key: value' lines") { read(mapping) }
    } catch {
      var diagnostic = error.diagnostic
      if diagnostic.id == .fileNotFound {
        diagnostic.rule = "a book is a folder with '*.md' files and a 'book.yml'"
        diagnostic.help = "write at least 'title: …' into it, or name another folder with --book"
      }
      diagnostics.append(diagnostic)
    }
    diagnostics += reader.diagnostics
  }

  private static func withoutTrailingSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? withoutTrailingSlash(String(path.dropLast())) : path
  }

  private mutating func read(_ mapping: Node.Mapping) {
    reader.rejectUnknown(in: mapping, allowed: Key.allCases.map(\.rawValue), kind: "setting")
    for (key, value) in mapping {
      if let name = key.string.flatMap(Key.init) { read(name, value, at: key.mark) }
    }
    if mapping["title"] == nil {
      reader.report(.titleMissing, "the book has no title", help: "add a line 'title: …'")
    }
    if mapping["chapters"] == nil { takeChaptersInFolder() }
    reportAlike()
    takeFrontMatter()
    if book.slugs.isEmpty && reader.diagnostics.isEmpty {
      reader.report(
        .chaptersMissing, "the book has no chapters", help: "put '*.md' files beside 'book.yml'")
    }
  }

  private mutating func read(_ key: Key, _ value: Node, at mark: Mark?) {
    let name = key.rawValue
    switch key {
    case .title: book.title = reader.text(value, of: name) ?? ""
    case .description: book.summary = reader.text(value, of: name) ?? ""
    case .language: readLanguage(value)
    case .chapters: readChapters(value)
    case .imports:
      book.imports = names(
        value, of: key, "the name of a module", #/[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+)*/#)
      book.importsLine = mark?.line ?? 1
    case .limits: book.limits = RunLimits(value, &reader)
    case .budgets: book.budgets = Book.Budgets(value, &reader)
    case .macros: readMacros(value)
    case .environment:
      book.environment = names(
        value, of: key, "the name of a variable, or its beginning and '*'",
        /[A-Za-z_][A-Za-z0-9_]*\*?/)
    case .axes: readAxes(value)
    case .defaults: reader.readDefaults(value, into: &book.cellDefaults)
    case .sandbox: readFlag(value, of: name) { $0.isSandboxed = $1 }
    case .dollarMath: readFlag(value, of: name) { $0.hasDollarMath = $1 }
    case .isolation:
      let allowed = Book.Isolation.allCases.map(\.rawValue)
      book.isolation = choice(value, of: key, allowed).flatMap(Book.Isolation.init) ?? .none
    case .languageMode:
      book.languageMode = choice(value, of: key, ["5", "6"]).flatMap { Int($0) } ?? 6
    case .redeclaration:
      book.allowsRedeclaration = choice(value, of: key, ["newest", "error"]) != "error"
    case .mutatingVerbs: book.mutatingVerbs = reader.list(value, of: name).map(\.name)
    }
  }

  /// The names of a list; what cannot be one is reported.
  private mutating func names(
    _ node: Node, of key: Key, _ kind: String, _ form: Regex<Substring>
  ) -> [String] {
    reader.list(node, of: key.rawValue).compactMap { name, mark in
      guard name.wholeMatch(of: form) == nil else { return name }
      reader.report(.settingInvalid, "'\(name)' is not \(kind)", at: mark)
      return nil
    }
  }

  private mutating func readFlag(
    _ node: Node, of name: String, set: (inout Book, Bool) -> Void
  ) {
    guard let flag = node.bool, node.scalar?.style == .plain else {
      return reader.report(.settingInvalid, "'\(name)' takes true or false", at: node.mark)
    }
    set(&book, flag)
  }

  /// One of a few words; nil, with a diagnostic, for another.
  private mutating func choice(_ node: Node, of key: Key, _ allowed: [String]) -> String? {
    guard let name = reader.text(node, of: key.rawValue) else { return nil }
    guard !allowed.contains(name) else { return name }
    reader.report(
      .settingInvalid, "'\(key.rawValue)' does not take '\(name)'", at: node.mark,
      help: DidYouMean.help(for: name, allowed: allowed))
    return nil
  }

  private mutating func readLanguage(_ node: Node) {
    guard let tag = reader.text(node, of: "language") else { return }
    book.language = tag
    guard Language(tag: tag) == nil else { return }
    reader.report(
      .languageUnsupported, "the tool does not speak '\(tag)'", at: node.mark,
      rule: "'language' is the language of the pages' own words",
      help: DidYouMean.help(for: tag, allowed: Language.supportedTags))
  }
}

// MARK: - Chapters

extension BookSettings {
  private mutating func readChapters(_ node: Node) {
    var seen: Set<String> = []
    for (name, mark) in reader.list(node, of: Key.chapters.rawValue) {
      if Book.isPageName(name) {
        reportReserved(name, at: mark)
      } else if name.hasSuffix(".md") {
        reader.report(
          .chapterNameInvalid, "a chapter is named without '.md'", at: mark,
          help: "write '\(name.dropLast(3))'")
      } else if Self.hasControl(name)
        || name.split(separator: "/", omittingEmptySubsequences: false).contains(where: {
          $0.isEmpty || $0.hasPrefix(".")
        })
      {
        reader.report(
          .chapterNameInvalid, "'\(name)' is not a valid chapter name", at: mark,
          rule: "a chapter is a file of the book's folder, as in 'guides/01-start', without '.md'")
      } else if !seen.insert(name).inserted {
        reader.report(.chapterDuplicate, "duplicate chapter '\(name)'", at: mark)
      } else if !FileManager.default.fileExists(atPath: book.path(of: name)) {
        reader.report(
          .chapterNotFound, "there is no chapter '\(name).md'", at: mark,
          help: nearestHelp(for: name))
      } else if isInside(name, at: mark) {
        book.slugs.append(name)
      }
    }
  }

  private mutating func takeChaptersInFolder() {
    book.slugs = slugsInFolder().filter { slug in
      if Book.isPageName(slug) {
        reportReserved(slug, at: nil)
        return false
      }
      guard Self.hasControl(slug) else { return true }
      reader.report(
        .chapterNameInvalid, "'\(slug)' is not a valid chapter name",
        rule: "names of files have no line ends, tabs and other control characters",
        help: "rename the file")
      return false
    }
    for slug in book.slugs { _ = isInside(slug, at: nil) }
  }

  private static func hasControl(_ name: String) -> Bool {
    name.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }

  private mutating func takeFrontMatter() {
    guard FileManager.default.fileExists(atPath: book.path(of: FrontMatter.slug)) else { return }
    book.hasFrontMatter = isInside(FrontMatter.slug, at: nil)
  }

  private mutating func reportReserved(_ name: String, at mark: Mark?) {
    reader.report(
      .chapterNameInvalid, "'\(name)' is reserved: the book has a page of that name", at: mark,
      rule: "a chapter is not called "
        + Book.pageNames.map { "'\($0)'" }.joined(separator: ", "),
      help: name == FrontMatter.slug
        ? "remove '\(name)' from the list: the first page shows '\(name).md' without it"
        : "rename '\(name).md'")
  }

  /// Two names can look the same and be written in other Unicode characters.
  private func nearestHelp(for name: String) -> String {
    let names = slugsInFolder()
    let same = names.first { $0 == name && !$0.unicodeScalars.elementsEqual(name.unicodeScalars) }
    guard same == nil else {
      return "'\(name).md' is there, in another Unicode form of the same letters: rename the file"
    }
    return DidYouMean.help(for: name, allowed: names)
  }

  /// On some systems of files a name with other capitals, or another form of the same letters, is the
  /// same name, and one page would take the place of the other.
  private mutating func reportAlike() {
    var first: [String: String] = [:]
    for slug in book.slugs {
      let name = slug.lowercased().precomposedStringWithCanonicalMapping
      guard let earlier = first.updateValue(first[name] ?? slug, forKey: name) else { continue }
      let difference = earlier == slug ? "the Unicode form of their letters" : "capitals"
      reader.report(
        .chapterNamesAlike, "the chapters '\(earlier)' and '\(slug)' differ only in \(difference)",
        rule: "on macOS and Windows their pages would be one file", help: "rename one of them")
    }
  }

  private mutating func isInside(_ slug: String, at mark: Mark?) -> Bool {
    if TextFile.lies(book.path(of: slug), in: book.directory) { return true }
    reader.report(
      .chapterOutsideBook, "'\(slug).md' is a link that leads out of the book", at: mark,
      rule: Self.linkRule)
    return false
  }

  private func slugsInFolder() -> [String] {
    let folder = book.directory.isEmpty ? "." : book.directory
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // What starts with a point is an editor's or a system's own.
    return files.filter { $0.hasSuffix(".md") && $0 != "README.md" && !$0.hasPrefix(".") }
      .map { String($0.dropLast(3)) }.filter { $0 != FrontMatter.slug }.sorted()
  }
}

// MARK: - Defaults, macros and axes

extension BookSettings {
  private mutating func readAxes(_ node: Node) {
    let help = "write '- {name: step, symbols: [T], colour: 1}'"
    guard let sequence = node.sequence else {
      return reader.report(.settingInvalid, "'axes' takes a list", at: node.mark, help: help)
    }
    for item in sequence {
      guard let fields = reader.mapping(item, of: "axes", help: help) else { continue }
      reader.rejectUnknown(
        in: fields, allowed: ["name", "aliases", "symbols", "colour"], kind: "key of an axis")
      guard let name = fields["name"]?.string, let colour = fields["colour"]?.int,
        (1...8).contains(colour)
      else {
        reader.report(
          .settingInvalid, "an axis takes a 'name' and a 'colour' from 1 to 8", at: item.mark,
          help: help)
        continue
      }
      let lists = ["aliases", "symbols"].map { key in
        fields[key].map { reader.list($0, of: key).map(\.name) } ?? []
      }
      book.axes.append(
        Book.Axis(name: name, aliases: lists[0], symbols: lists[1], colour: colour))
    }
  }

  /// What formulas may use besides TeX's own commands: `macros: {'\R': '\mathbb{R}'}`.
  private mutating func readMacros(_ node: Node) {
    let form = #"write 'macros: {'\R': '\mathbb{R}'}'"#
    guard let mapping = reader.mapping(node, of: "macros", help: form) else { return }
    for (key, value) in mapping {
      let name = key.string ?? ""
      if name.wholeMatch(of: /\\(?:[A-Za-z]+|[^A-Za-z0-9\s])/) == nil {
        reader.report(
          .macroInvalid, "'\(name)' cannot be the name of a macro", at: key.mark,
          help: #"write a backslash and letters, in single quotes: '\R'"#)
      } else if let text = value.scalar?.string {
        if let fault = MacroText.fault(in: text) {
          reader.report(.macroInvalid, "the macro '\(name)' \(fault)", at: value.mark)
        } else {
          book.macros[name] = text
        }
      } else {
        reader.report(.macroInvalid, "the macro '\(name)' takes a text of TeX", at: value.mark)
      }
    }
  }
}

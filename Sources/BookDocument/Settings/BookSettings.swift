import CellRecords
import Foundation
import Yams

/// Reads `book.yml`: every mistake in it, each at its own place.
package struct BookSettings {
  package private(set) var book: Book
  package private(set) var diagnostics: [Diagnostic] = []
  private var path: String { book.settingsPath }
  private var file = YAMLText("", path: "")

  private static let linkRule = "a book's chapters lie in its folder"
  private static let keys = [
    "title", "description", "language", "chapters", "imports", "launcher", "limits", "macros",
    "environment", "axes", "mutatingVerbs",
  ]
  private static let limitKeys = ["cell", "chapter", "memory", "output"]

  /// Reads the settings of the book in a folder.
  package init(directory: String) {
    book = Book(
      title: "", language: "zh-CN", slugs: [], imports: [],
      directory: directory == "." ? "" : Self.withoutTrailingSlash(directory))
    file = YAMLText("", path: path)
    do throws(TextFile.Mistake) {
      let text = try TextFile.read(path)
      file = YAMLText(text, path: path)
      read(text)
    } catch {
      var diagnostic = error.diagnostic
      if diagnostic.id == .fileNotFound {
        diagnostic.rule = "a book is a folder with '*.md' files and a 'book.yml'"
        diagnostic.help = "write at least 'title: …' into it, or name another folder with --book"
      }
      diagnostics.append(diagnostic)
    }
  }

  private static func withoutTrailingSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? withoutTrailingSlash(String(path.dropLast())) : path
  }

  private mutating func read(_ text: String) {
    do {
      guard let root = try Yams.compose(yaml: text) else {
        return report(.settingInvalid, "the file is empty")
      }
      guard let mapping = root.mapping else {
        return report(
          .settingInvalid, "the settings are no mapping", at: root.mark,
          rule: "write 'key: value' lines")
      }
      read(mapping)
    } catch let error as YamlError {
      report(error)
    } catch {
      report(.yamlInvalid, "\(error)")
    }
  }

  private mutating func read(_ mapping: Yams.Node.Mapping) {
    for (key, value) in mapping {
      switch key.string ?? "" {
      case "title": book.title = text(value, key: "title")
      case "description": book.summary = text(value, key: "description")
      case "language": book.language = text(value, key: "language")
      case "imports":
        book.imports = names(value, key: "imports").map(\.name)
        book.importsLine = key.mark?.line ?? 1
      case "limits": readLimits(value)
      case "launcher": book.launcher = names(value, key: "launcher").map(\.name)
      case "chapters": readChapters(value)
      case "macros": readMacros(value)
      case "environment":
        book.environment = names(value, key: "environment").map(\.name)
      case "mutatingVerbs":
        book.mutatingVerbs = names(value, key: "mutatingVerbs").map(\.name)
      case "axes": readAxes(value)
      case let name:
        report(
          .settingUnknown, "unknown setting '\(name)'", at: key.mark,
          help: DidYouMean.help(for: name, allowed: Self.keys))
      }
    }
    if mapping["title"] == nil {
      report(.titleMissing, "the book has no title", help: "add a line 'title: …'")
    }
    if mapping["chapters"] == nil {
      book.slugs = slugsInFolder()
      for slug in book.slugs where !TextFile.lies(book.path(of: slug), in: book.directory) {
        report(
          .chapterOutsideBook, "'\(slug).md' is a link that leads out of the book",
          rule: Self.linkRule)
      }
    }
    if book.slugs.isEmpty && diagnostics.isEmpty {
      report(
        .chaptersMissing, "the book has no chapters", help: "put '*.md' files beside 'book.yml'")
    }
  }

  private mutating func readChapters(_ node: Yams.Node) {
    var seen: Set<String> = []
    for (name, mark) in names(node, key: "chapters") {
      if name.contains("/") || name.hasPrefix(".") {
        report(
          .chapterNameInvalid, "'\(name)' is no chapter's name", at: mark,
          rule: "a chapter is a file beside 'book.yml', named without '.md'")
      } else if !seen.insert(name).inserted {
        report(.chapterDuplicate, "the chapter '\(name)' is named twice", at: mark)
      } else if !FileManager.default.fileExists(atPath: book.path(of: name)) {
        report(
          .chapterNotFound, "there is no chapter '\(name).md'", at: mark,
          help: DidYouMean.help(for: name, allowed: slugsInFolder()))
      } else if !TextFile.lies(book.path(of: name), in: book.directory) {
        report(
          .chapterOutsideBook, "'\(name).md' is a link that leads out of the book", at: mark,
          rule: Self.linkRule)
      } else {
        book.slugs.append(name)
      }
    }
  }

  /// `limits: {cell: 60, chapter: 60, memory: 2048, output: 10}`, in seconds and megabytes.
  private mutating func readLimits(_ node: Yams.Node) {
    guard let mapping = node.mapping else {
      return report(
        .settingInvalid, "'limits' takes a mapping", at: node.mark,
        help: "write 'limits: {cell: 60}'")
    }
    for (key, value) in mapping {
      let name = key.string ?? ""
      guard Self.limitKeys.contains(name) else {
        let help = DidYouMean.help(for: name, allowed: Self.limitKeys)
        report(.settingUnknown, "unknown limit '\(name)'", at: key.mark, help: help)
        continue
      }
      guard let number = value.float, number > 0, number <= 1_000_000 else {
        report(.settingInvalid, "the limit '\(name)' takes a number above 0", at: value.mark)
        continue
      }
      switch name {
      case "cell": book.limits.cell = .milliseconds(Int(number * 1_000))
      case "chapter": book.limits.chapter = .milliseconds(Int(number * 1_000))
      case "memory": book.limits.memory = Int(number * 1_048_576)
      default: book.limits.output = Int(number * 1_048_576)
      }
    }
  }

  private mutating func readAxes(_ node: Yams.Node) {
    guard let sequence = node.sequence else {
      return report(
        .settingInvalid, "'axes' takes a list", at: node.mark,
        help: "write '- {name: step, symbols: [T], colour: 1}'")
    }
    for item in sequence {
      guard let name = item.mapping?["name"]?.string, let colour = item.mapping?["colour"]?.int,
        (1...8).contains(colour)
      else {
        report(
          .settingInvalid, "an axis takes 'name' and a 'colour' from 1 to 8", at: item.mark,
          help: "write '- {name: step, symbols: [T], colour: 1}'")
        continue
      }
      func list(_ key: String) -> [String] {
        item.mapping?[key]?.sequence?.compactMap(\.string) ?? []
      }
      book.axes.append(
        Book.Axis(name: name, aliases: list("aliases"), symbols: list("symbols"), colour: colour))
    }
  }

  private mutating func readMacros(_ node: Yams.Node) {
    let (macros, mistakes) = MacroSettings.read(node)
    book.macros = macros
    for mistake in mistakes {
      report(.macroInvalid, mistake.message, at: mistake.mark, help: mistake.help)
    }
  }

  private func slugsInFolder() -> [String] {
    let folder = book.directory.isEmpty ? "." : book.directory
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".md") && $0 != "README.md" }
      .map { String($0.dropLast(3)) }.sorted()
  }

  private mutating func text(_ node: Yams.Node, key: String) -> String {
    guard let scalar = node.scalar, !scalar.string.isEmpty else {
      report(.settingInvalid, "'\(key)' takes a text", at: node.mark)
      return ""
    }
    return scalar.string
  }

  private mutating func names(_ node: Yams.Node, key: String) -> [(name: String, mark: Mark?)] {
    guard let sequence = node.sequence else {
      report(
        .settingInvalid, "'\(key)' takes a list", at: node.mark,
        help: "write '\(key): [first, second]'")
      return []
    }
    var names: [(name: String, mark: Mark?)] = []
    for element in sequence {
      guard let scalar = element.scalar, !scalar.string.isEmpty else {
        report(.settingInvalid, "'\(key)' takes a list of names", at: element.mark)
        continue
      }
      names.append((scalar.string, element.mark))
    }
    return names
  }

  private mutating func report(_ error: YamlError) {
    let problem = YAMLProblem(error)
    report(.yamlInvalid, problem.text, at: problem.mark)
  }

  private mutating func report(
    _ id: DiagnosticID, _ message: String, at mark: Mark? = nil, rule: String? = nil,
    help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(id, at: file.location(of: mark), message, rule: rule, help: help))
  }
}

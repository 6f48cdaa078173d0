@_exported import BookLanguage

/// A book: its settings and the names of its chapters in reading order.
package struct Book: Sendable, Hashable {
  /// The title on the first page.
  package var title: String
  /// A sentence or two under the title.
  package var summary: String
  /// The language of the pages as a BCP 47 tag, `zh-CN`.
  package var language: String
  /// The chapters' file names without `.md`, in reading order.
  package var slugs: [String]
  /// Whether `index.md` has a text for the first page.
  package var hasFrontMatter = false
  /// The modules that every cell imports besides `Notebook`.
  package var imports: [String]
  /// The line of `imports` in the settings, for messages about them.
  package var importsLine = 1
  /// What cells have unless they say otherwise.
  package var cellDefaults = CellOptions()
  /// What functions and types of cells belong to unless they say so themselves.
  package var isolation = Isolation.none
  /// The version of Swift whose rules cells follow.
  package var languageMode = 6
  /// Whether a later cell can declare a name again, which it then means from there on.
  package var allowsRedeclaration = true
  /// Whether `$x$` is a formula, as on GitHub.
  package var hasDollarMath = false
  /// What one chapter's process may take.
  package var limits = RunLimits()
  /// What a build, its pages and its cache may take.
  package var budgets = Budgets()
  /// Whether chapters run without the network and can write only in a folder of their own.
  package var isSandboxed = false
  /// The environment variables that reach cells: names, or beginnings of names that end in `*`.
  package var environment: [String] = []
  /// The axes of the book's tensors that have a name, a symbol in comments, and a colour.
  package var axes: [Axis] = []
  /// The first words of methods that change a value, besides those of the standard library.
  package var mutatingVerbs: [String] = []
  /// The functions of the imported modules whose results Swift lets one ignore.
  package var discardable: Set<String> = []
  /// What the book claims; nothing if it has no `claims.yml`.
  package var claims: ClaimList?
  /// The words that the book explains; nothing if it has no `glossary.yml`.
  package var glossary: Glossary?
  /// What formulas may use besides TeX's own commands: `\\R` stands for `\\mathbb{R}`.
  package var macros: [String: String] = [:]
  /// The folder that holds the chapters and `book.yml`.
  package var directory: String

  /// The actor of declarations that name none, as `-default-isolation` has it.
  package enum Isolation: String, Sendable, Hashable, CaseIterable {
    /// None, as in a `main.swift` of the reader's own.
    case none = "nonisolated"
    case mainActor = "MainActor"
  }

  /// What a build, its pages and its cache may take: their author is warned, and the cache is cut.
  package struct Budgets: Sendable, Hashable {
    /// How large a page may be: one of more megabytes is slow for its readers.
    ///
    /// - Units: bytes.
    package var page = 1 << 20
    /// How long a build may take; nil for as long as it likes.
    package var build: Duration?
    /// How large the cache may grow: entries that have been of no use for the longest time go first, those
    /// that a build has used never.
    ///
    /// - Units: bytes.
    package var cache = 256 << 20
  }

  /// A dimension that readers meet by the same name and colour wherever it occurs.
  package struct Axis: Sendable, Hashable {
    package var name: String
    /// Other names of the same dimension.
    package var aliases: [String]
    /// What comments on shapes call it, `B` in `// [B, T]`.
    package var symbols: [String]
    /// Its place in the theme's palette, 1 to 8.
    package var colour: Int

    package init(name: String, aliases: [String] = [], symbols: [String] = [], colour: Int) {
      self.name = name
      self.aliases = aliases
      self.symbols = symbols
      self.colour = colour
    }
  }

  package init(
    title: String, summary: String = "", language: String, slugs: [String], imports: [String],
    directory: String
  ) {
    self.title = title
    self.summary = summary
    self.language = language
    self.slugs = slugs
    self.imports = imports
    self.directory = directory
  }
}

extension Book {
  /// The language of the pages' own words; settings with another tag have been reported.
  package var pageLanguage: Language { Language(tag: language) ?? .english }

  package var phrases: any Phrases { pageLanguage.phrases }

  /// The names of the pages that the tool itself writes, which no chapter can have.
  package static let pageNames = ["claims", Glossary.slug, FrontMatter.slug]

  /// Whether a name is one of the tool's own pages, on systems of files too where case means nothing.
  package static func isPageName(_ slug: String) -> Bool { pageNames.contains(slug.lowercased()) }

  /// Whether a variable of the builder's environment reaches cells.
  package func passes(variable name: String) -> Bool {
    environment.contains { pattern in
      pattern.hasSuffix("*") ? name.hasPrefix(pattern.dropLast()) : name == pattern
    }
  }

  /// The path of the book's settings.
  package var settingsPath: String { directory.isEmpty ? "book.yml" : "\(directory)/book.yml" }

  /// The path of the list of claims.
  package var claimsPath: String { directory.isEmpty ? "claims.yml" : "\(directory)/claims.yml" }

  /// The path of the glossary.
  package var glossaryPath: String {
    directory.isEmpty ? "glossary.yml" : "\(directory)/glossary.yml"
  }

  /// The place of `imports` in the settings.
  package var importsLocation: SourceLocation {
    SourceLocation(path: settingsPath, line: importsLine)
  }

  /// The path of a chapter's Markdown file.
  package func path(of slug: String) -> String {
    directory.isEmpty ? "\(slug).md" : "\(directory)/\(slug).md"
  }
}

import BookLanguage
import Synchronization

/// What a book decides about all of its figures: their language and the colours of its axes.
///
/// A build makes each chapter's program begin with ``use(languageTag:axes:)``.
public struct FigureSettings: Sendable, Hashable {
  /// A dimension that has one colour wherever its name appears: in tables, drawings and shapes.
  public struct Axis: Sendable, Hashable {
    /// The numbers of the colours that the theme has.
    public static let colours = 1...8

    /// What readers call it.
    public let name: String
    /// Other names of the same dimension.
    public let aliases: [String]
    /// The number of its colour; the theme has `--axis-1` to `--axis-8`.
    public let colour: Int

    /// Creates an axis.
    ///
    /// - Precondition: `colour` lies in ``colours``.
    public init(name: String, aliases: [String] = [], colour: Int) {
      precondition(
        Self.colours.contains(colour), "the colour of axis '\(name)' is 1 to 8, got \(colour)")
      self.name = name
      self.aliases = aliases
      self.colour = colour
    }
  }

  /// The language of headers, legends and alternative texts.
  public var language: Language
  /// The dimensions that have colours.
  public var axes: [Axis]

  /// Creates settings: without arguments English, and no colours.
  public init(language: Language = .english, axes: [Axis] = []) {
    self.language = language
    self.axes = axes
  }

  /// The words of the language.
  public var phrases: any Phrases { language.phrases }

  /// The class that gives the name of an axis its colour; nil if it has none.
  public func className(ofAxis name: String) -> String? {
    axes.first { $0.name == name || $0.aliases.contains(name) }.map { "axis-\($0.colour)" }
  }

  // MARK: The settings of the process

  private static let shared = Mutex(FigureSettings())
  /// Settings for what one task renders, in place of those of the process.
  @TaskLocal package static var local: FigureSettings?

  /// The settings by which figures render.
  public static var current: FigureSettings { local ?? shared.withLock { $0 } }

  /// Sets the settings of the process.
  public static func use(_ settings: FigureSettings) {
    shared.withLock { $0 = settings }
  }

  /// Sets the settings of the process by the tag of their language, as generated code does.
  ///
  /// - Precondition: There is a language with the tag.
  public static func use(languageTag tag: String, axes: [Axis] = []) {
    guard let language = Language(tag: tag) else {
      preconditionFailure(
        "figures speak \(Language.supportedTags.joined(separator: ", ")), got language '\(tag)'")
    }
    use(FigureSettings(language: language, axes: axes))
  }
}

extension Figure {
  /// The words of the language in which the figure renders itself.
  var phrases: any Phrases { FigureSettings.current.phrases }
}

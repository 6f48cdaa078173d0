import Synchronization

/// Sets the language in which figures name what they show; English if nothing sets it.
///
/// A build does this for a chapter's cells; a program of its own does it at its start.
///
/// - Parameter tag: The language as a BCP 47 tag, such as `zh-CN`.
public func useLanguage(_ tag: String) {
  BookSettings.use(language: tag, axes: nil)
}

/// What the figures of a process take from its book.
enum BookSettings {
  typealias Axis = (name: String, aliases: [String], colour: Int)

  private static let current = Mutex<(language: String, axes: [Axis])>(("en", []))

  /// Sets the language, and the axes that have a colour unless they stay as they are.
  static func use(language: String, axes: [Axis]?) {
    current.withLock { settings in
      settings.language = language
      if let axes { settings.axes = axes }
      // CONNECT: FigureSettings.use(FigureSettings(language: …, axes: …)) with these two values.
    }
  }
}

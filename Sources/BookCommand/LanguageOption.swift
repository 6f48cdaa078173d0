import ArgumentParser
import BookDocument
import BookLanguage

extension Language {
  /// The language that an option names.
  ///
  /// - Throws: `ValidationError` if the tool does not speak it.
  static func named(_ tag: String) throws -> Language {
    if let language = Language(tag: tag) { return language }
    let help = DidYouMean.help(for: tag, allowed: supportedTags)
    throw ValidationError("the tool does not speak '\(tag)'; \(help)")
  }
}

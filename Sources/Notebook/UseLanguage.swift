import Figures

/// Sets the language in which figures name what they show; English if nothing sets it.
///
/// A build does this for a chapter's cells; a program of its own does it at its start.
///
/// - Parameter tag: The language as a BCP 47 tag, such as `zh-CN`.
/// - Precondition: There is a language with the tag.
public func useLanguage(_ tag: String) {
  FigureSettings.use(languageTag: tag, axes: FigureSettings.current.axes)
}

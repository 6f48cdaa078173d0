/// Every word and sentence that the tool writes for readers, in one language.
///
/// What has parameters is a method that returns a whole sentence, so that every language has its
/// own order of words and its own plurals.
public protocol Phrases: FigurePhrases, PagePhrases, TemplatePhrases {}

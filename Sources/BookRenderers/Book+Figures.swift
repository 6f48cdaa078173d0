import BookDocument
import Figures

extension Book {
  /// What the book decides about its figures.
  var figureSettings: FigureSettings {
    FigureSettings(
      language: pageLanguage,
      axes: axes.map { .init(name: $0.name, aliases: $0.aliases, colour: $0.colour) })
  }
}

import BookDocument
import BookRenderers
import Foundation

/// Searches a book as its pages do: with their script and the book's index.
package final class BookSearcher {
  /// A place that was found.
  package struct Result: Hashable, Decodable {
    /// The page's file name.
    package var page: String
    /// The id of the place.
    package var anchor: String
    /// The place's title.
    package var title: String
  }

  private let engine: ScriptEngine

  /// Loads the script and an index.
  ///
  /// - Throws: An error if one of them cannot be run.
  package init(index: String) throws {
    engine = try ScriptEngine()
    try engine.run(Theme.searchQueryScript())
    try engine.run(index)
  }

  /// What the page would list, the best first.
  ///
  /// - Throws: An error if the script fails.
  package func results(for query: String) throws -> [Result] {
    try results(of: "searchBook", for: query)
  }

  /// What the page lists for a question of which no place has all words.
  ///
  /// - Throws: An error if the script fails.
  package func nearest(to query: String) throws -> [Result] {
    try results(of: "searchNearest", for: query)
  }

  private func results(of function: String, for query: String) throws -> [Result] {
    let text = try engine.run(
      """
      JSON.stringify(\(function)(bookSearchIndex, \(try Self.quoted(query))).map(function (found) {
        return { page: found.entry.page, anchor: found.entry.anchor, title: found.entry.title };
      }))
      """)
    return try JSONDecoder().decode([Result].self, from: Data(text.utf8))
  }

  /// The text with what would be marked in it in brackets.
  ///
  /// - Throws: An error if the script fails.
  package func marked(_ text: String, for query: String) throws -> String {
    try engine.run(
      """
      (function (text, query) {
        var place = 0;
        return marksIn(text, query).map(function (mark) {
          var piece = text.slice(place, mark[0]) + "[" + text.slice(mark[0], mark[1]) + "]";
          place = mark[1];
          return piece;
        }).join("") + text.slice(place);
      })(\(try Self.quoted(text)), \(try Self.quoted(query)))
      """)
  }

  private static func quoted(_ text: String) throws -> String {
    String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
  }
}

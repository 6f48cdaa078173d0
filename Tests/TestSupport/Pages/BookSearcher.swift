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

  /// An answer of the script, which may lack shards.
  private struct Answer: Decodable {
    var found: [Result]
    var missing: [String]
    var isWhole: Bool
  }

  /// The index needs a file that it does not have.
  private struct NoShard: Error {
    var name: String
  }

  private let engine: ScriptEngine
  private let files: [String: String]
  /// The files that queries have loaded, in order.
  package private(set) var loaded: [String] = []
  /// Whether the last search has looked at all places.
  package private(set) var isWhole = true

  /// Loads the script and an index; its shards come when a query needs them.
  ///
  /// - Throws: An error if one of them cannot be run.
  package init(_ index: [OutputFile]) throws {
    engine = try ScriptEngine()
    files = Dictionary(index.map { ($0.name, $0.text) }) { first, _ in first }
    try engine.run(Theme.searchQueryScript())
    try load(SearchIndex.fileName)
  }

  private func load(_ name: String) throws {
    guard let script = files[name] else { throw NoShard(name: name) }
    try engine.run(script)
    loaded.append(name)
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
    while true {
      let answer = try self.answer(of: function, for: query)
      isWhole = answer.isWhole
      if answer.missing.isEmpty { return answer.found }
      for shard in answer.missing { try load("search-index/\(shard).js") }
    }
  }

  private func answer(of function: String, for query: String) throws -> Answer {
    let text = try engine.run(
      """
      (function (answer) {
        answer.found = answer.found.map(function (found) {
          return { page: found.entry.page, anchor: found.entry.anchor, title: found.entry.title };
        });
        return JSON.stringify(answer);
      })(\(function)(bookSearchIndex, \(try Self.quoted(query))))
      """)
    return try JSONDecoder().decode(Answer.self, from: Data(text.utf8))
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

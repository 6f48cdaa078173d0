import Figures

// What the program calls that a build assembles from a chapter's cells. The names are long so that
// no author's name meets them.

/// Takes over the settings of the book; the first call of the program.
///
/// - Parameters:
///   - language: The language of figures as a BCP 47 tag.
///   - axes: The dimensions that have a colour.
///   - cellLines: The line of the chapter's file at which each cell's code starts.
public func notebookGeneratedStart(
  language: String, axes: [(name: String, aliases: [String], colour: Int)], cellLines: [Int]
) {
  FigureSettings.use(
    languageTag: language,
    axes: axes.map { FigureSettings.Axis(name: $0.name, aliases: $0.aliases, colour: $0.colour) })
  Channel.shared.use(firstLines: cellLines)
}

/// Marks the start of a cell.
public func notebookGeneratedStartCell(_ index: Int) {
  Channel.shared.start(cell: index)
}

/// Shows the value of a cell's trailing expression.
public func notebookGeneratedShow<Value>(_ value: Value) {
  display(value)
}

/// Shows nothing: a task is no value for readers.
public func notebookGeneratedShow<Success, Failure>(_ task: Task<Success, Failure>) {}

/// Lets the tasks that a cell has started run, so that what they print is under their own cell.
///
/// It waits until nothing was printed for 50 ms, for a second at most: a task that waits for longer
/// prints below a later cell.
@MainActor public func notebookGeneratedSettle() async {
  var printed = Channel.shared.outputLength
  var quiet = 0
  for _ in 0..<200 where quiet < 10 {
    try? await Task.sleep(for: .milliseconds(5))
    let length = Channel.shared.outputLength
    quiet = length == printed ? quiet + 1 : 0
    printed = length
  }
}

/// Sends the value of an expression in a sentence.
public func notebookGeneratedInlineValue<Value>(_ index: Int, _ value: Value) {
  guard !Channel.shared.sendsProofsOnly else { return }
  Channel.shared.sendInlineValue(String(describing: value), index: index)
}

/// Sends a value beside which a comment states one, and gives it back.
@discardableResult
public func notebookGeneratedStated<Value>(_ line: Int, _ value: Value) -> Value {
  guard !Channel.shared.sendsProofsOnly else { return value }
  var texts = [String(describing: value)]
  // In code a text has quotes.
  if value is any StringProtocol || value is Character {
    texts.insert(String(reflecting: value), at: 0)
  }
  Channel.shared.send(texts: texts, line: line)
  return value
}

/// Sends the shape of a variable; the names of its axes are those of its comment, if its type knows
/// none.
public func notebookGeneratedShape(
  _ line: Int, _ name: String, _ axisNames: [String], _ value: some Shaped
) {
  guard !Channel.shared.sendsProofsOnly else { return }
  let known = value.axisNames.isEmpty ? axisNames : value.axisNames
  let shape = value.shape
  Channel.shared.send(
    shape: shape, axisNames: known.count == shape.count ? known : [], of: name, line: line)
}

/// Sends nothing: most variables have no shape.
public func notebookGeneratedShape<Value: ~Copyable>(
  _ line: Int, _ name: String, _ axisNames: [String], _ value: borrowing Value
) {}

/// Whether the build wants cells that take time to run.
public func notebookGeneratedIsMeasuring() -> Bool {
  Channel.shared.isMeasuring
}

/// Marks that the chapter's last line has run.
public func notebookGeneratedEnd() {
  Channel.shared.end()
}

@_exported public import Figures

/// Shows a value under the cell that runs: figures and ``Displayable`` values as they show
/// themselves, everything else as `print` writes it, and `Void` not at all.
public func display<Value>(_ value: Value) {
  switch value {
  case is Void: break
  case let figure as any Figure: Channel.shared.send(figure)
  case let displayable as any Displayable: Channel.shared.send(displayable.figure)
  default: Channel.shared.sendValue(String(describing: value))
  }
}

// What follows is called by the program that a build assembles from a chapter's cells. The names
// are long so that no author's name meets them.

/// Marks the start of a cell.
public func notebookGeneratedStartCell(_ index: Int) {
  Channel.shared.start(cell: index)
}

/// Shows the value of a cell's trailing expression.
public func notebookGeneratedShow<Value>(_ value: Value) {
  display(value)
}

/// Sends the value of an expression in a sentence.
public func notebookGeneratedInlineValue<Value>(_ index: Int, _ value: Value) {
  Channel.shared.sendInlineValue(String(describing: value), index: index)
}

/// Whether the build wants cells that take time to run.
public func notebookGeneratedIsMeasuring() -> Bool {
  Channel.shared.isMeasuring
}

/// Marks that the chapter's last line has run.
public func notebookGeneratedEnd() {
  Channel.shared.end()
}

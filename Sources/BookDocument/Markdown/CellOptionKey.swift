import CellRecords
import Yams

/// The options that a cell can have; the one list that reading, messages and documentation share.
package enum CellOptionKey: String, CaseIterable, Sendable {
  case label
  case caption
  case alt
  case echo
  case output
  case fold
  case run
  case timeout
  case expect
  case measured
  case include
  case group
  case show
  case interface

  /// What the option does, in one sentence.
  package var summary: String {
    switch self {
    case .label: "Name by which `[](#name)` refers to the cell's figure."
    case .caption: "Caption of the cell's figure; a figure with a caption is numbered."
    case .alt: "Text for readers who cannot see the figure, in place of the generated one."
    case .echo: "Whether the page shows the code."
    case .output: "Whether the page shows what the cell gave."
    case .fold: "Whether the code is folded away until the reader opens it."
    case .run: "Whether the code is compiled and run."
    case .timeout: "How many seconds the cell may take."
    case .measured: "Whether the page shows the cell's last measurement, as `measure` took it."
    case .include: "Shows a declaration or marked range of a file; the only line of its block."
    case .group: "The cells of one group make a program of their own."
    case .show: "The variable whose value is shown after the cell."
    case .interface: "Whether the code lists signatures without bodies: it is compiled, not run."
    case .expect: "What must go wrong: `compile-error`, `warning` or `trap` and the text to find."
    }
  }

  func set(_ node: Node, in options: inout CellOptions) throws(CellOptionError) {
    switch self {
    case .label: options.label = try label(node)
    case .caption: options.caption = try text(node)
    case .alt: options.alternativeText = try text(node)
    case .echo: options.echo = try flag(node)
    case .output: options.output = try flag(node)
    case .fold: options.fold = try flag(node)
    case .run: options.run = try flag(node)
    case .timeout: options.timeout = try seconds(node)
    case .measured: options.measured = try flag(node)
    case .include: options.include = try text(node)
    case .expect: options.expectation = try expectation(node)
    case .group: options.group = try name(node, "a name of letters, digits, '-' and '_'")
    case .interface: options.interface = try flag(node)
    case .show: options.show = try name(node, "the name of a variable")
    }
  }

  private func text(_ node: Node) throws(CellOptionError) -> String {
    guard let scalar = node.scalar, !scalar.string.isEmpty else { throw .wrongKind(self, "a text") }
    return scalar.string
  }

  private func flag(_ node: Node) throws(CellOptionError) -> Bool {
    guard node.scalar?.style == .plain, let flag = node.bool else {
      throw .wrongKind(self, "true or false")
    }
    return flag
  }

  private func seconds(_ node: Node) throws(CellOptionError) -> Duration {
    guard let seconds = node.float, seconds > 0, seconds <= 86_400 else {
      throw .wrongKind(self, "a number of seconds")
    }
    return .milliseconds(Int(seconds * 1_000))
  }

  /// `trap "text"`, or `{trap: 'text'}` for a text that YAML would cut.
  private func expectation(_ node: Node) throws(CellOptionError) -> Expectation {
    let form = "a kind and the text to find, as in 'trap \"Index out of range\"'"
    var name: String?
    var text: String?
    if let pair = node.mapping?.first, node.mapping?.count == 1 {
      name = pair.key.string
      text = pair.value.string
    } else if let scalar = node.scalar?.string,
      let match = scalar.wholeMatch(of: /(?<kind>\S+)\s+"(?<text>.+)"/)
    {
      name = String(match.kind)
      text = String(match.text)
    }
    guard let name, let text, !text.isEmpty else { throw .wrongKind(self, form) }
    guard let kind = Expectation.Kind(rawValue: name), Expectation.kinds.contains(kind) else {
      throw .unknownExpectation(name)
    }
    return Expectation(kind, text)
  }

  private func name(_ node: Node, _ kind: String) throws(CellOptionError) -> String {
    let name = try text(node)
    let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    guard isName || self == .group && Label.isPlain(name) else { throw .wrongKind(self, kind) }
    return name
  }

  private func label(_ node: Node) throws(CellOptionError) -> String {
    let label = try text(node)
    guard Label.isPlain(label) else { throw .wrongKind(self, Label.rule) }
    guard !Label.isReserved(label) else { throw .reservedLabel(label) }
    return label
  }
}

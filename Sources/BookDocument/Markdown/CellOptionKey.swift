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
    case .expect:
      "What must go wrong: `compile-error`, `warning` or `trap` and the text to find; or a list of messages."
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

  /// `trap "text"`, `trap` for whatever it says, `{trap: 'text'}` for a text that YAML would cut, or a list of several messages.
  private func expectation(_ node: Node) throws(CellOptionError) -> Expectation {
    guard let list = node.sequence else { return Expectation([try remark(node)]) }
    var remarks: [Expectation.Remark] = []
    for item in list { remarks.append(try remark(item)) }
    guard !remarks.isEmpty else { throw .wrongKind(self, Self.expectationForm) }
    guard remarks.count == 1 || !remarks.contains(where: { $0.kind == .trap }) else {
      throw .wrongKind(self, "one trap, or any number of errors and warnings")
    }
    return Expectation(remarks)
  }

  private static let expectationForm =
    "a kind and the text to find, as in 'trap \"Index out of range\"', or a list of "
    + "'{compile-error: \"…\", line: 2}'"

  private func remark(_ node: Node) throws(CellOptionError) -> Expectation.Remark {
    var name: String?
    var text: String?
    var line: Int?
    if let mapping = node.mapping {
      let others = mapping.filter { $0.key.string != "line" }
      guard others.count == 1, let pair = others.first else {
        throw .wrongKind(self, Self.expectationForm)
      }
      (name, text) = (pair.key.string, pair.value.string)
      if let number = mapping["line"] {
        guard let count = number.int, count > 0 else {
          throw .wrongKind(self, "a line of the cell's code, counted from 1, after 'line:'")
        }
        line = count
      }
    } else if let scalar = node.scalar?.string,
      let match = scalar.wholeMatch(of: /(?<kind>\S+)\s+"(?<text>.+)"/)
    {
      name = String(match.kind)
      text = String(match.text)
    } else if node.scalar?.string == Expectation.Kind.trap.rawValue {
      return Expectation.Remark(.trap, "")
    }
    guard let name, let text, !text.isEmpty else {
      throw .wrongKind(self, Self.expectationForm)
    }
    guard let kind = Expectation.Kind(rawValue: name), Expectation.kinds.contains(kind) else {
      throw .unknownExpectation(name)
    }
    return Expectation.Remark(kind, text, line: line)
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

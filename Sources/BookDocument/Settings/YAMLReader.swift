import Yams

/// Reads a YAML file of the book and collects what is wrong with it, each problem at its place.
struct YAMLReader {
  let path: String
  private let lines: [Substring]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ text: String, path: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The mapping that the file consists of; nil, with a diagnostic, where it is something else.
  mutating func root(rule: String) -> Node.Mapping? {
    guard let root = rootNode(rule: rule) else { return nil }
    if let mapping = root.mapping { return mapping }
    report(.settingInvalid, "the file is not a mapping", at: root.mark, rule: rule)
    return nil
  }

  /// The list that the file consists of; nil, with a diagnostic, where it is something else.
  mutating func rootList(rule: String) -> Node.Sequence? {
    guard let root = rootNode(rule: rule) else { return nil }
    if let list = root.sequence { return list }
    report(.settingInvalid, "the file is not a list", at: root.mark, rule: rule)
    return nil
  }

  private mutating func rootNode(rule: String) -> Node? {
    do {
      if let root = try Yams.compose(yaml: lines.joined(separator: "\n")) { return root }
      report(.settingInvalid, "the file is empty", rule: rule)
    } catch let error as YamlError {
      report(error)
    } catch {
      report(.yamlInvalid, "\(error)")
    }
    return nil
  }

  /// The place of a mark; Yams counts characters where the tool counts bytes.
  func location(of mark: Mark?) -> SourceLocation {
    guard let mark else { return SourceLocation(path: path, line: 1) }
    guard lines.indices.contains(mark.line - 1) else {
      return SourceLocation(path: path, line: mark.line, column: mark.column)
    }
    let before = lines[mark.line - 1].unicodeScalars.prefix(max(0, mark.column - 1))
    return SourceLocation(path: path, line: mark.line, column: String(before).utf8.count + 1)
  }

  // MARK: - Values

  mutating func text(_ node: Node, of key: String) -> String? {
    if let scalar = node.scalar, !scalar.string.isEmpty { return scalar.string }
    report(.settingInvalid, "'\(key)' takes a text", at: node.mark)
    return nil
  }

  /// The texts of a list, each with its place.
  mutating func list(_ node: Node, of key: String) -> [(name: String, mark: Mark?)] {
    guard let sequence = node.sequence else {
      report(
        .settingInvalid, "'\(key)' takes a list", at: node.mark,
        help: "write '\(key): [first, second]'")
      return []
    }
    return sequence.compactMap { element in
      if let scalar = element.scalar, !scalar.string.isEmpty {
        return (scalar.string, element.mark)
      }
      report(.settingInvalid, "'\(key)' takes a list of names", at: element.mark)
      return nil
    }
  }

  mutating func mapping(_ node: Node, of key: String, help: String) -> Node.Mapping? {
    if let mapping = node.mapping { return mapping }
    report(.settingInvalid, "'\(key)' takes a mapping", at: node.mark, help: help)
    return nil
  }

  mutating func rejectUnknown(in mapping: Node.Mapping, allowed: [String], kind: String) {
    for (key, _) in mapping where !allowed.contains(key.string ?? "") {
      let name = key.string ?? ""
      report(
        .settingUnknown, "unknown \(kind) '\(name)'", at: key.mark,
        help: DidYouMean.help(for: name, allowed: allowed))
    }
  }

  // MARK: - Reporting

  mutating func report(
    _ id: DiagnosticID, _ message: String, at mark: Mark? = nil, rule: String? = nil,
    help: String? = nil
  ) {
    diagnostics.append(Diagnostic(id, at: location(of: mark), message, rule: rule, help: help))
  }

  private mutating func report(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      report(.yamlInvalid, "invalid YAML: \(problem)", at: mark)
    default: report(.yamlInvalid, "invalid YAML: \(error)")
    }
  }
}

import Yams

/// Reads a YAML file of the book and collects what is wrong with it, each problem at its place.
struct YAMLReader {
  let path: String
  private let lines: [String]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ text: String, path: String) {
    self.path = path
    lines = SourceText(path: path, text: text).lines
  }

  /// The mapping that the file consists of; nil, with a diagnostic, where it is something else.
  mutating func root(rule: String) -> Node.Mapping? {
    guard let root = rootNode(rule: rule) else { return nil }
    if let mapping = root.mapping { return mapping }
    reportWrongRoot("the file is not a mapping", root, rule: rule)
    return nil
  }

  /// The list that the file consists of; nil, with a diagnostic, where it is something else.
  mutating func rootList(rule: String) -> Node.Sequence? {
    guard let root = rootNode(rule: rule) else { return nil }
    if let list = root.sequence { return list }
    reportWrongRoot("the file is not a list", root, rule: rule)
    return nil
  }

  /// A slip of the pen makes a text of what was to be a mapping; then it is what helps.
  private mutating func reportWrongRoot(_ fact: String, _ root: Node, rule: String) {
    if let slip = YAMLSlip.first(in: lines[...]) {
      report(slip)
    } else {
      report(.settingInvalid, fact, at: root.mark, rule: rule)
    }
  }

  private mutating func rootNode(rule: String) -> Node? {
    do {
      if let root = try YAMLText.compose(lines.joined(separator: "\n")) { return root }
      report(.settingInvalid, "the file is empty", rule: rule)
    } catch let refusal as YAMLText.Refusal {
      let place = location(line: refusal.line, column: refusal.column)
      diagnostics.append(Diagnostic(.yamlInvalid, at: place, refusal.fact, help: refusal.help))
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
    return location(line: mark.line, column: mark.column)
  }

  private func location(line: Int, column: Int) -> SourceLocation {
    guard lines.indices.contains(line - 1) else {
      return SourceLocation(path: path, line: line, column: column)
    }
    let before = lines[line - 1].unicodeScalars.prefix(max(0, column - 1))
    return SourceLocation(path: path, line: line, column: String(before).utf8.count + 1)
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
    let unknown = mapping.filter { !allowed.contains($0.key.string ?? "") }
    for (key, _) in unknown.prefix(20) {
      let name = key.string ?? ""
      report(
        .settingUnknown, "unknown \(kind) '\(name)'", at: key.mark,
        help: YAMLSlip.help(forKey: name) ?? DidYouMean.help(for: name, allowed: allowed))
    }
    if let next = unknown.dropFirst(20).first {
      report(.settingUnknown, "\(unknown.count - 20) more unknown \(kind)s", at: next.key.mark)
    }
  }

  // MARK: - Reporting

  mutating func report(
    _ id: DiagnosticID, _ message: String, at mark: Mark? = nil, rule: String? = nil,
    help: String? = nil
  ) {
    diagnostics.append(Diagnostic(id, at: location(of: mark), message, rule: rule, help: help))
  }

  private mutating func report(_ slip: YAMLSlip) {
    let place = SourceLocation(path: path, line: slip.line, column: slip.column)
    diagnostics.append(
      Diagnostic(
        .yamlInvalid, at: place, slip.fact, help: slip.help,
        notes: slip.earlier.map { line in
          [.init("first written here", at: SourceLocation(path: path, line: line))]
        } ?? []))
  }

  private mutating func report(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      // The parser notices a slip where it can go on no longer, which may be a line later.
      if let slip = YAMLSlip.first(in: lines.prefix(mark.line)) ?? YAMLSlip(problem, in: lines) {
        return report(slip)
      }
      report(.yamlInvalid, "invalid YAML: \(problem)", at: mark)
    case .duplicatedKeysInMapping(let names, _):
      let slips = names.compactMap { YAMLSlip(repeated: $0, in: lines) }
      guard slips.isEmpty else { return slips.forEach { report($0) } }
      report(.yamlInvalid, "duplicate key '\(names.first ?? "")'")
    case .reader(let problem, _, _, _):
      if let slip = YAMLSlip.first(in: lines[...]) { return report(slip) }
      report(.yamlInvalid, "invalid YAML: \(problem)")
    default: report(.yamlInvalid, "the file is not YAML")
    }
  }
}

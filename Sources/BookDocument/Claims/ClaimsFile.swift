import CellRecords
import Yams

/// Reads `claims.yml`: what the book claims, and the mutations that claims name.
package struct ClaimsFile {
  package private(set) var list: ClaimList
  package private(set) var diagnostics: [Diagnostic] = []

  private let file: YAMLText

  private static let keys = ["mutations", "claims"]
  private static let claimKeys = ["id", "section", "sentence", "kills"]
  private static let defectKeys = ["label", "environment"]

  /// Reads the text of the file.
  package init(_ text: String, path: String) {
    list = ClaimList(path: path)
    file = YAMLText(text, path: path)
    read(text)
  }

  private mutating func read(_ text: String) {
    do {
      guard let mapping = try Yams.compose(yaml: text)?.mapping else {
        return report(
          .claimInvalid, "the claims are no mapping", rule: "write 'mutations:' and 'claims:'")
      }
      rejectUnknown(in: mapping, allowed: Self.keys, kind: "key")
      if let mutations = mapping["mutations"] { readDefects(mutations) }
      if let claims = mapping["claims"] { readClaims(claims) }
    } catch let error as YamlError {
      report(error)
    } catch {
      report(.yamlInvalid, "\(error)")
    }
  }

  private mutating func readDefects(_ node: Yams.Node) {
    guard let mapping = node.mapping else {
      return report(
        .mutationInvalid, "'mutations' takes a mapping from names to mutations", at: node.mark)
    }
    for (key, value) in mapping {
      let name = key.string ?? ""
      guard let fields = value.mapping else {
        report(
          .mutationInvalid, "the mutation '\(name)' is no mapping", at: value.mark,
          help: "write '\(name): {label: …, environment: {NAME: value}}'")
        continue
      }
      rejectUnknown(in: fields, allowed: Self.defectKeys, kind: "key of a mutation")
      var environment: [String: String] = [:]
      for (variable, value) in fields["environment"]?.mapping ?? [:] {
        environment[variable.string ?? ""] = value.scalar?.string ?? ""
      }
      let isUsable = environment.keys.allSatisfy(Self.isVariable)
      if environment.isEmpty || !isUsable {
        report(
          .mutationInvalid, "the mutation '\(name)' sets no variable that it may set", at: key.mark,
          rule: "'environment' maps names of capitals, digits and '_' to values; PATH, HOME and "
            + "names that start with NOTEBOOK_ are the build's own")
      }
      list.mutations.append(
        Mutation(
          name: name, label: fields["label"]?.string ?? name, environment: environment))
    }
  }

  private static func isVariable(_ name: String) -> Bool {
    name.wholeMatch(of: /[A-Z_][A-Z0-9_]*/) != nil && !name.hasPrefix("NOTEBOOK_")
      && !["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "LD_PRELOAD"].contains(name)
  }

  private mutating func readClaims(_ node: Yams.Node) {
    guard let sequence = node.sequence else {
      return report(
        .claimInvalid, "'claims' takes a list", at: node.mark, help: "write '- id: 1.1-a'")
    }
    for item in sequence {
      guard let fields = item.mapping else {
        report(
          .claimInvalid, "this claim is no mapping", at: item.mark,
          help: "write 'id:' and 'sentence:'")
        continue
      }
      rejectUnknown(in: fields, allowed: Self.claimKeys, kind: "key of a claim")
      readClaim(fields, at: item.mark)
    }
  }

  private mutating func readClaim(_ fields: Yams.Node.Mapping, at mark: Mark?) {
    // A section such as 6.1 looks like a number to YAML.
    let id = fields["id"]?.scalar?.string ?? ""
    let place = fields["id"]?.mark ?? mark
    guard id.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]*/) != nil else {
      return report(
        .claimInvalid, "'\(id)' is no id of a claim", at: place,
        rule: "letters, digits, '.', '-' and '_'")
    }
    guard let sentence = fields["sentence"]?.string, !sentence.isEmpty else {
      return report(
        .claimInvalid, "the claim '\(id)' has no sentence", at: place,
        help: "add 'sentence: …' under it")
    }
    if let first = list.claim(id) {
      return report(
        .claimInvalid, "the claim '\(id)' stands twice; it first stands at \(first.location)",
        at: place)
    }
    var names: [String] = []
    for name in fields["kills"].map(Array.init(oneOrMore:)) ?? [] {
      let text = name.string ?? ""
      guard list.mutation(text) == nil else {
        names.append(text)
        continue
      }
      report(
        .mutationUnknown, "no mutation is called '\(text)'", at: name.mark,
        rule: "'mutations' lists them",
        help: DidYouMean.help(for: text, allowed: list.mutations.map(\.name)))
    }
    list.claims.append(
      Claim(
        id: id, section: fields["section"]?.scalar?.string ?? "", sentence: sentence,
        kills: names, location: file.location(of: place)))
  }

  private mutating func rejectUnknown(
    in mapping: Yams.Node.Mapping, allowed: [String], kind: String
  ) {
    for (key, _) in mapping where !allowed.contains(key.string ?? "") {
      let name = key.string ?? ""
      report(
        .settingUnknown, "unknown \(kind) '\(name)'", at: key.mark,
        help: DidYouMean.help(for: name, allowed: allowed))
    }
  }

  private mutating func report(
    _ id: DiagnosticID, _ message: String, at mark: Mark? = nil, rule: String? = nil,
    help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(id, at: file.location(of: mark), message, rule: rule, help: help))
  }

  private mutating func report(_ error: YamlError) {
    let problem = YAMLProblem(error)
    report(.yamlInvalid, problem.text, at: problem.mark)
  }
}

extension [Yams.Node] {
  /// The elements of a list, or the one that stands alone.
  fileprivate init(oneOrMore node: Yams.Node) {
    self = node.sequence.map { Array($0) } ?? [node]
  }
}

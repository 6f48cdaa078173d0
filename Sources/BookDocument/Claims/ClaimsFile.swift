import Yams

/// Reads `claims.yml`: what the book claims, and the mutations that its proofs must notice.
package struct ClaimsFile {
  package private(set) var list: ClaimList
  private var reader: YAMLReader

  package var diagnostics: [Diagnostic] { reader.diagnostics }

  package init(_ text: String, path: String) {
    list = ClaimList(path: path)
    reader = YAMLReader(text, path: path)
    guard let root = reader.root(rule: "write 'mutations:' and 'claims:'") else { return }
    reader.rejectUnknown(in: root, allowed: ["mutations", "claims"], kind: "key")
    if let mutations = root["mutations"] { readMutations(mutations) }
    if let claims = root["claims"] { readClaims(claims) }
  }

  // MARK: - Mutations

  private mutating func readMutations(_ node: Node) {
    let form = "write 'name: {label: …, environment: {NAME: value}}'"
    guard let mapping = reader.mapping(node, of: "mutations", help: form) else { return }
    for (key, value) in mapping {
      let name = key.string ?? ""
      guard let fields = value.mapping else {
        reader.report(
          .mutationInvalid, "the mutation '\(name)' is not a mapping", at: value.mark,
          help: "write '\(name): {label: …, environment: {NAME: value}}'")
        continue
      }
      reader.rejectUnknown(
        in: fields, allowed: ["label", "environment"], kind: "key of a mutation")
      var environment: [String: String] = [:]
      for (variable, value) in fields["environment"]?.mapping ?? [:] {
        environment[variable.string ?? ""] = value.scalar?.string ?? ""
      }
      if environment.isEmpty || !environment.keys.allSatisfy(Self.isAllowed) {
        reader.report(
          .mutationInvalid,
          "the mutation '\(name)' must set at least one allowed environment variable",
          at: key.mark,
          rule: "'environment' maps names of capitals, digits and '_' to values; PATH, HOME and "
            + "names that start with NOTEBOOK_ are the build's own")
      }
      list.mutations.append(
        Mutation(name: name, label: fields["label"]?.string ?? name, environment: environment))
    }
  }

  private static func isAllowed(_ variable: String) -> Bool {
    variable.wholeMatch(of: /[A-Z_][A-Z0-9_]*/) != nil && !variable.hasPrefix("NOTEBOOK_")
      && !["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "LD_PRELOAD"].contains(variable)
  }

  // MARK: - Claims

  private mutating func readClaims(_ node: Node) {
    guard let sequence = node.sequence else {
      return reader.report(
        .claimInvalid, "'claims' takes a list", at: node.mark, help: "write '- id: 1.1-a'")
    }
    for item in sequence {
      guard let fields = item.mapping else {
        reader.report(
          .claimInvalid, "this claim is not a mapping", at: item.mark,
          help: "write 'id:' and 'sentence:'")
        continue
      }
      reader.rejectUnknown(
        in: fields, allowed: ["id", "section", "sentence", "kills"], kind: "key of a claim")
      readClaim(fields, at: item.mark)
    }
  }

  private mutating func readClaim(_ fields: Node.Mapping, at mark: Mark?) {
    // A section such as 6.1 looks like a number to YAML.
    let id = fields["id"]?.scalar?.string ?? ""
    let place = fields["id"]?.mark ?? mark
    guard id.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]*/) != nil else {
      return reader.report(
        .claimInvalid, "'\(id)' is not a valid claim id", at: place,
        rule: "an id has letters, digits, '.', '-' and '_'")
    }
    guard let sentence = fields["sentence"]?.string, !sentence.isEmpty else {
      return reader.report(
        .claimInvalid, "the claim '\(id)' has no sentence", at: place,
        help: "add 'sentence: …' under it")
    }
    if let first = list.claim(id) {
      return reader.report(
        .claimInvalid, "duplicate claim '\(id)'; the first is at \(first.location)", at: place)
    }
    let named = fields["kills"].map { $0.sequence.map { Array($0) } ?? [$0] } ?? []
    list.claims.append(
      Claim(
        id: id, section: fields["section"]?.scalar?.string ?? "", sentence: sentence,
        kills: named.compactMap { knownMutation($0) }, location: reader.location(of: place)))
  }

  private mutating func knownMutation(_ node: Node) -> String? {
    let name = node.string ?? ""
    guard list.mutation(name) == nil else { return name }
    reader.report(
      .mutationUnknown, "unknown mutation '\(name)'", at: node.mark,
      rule: "'mutations' lists them",
      help: DidYouMean.help(for: name, allowed: list.mutations.map(\.name)))
    return nil
  }
}

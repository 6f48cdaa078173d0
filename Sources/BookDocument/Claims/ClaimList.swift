/// What a book claims, and the mutations that its claims name: `claims.yml`.
package struct ClaimList: Sendable, Hashable {
  /// The file's path.
  package var path: String
  /// The claims in the order of the file.
  package var claims: [Claim]
  /// The mutations in the order of the file.
  package var mutations: [Mutation]

  /// Collects claims and mutations.
  package init(path: String, claims: [Claim] = [], mutations: [Mutation] = []) {
    self.path = path
    self.claims = claims
    self.mutations = mutations
  }

  /// The claim with this id.
  package func claim(_ id: String) -> Claim? { claims.first { $0.id == id } }

  /// The mutation with this name.
  package func mutation(_ name: String) -> Mutation? { mutations.first { $0.name == name } }

  /// The mutations that claims with these ids name, each once, in the order of the file.
  package func mutations(ofClaims ids: Set<String>) -> [Mutation] {
    let names = Set(claims.filter { ids.contains($0.id) }.flatMap(\.kills))
    return mutations.filter { names.contains($0.name) }
  }
}

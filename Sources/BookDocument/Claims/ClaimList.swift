/// What a book claims, and the mutations that its claims name: `claims.yml`.
public struct ClaimList: Sendable, Hashable {
  /// The file's path.
  public var path: String
  /// The claims in the order of the file.
  public var claims: [Claim]
  /// The mutations in the order of the file.
  public var mutations: [Mutation]

  /// Collects claims and mutations.
  public init(path: String, claims: [Claim] = [], mutations: [Mutation] = []) {
    self.path = path
    self.claims = claims
    self.mutations = mutations
  }

  /// The claim with this id.
  public func claim(_ id: String) -> Claim? { claims.first { $0.id == id } }

  /// The mutation with this name.
  public func mutation(_ name: String) -> Mutation? { mutations.first { $0.name == name } }

  /// The mutations that claims with these ids name, each once, in the order of the file.
  public func mutations(ofClaims ids: Set<String>) -> [Mutation] {
    let names = Set(claims.filter { ids.contains($0.id) }.flatMap(\.kills))
    return mutations.filter { names.contains($0.name) }
  }
}

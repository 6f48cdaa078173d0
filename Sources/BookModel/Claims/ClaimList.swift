/// What a book claims, and the defects that its claims name: `claims.yml`.
public struct ClaimList: Sendable, Hashable {
  /// The file's path.
  public var path: String
  /// The claims in the order of the file.
  public var claims: [Claim]
  /// The defects in the order of the file.
  public var defects: [Defect]

  /// Collects claims and defects.
  public init(path: String, claims: [Claim] = [], defects: [Defect] = []) {
    self.path = path
    self.claims = claims
    self.defects = defects
  }

  /// The claim with this id.
  public func claim(_ id: String) -> Claim? { claims.first { $0.id == id } }

  /// The defect with this name.
  public func defect(_ name: String) -> Defect? { defects.first { $0.name == name } }

  /// The defects that claims with these ids name, each once, in the order of the file.
  public func defects(ofClaims ids: Set<String>) -> [Defect] {
    let names = Set(claims.filter { ids.contains($0.id) }.flatMap(\.breaksWithout))
    return defects.filter { names.contains($0.name) }
  }
}

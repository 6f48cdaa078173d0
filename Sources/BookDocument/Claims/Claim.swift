/// A sentence that the book claims, and that a run has to prove.
public struct Claim: Sendable, Hashable {
  /// Its name, `6.1-d`.
  public var id: String
  /// The section that makes it, `6.1`.
  public var section: String
  /// What is claimed.
  public var sentence: String
  /// The names of the mutations each of which must break a proof of it.
  public var kills: [String]
  /// Where it stands in `claims.yml`.
  public var location: SourceLocation

  /// Creates a claim.
  public init(
    id: String, section: String, sentence: String, kills: [String] = [],
    location: SourceLocation
  ) {
    self.id = id
    self.section = section
    self.sentence = sentence
    self.kills = kills
    self.location = location
  }
}

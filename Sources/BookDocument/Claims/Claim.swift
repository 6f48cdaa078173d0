/// A sentence that the book claims, and that a run has to prove.
package struct Claim: Sendable, Hashable {
  /// Its name, `6.1-d`.
  package var id: String
  /// The section that makes it, `6.1`.
  package var section: String
  /// What is claimed.
  package var sentence: String
  /// The names of the mutations each of which must break a proof of it.
  package var kills: [String]
  /// Its place in `claims.yml`.
  package var location: SourceLocation

  /// Creates a claim.
  package init(
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

/// What a page was made from: sources, compiler, seeds, and the claims that its run proved.
///
/// Everything in it is the same in every checkout of the same sources: no commit, path, time or machine.
public struct PageProvenance: Sendable, Equatable, Codable {
  /// A source file.
  public struct Source: Sendable, Equatable, Codable {
    /// The file's name in the book's folder.
    public var file: String
    /// The hash of its bytes.
    public var sha256: String

    /// Names a file's content.
    public init(file: String, sha256: String) {
      self.file = file
      self.sha256 = sha256
    }
  }

  /// A module that cells link.
  public struct Module: Sendable, Equatable, Codable {
    /// The module's name.
    public var name: String
    /// The hash of its sources.
    public var sha256: String

    /// Names a module's sources.
    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// A proof of a claim.
  public struct Proof: Sendable, Equatable, Codable {
    /// The claim's id.
    public var claim: String
    /// What was measured.
    public var measure: String
    /// The value; nothing if the proof is true or false.
    public var value: Float?
    /// What it was compared with; nothing if the proof is true or false.
    public var bound: Float?
    /// Whether it holds.
    public var holds: Bool

    /// Collects what a proof found.
    public init(claim: String, measure: String, value: Float?, bound: Float?, holds: Bool) {
      self.claim = claim
      self.measure = measure
      self.value = value
      self.bound = bound
      self.holds = holds
    }
  }

  /// The file that the page is made from.
  public var source: Source
  /// What cells link, by name; empty for a page without code that ran.
  public var modules: [Module]
  /// The hash of the modules' names and hashes; nothing for a page without code that ran.
  public var library: String?
  /// What the compiler calls itself; nothing for a page without code that ran.
  public var toolchain: String?
  /// The seeds of random numbers that the code states.
  public var seeds: [Int]
  /// The hash of the record of everything that the cells gave; nothing for a page without one.
  public var results: String?
  /// The proofs in the order in which they ran.
  public var proofs: [Proof]

  /// A page that is made from a file and nothing else.
  public init(source: Source) {
    self.source = source
    modules = []
    seeds = []
    proofs = []
  }
}

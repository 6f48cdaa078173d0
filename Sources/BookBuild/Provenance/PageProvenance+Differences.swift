import BookDocument
import BookRenderers

extension PageProvenance {
  /// What another provenance says otherwise, a line each: `module Transformer: 1f… → 2e…`.
  func differences(to other: PageProvenance) -> [String] {
    let seeds = [self, other].map { $0.seeds.map(String.init).joined(separator: ", ") }
    return difference("source", source.file, other.source.file)
      + difference(ofHash: source.file, source.sha256, other.source.sha256)
      + excerptDifferences(to: other) + moduleDifferences(to: other)
      + difference("toolchain", toolchain, other.toolchain)
      + difference("seeds", seeds[0], seeds[1])
      + difference(ofHash: "library", library, other.library)
      + difference(ofHash: "results", results, other.results)
      + proofDifferences(to: other)
  }

  private func moduleDifferences(to other: PageProvenance) -> [String] {
    let names = Set((modules + other.modules).map(\.name)).sorted()
    return names.flatMap { name in
      let hashes = [self, other].map { provenance in
        provenance.modules.first { $0.name == name }?.sha256
      }
      return difference(ofHash: "module \(name)", hashes[0], hashes[1])
    }
  }

  private func excerptDifferences(to other: PageProvenance) -> [String] {
    func hashes(_ excerpts: [ShownExcerpt]?) -> [String: String] {
      Dictionary((excerpts ?? []).map { ("\($0.file)#\($0.name)", $0.sha256) }) {
        first, _ in first
      }
    }
    let (old, new) = (hashes(excerpts), hashes(other.excerpts))
    return Set(old.keys).union(new.keys).sorted().flatMap {
      difference(ofHash: "include \($0)", old[$0], new[$0])
    }
  }

  private func proofDifferences(to other: PageProvenance) -> [String] {
    let count = max(proofs.count, other.proofs.count)
    return (0..<count).flatMap { index in
      let pair = [self, other].map { $0.proofs.indices.contains(index) ? $0.proofs[index] : nil }
      let name =
        pair.compactMap(\.self).first.map { "\($0.claims.joined(separator: ", ")) \($0.measure)" }
        ?? ""
      return difference("proof \(name)", pair[0].map(Self.text), pair[1].map(Self.text))
    }
  }

  private func difference(_ name: String, _ old: String?, _ new: String?) -> [String] {
    old == new ? [] : ["\(name): \(old ?? "none") → \(new ?? "none")"]
  }

  /// Hashes are compared whole; what is shown of them is enough to find them.
  private func difference(ofHash name: String, _ old: String?, _ new: String?) -> [String] {
    guard old != new else { return [] }
    let shown = [old, new].map { $0.map(Self.short) ?? "none" }
    return [
      "\(name): \(shown[0] == shown[1] ? "\(old ?? "") → \(new ?? "")" : shown.joined(separator: " → "))"
    ]
  }

  private static func short(_ hash: String) -> String { String(hash.prefix(8)) }

  private static func text(of proof: ProofFact) -> String {
    let value = proof.value.map { "\($0), " } ?? ""
    let bound = proof.bound.map { "bound \($0), " } ?? ""
    return value + bound + (proof.holds ? "holds" : "is false")
  }
}

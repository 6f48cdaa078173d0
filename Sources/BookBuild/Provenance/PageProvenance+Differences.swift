import BookDocument
import BookRenderers

extension PageProvenance {
  /// What another provenance says otherwise, a line each: `module Transformer: 1f… → 2e…`.
  func differences(to other: PageProvenance) -> [String] {
    let seeds = [self, other].map { $0.seeds.map(String.init).joined(separator: ", ") }
    return difference("source", source.file, other.source.file)
      + difference(source.file, Self.short(source.sha256), Self.short(other.source.sha256))
      + excerptDifferences(to: other) + moduleDifferences(to: other)
      + difference("toolchain", toolchain, other.toolchain)
      + difference("seeds", seeds[0], seeds[1])
      + difference("results", results.map(Self.short), other.results.map(Self.short))
      + proofDifferences(to: other)
  }

  private func moduleDifferences(to other: PageProvenance) -> [String] {
    let names = Set((modules + other.modules).map(\.name)).sorted()
    return names.flatMap { name in
      let hashes = [self, other].map { provenance in
        provenance.modules.first { $0.name == name }.map { Self.short($0.sha256) }
      }
      return difference("module \(name)", hashes[0], hashes[1])
    }
  }

  private func excerptDifferences(to other: PageProvenance) -> [String] {
    func hashes(_ excerpts: [Excerpt]?) -> [String: String] {
      Dictionary((excerpts ?? []).map { ("\($0.file)#\($0.name)", Self.short($0.sha256)) }) {
        first, _ in first
      }
    }
    let (old, new) = (hashes(excerpts), hashes(other.excerpts))
    return Set(old.keys).union(new.keys).sorted().flatMap {
      difference("include \($0)", old[$0], new[$0])
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

  private static func short(_ hash: String) -> String { String(hash.prefix(8)) }

  private static func text(of proof: Proof) -> String {
    let value = proof.value.map { "\($0), " } ?? ""
    let bound = proof.bound.map { "bound \($0), " } ?? ""
    return value + bound + (proof.holds ? "holds" : "is false")
  }
}

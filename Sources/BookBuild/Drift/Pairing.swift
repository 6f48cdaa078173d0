/// Which entries of two lists belong together: those of the same name, the first with the first.
struct Pairing {
  private(set) var pairs: [(old: Int, new: Int)] = []
  private(set) var added: [Int] = []
  private(set) var removed: [Int] = []

  init(_ old: [String], _ new: [String]) {
    var waiting = Dictionary(grouping: old.indices, by: { old[$0] })
    for (index, name) in new.enumerated() {
      if let first = waiting[name]?.first {
        waiting[name]?.removeFirst()
        pairs.append((first, index))
      } else {
        added.append(index)
      }
    }
    removed = waiting.values.joined().sorted()
  }
}

import BookRenderers

/// How what a chapter gave differs from what is recorded, one line a finding.
struct RecordDrift {
  private(set) var findings: [String] = []

  init(from old: ChapterRecord, to new: ChapterRecord) {
    compareCells(old.cells, new.cells)
    compareValues(old.values, new.values)
  }

  private mutating func compareCells(
    _ old: [ChapterRecord.CellEntry], _ new: [ChapterRecord.CellEntry]
  ) {
    // A cell without a label is called by its number, which moves when one is inserted above: those
    // that give the same are not looked at again.
    let changes = new.difference(from: old) { $0.outputs == $1.outputs }
    let old = changes.removals.map(\.element)
    let new = changes.insertions.map(\.element)
    let names = Pairing(old.map(\.cell), new.map(\.cell))
    for (oldIndex, newIndex) in names.pairs {
      let name = "cell '\(new[newIndex].cell)'"
      compare(old[oldIndex].outputs, new[newIndex].outputs, of: name)
    }
    for index in names.added { findings.append("cell '\(new[index].cell)' is new") }
    for index in names.removed { findings.append("cell '\(old[index].cell)' is gone") }
  }

  private mutating func compare(_ old: [OutputRecord], _ new: [OutputRecord], of name: String) {
    guard old.map(\.kind) == new.map(\.kind) else {
      let kinds = [old, new].map { outputs in outputs.map(\.kind).joined(separator: ", ") }
      findings.append("\(name) gave \(kinds[0]) and gives \(kinds[1])")
      return
    }
    let isOnly = new.count == 1
    for (index, (old, new)) in zip(old, new).enumerated() {
      let output = isOnly ? name : "\(name), output \(index + 1)"
      let before = findings.count
      compareTensors(old.tensors ?? [], new.tensors ?? [], of: output)
      // A table's text repeats the numbers that have been reported.
      if findings.count == before { compareText(old.text ?? [], new.text ?? [], of: output) }
    }
  }

  private mutating func compareTensors(
    _ old: [NumberRecord], _ new: [NumberRecord], of name: String
  ) {
    let names = Pairing(old.map(\.name), new.map(\.name))
    for (oldIndex, newIndex) in names.pairs {
      let drift = NumberDrift(from: old[oldIndex], to: new[newIndex])
      if let text = drift.description {
        findings.append("\(name), '\(new[newIndex].name)': \(text)")
      }
    }
    for index in names.added {
      findings.append("\(name): the numbers '\(new[index].name)' are new")
    }
    for index in names.removed {
      findings.append("\(name): the numbers '\(old[index].name)' are gone")
    }
  }

  private mutating func compareText(_ old: [String], _ new: [String], of name: String) {
    guard old != new else { return }
    let lines = zip(old, new).enumerated().first { $1.0 != $1.1 }
    if let (line, (before, after)) = lines.map({ ($0.offset, $0.element) }) {
      let place = max(old.count, new.count) == 1 ? "" : " in line \(line + 1)"
      findings.append("\(name): the text changed\(place): '\(before)' -> '\(after)'")
    } else {
      let counts = [old, new].map { "\($0.count) \($0.count == 1 ? "line" : "lines")" }
      findings.append("\(name): the text changed: \(counts[0]) -> \(counts[1])")
    }
  }

  private mutating func compareValues(
    _ old: [ChapterRecord.Value], _ new: [ChapterRecord.Value]
  ) {
    let names = Pairing(old.map(\.expression), new.map(\.expression))
    for (oldIndex, newIndex) in names.pairs where old[oldIndex].text != new[newIndex].text {
      findings.append(
        "the value of '\(new[newIndex].expression)' changed: "
          + "'\(old[oldIndex].text)' -> '\(new[newIndex].text)'")
    }
    for index in names.added {
      findings.append("the value of '\(new[index].expression)' is new: '\(new[index].text)'")
    }
    for index in names.removed {
      findings.append("the value of '\(old[index].expression)' is gone")
    }
  }
}

extension CollectionDifference.Change {
  fileprivate var element: ChangeElement {
    switch self {
    case .insert(_, let element, _), .remove(_, let element, _): element
    }
  }
}

/// Gives each heading an id made from its text, different from all labels and other ids.
enum HeadingIdentifiers {
  /// Assigns the ids and reports labels that are used twice.
  static func assign(in chapter: inout Chapter, labels: [Label]) -> [Diagnostic] {
    var taken = Dictionary(labels.map { ($0.name, 1) }, uniquingKeysWith: { first, _ in first })
    chapter.rewriteBlocks { block in
      guard case .heading(var heading) = block.content else { return }
      heading.textID = unique(identifier(of: heading.text), in: &taken)
      block.content = .heading(heading)
    }
    return duplicates(among: labels)
  }

  /// Letters, digits and 汉字 stay, what is between them becomes one hyphen.
  static func identifier(of text: String) -> String {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
    guard !words.isEmpty else { return "section" }
    let id = words.joined(separator: "-")
    return Label.isReserved(id) ? "section-\(id)" : id
  }

  private static func unique(_ id: String, in taken: inout [String: Int]) -> String {
    var candidate = id
    while let count = taken[candidate] {
      taken[candidate] = count + 1
      candidate = "\(id)-\(count + 1)"
    }
    taken[candidate] = 1
    return candidate
  }

  private static func duplicates(among labels: [Label]) -> [Diagnostic] {
    var first: [String: Label] = [:]
    return labels.sorted { $0.location < $1.location }.compactMap { label in
      guard let earlier = first.updateValue(first[label.name] ?? label, forKey: label.name) else {
        return nil
      }
      return Diagnostic.duplicate(label, firstAt: earlier.location)
    }
  }
}

extension Diagnostic {
  /// A label that names two things of the book.
  static func duplicate(_ label: Label, firstAt place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .labelDuplicate, in: SourceRange(of: label.name, at: label.location),
      "the label '\(label.name)' is used twice; the first is at \(place)",
      rule: "a label names one thing in the book", notes: [Note("first used here", at: place)])
  }
}

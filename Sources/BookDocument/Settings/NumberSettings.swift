import Yams

extension YAMLReader {
  /// The numbers of a setting like `limits: {cell: 60}`; what is not one is reported.
  fileprivate mutating func numbers<Name: CaseIterable & RawRepresentable<String>>(
    _ node: Node, of setting: String, kind: String, _: Name.Type, example: String
  ) -> [(name: Name, number: Double)] {
    let help = "write '\(setting): {\(example)}'"
    guard let mapping = mapping(node, of: setting, help: help) else { return [] }
    rejectUnknown(in: mapping, allowed: Name.allCases.map(\.rawValue), kind: kind)
    var numbers: [(name: Name, number: Double)] = []
    for (key, value) in mapping {
      guard let name = key.string.flatMap(Name.init(rawValue:)) else { continue }
      guard let number = value.float, number > 0, number <= 1_000_000 else {
        report(
          .settingInvalid, "the \(kind) '\(name.rawValue)' takes a number above 0", at: value.mark)
        continue
      }
      numbers.append((name, number))
    }
    return numbers
  }
}

extension RunLimits {
  private enum Name: String, CaseIterable {
    case cell, chapter, memory, output, compiler
  }

  /// Reads `limits:`, seconds and megabytes.
  init(_ node: Node, _ reader: inout YAMLReader) {
    self.init()
    let read = reader.numbers(
      node, of: "limits", kind: "limit", Name.self, example: "cell: 60")
    for (name, number) in read {
      switch name {
      case .cell: cell = .milliseconds(Int(number * 1_000))
      case .chapter: chapter = .milliseconds(Int(number * 1_000))
      case .memory: memory = Int(number * 1_048_576)
      case .output: output = Int(number * 1_048_576)
      case .compiler: compiler = Int(number * 1_048_576)
      }
    }
  }
}

extension Book.Budgets {
  private enum Name: String, CaseIterable {
    case page, build, cache
  }

  /// Reads `budgets:`, megabytes of a page and of the cache, and seconds of a build.
  init(_ node: Node, _ reader: inout YAMLReader) {
    let read = reader.numbers(
      node, of: "budgets", kind: "budget", Name.self, example: "build: 10")
    for (name, number) in read {
      switch name {
      case .page: page = Int(number * 1_048_576)
      case .build: build = .milliseconds(Int(number * 1_000))
      case .cache: cache = Int(number * 1_048_576)
      }
    }
  }
}

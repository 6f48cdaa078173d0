extension CellOptionKey {
  /// What a value of the option looks like, after its name.
  package var example: String {
    switch self {
    case .label: "fig-words"
    case .caption: "The lengths of words"
    case .alt: "one bar for each word"
    case .echo, .output, .run: "false"
    case .fold, .measured, .interface: "true"
    case .include: "../Sources/Model/Layer.swift#Layer.forward"
    case .timeout: "90"
    case .group: "refined"
    case .show: "total"
    case .expect: #"trap "Index out of range""#
    }
  }

  /// The table of all options, as `docs/WRITING.md` shows it.
  package static var table: String {
    let rows = allCases.map { "| `//| \($0.rawValue): \($0.example)` | \($0.summary) |" }
      .map { $0.replacing("//|", with: "//\\|") }
    return (["| option | what it does |", "| --- | --- |"] + rows).joined(separator: "\n") + "\n"
  }
}

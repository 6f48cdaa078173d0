import Foundation

/// A Jupyter notebook, version 4.5 of its format.
struct NotebookDocument: Encodable {
  struct Cell: Encodable {
    enum Kind: String, Encodable {
      case code, markdown
    }

    struct Metadata: Encodable {
      struct Jupyter: Encodable {
        var source_hidden: Bool
      }

      var jupyter: Jupyter?
    }

    var cell_type: Kind
    var id: String
    var metadata = Metadata()
    var source: [String]
    /// Only code has outputs and a count.
    var outputs: [Output]?
    var execution_count: Int?

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(cell_type, forKey: .cell_type)
      try container.encode(id, forKey: .id)
      try container.encode(metadata, forKey: .metadata)
      try container.encode(source, forKey: .source)
      guard cell_type == .code else { return }
      try container.encode(outputs ?? [], forKey: .outputs)
      try container.encode(execution_count, forKey: .execution_count)
    }

    enum CodingKeys: CodingKey {
      case cell_type, id, metadata, source, outputs, execution_count
    }
  }

  /// What a cell gave.
  enum Output: Encodable {
    case stream([String])
    case display([String: [String]])
    case error(name: String, value: String, traceback: [String])

    private enum CodingKeys: CodingKey {
      case output_type, name, text, metadata, data, ename, evalue, traceback
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .stream(let text):
        try container.encode("stream", forKey: .output_type)
        try container.encode("stdout", forKey: .name)
        try container.encode(text, forKey: .text)
      case .display(let data):
        try container.encode("display_data", forKey: .output_type)
        try container.encode([String: String](), forKey: .metadata)
        try container.encode(data, forKey: .data)
      case .error(let name, let value, let traceback):
        try container.encode("error", forKey: .output_type)
        try container.encode(name, forKey: .ename)
        try container.encode(value, forKey: .evalue)
        try container.encode(traceback, forKey: .traceback)
      }
    }
  }

  struct Metadata: Encodable {
    struct Kernel: Encodable {
      var display_name = "Swift"
      var language = "swift"
      var name = "swift"
    }

    struct Language: Encodable {
      var name = "swift"
      var file_extension = ".swift"
      var mimetype = "text/x-swift"
    }

    var kernelspec = Kernel()
    var language_info = Language()
    var title: String
  }

  var cells: [Cell]
  var metadata: Metadata
  var nbformat = 4
  var nbformat_minor = 5

  /// The document with a line end after its last line.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(self)) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// A text as notebooks keep it: a list of lines, each but the last with its end.
  static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
    if let last = lines.popLast(), last.count > 1 { lines.append(String(last.dropLast())) }
    return lines
  }
}

extension DataTable: Codable {
  private enum CodingKeys: String, CodingKey {
    case caption, columnHeaders, groups
  }

  /// Writes the caption, the headers and the groups.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(caption, forKey: .caption)
    try container.encode(columnHeaders, forKey: .columnHeaders)
    try container.encode(groups, forKey: .groups)
  }

  /// Reads a table.
  ///
  /// - Throws: `DecodingError` if the rows do not have as many cells as the table has columns.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let table = DataTable(
      decodedCaption: try container.decode(String.self, forKey: .caption),
      columnHeaders: try container.decode([DataCell].self, forKey: .columnHeaders),
      groups: try container.decode([Group].self, forKey: .groups))
    guard let table else {
      throw DecodingError.dataCorruptedError(
        forKey: .groups, in: container, debugDescription: "a row has not one cell for each column")
    }
    self = table
  }

  /// A table that was read from bytes; nil if its rows do not fit its columns.
  init?(decodedCaption caption: String, columnHeaders: [DataCell], groups: [Group]) {
    let width = columnHeaders.count - 1
    guard width >= 0, groups.allSatisfy({ $0.rows.allSatisfy { $0.cells.count == width } }) else {
      return nil
    }
    self.init(caption: caption, columnHeaders: columnHeaders, groups: groups)
  }
}

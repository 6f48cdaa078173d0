/// A table of labelled rows, for readers who want the numbers of a figure.
public struct DataTable: Sendable, Hashable {
  /// A row: its header cell and the cells under the other columns.
  public struct Row: Sendable, Hashable, Codable {
    /// What the row is about.
    public let header: DataCell
    /// The cells right of the header.
    public let cells: [DataCell]

    /// Creates a row.
    public init(header: DataCell, cells: [DataCell]) {
      self.header = header
      self.cells = cells
    }
  }

  /// Rows that belong together, under a title of their own if there are several groups.
  public struct Group: Sendable, Hashable, Codable {
    /// The title over the rows, or nil in a table of one group.
    public let title: String?
    /// The rows from top to bottom.
    public let rows: [Row]

    /// Creates a group of rows.
    public init(title: String? = nil, rows: [Row]) {
      self.title = title
      self.rows = rows
    }
  }

  /// What the table shows.
  public let caption: String
  /// The header of each column; the first is above the row headers.
  public let columnHeaders: [DataCell]
  /// The groups from top to bottom.
  public let groups: [Group]

  /// All rows of all groups, from top to bottom.
  public var rows: [Row] { groups.flatMap(\.rows) }

  /// Creates a table of several groups of rows.
  ///
  /// - Precondition: There is a column, and every row has a cell for each column header but the first.
  public init(caption: String, columnHeaders: [DataCell], groups: [Group]) {
    precondition(!columnHeaders.isEmpty, "table '\(caption)' needs at least one column, got none")
    for row in groups.lazy.flatMap(\.rows) {
      precondition(
        row.cells.count == columnHeaders.count - 1,
        "table '\(caption)' has \(columnHeaders.count) columns,"
          + " got a row of 1 + \(row.cells.count) cells")
    }
    self.caption = caption
    self.columnHeaders = columnHeaders
    self.groups = groups
  }

  /// Creates a table of one group of rows.
  ///
  /// - Precondition: There is a column, and every row has a cell for each column header but the first.
  public init(caption: String, columnHeaders: [DataCell], rows: [Row]) {
    self.init(caption: caption, columnHeaders: columnHeaders, groups: [Group(rows: rows)])
  }

  /// Whether the cells of a column line up at their right edge, as numbers do.
  public func isTrailing(column: Int) -> Bool {
    let cells = rows.lazy.map { column == 0 ? $0.header : $0.cells[column - 1] }
    return cells.contains { $0.isTrailing } && cells.allSatisfy { $0.isTrailing || $0.text.isEmpty }
  }
}

import CellRecords

extension TensorFigure {
  /// The numbers as a table; long dimensions are elided in the middle.
  public var table: DataTable? {
    let caption = axes.isEmpty ? name : "\(name) \(shapeDescription)"
    return switch axes.count {
    case 0: scalarTable(caption)
    case 1: vectorTable(caption)
    case 2: matrixTable(caption)
    default: stackTable(caption)
    }
  }

  private func scalarTable(_ caption: String) -> DataTable {
    let row = DataTable.Row(header: .text(name), cells: [cell(at: 0)])
    return DataTable(caption: caption, columnHeaders: [.text("名称"), .text("值")], rows: [row])
  }

  private func vectorTable(_ caption: String) -> DataTable {
    let columns = positions(of: axes[0])
    let row = DataTable.Row(
      header: .text("值"), cells: columns.map { $0.map(cell(at:)) ?? .elided })
    return DataTable(
      caption: caption, columnHeaders: [.axis(axes[0].name)] + labels(of: axes[0]), rows: [row])
  }

  private func matrixTable(_ caption: String) -> DataTable {
    DataTable(
      caption: caption, columnHeaders: matrixHeaders(axes[0], axes[1]),
      rows: matrixRows(axes[0], axes[1], offset: 0))
  }

  private func stackTable(_ caption: String) -> DataTable {
    let matrixSize = axes[1].count * axes[2].count
    let groups = positions(of: axes[0]).map { position -> DataTable.Group in
      guard let position else {
        let omitted = axes[0].count - 2 * edgeCount
        return DataTable.Group(title: "... (\(axes[0].name) \(omitted))", rows: [])
      }
      return DataTable.Group(
        title: "\(axes[0].name) \(axes[0].labels[position])",
        rows: matrixRows(axes[1], axes[2], offset: position * matrixSize))
    }
    return DataTable(
      caption: caption, columnHeaders: matrixHeaders(axes[1], axes[2]), groups: groups)
  }

  private func matrixHeaders(_ rows: FigureAxis, _ columns: FigureAxis) -> [DataCell] {
    [.axes([rows.name, columns.name], separator: " \\ ")] + labels(of: columns)
  }

  private func matrixRows(
    _ rows: FigureAxis, _ columns: FigureAxis, offset: Int
  ) -> [DataTable.Row] {
    let visibleColumns = positions(of: columns)
    return zip(positions(of: rows), labels(of: rows)).map { row, label in
      let cells = visibleColumns.map { column -> DataCell in
        guard let row, let column else { return .elided }
        return cell(at: offset + row * columns.count + column)
      }
      return DataTable.Row(header: label, cells: cells)
    }
  }

  private func positions(of axis: FigureAxis) -> [Int?] {
    VisiblePositions(count: axis.count, edgeCount: edgeCount).positions
  }

  private func labels(of axis: FigureAxis) -> [DataCell] {
    positions(of: axis).map { position in
      guard let position else { return .elided }
      let label = axis.labels[position]
      return axis.hasOwnLabels ? .tokens([label]) : .number(label)
    }
  }

  private func cell(at index: Int) -> DataCell {
    .number(format.string(from: values[index]))
  }
}

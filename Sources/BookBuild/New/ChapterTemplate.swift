/// What a new chapter and a new book start with.
struct ChapterTemplate {
  let title: String
  let slug: String

  /// The chapter: a title, one cell with a caption, and a reference to it.
  var text: String {
    """
    # \(title)

    先写这一章要回答的问题，再用一个代码块把答案算出来。

    ```swift
    //| label: \(label)
    //| caption: 一个数和它的平方
    let numbers = [1, 2, 3, 4, 5]
    let places = numbers.map { Float($0) }
    let squares = numbers.map { Float($0 * $0) }
    LineChart(
      title: "平方", xAxis: ChartAxis("数"), yAxis: ChartAxis("平方"),
      series: [LineSeries("平方", xValues: places, yValues: squares)])
    ```

    从 [](#\(label)) 可以看到，最后一个数是 `{swift} numbers.count`，它的平方是 `{swift} decimal(squares[4])`。

    """
  }

  /// The settings of a book with this one chapter; without a list all chapters are in it.
  static func settings(title: String) -> String {
    """
    title: \(quoted(title))
    language: zh-CN
    imports: []   # the modules of your own that every cell imports

    """
  }

  /// Labels are ASCII, whatever the chapter's name is.
  private var label: String {
    let letters = slug.filter { $0.isASCII }
    return letters.isEmpty ? "fig-first" : "fig-\(letters)"
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

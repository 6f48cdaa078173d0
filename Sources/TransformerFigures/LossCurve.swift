public import Figures

/// The losses of training runs, one line each.
///
/// - Parameters:
///   - title: What was trained.
///   - runs: A name and the loss of each step from 1 on, for each run.
/// - Returns: The figure, with a logarithmic axis for the loss.
/// - Precondition: There is a run, and every run has a step.
public func lossCurve(_ title: String, _ runs: [(name: String, losses: [Float])]) -> LineChart {
  LineChart(
    title: title, xAxis: ChartAxis(Words.trainingStep),
    yAxis: ChartAxis(Words.loss, spacing: .logarithmic),
    series: runs.map { LineSeries($0.name, values: $0.losses) })
}

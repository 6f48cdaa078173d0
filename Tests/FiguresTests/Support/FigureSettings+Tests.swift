import BookLanguage
import Testing

@testable import Figures

extension FigureSettings {
  /// A Chinese book whose axes have colours, one of them two names.
  static let chinese = FigureSettings(
    language: .chinese,
    axes: [
      Axis(name: "批", colour: 1), Axis(name: "头", colour: 2),
      Axis(name: "步", aliases: ["时间步"], colour: 3), Axis(name: "查询", colour: 4),
      Axis(name: "键", colour: 5), Axis(name: "维", colour: 6), Axis(name: "词表", colour: 7),
    ])

  /// An English book with the same axes.
  static let english = FigureSettings(
    axes: [
      Axis(name: "head", colour: 2), Axis(name: "step", aliases: ["time step"], colour: 3),
      Axis(name: "query", colour: 4), Axis(name: "key", colour: 5),
      Axis(name: "dimension", colour: 6),
    ])

  /// Renders with these settings, whatever those of the process are.
  func rendering<Result>(_ body: () throws -> Result) rethrows -> Result {
    try Self.$local.withValue(self, operation: body)
  }
}

/// Runs the tests of a suite with settings of figures.
struct FigureSettingsTrait: SuiteTrait, TestTrait, TestScoping {
  let settings: FigureSettings
  var isRecursive: Bool { true }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await FigureSettings.$local.withValue(settings, operation: function)
  }
}

extension Trait where Self == FigureSettingsTrait {
  /// Figures render as in a Chinese book.
  static var chinese: Self { FigureSettingsTrait(settings: .chinese) }
}

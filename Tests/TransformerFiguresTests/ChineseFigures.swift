import BookLanguage
import Figures
import Testing

/// Runs the tests of a suite with figures that speak Chinese, as the library does.
struct ChineseFigures: SuiteTrait, TestTrait, TestScoping {
  var isRecursive: Bool { true }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let settings = FigureSettings(language: .chinese)
    try await FigureSettings.$local.withValue(settings, operation: function)
  }
}

extension Trait where Self == ChineseFigures {
  static var chinese: Self { ChineseFigures() }
}

import Testing

@Suite struct ScenarioTests {
  @Test func thereAreScenarios() {
    #expect(!Scenario.all.isEmpty)
  }

  @Test(arguments: Scenario.all)
  func theBookGivesWhatIsExpected(_ scenario: Scenario) async throws {
    try await scenario.check()
  }
}

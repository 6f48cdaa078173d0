import Foundation
import TestSupport

/// A headless Chromium with one window, empty and with a profile of its own.
struct Browser: Sendable {
  /// How long a test waits for a page to come to a state.
  ///
  /// - Units: it bounds a failing test only, so it is generous.
  static let patience = Duration.seconds(60)

  let connection: DriverConnection
  private let session: String

  /// Starts a browser and ends it after `body`, whatever happens there.
  static func run<Result: Sendable>(
    _ body: @Sendable (Browser) async throws -> Result
  ) async throws -> Result {
    let folder = TestFolder()
    return try await DriverProcess.run(temporaryFolder: folder.path) { port in
      let connection = DriverConnection(port: port)
      let answer = try await connection.send("POST", "/session", capabilities)
      let browser = Browser(
        connection: connection, session: answer["sessionId"].text ?? "no session")
      let result = try await body(browser)
      _ = try await browser.send("DELETE", "")
      return result
    }
  }

  private static let capabilities: JSON = [
    "capabilities": [
      "alwaysMatch": [
        "browserName": "chrome",
        "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
        "goog:chromeOptions": [
          "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--lang=zh-CN", "--force-color-profile=srgb",
          ]
        ],
      ]
    ]
  ]

  /// Sends a command of the session.
  func send(_ method: String, _ path: String, _ body: JSON? = nil) async throws -> JSON {
    try await connection.send(method, "/session/\(session)\(path)", body)
  }

  /// Opens a page and waits until it is loaded.
  func open(_ url: URL) async throws {
    _ = try await send("POST", "/url", ["url": .text(url.absoluteString)])
  }

  /// Loads the page anew.
  func reload() async throws { _ = try await send("POST", "/refresh", [:]) }

  /// The address of the page.
  var url: String { get async throws { try await send("GET", "/url").text ?? "" } }

  /// The value of an expression in the page.
  func evaluate(_ expression: String, _ arguments: JSON...) async throws -> JSON {
    try await send(
      "POST", "/execute/sync",
      ["script": .text("return (\(expression));"), "args": .list(arguments)])
  }

  /// Runs statements in the page that end with a call of `done(…)`.
  func run(asynchronously statements: String) async throws -> JSON {
    let script = "const done = arguments[arguments.length - 1]; \(statements)"
    return try await send("POST", "/execute/async", ["script": .text(script), "args": []])
  }

  /// Waits until an expression in the page is true.
  ///
  /// - Throws: ``DriverError/timedOut(waitingFor:last:)`` when it never is.
  func wait(for state: String, _ expression: String, _ arguments: JSON...) async throws {
    let clock = ContinuousClock()
    let deadline = clock.now + Self.patience
    var last = JSON.null
    while clock.now < deadline {
      last = try await send(
        "POST", "/execute/sync",
        ["script": .text("return (\(expression));"), "args": .list(arguments)])
      if last == .flag(true) { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw DriverError.timedOut(waitingFor: state, last: "\(last)")
  }
}

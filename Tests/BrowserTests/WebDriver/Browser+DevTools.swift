import Foundation

/// What only Chromium's own protocol can do.
///
/// - Source: <https://chromedevtools.github.io/devtools-protocol/>
extension Browser {
  /// How a page wants to look.
  enum ColourScheme: String, CaseIterable, Sendable {
    case light, dark
  }

  /// Sends a command to the browser's own interface.
  func devTools(_ command: String, _ parameters: JSON = [:]) async throws -> JSON {
    try await send(
      "POST", "/goog/cdp/execute", ["cmd": .text(command), "params": parameters])
  }

  /// Makes pages see a system that is light or dark.
  func emulate(_ scheme: ColourScheme) async throws {
    let feature: JSON = ["name": "prefers-color-scheme", "value": .text(scheme.rawValue)]
    _ = try await devTools("Emulation.setEmulatedMedia", ["features": [feature]])
  }

  /// Makes pages see a reader who has chosen the colours of everything.
  func emulate(forcedColours: Bool) async throws {
    let feature: JSON = ["name": "forced-colors", "value": forcedColours ? "active" : "none"]
    _ = try await devTools("Emulation.setEmulatedMedia", ["features": [feature]])
  }

  /// Makes pages see paper or a screen.
  func emulate(medium: String) async throws {
    _ = try await devTools("Emulation.setEmulatedMedia", ["media": .text(medium)])
  }

  /// Gives the page a viewport of exactly this size.
  ///
  /// - Units: CSS pixels.
  func resize(width: Int, height: Int) async throws {
    _ = try await devTools(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": .number(Double(width)), "height": .number(Double(height)),
        "deviceScaleFactor": 1, "mobile": false,
      ])
  }

  /// Lets pages that are opened from now on run no script of their own; tests still can.
  func disableScripts() async throws {
    _ = try await devTools("Emulation.setScriptExecutionDisabled", ["value": true])
  }

  /// Lets pages that are opened from now on run their scripts again.
  func enableScripts() async throws {
    _ = try await devTools("Emulation.setScriptExecutionDisabled", ["value": false])
  }

  /// The page as the reader's printer gets it.
  func pdf() async throws -> Data {
    let text = try await send("POST", "/print", ["background": true]).text ?? ""
    return Data(base64Encoded: text) ?? Data()
  }

  /// What the window shows now, as a PNG.
  func screenshot() async throws -> Data {
    Data(base64Encoded: try await send("GET", "/screenshot").text ?? "") ?? Data()
  }
}

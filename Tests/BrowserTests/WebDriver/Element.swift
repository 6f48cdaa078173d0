/// An element of the page that a browser shows.
struct Element: Sendable {
  let browser: Browser
  let id: String

  /// The element as an argument of a script.
  var reference: JSON { ["element-6066-11e4-a52e-4f735466cecf": .text(id)] }

  /// The text that a reader sees.
  var text: String { get async throws { try await get("text").text ?? "" } }

  /// Whether a reader sees it.
  var isDisplayed: Bool { get async throws { try await get("displayed").flag ?? false } }

  /// An attribute as the markup or a script has set it; nothing if it is not there.
  func attribute(_ name: String) async throws -> String? {
    try await browser.evaluate("arguments[0].getAttribute(arguments[1])", reference, .text(name))
      .text
  }

  /// A property as text; empty if it is not there.
  func property(_ name: String) async throws -> String {
    try await browser.evaluate("arguments[0][arguments[1]]", reference, .text(name)).text ?? ""
  }

  /// Clicks into the middle; fails when something else lies over it, as a reader would.
  func click() async throws {
    // The driver scrolls too, but does not wait where the page scrolls smoothly.
    _ = try await browser.evaluate(
      "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", reference)
    _ = try await browser.send("POST", "/element/\(id)/click", [:])
  }

  /// Puts the focus on it.
  func focus() async throws { _ = try await browser.evaluate("arguments[0].focus()", reference) }

  private func get(_ property: String) async throws -> JSON {
    try await browser.send("GET", "/element/\(id)/\(property)")
  }
}

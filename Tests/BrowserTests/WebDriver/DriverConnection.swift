import Foundation

/// The W3C WebDriver protocol: commands as JSON over HTTP.
///
/// - Source: <https://www.w3.org/TR/webdriver2/>
struct DriverConnection: Sendable {
  /// The port of this machine that the driver listens on.
  let port: Int

  /// Sends a command and gives what the driver answers.
  ///
  /// - Throws: ``DriverError`` if the driver refuses, ``HTTPExchange/Failure`` if it does not answer.
  func send(_ method: String, _ path: String, _ body: JSON? = nil) async throws -> JSON {
    let exchange = HTTPExchange(
      port: port, method: method, path: path, body: try body.map { try JSONEncoder().encode($0) })
    let value = try JSONDecoder().decode(JSON.self, from: try await exchange.answer())["value"]
    if let error = value["error"].text {
      throw DriverError.refused(
        command: "\(method) \(path)", error: error, message: value["message"].text ?? "")
    }
    return value
  }
}

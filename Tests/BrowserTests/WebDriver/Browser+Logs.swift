import Foundation

extension Browser {
  /// What the console has shown since this was asked last: messages of scripts, of the content
  /// security policy, of files that could not be loaded.
  func consoleMessages() async throws -> [String] {
    try await log("browser").map { entry in
      "\(entry["level"].text ?? ""): \(entry["message"].text ?? "")"
    }
  }

  /// The addresses of everything that pages have asked for since this was asked last.
  func requests() async throws -> [String] {
    try await log("performance").compactMap { entry in
      guard let data = entry["message"].text?.data(using: .utf8) else { return nil }
      let message = try JSONDecoder().decode(JSON.self, from: data)["message"]
      guard message["method"].text == "Network.requestWillBeSent" else { return nil }
      return message["params"]["request"]["url"].text
    }
  }

  private func log(_ kind: String) async throws -> [JSON] {
    try await send("POST", "/se/log", ["type": .text(kind)]).elements
  }
}

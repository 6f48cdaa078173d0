import Foundation
import Platform
import TestSupport

/// Sends bytes as they are: clients of a library would tidy up a path before they ask.
struct RawClient: Sendable {
  let port: UInt16

  struct Answer {
    let status: Int
    let head: String
    let body: String

    /// A header's value.
    func header(_ name: String) -> String? {
      head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
        .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
    }
  }

  /// Asks for a path exactly as it is written here.
  func get(
    _ target: String, method: String = "GET", host: String? = nil
  ) async throws -> Answer {
    let host = host ?? "127.0.0.1:\(port)"
    return try await send(
      "\(method) \(target) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
  }

  /// Sends a request, perhaps long after the connection was made, and reads until the server closes it.
  ///
  /// It waits on a thread of its own: the server in the same process needs those of the tasks.
  func send(_ request: String, isPatient: Bool = false) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try sendAndWait(request, isPatient) })
      }
    }
  }

  private func sendAndWait(_ request: String, _ isPatient: Bool) throws -> Answer {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
    if isPatient { usleep(500_000) }
    let bytes = Array(request.utf8)
    _ = Platform.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      received += buffer[..<count]
    }
    return Self.answer(String(decoding: received, as: UTF8.self))
  }

  private static func answer(_ text: String) -> Answer {
    guard let end = text.firstRange(of: "\r\n\r\n") else {
      return Answer(status: 0, head: text, body: "")
    }
    let head = String(text[..<end.lowerBound])
    let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Answer(status: status, head: head, body: String(text[end.upperBound...]))
  }
}

extension PreviewedBook {
  /// Starts the preview and waits for its first build.
  func start() async throws -> RawClient { RawClient(port: try await listen()) }
}

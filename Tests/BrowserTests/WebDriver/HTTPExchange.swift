import Foundation
import Platform

/// One request to a server on this machine and its answer.
///
/// Foundation's own client refuses chromedriver's headers, which have no space after the colon.
struct HTTPExchange: Sendable {
  let port: Int
  let method: String
  let path: String
  let body: Data?

  /// Why there is no answer.
  struct Failure: Error, CustomStringConvertible {
    let step: String
    let reason: String
    var description: String { "the driver cannot be reached (\(step)): \(reason)" }
  }

  /// Sends the request and gives the answer's body; no thread of Swift's own waits for it.
  func answer() async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try exchange() })
      }
    }
  }

  private func exchange() throws -> Data {
    let socket = Platform.socket(
      AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { throw failure("socket") }
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    let connected = withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw failure("connect") }
    try send(request, to: socket)
    return try receive(from: socket)
  }

  private var request: Data {
    let head = """
      \(method) \(path) HTTP/1.1\r
      Host: 127.0.0.1:\(port)\r
      Content-Type: application/json; charset=utf-8\r
      Content-Length: \(body?.count ?? 0)\r
      Connection: close\r
      \r

      """
    return Data(head.utf8) + (body ?? Data())
  }

  private func send(_ data: Data, to socket: Int32) throws {
    var rest = data[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        Platform.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { throw failure("send") }
      rest = rest.dropFirst(sent)
    }
  }

  /// Reads as many bytes as the head of the answer promises.
  private func receive(from socket: Int32) throws -> Data {
    var received = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end = received.range(of: Data("\r\n\r\n".utf8)) {
        let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
        let length = head.firstMatch(of: /(?i)content-length: *(\d+)/).flatMap { Int($0.1) }
        let body = received[end.upperBound...]
        if let length, body.count >= length { return Data(body.prefix(length)) }
      }
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { throw failure("receive") }
      received += buffer[..<count]
    }
  }

  private func failure(_ step: String) -> Failure {
    Failure(step: step, reason: String(cString: strerror(errno)))
  }
}

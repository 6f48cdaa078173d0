import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Ends connections that send lines longer than any browser's request for a page of a book.
///
/// The server looks at a line's whole beginning again with each byte, so that one of a hundred thousand,
/// which a page elsewhere can make the author's browser send, would keep it busy for minutes. What the
/// server waits for is looked at as it comes; what has come before it was asked for, while it waits to be
/// read.
final class BoundedLines<Base: AsyncSocketPool>: AsyncSocketPool {
  /// - Units: bytes.
  private static var longest: Int { 8192 }

  /// How many unread bytes without an end of a line are too many.
  ///
  /// - Units: bytes.
  private static var longestUnread: Int { 4096 }

  private let base: Base
  /// How much of a line has come so far, by the connection's descriptor.
  private let begun = Mutex<[Int32: Int]>([:])
  /// Where the server listens.
  private let port = Mutex<in_port_t?>(nil)

  init(_ base: Base) {
    self.base = base
  }

  func prepare() async throws { try await base.prepare() }

  func run() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await self.base.run() }
      group.addTask {
        while true {
          try await Task.sleep(for: .milliseconds(250))
          self.endLongLines()
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    let descriptor = socket.file.rawValue
    if Self.isListening(descriptor) { port.withLock { $0 = $0 ?? Self.port(of: descriptor) } }
    try await base.suspendSocket(socket, untilReadyFor: events)
    guard events.contains(.read) else { return }
    let bytes = Self.unread(of: descriptor, atMost: 2 * Self.longest)
    guard !bytes.isEmpty else { return }
    let parts = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let earlier = begun.withLock { $0.removeValue(forKey: descriptor) ?? 0 }
    let lengths = parts.enumerated().map { $0.element.count + ($0.offset == 0 ? earlier : 0) }
    guard lengths.allSatisfy({ $0 <= Self.longest }) else { throw SocketError.disconnected }
    if let last = lengths.last, last > 0 { begun.withLock { $0[descriptor] = last } }
  }

  /// Ends the connections with a long line that the server is still reading: what has not been read goes,
  /// and nothing more can come.
  private func endLongLines() {
    guard let port = port.withLock({ $0 }) else { return }
    for descriptor in 0..<min(getdtablesize(), 4096)
    where Self.port(of: descriptor) == port && !Self.isListening(descriptor) {
      let bytes = Self.unread(of: descriptor, atMost: Self.longestUnread)
      guard bytes.count == Self.longestUnread, !bytes.contains(UInt8(ascii: "\n")) else { continue }
      shutdown(descriptor, Int32(SHUT_RDWR))
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT)) > 0 {}
    }
  }

  private static func unread(of descriptor: Int32, atMost count: Int) -> ArraySlice<UInt8> {
    var bytes = [UInt8](repeating: 0, count: count)
    let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    return bytes[..<max(0, count)]
  }

  private static func isListening(_ descriptor: Int32) -> Bool {
    var answer: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &answer, &size) == 0 && answer != 0
  }

  /// The port on this side of a connection; nil for what is no connection of this kind.
  private static func port(of descriptor: Int32) -> in_port_t? {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let answer = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
    }
    return answer == 0 && Int32(address.sin_family) == AF_INET ? address.sin_port : nil
  }
}

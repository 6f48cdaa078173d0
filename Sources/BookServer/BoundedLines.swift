import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Ends connections that send lines longer than any browser's request for a page of a book.
///
/// The server looks at a line's whole beginning again with each byte, so that one of a hundred thousand,
/// which a page elsewhere can make the author's browser send, would keep it busy for minutes. Only what the
/// server waits for passes here: a line that has come before it was asked for is read all the same.
final class BoundedLines<Base: AsyncSocketPool>: AsyncSocketPool {
  /// - Units: bytes.
  private static var longest: Int { 8192 }

  private let base: Base
  /// How much of a line has come so far, by the connection's descriptor.
  private let begun = Mutex<[Int32: Int]>([:])

  init(_ base: Base) {
    self.base = base
  }

  func prepare() async throws { try await base.prepare() }

  func run() async throws { try await base.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    try await base.suspendSocket(socket, untilReadyFor: events)
    guard events.contains(.read) else { return }
    let descriptor = socket.file.rawValue
    var bytes = [UInt8](repeating: 0, count: 2 * Self.longest)
    let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_PEEK))
    guard count > 0 else { return }
    let parts = bytes[..<count].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let earlier = begun.withLock { $0.removeValue(forKey: descriptor) ?? 0 }
    let lengths = parts.enumerated().map { $0.element.count + ($0.offset == 0 ? earlier : 0) }
    guard lengths.allSatisfy({ $0 <= Self.longest }) else { throw SocketError.disconnected }
    if let last = lengths.last, last > 0 { begun.withLock { $0[descriptor] = last } }
  }
}

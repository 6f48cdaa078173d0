import Foundation
import Platform

/// Waits until the kernel reports that something in some folders may have changed.
///
/// What changed is for ``FolderSnapshot`` to say: the kernel only saves looking. It is silent on network
/// and container mounts, and on systems that report nothing; so nobody waits longer than the caller asks.
final class FolderWatch: Sendable {
  /// Reports of the kernel, or -1 where it reports nothing.
  private let reports: Int32
  /// Ends the waiting of a task that is cancelled: a pipe, of which the one end is read and the other
  /// written.
  private let wakes: (read: Int32, write: Int32)

  /// Watches folders, but not the folders in them.
  init(_ folders: Set<String>) {
    var ends: [Int32] = [-1, -1]
    wakes = pipe(&ends) == 0 ? (ends[0], ends[1]) : (-1, -1)
    reports = HostSystem.watch(folders)
    for descriptor in ends where descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
  }

  deinit {
    for descriptor in [reports, wakes.read, wakes.write] where descriptor >= 0 {
      close(descriptor)
    }
  }

  /// Whether every folder is watched: else what the kernel reports is not all that happens.
  var isComplete: Bool { reports >= 0 && wakes.read >= 0 }

  /// Waits for a report, at most for so long.
  func wait(atMost longest: Duration) async {
    guard isComplete else {
      try? await Task.sleep(for: longest)
      return
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
          self.block(milliseconds: Int32(longest / .milliseconds(1)))
          continuation.resume()
        }
      }
    } onCancel: {
      _ = write(wakes.write, [1], 1)
    }
  }

  private func block(milliseconds: Int32) {
    var descriptors = [reports, wakes.read].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    guard poll(&descriptors, 2, milliseconds) > 0, descriptors[0].revents != 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    while read(reports, &buffer, buffer.count) > 0 {}
  }
}

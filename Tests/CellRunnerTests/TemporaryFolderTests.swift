import Foundation
import Testing

@testable import CellRunner

@Suite struct TemporaryFolderTests {
  private func makeFolder() -> String {
    let path = NSTemporaryDirectory() + "temporary-folder-tests-\(UUID().uuidString)"
    mkdir(path, 0o700)
    return path
  }

  /// The system takes no path of more than four thousand bytes.
  @Test func foldersNestedDeeperThanAnyPathAreRemoved() {
    let folder = makeFolder()
    var descriptor = open(folder, O_RDONLY | O_DIRECTORY)
    for _ in 0..<2000 {
      mkdirat(descriptor, "deep", 0o700)
      close(openat(descriptor, "file", O_WRONLY | O_CREAT, 0o600))
      let next = openat(descriptor, "deep", O_RDONLY | O_DIRECTORY)
      close(descriptor)
      descriptor = next
    }
    close(descriptor)
    TemporaryFolder.remove(folder)
    #expect(access(folder, F_OK) != 0)
  }

  @Test func whatLinksLeadToStays() {
    let outside = makeFolder()
    let folder = makeFolder()
    mkdir("\(outside)/kept", 0o700)
    symlink(outside, "\(folder)/link")
    symlink("/nowhere", "\(folder)/dangling")
    mkdir("\(folder)/closed", 0o700)
    mkdir("\(folder)/closed/inner", 0)
    chmod("\(folder)/closed", 0)
    // A name that is not UTF-8.
    let name = Array("\(folder)/".utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
    close(open(name, O_WRONLY | O_CREAT, 0o600))
    TemporaryFolder.remove(folder)
    #expect(access(folder, F_OK) != 0)
    #expect(access("\(outside)/kept", F_OK) == 0)
    TemporaryFolder.remove(outside)
    #expect(access(outside, F_OK) != 0)
  }
}

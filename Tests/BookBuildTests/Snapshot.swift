import Foundation
import Testing

/// Files that hold what a test must find.
enum Snapshot {
  /// Compares what was found with the files of a folder: missing and unexpected ones fail too.
  ///
  /// With `RECORD_SNAPSHOTS=1` the folder is written again and the test fails once, so that nobody
  /// takes a recording for a passed test.
  static func expect(_ found: [String: String], in directory: String) throws {
    guard ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != "1" else {
      return try record(found, in: directory)
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    #expect(found.keys.sorted() == names.sorted(), "files in \(directory)")
    for (name, text) in found.sorted(by: { $0.key < $1.key }) {
      let wanted = try? String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)
      #expect(text == wanted, "\(directory)/\(name)")
    }
  }

  private static func record(_ found: [String: String], in directory: String) throws {
    try? FileManager.default.removeItem(atPath: directory)
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    for (name, text) in found {
      try text.write(toFile: "\(directory)/\(name)", atomically: true, encoding: .utf8)
    }
    Issue.record("recorded \(directory)")
  }
}

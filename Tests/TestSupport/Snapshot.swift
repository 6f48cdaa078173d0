import Foundation

/// Files that hold what a test must find.
package enum Snapshot {
  /// Whether `RECORD_SNAPSHOTS=1` asks for what is found to be written in place of being compared.
  package static let isRecording =
    ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

  /// Compares what was found with the files of a folder: missing and unexpected ones fail too.
  ///
  /// While recording the folder is written and the test fails once, so that nobody takes a recording
  /// for a passed test.
  ///
  /// - Throws: An error if a recording cannot be written.
  package static func expect(
    _ found: [String: String], in directory: String, fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line
  ) throws {
    let place = TestPlace(fileID: fileID, filePath: filePath, line: line)
    guard !isRecording else {
      try? FileManager.default.removeItem(atPath: directory)
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true)
      for (name, text) in found {
        try text.write(toFile: "\(directory)/\(name)", atomically: true, encoding: .utf8)
      }
      return place.record("recorded \(directory)")
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    place.expectSame(found.keys.sorted(), names.sorted(), "files in \(directory)")
    for (name, text) in found.sorted(by: { $0.key < $1.key }) {
      let wanted = try? String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)
      if let wanted { place.expectSame(text, wanted, "\(directory)/\(name)") }
    }
  }

  /// Compares a text with what stands between two marks of a document, or puts it there.
  ///
  /// - Throws: An error if the document cannot be read or written.
  package static func expect(
    _ text: String, from start: String, to end: String, in path: String,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line
  ) throws {
    let place = TestPlace(fileID: fileID, filePath: filePath, line: line)
    let document = try String(contentsOfFile: path, encoding: .utf8)
    guard let first = document.firstRange(of: start)?.upperBound,
      let last = document.firstRange(of: end)?.lowerBound, first <= last
    else { return place.record("\(path) lacks '\(start)' or '\(end)'") }
    guard isRecording else {
      let found = String(document[first..<last])
      return place.expectSame(found, text, "\(path): run RECORD_SNAPSHOTS=1 swift test")
    }
    let written = document[..<first] + text + document[last...]
    try written.write(toFile: path, atomically: true, encoding: .utf8)
    place.record("recorded \(path)")
  }
}

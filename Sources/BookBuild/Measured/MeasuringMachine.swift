import BookLanguage
import Foundation

/// The machine that a build runs on, in a line for readers.
enum MeasuringMachine {
  static func description(in phrases: any Phrases) -> String {
    phrases.machine(
      processor: field("model name", in: "/proc/cpuinfo"),
      cores: ProcessInfo.processInfo.activeProcessorCount,
      system: value("PRETTY_NAME", in: "/etc/os-release") ?? "Linux")
  }

  private static func field(_ name: String, in path: String) -> String? {
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    return line?.split(separator: ":", maxSplits: 1).last?
      .trimmingCharacters(in: .whitespaces)
  }

  private static func value(_ name: String, in path: String) -> String? {
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("\(name)=") }
    return line?.dropFirst(name.count + 1).trimmingCharacters(in: ["\""])
  }
}

import Foundation

/// The machine that a build runs on, in a line for readers.
enum Machine {
  static var description: String {
    let processor = field("model name", in: "/proc/cpuinfo") ?? "未知处理器"
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let system = value("PRETTY_NAME", in: "/etc/os-release") ?? "Linux"
    return "\(processor)，\(cores) 核，\(system)"
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

import BookLanguage
import Foundation
import Platform

/// The machine that a build runs on, in a line for readers.
enum MeasuringMachine {
  static func description(in phrases: any Phrases) -> String {
    phrases.machine(
      processor: HostSystem.processorName,
      cores: ProcessInfo.processInfo.activeProcessorCount, system: HostSystem.systemName)
  }
}

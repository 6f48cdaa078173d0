import Foundation
import Platform

/// Looks at what a process holds and, now and then, at what it has started too.
struct FamilyMemory {
  private var lastLook = ContinuousClock.now

  /// - Returns: What they hold together, in bytes.
  mutating func held(by family: ProcessFamily) -> Int {
    var held = HostSystem.residentMemory(of: family.leader)
    let now = ContinuousClock.now
    // All processes of the system are asked for that.
    if now - lastLook > .milliseconds(200) {
      lastLook = now
      for member in family.running() where member != family.leader {
        held += HostSystem.residentMemory(of: member)
      }
    }
    return held
  }
}

import CKernels
import Testing
import Transformer

@Suite("Kernel sets")
struct KernelSetTests {
  /// Processors by vendor, family and model, and the set that is chosen there.
  static let processors: [(vendor: String, family: Int32, model: Int32, set: String)] = [
    ("GenuineIntel", 6, 0x55, "x86-64-v4"), ("GenuineIntel", 6, 0x6a, "x86-64-v4"),
    ("GenuineIntel", 6, 0x8f, "x86-64-v4"), ("GenuineIntel", 6, 0xcf, "x86-64-v4"),
    ("AuthenticAMD", 25, 0x11, "x86-64-v4"), ("AuthenticAMD", 26, 0x02, "x86-64-v4"),
    ("GenuineIntel", 6, 0x7e, "x86-64-v3"), ("GenuineIntel", 6, 0x8c, "x86-64-v3"),
    ("GenuineIntel", 6, 0xa7, "x86-64-v3"), ("AuthenticAMD", 6, 0x7e, "x86-64-v4"),
  ]

  @Test(arguments: processors.indices) func theWidestSetThatPaysIsChosen(_ index: Int) throws {
    let (vendor, family, model, set) = KernelSetTests.processors[index]
    let chosen = try #require(ck_preferred_kernel_set(vendor, family, model))
    #expect(String(cString: chosen) == set)
  }
}

import Foundation
import Testing

/// The kernels by themselves: the same bits from every instruction set, on every processor, with any
/// number of threads; no access beyond an array and no race.
@Suite("Kernels")
struct KernelTests {
  static let native = KernelProgram(.native)
  static let arm64 = KernelProgram(.arm64)
  static let addressSanitizer = KernelProgram(.addressSanitizer)
  static let threadSanitizer = KernelProgram(.threadSanitizer)

  /// The sets that this machine may have; one that it lacks ends the program with 64.
  static let kernelSets = ["baseline", "x86-64-v3", "x86-64-v4", "arm64"]

  static func expectRecordedDigests(
    _ program: KernelProgram, kernels: String, threads: Int
  ) throws -> Bool {
    let outcome = program.run(
      ["kernels"],
      variables: ["TRANSFORMER_KERNELS": kernels, "TRANSFORMER_THREADS": "\(threads)"])
    if outcome.status == 64 { return false }
    #expect(outcome.status == 0, "\(outcome.output.suffix(3000))")
    #expect(
      try outcome.output == KernelProgram.recordedDigests(), "\(kernels), \(threads) threads")
    return true
  }

  static func expectSuccess(_ program: KernelProgram?, _ arguments: [String]) throws {
    let program = try #require(program)
    let outcome = program.run(arguments)
    #expect(outcome.status == 0, "\(outcome.output.suffix(3000))")
  }

  @Test func everySetAndNumberOfThreadsGivesTheRecordedBits() throws {
    let program = try #require(KernelTests.native, "clang cannot compile the kernels")
    let runs = try KernelTests.kernelSets.flatMap { kernels in
      try [1, 2, 3].map { threads in
        try KernelTests.expectRecordedDigests(program, kernels: kernels, threads: threads)
      }
    }
    #expect(runs.contains(true))
  }

  @Test(
    .enabled(
      if: arm64 != nil,
      "needs gcc-aarch64-linux-gnu, libc6-dev-arm64-cross and qemu-user, as .ci/run installs them"))
  func arm64GivesTheRecordedBits() throws {
    let program = try #require(KernelTests.arm64)
    for threads in [1, 2] {
      #expect(
        try KernelTests.expectRecordedDigests(program, kernels: "arm64", threads: threads))
    }
  }

  @Test func productsOfEveryShapeAgreeWithDoublePrecision() throws {
    try KernelTests.expectSuccess(KernelTests.native, ["products", "40"])
  }

  @Test(.enabled(if: addressSanitizer != nil, "needs clang's address sanitizer"))
  func noKernelLeavesItsArrays() throws {
    let program = try #require(KernelTests.addressSanitizer)
    for kernels in KernelTests.kernelSets {
      _ = try KernelTests.expectRecordedDigests(program, kernels: kernels, threads: 2)
    }
    try KernelTests.expectSuccess(program, ["products", "34"])
    try KernelTests.expectSuccess(program, ["threads", "5"])
  }

  @Test(.enabled(if: threadSanitizer != nil, "needs clang's thread sanitizer"))
  func theThreadsOfThePoolDoNotRace() throws {
    let program = try #require(KernelTests.threadSanitizer)
    try KernelTests.expectSuccess(program, ["threads", "12"])
    let threads = program.run(["kernels"], variables: ["TRANSFORMER_THREADS": "3"])
    #expect(try threads.output == KernelProgram.recordedDigests(), "\(threads.output.suffix(3000))")
  }
}

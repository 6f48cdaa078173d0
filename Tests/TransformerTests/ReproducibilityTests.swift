import Foundation
import Testing
import Transformer

/// The same bits under every kernel set, with every number of threads, in debug and release builds.
@Suite("Reproducibility", .serialized)
struct ReproducibilityTests {
  /// A training run of 50 steps, and the SHA-256 of all weights behind it.
  struct Run: CustomTestStringConvertible, Sendable {
    let name: String
    let digest: String
    let make: @Sendable () -> any SequenceToSequence
    var testDescription: String { name }
  }

  static let runs: [Run] = [
    Run(
      name: "post-norm, ReLU, sinusoidal positions, dropout",
      digest: "836386e7b309ab34e6b226232fc2fd63503e5f52bc8145ad03a280e7d25e48b4",
      make: { EncoderDecoder(.init(vocabularySize: 12, dropout: 0.1, seed: 3)) }),
    Run(
      name: "pre-norm, GELU, learned positions, untied",
      digest: "85d0859d79d693089a2ac1df788616a74c144f9b12d4e80dd97a21efb5cc58c3",
      make: {
        EncoderDecoder(
          .init(
            vocabularySize: 12, modelDimension: 24, heads: 3, feedForwardDimension: 40,
            normalization: .pre, activation: .gelu, positions: .learned(maximumLength: 8),
            tiesEmbeddings: false, seed: 4))
      }),
    Run(
      name: "GRU",
      digest: "b718d5a245e4b94123dac3e225607f1f3b83d770f1faecc5028d0293ab7f4fc5",
      make: { RecurrentEncoderDecoder(.gru, vocabularySize: 12, modelDimension: 20, seed: 5) }),
  ]

  /// Pairs of different lengths, so that padding takes part.
  static let batch = Batch(
    source: Tokens([[1, 3, 4, 5, 6, 0], [1, 8, 9, 10, 7, 11], [1, 4, 4, 0, 0, 0]]),
    target: Tokens([[3, 4, 5, 6, 2], [8, 9, 2, 0, 0], [4, 11, 10, 9, 2]]))

  static func digest(_ run: Run) throws -> String {
    let model = run.make()
    let trainer = Trainer(
      model, schedule: WarmupSchedule(modelDimension: 32, warmupSteps: 60), labelSmoothing: 0.1)
    try trainer.train(batch, steps: 50)
    var bytes: [UInt8] = []
    for parameter in model.parameters {
      for scalar in parameter.tensor.scalars {
        withUnsafeBytes(of: scalar.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
    }
    return SHA256.hexDigest(bytes)
  }

  @Test(arguments: runs) func fiftyStepsGiveTheRecordedWeights(_ run: Run) throws {
    let (kernels, threads) = (Machine.kernelSet, Machine.threadCount)
    defer {
      Machine.kernelSet = kernels
      Machine.threadCount = threads
    }
    for kernelSet in Machine.kernelSets {
      for threadCount in [1, 2] {
        Machine.kernelSet = kernelSet
        Machine.threadCount = threadCount
        let digest = try ReproducibilityTests.digest(run)
        #expect(digest == run.digest, "\(kernelSet), \(threadCount) threads")
      }
    }
  }

  /// Work large enough to be split among threads, through every kind of kernel.
  @Test func largeOperationsHaveTheSameBitsEverywhere() throws {
    let (kernels, threads) = (Machine.kernelSet, Machine.threadCount)
    defer {
      Machine.kernelSet = kernels
      Machine.threadCount = threads
    }
    var digests: Set<String> = []
    for kernelSet in Machine.kernelSets {
      for threadCount in [1, 2, 3] {
        Machine.kernelSet = kernelSet
        Machine.threadCount = threadCount
        let model = EncoderDecoder(
          .init(
            vocabularySize: 301, modelDimension: 72, heads: 3, feedForwardDimension: 200,
            encoderLayers: 1, decoderLayers: 1, dropout: 0.2, seed: 6))
        let ids = Tensor.uniform([3, 41], in: 3..<301, seed: 1).scalars.map { Int32($0) }
        let text = Tokens(ids: ids, batchSize: 3, length: 41)
        try Trainer(model).train(Batch(source: text, target: text), steps: 2)
        digests.insert(SHA256.hexDigest(try Safetensors.encode(model.namedTensors)))
      }
    }
    #expect(digests.count == 1)
  }

  @Test func theDigestIsTheStandardOne() {
    #expect(
      SHA256.hexDigest(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func thisProcessRunsOnWhatItsEnvironmentAsksFor() throws {
    let environment = ProcessInfo.processInfo.environment
    if let kernels = environment["TRANSFORMER_KERNELS"] { #expect(Machine.kernelSet == kernels) }
    if let threads = environment["TRANSFORMER_THREADS"] {
      #expect(Machine.threadCount == Int(threads))
    }
  }

  @Test func theEnvironmentChoosesKernelsAndThreads() throws {
    let end = try TestProcess.run(
      "thisProcessRunsOnWhatItsEnvironmentAsksFor",
      with: ["TRANSFORMER_KERNELS": Machine.kernelSets[0], "TRANSFORMER_THREADS": "3"])
    #expect(end.code == 0, "\(end.said)")
    #expect(end.said.contains("Test run with 1 test"))
  }

  @Test(arguments: [
    ("TRANSFORMER_KERNELS", "sparc"), ("TRANSFORMER_THREADS", "0"),
    ("TRANSFORMER_THREADS", "many"),
  ])
  func theEnvironmentCannotAskForTheImpossible(variable: String, value: String) throws {
    let end = try TestProcess.run(
      "thisProcessRunsOnWhatItsEnvironmentAsksFor", with: [variable: value])
    #expect(end.code == 64)
    #expect(end.said.contains("Fatal error: \(variable) is '\(value)'"))
  }
}

extension Module {
  /// Names and values of all parameters.
  var namedTensors: [(name: String, tensor: Tensor)] { parameters.map { ($0.name, $0.tensor) } }
}

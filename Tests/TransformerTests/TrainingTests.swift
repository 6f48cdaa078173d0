import Testing
import Transformer

@Suite("Training")
struct TrainingTests {
  static let batch = Batch(source: Tokens([1, 3, 4, 5, 6]), target: Tokens([3, 4, 5, 6, 2]))

  /// One parameter with a known gradient.
  static func parameter(_ value: Float, gradient: Float) -> Parameter {
    let parameter = Parameter("w", Tensor([value, value]))
    (parameter.tensor * gradient).sum().backward()
    return parameter
  }

  @Test func gradientDescentFollowsTheGradient() {
    let w = TrainingTests.parameter(2, gradient: 3)
    SGD([w], learningRate: 0.5).update()
    #expect(w.tensor.scalars == [0.5, 0.5])
  }

  @Test func theFirstUpdateOfAdamGoesByTheLearningRate() {
    let w = TrainingTests.parameter(2, gradient: -3)
    Adam([w], learningRate: 0.25).update()
    #expect(abs(w.tensor.scalars[0] - 2.25) < 1e-6)
  }

  /// Three updates computed by hand, in double precision.
  @Test func decoupledDecayDoesNotPassThroughTheMeans() {
    let w = Parameter("w", Tensor([1]))
    let optimizer = AdamW(
      [w], learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.5)
    var (value, first, second) = (1.0, 0.0, 0.0)
    for (step, gradient) in [2.0, -1.0, 0.5].enumerated() {
      optimizer.clearGradients()
      (w.tensor * Float(gradient)).sum().backward()
      optimizer.update()
      first = 0.9 * first + 0.1 * gradient
      second = 0.999 * second + 0.001 * gradient * gradient
      let correction1 = 1 - [0.9, 0.81, 0.729][step]
      let correction2 = 1 - [0.999, 0.998001, 0.997002999][step]
      value -= 0.1 * 0.5 * value
      value -= 0.1 * (first / correction1) / ((second / correction2).squareRoot() + 1e-8)
      #expect(abs(Double(w.tensor.scalars[0]) - value) < 1e-5, "update \(step + 1)")
    }
  }

  @Test func aParameterThatTheLossDoesNotReachStays() {
    let used = Parameter("used", Tensor([1]))
    let unused = Parameter("unused", Tensor([1]))
    let optimizer = SGD([used, unused], learningRate: 1)
    (used.tensor + unused.tensor).sum().backward()
    optimizer.clearGradients()
    used.tensor.sum().backward()
    optimizer.update()
    #expect(used.tensor.scalars == [0])
    #expect(unused.tensor.scalars == [1])
  }

  @Test func theTrainedModelSaysItsSentence() throws {
    let model = EncoderDecoder(.init(vocabularySize: 7, seed: 1))
    let losses = try Trainer(model).train(TrainingTests.batch, steps: 150)
    #expect(losses[149] < 0.05 && losses[0] > 1)
    let trace = model.greedyDecode(TrainingTests.batch.source, DecodingOptions(maximumLength: 9))
    #expect(trace.outputs == [3, 4, 5, 6, 2])
  }

  @Test(arguments: RecurrentLayer.Cell.allCases)
  func aRecurrentModelLearnsTheSamePair(_ cell: RecurrentLayer.Cell) throws {
    let model = RecurrentEncoderDecoder(cell, vocabularySize: 7, seed: 1)
    let trainer = Trainer(model, optimizer: Adam(model.parameters, learningRate: 5e-3))
    let losses = try trainer.train(TrainingTests.batch, steps: 200)
    #expect(losses[199] < 0.1 && losses[0] > 1)
    #expect(
      model.greedyDecode(TrainingTests.batch.source, maximumLength: 9) == [3, 4, 5, 6, 2])
  }

  @Test func oneLossPerStepAndTheirMean() {
    let model = EncoderDecoder(.init(vocabularySize: 7, seed: 1))
    let pass = model.teacherForced(TrainingTests.batch)
    #expect(pass.losses.shape == [1, 5])
    #expect(abs(pass.losses.mean().item - pass.loss.item) < 1e-6)
    for step in 0..<5 {
      let alone = crossEntropy(
        logits: pass.logits.sliced(step..<step + 1, axis: 1),
        targets: Tokens([TrainingTests.batch.target[0, step]]))
      #expect(alone.item.bitPattern == pass.losses.scalar(at: 0, step).bitPattern)
    }
  }

  @Test func theOnePassGradientIsTheSumOfTheStepGradients() throws {
    let model = EncoderDecoder(.init(vocabularySize: 7, seed: 1))
    model.teacherForced(TrainingTests.batch).loss.backward()
    let whole = model.parameters.map { $0.tensor.gradient }
    model.parameters.clearGradients()
    for length in 1...5 {
      let pass = model(
        source: TrainingTests.batch.source,
        decoderInput: TrainingTests.batch.decoderInput.prefix(length))
      let loss = crossEntropy(
        logits: pass.logits.sliced(length - 1..<length, axis: 1),
        targets: Tokens([TrainingTests.batch.target[0, length - 1]]))
      (loss / 5).backward()
    }
    for (parameter, gradient) in zip(model.parameters, whole) {
      let sum = try #require(parameter.tensor.gradient)
      let deviation = sum.maximumDifference(from: try #require(gradient))
      #expect(deviation < 2e-6, "\(parameter.name): \(deviation)")
    }
  }

  @Test func aLossThatIsNoNumberIsThrownBeforeAnyUpdate() throws {
    let model = EncoderDecoder(.init(vocabularySize: 7, seed: 1))
    let table = try #require(model.parameters["embed.weight"])
    let other = try #require(model.parameters["enc.0.norm1.weight"]).scalars
    Parameter("embed.weight", table).assign(.filled(.nan, shape: table.shape))
    #expect(throws: TrainingError.self) { try Trainer(model).step(TrainingTests.batch) }
    #expect(model.parameters["enc.0.norm1.weight"]?.scalars == other)
  }

  @Test func dropoutActsInTrainingStepsOnly() throws {
    let model = EncoderDecoder(.init(vocabularySize: 7, dropout: 0.5, seed: 1))
    let before = model.teacherForced(TrainingTests.batch).loss
    #expect(before.isIdentical(to: model.teacherForced(TrainingTests.batch).loss))
    let step = try Trainer(model).step(TrainingTests.batch)
    #expect(step.loss != before.item)
    #expect(!model.isTraining)
  }

  @Test func dropoutZeroesAboutItsRateAndKeepsTheMean() {
    let dropout = Dropout(rate: 0.25, seed: 3)
    let x = Tensor.ones([100, 100])
    #expect(dropout(x).isIdentical(to: x))
    dropout.isTraining = true
    let (first, second) = (dropout(x), dropout(x))
    #expect(!first.isIdentical(to: second))
    let zeros = first.scalars.count { $0 == 0 }
    #expect(abs(Double(zeros) / 10_000 - 0.25) < 0.02)
    #expect(first.scalars.allSatisfy { $0 == 0 || $0 == Float(1) / 0.75 })
  }

  @Test func theGradientOfDropoutFollowsItsMask() throws {
    let dropout = Dropout(rate: 0.5, seed: 3)
    dropout.isTraining = true
    let x = Tensor.ones([20]).requiringGradient()
    let y = dropout(x)
    y.sum().backward()
    #expect(try #require(x.gradient).isIdentical(to: y))
  }

  @Test func equalSeedsGiveEqualModels() {
    let models = [7, 7, 8].map { EncoderDecoder(.init(vocabularySize: 9, seed: $0)) }
    let weights = models.map { $0.parameters.flatMap(\.tensor.scalars) }
    #expect(weights[0] == weights[1])
    #expect(weights[0] != weights[2])
  }

  @Test func parametersHaveTheNamesOfThePyTorchModel() {
    let names = EncoderDecoder(.init(vocabularySize: 9, encoderLayers: 1, decoderLayers: 1))
      .parameters.map(\.name)
    #expect(names.first == "embed.weight")
    #expect(names.contains("enc.0.self_attn.q_proj.weight"))
    #expect(names.contains("dec.0.cross_attn.out_proj.bias"))
    #expect(names.contains("dec.0.ffn.linear2.weight"))
    #expect(names.contains("dec.0.norm3.bias"))
    #expect(Set(names).count == names.count)
  }
}

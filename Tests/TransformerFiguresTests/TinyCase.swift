import Transformer

/// One pair of texts and a small model, for figures of real runs.
struct TinyCase {
  let vocabulary = Vocabulary(texts: ["I have a cat"])
  let batch: Batch
  let model: EncoderDecoder
  let mask = AttentionMask.causalMask(length: 4)
  let words: [String]

  init(normalization: Normalization = .post, heads: Int = 2) throws {
    let source = try vocabulary.tokens("<Begin> I have")
    let batch = Batch(source: source, target: try vocabulary.tokens("I have a <end>"))
    let vocabulary = vocabulary
    self.batch = batch
    words = batch.decoderInput[0].map { vocabulary[$0] }
    model = EncoderDecoder(
      .init(
        vocabularySize: vocabulary.count, modelDimension: 8, heads: heads, decoderLayers: 2,
        normalization: normalization, seed: 3))
  }

  var pass: TeacherForcedPass { model.teacherForced(batch) }

  var freeRun: DecodingTrace {
    model.greedyDecode(batch.source, DecodingOptions(maximumLength: 4, stopsAtEnd: false))
  }

  var forcedSteps: DecodingTrace {
    model.teacherForcedSteps(source: batch.source, decoderInput: batch.decoderInput)
  }
}

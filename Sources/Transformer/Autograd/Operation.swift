internal import CKernels

/// How a tensor came about, with what the gradient rule needs beside the inputs.
enum Operation {
  case leaf
  case binary(ck_binary_operation)
  case unary(ck_operation, factor: Float)
  case matmul(transposesLeft: Bool, transposesRight: Bool)
  case linear(appliesReLU: Bool)
  case softmax(isLog: Bool)
  case sum(outer: Int, length: Int, inner: Int)
  case reshape
  case transpose(Int, Int)
  case slice(axis: Int, start: Int)
  case concatenate(axis: Int, parts: [TensorNode])
  case dropout(seed: UInt64, rate: Float)
  case layerNorm(SavedRows)
  case attention(SavedAttention)
  case embedding(SavedEmbedding)
  case crossEntropy(SavedCrossEntropy)
}

import Testing
import Transformer

@Suite("Tensors")
struct TensorTests {
  @Test func elementsAreRowMajor() {
    let x = Tensor([[1, 2, 3], [4, 5, 6]])
    #expect(x.shape == [2, 3])
    #expect(x.scalars == [1, 2, 3, 4, 5, 6])
    #expect(x[1].scalars == [4, 5, 6])
    #expect(x[1, 2].item == 6)
    #expect(x.scalar(at: 0, 1) == 2)
    #expect(x.transposed().scalars == [1, 4, 2, 5, 3, 6])
    #expect(x.reshaped([3, -1]).shape == [3, 2])
    #expect(x.sliced(1..<3, axis: -1).scalars == [2, 3, 5, 6])
  }

  @Test func shapesAreBroadcastFromTheLastAxis() {
    let column = Tensor([[1], [2]])
    let row = Tensor([10, 20, 30])
    #expect((column + row).scalars == [11, 21, 31, 12, 22, 32])
    #expect((row - column).scalars == [9, 19, 29, 8, 18, 28])
    #expect((column * 3 - 1).scalars == [2, 5])
    #expect((1 - column).scalars == [0, -1])
    #expect((row / 10).scalars == [1, 2, 3])
  }

  @Test func reductionsTakeOneAxisOrAll() {
    let x = Tensor([[1, 2, 3], [4, 5, 9]])
    #expect(x.sum().item == 24)
    #expect(x.mean().item == 4)
    #expect(x.sum(axis: 0).scalars == [5, 7, 12])
    #expect(x.sum(axis: 1, keepingAxis: true).shape == [2, 1])
    #expect(x.mean(axis: -1).scalars == [2, 6])
    #expect(x.max() == 9)
    #expect(x.min() == 1)
    #expect(Tensor([[1, 5, 5], [7, 2, 3]]).argmax() == [1, 0])
  }

  @Test func joinedTensorsComeApartAgain() {
    let x = Tensor.range(12).reshaped([2, 3, 2])
    let parts = (0..<3).map { x.sliced($0..<$0 + 1, axis: 1) }
    #expect(Tensor.concatenated(parts, axis: 1).isIdentical(to: x))
    #expect(Tensor.stacked([x[0], x[1]]).isIdentical(to: x))
  }

  @Test func aViewOutlivesTheMoveOfItsParameter() {
    let weight = Tensor([[1, 2], [3, 4]])
    let view = weight.reshaped([4])
    let optimizer = SGD([Parameter("w", weight)], learningRate: 1)
    let other = Tensor.filled(9, shape: [2, 2])
    optimizer.update()
    #expect(view.scalars == [1, 2, 3, 4])
    let later = weight.reshaped([4])
    let both = SGD([Parameter("w", weight), Parameter("v", Tensor([5]))], learningRate: 1)
    both.update()
    #expect(later.scalars == [1, 2, 3, 4])
    #expect(other.scalars == [9, 9, 9, 9])
  }

  @Test func emptyTensorsAreAllowed() {
    let empty = Tensor.zeros([0, 3])
    #expect((empty + 1).count == 0)
    #expect(empty.sum().item == 0)
    #expect(empty.matmul(.ones([3, 2])).shape == [0, 2])
    #expect(Tensor.ones([2, 0]).matmul(.ones([0, 3])).scalars == [0, 0, 0, 0, 0, 0])
  }

  /// Arguments, and the value in double precision rounded to float.
  static let functions: [(String, @Sendable (Tensor) -> Tensor, [(Float, Float)])] = [
    (
      "exp", { $0.exponential() },
      [(0, 1), (1, 2.718281828), (-1, 0.36787944), (88, 1.6516363e38), (-110, 0), (89, .infinity)]
    ),
    ("log", { $0.logarithm() }, [(1, 0), (2, 0.69314718), (1e-30, -69.07755), (1e30, 69.07755)]),
    ("tanh", { $0.tanh() }, [(0, 0), (0.5, 0.46211716), (-30, -1), (1e-6, 1e-6)]),
    ("sigmoid", { $0.sigmoid() }, [(0, 0.5), (4, 0.98201379), (-200, 0)]),
    ("gelu", { $0.gelu() }, [(0, 0), (1, 0.84134475), (-1, -0.15865525), (9, 9), (-9, 0)]),
  ]

  @Test(arguments: functions.indices) func functionsAreExactToTheLastDigits(index: Int) {
    let (name, function, values) = TensorTests.functions[index]
    for (x, expected) in values {
      let got = function(Tensor([x])).item
      let isClose = abs(got - expected) <= 2 * expected.ulp
      let isNearZero = expected == 0 && abs(got) < 1e-30
      #expect(got == expected || isClose || isNearZero, "\(name)(\(x)) = \(got)")
    }
  }

  @Test func notANumberStaysNotANumber() {
    let x = Tensor([.nan, 1])
    for y in [x.relu(), x.exponential(), x.tanh(), x.gelu(), x.softmax(), x.logSoftmax()] {
      #expect(y[0].item.isNaN)
    }
    #expect(x.sum().item.isNaN)
    #expect(x.max().isNaN)
  }

  @Test func randomNumbersDependOnTheSeedAlone() {
    let x = Tensor.normal([10_000], mean: 2, standardDeviation: 3, seed: 8)
    #expect(x.isIdentical(to: .normal([10_000], mean: 2, standardDeviation: 3, seed: 8)))
    #expect(!x.isIdentical(to: .normal([10_000], mean: 2, standardDeviation: 3, seed: 9)))
    #expect(abs(x.mean().item - 2) < 0.1)
    let deviation = ((x - 2) * (x - 2)).mean().squareRoot().item
    #expect(abs(deviation - 3) < 0.1)
    let uniform = Tensor.uniform([10_000], in: -1..<1, seed: 8)
    #expect(uniform.min() >= -1 && uniform.max() < 1 && abs(uniform.mean().item) < 0.03)
  }

  @Test func theDescriptionShowsShapeAndElements() {
    let x = Tensor([[1, -0.5], [0.00004, 1e10]])
    #expect(x.description == "Tensor[2, 2] [[1.0000, -0.5000],\n [0.0000, 1e+10]]")
    #expect(Tensor(2.5).description == "2.5000")
  }
}

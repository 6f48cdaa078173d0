// index: the cells of the chapter as one program.

import Notebook
import Transformer
import TransformerFigures

useLanguage("zh-CN")

// MARK: - needed-first

let vector = Tensor([[1, 2]]).requiringGradient()  // [1, 2]
let matrix = Tensor([[1, 0, -1], [0, 1, 1]])  // [2, 3]
let scores = vector.matmul(matrix)  // [1, 3]
let loss = -scores.logSoftmax()[0, 1]
loss.backward()
print("点积：", scores.scalars)
print("概率：", scores.softmax().scalars.map { decimal($0) })
print("梯度：", vector.gradient?.scalars.map { decimal($0) } ?? [])

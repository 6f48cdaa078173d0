import Figures

/// Every word that the figures of this library write: it is the library of a Chinese book.
enum Words {
  // MARK: Axes

  static let batch = "批"
  static let head = "头"
  static let step = "步"
  static let query = "查询"
  static let key = "键"
  static let feature = "维"
  static let vocabulary = "词表"
  static let row = "行"
  static let column = "列"
  static let group = "组"
  static let tensor = "张量"

  static func head(_ index: Int) -> String { "\(head) \(index + 1)" }

  // MARK: Attention

  static let scores = "注意力分数"
  static let maskedScores = "加掩码以后"
  static let weights = "权重"
  static let masking = "加掩码"
  static let noMask = "无掩码"
  static let levels = (
    matrices: "一个头：注意力分数 → 加掩码 → 权重", heads: "所有的头", rows: "一个查询：点积 → 分数 → 权重"
  )
  static let products = "逐个相乘，再相加"
  static let sum = "和"

  static func level(query: String, key: String) -> String { "一次点积：\(query) · \(key)" }

  static func matrices(_ title: String, head: Int) -> String { "\(title)，\(Words.head(head))" }

  static func heads(_ title: String, count: Int) -> String { "\(title)，全部 \(count) 个头" }

  static func row(query: String, head: Int) -> String { "\(Words.head(head))，查询 \(query)" }

  static func describe(row name: String, _ rows: [DataTable.Row]) -> String {
    let keys = rows.dropLast().map { row in
      "\(row.header.text) \(scores) \(row.cells[1].text)，\(weights) \(row.cells[2].text)"
    }
    return "\(name)：" + keys.joined(separator: "；") + "。"
  }

  static func dotProduct(query: String, key: String, head: Int) -> String {
    "查询 \(query) 与键 \(key)，\(Words.head(head))"
  }

  // MARK: Decoding

  static let freeRunning = "自回归"
  static let teacherForcing = "教师强制"
  static let decoder = "解码器"
  static let layerCosts = "次等待"
  static let prediction = "预测"
  static let overview = "总览"
  static let finished = "已算完"

  static func lanes(layers: Int) -> [String] {
    ["输入"] + (0..<layers).map(layer) + ["输出"]
  }

  static func layer(_ index: Int) -> String { "第 \(index + 1) 层" }

  static func tick(_ tick: Int) -> String { "第 \(tick) 拍" }

  static func clock(_ name: String, ticks: Int) -> String { "\(name)：\(ticks) 拍" }

  static func clockSummary(
    _ name: String, ticks: Int, steps: Int, layers: Int, leaks: Int
  ) -> String {
    let ahead = leaks == 0 ? "没有一格读到后面的词" : "\(leaks) 格读到了后面的词"
    return "\(name)要 \(ticks) 拍算完 \(layers) 层 × \(steps) 步，\(ahead)"
  }

  static func computed(_ cells: [String], at tick: Int, by clock: String) -> String {
    "\(clock)，\(Words.tick(tick))：" + (cells.isEmpty ? finished : cells.joined(separator: "，"))
  }

  static let newInput = "新读入的词"
  static let visible = "看得到的前缀"
  static let origin = "来自"
  static let given = "给定"
  static let other = "其他"
  static let target = "目标"
  static let targetProbability = "目标的概率"
  static let candidates = "最可能的词与概率"
  static let output = "输出"

  static func prediction(_ step: Int) -> String { "预测 \(step)" }

  static func target(_ step: Int) -> String { "\(target) \(step)" }

  // MARK: Training and work

  static let trainingStep = "训练步"
  static let loss = "损失"
  static let work = (
    decoderCalls: "解码器调用", matrixProducts: "矩阵乘法", multiplyAdds: "乘加次数",
    depth: "深度（运算）", difference: "logits 与第一列的最大差"
  )
}

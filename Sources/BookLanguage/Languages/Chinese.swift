/// Simplified Chinese.
struct Chinese: Phrases {
  func list(_ items: [String]) -> String { items.joined(separator: "、") }
  func joined(_ parts: [String]) -> String { parts.joined(separator: "，") }
  func labelled(_ name: String, _ text: String) -> String { "\(name)：\(text)" }

  /// One sentence of several statements.
  private func sentence(_ parts: [String]) -> String { parts.joined(separator: "；") + "。" }

  private func size(_ size: MatrixSize) -> String {
    "\(size.rows) 行（\(size.rowName)）× \(size.columns) 列（\(size.columnName)）。"
  }

  private func described(_ parts: [DescribedPart]) -> String {
    parts.map { labelled($0.name, $0.description) }.joined()
  }

  private func numbered(_ parts: [DescribedPart]) -> String {
    parts.enumerated().map { "（\($0 + 1)）\($1.name)：\($1.description)" }.joined()
  }

  // MARK: Headers

  let sum = "和"
  let name = "名称"
  let value = "值"
  let quantity = "量"
  let mark = "标记"
  let timeStep = "时间步"
  let dimension = "维"
  let products = "逐个相乘"
  let target = "目标"
  let prediction = "预测"
  let word = "词"
  let probability = "概率"
  let loss = "损失"
  let cornerSeparator = "＼"

  // MARK: Masks and verdicts

  let masked = "遮住"
  let hidden = "被遮住"
  let hiddenNote = "(x 被遮住)"
  let verdictNote = "(= 与目标相同；! 与目标不同)"

  func verdict(agrees: Bool) -> String { agrees ? "与目标相同：" : "与目标不同：" }

  // MARK: Heatmaps

  func heatmap(title: String, size: MatrixSize, summary: String) -> String {
    "热图“\(title)”：\(self.size(size))\(summary)"
  }

  func heatmaps(title: String, size: MatrixSize, panels: [DescribedPart]) -> String {
    "\(panels.count) 幅热图“\(title)”，每幅 \(self.size(size))\(described(panels))"
  }

  func heatmapStrip(
    title: String, course: String, size: MatrixSize, panels: [DescribedPart]
  ) -> String {
    "一排 \(panels.count) 幅热图“\(title)”：\(course)。每幅 \(self.size(size))\(described(panels))"
  }

  func summary(of facts: HeatmapFacts) -> String {
    var parts: [String] = []
    if let range = facts.range {
      let largest = facts.largest.map { "\($0.label) 的 \($0.value)" }
      parts = [
        "可见的值从 \(range.lower) 到 \(range.upper)",
        (facts.hasNegative ? "绝对值最大的是" : "最大的是") + list(largest),
      ]
    } else {
      parts = ["没有可见的有限数值"]
    }
    if facts.nonfinite > 0 { parts.append("\(facts.nonfinite) 格是 NaN 或无穷大") }
    parts.append(facts.masked > 0 ? "\(facts.masked) 格被遮住" : "没有被遮住的格")
    if !facts.highlighted.isEmpty { parts.append("标出的是" + list(facts.highlighted)) }
    return sentence(parts)
  }

  func cell(at place: String, value: String, isMasked: Bool) -> String {
    labelled(place, isMasked ? "被遮住（\(value)）" : value)
  }

  func legend(name: String?) -> String { name.map { "图例：\($0)" } ?? "图例" }

  func legend(from lower: String, to upper: String, shades: Int, hasMask: Bool) -> String {
    "颜色从 \(lower) 到 \(upper)，分 \(shades) 档" + (hasMask ? "；斜线表示被遮住" : "")
  }

  func legend(
    shades: String, from lower: String, to upper: String, hasMask: Bool, hasNonfinite: Bool
  ) -> String {
    "图例: \(shades) 从 \(lower) 到 \(upper)" + (hasMask ? "；[xx] 被遮住" : "")
      + (hasNonfinite ? "；[??] NaN，[^^] 正无穷，[vv] 负无穷" : "")
  }

  // MARK: Numbers

  func factor(_ exponent: Int) -> String { "表中的数都要 ×10\(superscript(exponent))" }

  // MARK: Bars and dot products

  func bars(
    title: String, labelName: String, valueName: String, groups: [BarGroupFacts]
  ) -> String {
    let parts = groups.map { group in
      let longest = group.longest.map { "\(group.title) 最大的是 \($0.label) \($0.value)" }
      return joined(
        [longest ?? group.title]
          + group.marked.map { "\(group.markName) \($0.label) \($0.value)" })
    }
    return "条形图“\(title)”，\(groups.count) 组（\(labelName)的\(valueName)）。" + sentence(parts)
  }

  func bar(_ label: String, mark: String?, value: String) -> String {
    labelled(label + (mark.map { "（\($0)）" } ?? ""), value)
  }

  func dotProduct(_ facts: DotProductFacts) -> String {
    "点积“\(facts.title)”：\(facts.vectors.left) 与 \(facts.vectors.right)，各 \(facts.length) 个数，"
      + "逐个相乘再相加得 \(facts.sum)，除以 \(facts.divisor.label) = \(facts.divisor.value)，"
      + "得\(facts.score.label) \(facts.score.value)。"
      + "绝对值最大的一项是第 \(facts.largest.index) 维的 \(facts.largest.value)。"
  }

  func equation(_ facts: DotProductFacts) -> [String] {
    [
      "和 \(facts.sum)，÷ \(facts.divisor.label) = \(facts.divisor.value)",
      "= \(facts.score.label) \(facts.score.value)",
    ]
  }

  func element(_ index: Int, of vector: String) -> String { "\(vector)，维 \(index)" }

  // MARK: Charts

  func lineChart(
    title: String, xName: String, yName: String, isLogarithmic: Bool, lines: [String]
  ) -> String {
    "折线图“\(title)”：横轴 \(xName)，纵轴 \(yName)\(isLogarithmic ? "，纵轴为对数刻度" : "")。"
      + lines.map { $0 + "。" }.joined()
  }

  func summary(of facts: LineFacts) -> String {
    let ends = [facts.ends.first, facts.ends.last].map { "\(facts.xName) \($0.x) 时 \($0.y)" }
    let gaps = facts.nonfinite > 0 ? ["\(facts.nonfinite) 个点是 NaN 或无穷大"] : []
    return labelled(
      facts.name,
      joined(ends + ["最小 \(facts.range.lower)", "最大 \(facts.range.upper)"] + gaps))
  }

  func lineWithoutPoints(_ name: String) -> String { "\(name)：没有有限的值" }

  func line(_ name: String, lastValue: String?) -> String {
    name + (lastValue.map { "，末值 \($0)" } ?? "")
  }

  func point(of line: String, xName: String, x: String, y: String) -> String {
    "\(line)，\(xName) \(x)：\(y)"
  }

  func sampled(_ caption: String, count: Int, stride: Int) -> String {
    "\(caption)（\(count) 个点中每 \(stride) 个取 1 个）"
  }

  // MARK: Graphs

  func graph(
    title: String, columns: Int, nodes: Int, edges: Int, cost: String, chain: [String]
  ) -> String {
    "依赖图“\(title)”：\(columns) 列，\(nodes) 个节点，\(edges) 条依赖。"
      + "关键路径上有 \(cost)：" + chain.joined(separator: " → ") + "。"
  }

  func cost(_ cost: Int, unit: String?) -> String { "\(cost) \(unit ?? "步")" }
  func longestChain(cost: String) -> String { "关键路径：\(cost)" }
  func longestChainNote(cost: String) -> String { "(* 和 ==> 是关键路径：\(cost))" }
  func criticalNode(_ name: String) -> String { "\(name)（在关键路径上）" }
  let edgeHeaders = (first: "先", second: "后", isCritical: "在关键路径上")
  let yes = "是"

  // MARK: Steps, counts and tensors

  func stepTable(title: String, steps: Int, notes: [String]) -> String {
    sentence(["时间步表“\(title)”，共 \(steps) 步"] + notes)
  }

  func differingSteps(_ steps: [Int], of column: String) -> String {
    guard !steps.isEmpty else { return "\(column)每一步都与目标相同" }
    return "\(column)有 \(steps.count) 步与目标不同（t = \(list(steps.map { String($0) }))）"
  }

  func range(of column: String, from lower: String, to upper: String) -> String {
    "\(column)从 \(lower) 到 \(upper)"
  }

  func stepComparison(title: String, tables: [String]) -> String {
    "并排的 \(tables.count) 张时间步表“\(title)”。" + tables.joined()
  }

  func counts(title: String, rows: [String]) -> String { "对照表“\(title)”。" + sentence(rows) }

  func count(_ digits: String, ratio: String) -> String { "\(digits)（\(ratio) 倍）" }

  func tensor(
    name: String, shape: String?, range: NumberRange?, nonfinite: Int
  ) -> String {
    var parts = [shape.map { "张量 \(name)，形状 \($0)" } ?? "标量 \(name)"]
    if let range {
      parts.append(
        range.lower == range.upper ? "值为 \(range.lower)" : "值从 \(range.lower) 到 \(range.upper)")
    }
    if nonfinite > 0 { parts.append("\(nonfinite) 个值是 NaN 或无穷大") }
    return joined(parts) + "。"
  }

  // MARK: Figures of figures

  func stack(title: String, parts: [DescribedPart]) -> String {
    "“\(title)”，\(parts.count) 幅图。" + numbered(parts)
  }

  func stepper(title: String, frames: [DescribedPart]) -> String {
    "分步图“\(title)”，共 \(frames.count) 步。" + numbered(frames)
  }
}

// MARK: - Pages and other forms

extension Chinese {
  var joinsLines: Bool { true }
  var fullWidthMarks: [Unicode.Scalar: String] {
    [",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ".": "。"]
  }
  var captionLeads: [String] { ["表："] }
  var asideNames: [String: String] {
    [
      "注意": "note", "注": "note", "说明": "note", "提示": "tip", "重要": "important", "警告": "warning",
      "小心": "caution", "实验": "experiment", "练习": "experiment", "弃用": "deprecated",
      "已弃用": "deprecated",
    ]
  }
  var printingWords: [String] { ["打印", "输出"] }
  func boxMark(_ kind: String) -> String { "【\(kind)】" }
  var captionSpace: String { "　" }
  func statements(_ parts: [String]) -> String { parts.joined(separator: "；") }
  func sentence(_ text: String) -> String { "\(text)。" }
  func bracketed(_ text: String) -> String { "（\(text)）" }
  func evidence(_ text: String) -> String { "（\(text)）" }

  func name(of kind: NumberedKind, _ number: String) -> String {
    switch kind {
    case .figure: "图 \(number)"
    case .table: "表 \(number)"
    case .equation: "式 \(number)"
    }
  }
  func section(_ number: String) -> String { "\(number) 节" }
  func chapter(_ number: Int) -> String { "第 \(number) 章" }
  var headingLink: String { "本节链接" }
  var footnoteBack: String { "回到正文" }

  var noteBox: String { "说明" }
  var tipBox: String { "提示" }
  var importantBox: String { "重要" }
  var warningBox: String { "注意" }
  var cautionBox: String { "警告" }
  var erratumBox: String { "勘误" }
  var detailsBox: String { "细节" }

  func code(lines: Int) -> String { "代码 · \(lines) 行" }
  func hiddenLines(_ count: Int) -> String { "连同没有显示的 \(count) 行" }
  func cell(_ name: String) -> String { "单元 \(name)" }
  func excerpt(from file: String, name: String) -> String { "摘自 \(file)：\(name)" }
  var hiddenCode: String { "没有显示的代码" }
  var backToResult: String { "回到结果" }
  func wholeProgram(line: Int) -> String { "在整章的程序里：第 \(line) 行" }
  var figureLink: String { "链接" }
  var textVersion: String { "文本" }
  var dataTable: String { "数据" }
  func shownAgain(_ link: String) -> String { "（\(link)，再看一次。）" }
  func see(_ link: String) -> String { "（见\(link)。）" }
  func picture(_ alternative: String) -> String { "[图：\(alternative)]" }
  var expectedCompileError: String { "编译错误（预料之中）" }
  var expectedWarning: String { "编译警告（预料之中）" }
  var mistake: String { "错误" }
  var skipped: String { "没有运行：它要用的单元有错误" }
  var expectedTrap: String { "运行时错误（预料之中）" }

  func shape(of name: String, _ shape: String) -> String { "\(name) 的形状：\(shape)" }
  var scalar: String { "标量" }
  func shapesOfChapter(_ count: Int) -> String { "这一章里的形状（\(count) 个）" }
  var shapeHeaders: (name: String, shape: String, cell: String) { ("名字", "形状", "单元") }

  var predictionTitle: String { "先猜" }
  var questionTitle: String { "想一想" }
  var answers: String { "答案" }
  func rightAnswers(_ letters: [String]) -> String {
    "\(letters.joined(separator: "、"))。每个选项都由上面的代码算过："
  }
  func verdict(_ letter: String, isRight: Bool) -> String {
    "\(letter) \(isRight ? "对" : "不对")。"
  }

  func claim(_ id: String) -> String { "论断 \(id)" }
  func claims(_ ids: [String]) -> String { "论断 \(list(ids))" }
  func proof(_ id: String) -> String { "证明 \(id)" }
  func proof(of ids: [String]) -> String { "论断 \(list(ids)) 的证明" }
  func sameProof(as other: String) -> String { "与 \(other) 同一项证明" }
  func measured(_ value: String) -> String { "测得 \(value)" }
  func holds(_ holds: Bool) -> String { holds ? "成立" : "不成立" }
  func mustEqual(_ bound: String) -> String { "须等于 \(bound)" }
  func atMost(_ bound: String) -> String { "至多 \(bound)" }
  func atLeast(_ bound: String) -> String { "至少 \(bound)" }
  func margin(_ factor: String) -> String { "余量 \(factor) 倍" }
  var wholeMargin: String { "余量全部" }
  var notANumber: String { "不是数" }
  func moreProofs(_ count: Int) -> String { "另有 \(count) 项。" }
  var control: String { "对照" }
  func evidence(_ count: Int) -> String { "证据 · \(count) 项" }
  var proofHeaders: (condition: String, measured: String, required: String, result: String) {
    ("情形", "测得", "应当", "结果")
  }
  var asWritten: String { "原样" }
  var mustFail: String { "不成立" }
  var failedAsExpected: String { "如预期失败" }
  var seeEvidence: String { "看证据" }
  var backToSentence: String { "回到正文" }

  var glossaryTitle: String { "术语表" }
  func otherNames(english: String?, synonyms: [String]) -> String {
    let also = synonyms.isEmpty ? [] : ["也叫" + list(synonyms)]
    return joined([english].compactMap(\.self) + also)
  }

  var claimsTitle: String { "论断总表" }
  func claimsIntroduction(claims: Int, proofs: Int, falsified: Int) -> String {
    let passed = falsified == claims ? "\(claims) 条都" : "\(claims) 条里有 \(falsified) 条"
    return "书里下了 \(claims) 条论断，由 \(proofs) 项不同的实验来证明，每一项都是一次真的运行。"
      + "证明会不会连错的模型也放过，同样试过：拿掉方法里的一样东西（这叫一个变异）再跑一遍，"
      + "证明就该不成立，变异被揭穿；没有东西可拿的，另算一个对照，它也该通不过。"
      + "\(passed)通过了反面检验。"
  }
  var evidenceTitle: String { "每条论断的证据" }
  var evidenceCaption: String { "论断、证据和余量；链接通向算出它的那一格代码" }
  var evidenceHeaders: (id: String, claim: String, evidence: String, rejected: String) {
    ("编号", "论断", "证据", "哪个错的模型通不过")
  }
  func killed(_ mutation: String) -> String { "\(mutation)，被揭穿" }
  func rejected(_ control: String) -> String { "\(control)，通不过" }
  var nothingRejected: String { "没有试出来" }
  var mutationsTitle: String { "每个变异被哪些论断揭穿" }
  var mutationsIntroduction: String {
    "每一列是一个变异：拿掉一样东西，把整章重新跑一遍。“揭穿”是论断因此不成立；"
      + "“成立”是照样成立；“·”是那一章没有试它，或者没有跑到；加框的是论断自己点名、非揭穿不可的。"
  }
  var mutationsCaption: String { "变异与论断" }
  var notTried: String { "没有试" }
  var isKilled: String { "揭穿" }

  var firstPage: String { "首页" }
  var charactersPerMinute: Int { 400 }
  func readingTime(_ minutes: Int) -> String { "约 \(minutes) 分钟" }
  func chapters(_ count: Int) -> String { "章" }
  func runCells(_ count: Int) -> String { "段运行过的代码" }
  func figures(_ count: Int) -> String { "幅图表" }
  func provedClaims(_ count: Int) -> String { "条用运行来证明的论断" }
  var pageNotice: String {
    "本页的数、表和图都由书里的 Swift 代码算出；掐表得来的时间注明了机器。"
  }
  func provenance(_ parts: [String]) -> String {
    "出处（SHA-256 的前八位）：" + parts.joined(separator: "；") + "。"
  }
  func sourceFile(_ name: String, _ hash: String) -> String { "源文件 \(name) \(hash)" }
  func librarySources(_ hash: String) -> String { "库源码 \(hash)" }
  func randomSeeds(_ seeds: String) -> String { "随机种子 \(seeds)" }
  func results(_ hash: String) -> String { "结果 \(hash)" }
  func proofs(_ count: Int, holding: Int) -> String {
    "\(count) 条证明，成立 \(holding) 条"
  }

  func machine(processor: String?, cores: Int, system: String) -> String {
    "\(processor ?? "未知处理器")，\(cores) 核，\(system)"
  }
  func measured(on machine: String) -> String { "测量于：\(machine)" }

  var firstChapterTitle: String { "1. 开始" }
  func newChapter(title: String, label: String) -> String {
    """
    # \(title)

    先写这一章要回答的问题，再用一个代码块把答案算出来。

    ```swift
    //| label: \(label)
    //| caption: 一个数和它的平方
    let numbers = [1, 2, 3, 4, 5]
    let places = numbers.map { Float($0) }
    let squares = numbers.map { Float($0 * $0) }
    LineChart(
      title: "平方", xAxis: ChartAxis("数"), yAxis: ChartAxis("平方"),
      series: [LineSeries("平方", xValues: places, yValues: squares)])
    ```

    从 [](#\(label)) 可以看到，最后一个数是 `{swift} numbers.count`，它的平方是 `{swift} decimal(squares[4])`。

    """
  }
}

// MARK: - Templates, script, style sheet and preview

extension Chinese {
  var template: TemplateWords { Self.templateWords }
  var script: ScriptWords { Self.scriptWords }
  var stylesheet: StylesheetWords { Self.stylesheetWords }
  var preview: PreviewWords { Self.previewWords }

  private static let templateWords = TemplateWords(
    skipToText: "跳到正文",
    skipToContents: "跳到目录",
    contents: "目录",
    pageTurn: "前后章节",
    previousChapter: "上一章",
    nextChapter: "下一章",
    bookFacts: "书里有什么",
    tools: "工具",
    searchBook: "搜索全书",
    reading: "读法",
    readingText: "正文",
    readingCode: "代码",
    readingEvidence: "证据",
    systemColours: "颜色：跟随系统",
    keyboard: "键盘操作",
    close: "关闭",
    searchField: "要找的词",
    searchExamples: "一个词，或者一整句",
    searchKeysHTML: "<kbd>↓</kbd> <kbd>↑</kbd> 选择，<kbd>Enter</kbd> 打开，<kbd>Esc</kbd> 关闭；"
      + "几个词之间用空格隔开",
    keysCaption: "按键和它们做的事",
    key: "按键",
    keyAction: "做什么",
    openSearchKeysHTML: "<kbd>/</kbd> 或 <kbd>Ctrl</kbd> <kbd>K</kbd>",
    turnPages: "上一章、下一章",
    figureKeysHTML: "在图里 <kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd>",
    readHeatmap: "逐格读热图：行、列和数值",
    stepperKeysHTML: "在分步图的按钮上 <kbd>←</kbd> <kbd>→</kbd>",
    takeSteps: "上一步、下一步",
    showKeys: "这张表",
    singleKeysHTML: "使用单个字符的快捷键（<kbd>/</kbd> 和 <kbd>?</kbd>）")

  private static let scriptWords = ScriptWords(
    systemColours: templateWords.systemColours,
    lightColours: "颜色：浅色",
    darkColours: "颜色：深色",
    pageResult: "页",
    sectionResult: "节",
    figureResult: "图表",
    claimResult: "论断",
    termResult: "术语",
    erratumResult: "勘误",
    codeResult: "代码",
    results: ScriptWords.Counted(one: "找到 {0} 处", other: "找到 {0} 处"),
    firstResults: "找到 {0} 处，列出前 {1} 处",
    bestResults: "结果很多，列出最相关的 {0} 处",
    nearestResults: "没有一处有所有这些词；最接近的是：",
    noResult: "没有找到“{0}”",
    indexMissing: "找不到搜索用的索引文件：它应当和这一页放在同一个文件夹里。",
    copy: "复制",
    copied: "已复制",
    copyByHand: "请手动复制",
    cellRow: "文本、数据、代码和证据",
    scrollingBox: "可以左右滚动的内容",
    heatmap: "热图，用方向键逐格读：{0}",
    listSeparator: "、",
    cellOfHeatmap: "{0}，{1}",
    enlarge: "放大看",
    zoomHint: "选一格（点它，或按方向键到它再按回车），这里就换成它所在的一行，并标出它的点积。",
    allPanels: "全部",
    play: "播放",
    pause: "暂停")

  private static let stylesheetWords = StylesheetWords(output: "输出", value: "值")

  private static let previewWords = PreviewWords(
    languageTag: "zh-CN",
    pageMissing: "这一页还没有生成",
    pageMissingNote: "生成以后，这里会自己换成那一页；也可能没有这一页。",
    unconfirmed: "待确认",
    confirmed: "已确认",
    messages: { errors, warnings in
      let parts = [
        errors > 0 ? "\(errors) 处错误" : nil, warnings > 0 ? "\(warnings) 处警告" : nil,
      ].compactMap(\.self)
      return "书里有 " + parts.joined(separator: "、")
    },
    close: "收起")
}

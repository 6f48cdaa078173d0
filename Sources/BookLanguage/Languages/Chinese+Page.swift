extension Chinese {
  public var joinsLines: Bool { true }
  public var fullWidthMarks: [Unicode.Scalar: String] {
    [",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ".": "。"]
  }
  public var captionLeads: [String] { ["表："] }
  public var captionSpace: String { "　" }
  public func statements(_ parts: [String]) -> String { parts.joined(separator: "；") }
  public func sentence(_ text: String) -> String { "\(text)。" }
  public func bracketed(_ text: String) -> String { "（\(text)）" }

  public func name(of kind: NumberedKind, _ number: String) -> String {
    switch kind {
    case .figure: "图 \(number)"
    case .table: "表 \(number)"
    case .equation: "式 \(number)"
    }
  }
  public func section(_ number: String) -> String { "\(number) 节" }
  public func chapter(_ number: Int) -> String { "第 \(number) 章" }
  public var headingLink: String { "本节链接" }
  public var footnoteBack: String { "回到正文" }

  public var noteBox: String { "说明" }
  public var tipBox: String { "提示" }
  public var importantBox: String { "重要" }
  public var warningBox: String { "注意" }
  public var cautionBox: String { "警告" }
  public var erratumBox: String { "勘误" }

  public var code: String { "代码" }
  public func cell(_ name: String) -> String { "单元 \(name)" }
  public var hiddenCode: String { "没有显示的代码" }
  public var backToResult: String { "回到结果" }
  public var wholeProgram: String { "完整程序" }
  public var textVersion: String { "文本版" }
  public var dataTable: String { "数据表" }
  public func shownAgain(_ link: String) -> String { "（\(link)，再看一次。）" }
  public func seeAbove(_ link: String) -> String { "（见上面的\(link)。）" }
  public func picture(_ alternative: String) -> String { "[图：\(alternative)]" }
  public var expectedCompileError: String { "编译错误（预料之中）" }
  public var expectedWarning: String { "编译警告（预料之中）" }
  public var expectedTrap: String { "运行时错误（预料之中）" }

  public func shape(of name: String, _ shape: String) -> String { "\(name) 的形状：\(shape)" }
  public var scalar: String { "标量" }
  public func shapesOfChapter(_ count: Int) -> String { "这一章里的形状（\(count) 个）" }
  public var shapeHeaders: (name: String, shape: String, cell: String) { ("名字", "形状", "单元") }

  public var questionTitle: String { "想一想" }
  public var answers: String { "答案" }
  public func rightAnswers(_ letters: [String]) -> String {
    "\(letters.joined(separator: "、"))。每个选项都由上面的代码算过："
  }
  public func verdict(_ letter: String, isRight: Bool) -> String {
    "\(letter) \(isRight ? "对" : "不对")。"
  }

  public func claim(_ id: String) -> String { "论断 \(id)" }
  public func proof(of id: String) -> String { "论断 \(id) 的证明" }
  public func measured(_ value: String) -> String { "测得 \(value)" }
  public func holds(_ holds: Bool) -> String { holds ? "成立" : "不成立" }
  public func mustEqual(_ bound: String) -> String { "须恰为 \(bound)" }
  public func atMost(_ bound: String) -> String { "至多 \(bound)" }
  public func atLeast(_ bound: String) -> String { "至少 \(bound)" }
  public func margin(_ factor: String) -> String { "余量 \(factor) 倍" }
  public var wholeMargin: String { "余量全部" }
  public var notANumber: String { "不是数" }
  public func moreProofs(_ count: Int) -> String { "另有 \(count) 项" }
  public var control: String { "反例" }
  public var proofLink: String { "这条证明的链接" }

  public var claimsTitle: String { "论断台账" }
  public func claimsIntroduction(claims: Int, falsified: Int) -> String {
    "书里下了 \(claims) 条论断，每一条都由一次真的运行来证明。能不能证伪，也试过了："
      + "拿掉方法里的一样东西再跑一遍，证明就该不成立；没有东西可拿的，另算一个反例。"
      + "\(claims) 条里有 \(falsified) 条被这样推翻过。"
  }
  public var evidenceTitle: String { "每条论断的证据" }
  public var evidenceCaption: String { "论断、证据和余量；链接通向算出它的那一格代码" }
  public var evidenceHeaders: (id: String, claim: String, evidence: String) {
    ("编号", "论断", "证据")
  }
  public var mutationsTitle: String { "拿掉什么，哪些论断不再成立" }
  public var mutationsIntroduction: String {
    "每一列拿掉一样东西，把整章重新跑一遍。“✗” 是论断因此不成立，“✓” 是照样成立，"
      + "“·” 是那一章没有试它，或者没有跑到；加框的是论断自己点名、非推翻不可的。"
  }
  public var mutationsCaption: String { "缺陷与论断" }
  public var notTried: String { "没有试" }

  public func chapters(_ count: Int) -> String { "章" }
  public func runCells(_ count: Int) -> String { "段运行过的代码" }
  public func figures(_ count: Int) -> String { "幅图表" }
  public func provedClaims(_ count: Int) -> String { "条用运行来证明的论断" }
  public var pageNotice: String {
    "本页的数、表和图都由书里的 Swift 代码算出；掐表得来的时间注明了机器。"
  }
  public func provenance(_ parts: [String]) -> String {
    "出处（SHA-256 的前八位）：" + parts.joined(separator: "；") + "。"
  }
  public func sourceFile(_ name: String, _ hash: String) -> String { "源文件 \(name) \(hash)" }
  public func librarySources(_ hash: String) -> String { "库源码 \(hash)" }
  public func randomSeeds(_ seeds: String) -> String { "随机种子 \(seeds)" }
  public func results(_ hash: String) -> String { "结果 \(hash)" }
  public func proofs(_ count: Int, holding: Int) -> String {
    "\(count) 条证明，成立 \(holding) 条"
  }

  public func machine(processor: String?, cores: Int, system: String) -> String {
    "\(processor ?? "未知处理器")，\(cores) 核，\(system)"
  }
  public func measured(on machine: String) -> String { "测量于：\(machine)" }

  public func newChapter(title: String, label: String) -> String {
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

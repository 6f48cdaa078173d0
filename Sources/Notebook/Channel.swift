import CellRecords
import Figures
internal import Platform
import Synchronization

/// The way from the chapter's process to the build: a file of records, apart from standard output.
///
/// Without a build around it, as when a reader runs a copied program, everything is printed.
final class Channel: Sendable {
  static let shared = Channel()

  private struct State {
    var cell = 0
    /// The line of the chapter's file at which each cell's code starts.
    var firstLines: [Int] = []

    func place(ofLine line: Int) -> CellLine {
      CellLine(fileLine: line, firstLines: firstLines, fallback: cell)
    }
  }

  private let state = Mutex(State())
  /// Where records go; nil when no build listens.
  private let descriptor: Int32?
  private let writer: RecordWriter?
  /// Whether cells that take time are to run; without a build around they do.
  let isMeasuring: Bool
  /// The file that standard output went to at first.
  private let output = Channel.outputFile
  /// The cell after which the process ends, if the build asks for nothing but proofs.
  private let lastProofCell: Int?

  private init() {
    lastProofCell = getenv("NOTEBOOK_LAST_PROOF_CELL").flatMap { Int(String(cString: $0)) }
    isMeasuring = getenv("NOTEBOOK_RECORDS") == nil || getenv("NOTEBOOK_MEASURE") != nil
    guard let path = getenv("NOTEBOOK_RECORDS"), let nonce = getenv("NOTEBOOK_NONCE") else {
      descriptor = nil
      writer = nil
      return
    }
    let opened = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    descriptor = opened >= 0 ? opened : nil
    writer = RecordWriter(nonce: String(cString: nonce))
    // A process that a cell starts has no business here.
    unsetenv("NOTEBOOK_LAST_PROOF_CELL")
    unsetenv("NOTEBOOK_MEASURE")
    unsetenv("NOTEBOOK_RECORDS")
    unsetenv("NOTEBOOK_NONCE")
    write(RecordFormat.head)
  }

  /// Takes over where the cells' code starts, so that places can be given by cell.
  func use(firstLines: [Int]) {
    state.withLock { $0.firstLines = firstLines }
  }

  /// Whether the build wants no values, figures and shapes: making them takes longer than most cells.
  var sendsProofsOnly: Bool { lastProofCell != nil }

  func start(cell: Int) {
    if let lastProofCell, cell > lastProofCell { exit(0) }
    checkOutput()
    state.withLock { state in
      state.cell = cell
      send(.cellStarts(cell))
    }
  }

  func sendValue(_ text: String) {
    guard descriptor != nil else { return print(text) }
    state.withLock { send(.value(text, cell: $0.cell)) }
  }

  func sendInlineValue(_ text: String, index: Int) {
    state.withLock { _ in send(.inlineValue(text, index: index)) }
  }

  func send(_ figure: any Figure) {
    guard let writer else { return print(figure.text) }
    let record = FigureRecord(figure, temporaryPrefix: writer.identifier)
    state.withLock { send(.figure(record, cell: $0.cell)) }
  }

  /// Sends what a closure makes of the place of a line.
  func send(proofAt line: Int, _ proof: (CellLine) -> ProofRecord) {
    state.withLock { state in
      let record = proof(state.place(ofLine: line))
      if descriptor == nil { print(record.standaloneText) } else { send(.proof(record)) }
    }
  }

  func send(_ prompt: String, _ answers: [Answer]) {
    state.withLock { state in
      let options = answers.map { answer in
        QuestionRecord.Option(
          text: answer.text, isRight: answer.isRight, holds: answer.holds,
          evidence: answer.evidence, place: state.place(ofLine: answer.line))
      }
      let record = QuestionRecord(prompt: prompt, options: options)
      if descriptor == nil {
        print(record.standaloneText)
      } else {
        send(.question(record, cell: state.cell))
      }
    }
  }

  /// Sends a shape; its line is counted from the first of the running cell.
  func send(shape: [Int], axisNames: [String], of name: String, line: Int) {
    state.withLock { state in
      let place = CellLine(cell: state.cell, line: line)
      send(.shape(ShapeRecord(name: name, shape: shape, axisNames: axisNames, place: place)))
    }
  }

  /// Sends the texts that a comment can have for a value; its line is counted from the first of the
  /// running cell.
  func send(texts: [String], line: Int) {
    state.withLock { state in
      send(.stated(StatedValue(texts: texts, place: CellLine(cell: state.cell, line: line))))
    }
  }

  /// How much has been printed so far; 0 where it goes to a terminal or a pipe.
  ///
  /// - Units: bytes.
  var outputLength: Int {
    fflush(nil)
    return max(0, Int(lseek(STDOUT_FILENO, 0, SEEK_CUR)))
  }

  func end() {
    checkOutput()
    state.withLock { _ in send(.chapterEnds) }
  }

  /// A cell can lead standard output elsewhere and back; where it does not, all that later cells print would
  /// be lost.
  private func checkOutput() {
    guard descriptor != nil else { return }
    precondition(
      Channel.outputFile == output,
      "at the cell's end standard output is closed or leads elsewhere, and what is printed from then on is "
        + "lost; lead it back with 'dup2'")
  }

  private static var outputFile: [UInt64] {
    var status = stat()
    return fstat(STDOUT_FILENO, &status) == 0
      ? [UInt64(status.st_dev), UInt64(status.st_ino)] : []
  }

  private func send(_ record: Record) {
    // What was printed so far must lie in the file before its length is read.
    fflush(nil)
    guard let writer else { return }
    let offset = Int(lseek(STDOUT_FILENO, 0, SEEK_CUR))
    write(writer.bytes(of: record, outputOffset: max(0, offset)))
  }

  private func write(_ bytes: [UInt8]) {
    guard let descriptor else { return }
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Platform.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0 && errno == EINTR { continue }
        // A record that cannot be written shows as a missing one: the build reports the cell.
        guard written > 0 else { return }
        rest = rest.dropFirst(written)
      }
    }
  }
}

extension FigureRecord {
  /// Its ids are drawn with a prefix that is then cut out: one that no author can have written.
  fileprivate init(_ figure: any Figure, temporaryPrefix prefix: String) {
    self.init(
      kind: String(describing: type(of: figure)), alternativeText: figure.altText,
      text: figure.text,
      drawing: figure.svg(idPrefix: prefix).map { Drawing($0, idPrefix: prefix) },
      tables: figure.tables,
      tensors: figure.tensors.map {
        TensorRecord(name: $0.name, shape: $0.shape, values: $0.values)
      })
  }
}

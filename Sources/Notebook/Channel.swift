import Figures
import Glibc
import Synchronization

/// The way from the chapter's process to the build: a file of records, apart from standard output.
///
/// Without a build around it, as when a reader runs a copied program, everything is printed.
final class Channel: Sendable {
  static let shared = Channel()

  private struct State {
    var cell = 0
    var figures = 0
  }

  private let state = Mutex(State())
  /// Where records go; nothing when no build listens.
  private let descriptor: Int32?
  private let nonce: [UInt8]
  /// Whether cells that take time are to run; without a build around they do.
  let isMeasuring: Bool

  private init() {
    isMeasuring = getenv("NOTEBOOK_RECORDS") == nil || getenv("NOTEBOOK_MEASURE") != nil
    guard let path = getenv("NOTEBOOK_RECORDS"), let nonce = getenv("NOTEBOOK_NONCE") else {
      descriptor = nil
      self.nonce = []
      return
    }
    let opened = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    descriptor = opened >= 0 ? opened : nil
    self.nonce = Array(String(cString: nonce).utf8)
    // Behind a launcher standard output may be a pipe, which has no place to tell: the file that
    // the build reads takes its place.
    if lseek(STDOUT_FILENO, 0, SEEK_CUR) < 0, let path = getenv("NOTEBOOK_OUTPUT") {
      let output = open(path, O_WRONLY | O_CLOEXEC)
      if output >= 0 {
        dup2(output, STDOUT_FILENO)
        close(output)
      }
    }
    // A process that a cell starts has no business here.
    unsetenv("NOTEBOOK_OUTPUT")
    unsetenv("NOTEBOOK_MEASURE")
    unsetenv("NOTEBOOK_RECORDS")
    unsetenv("NOTEBOOK_NONCE")
  }

  func start(cell: Int) {
    state.withLock { state in
      state.cell = cell
      state.figures = 0
      send(Frame(), .cellStarts, index: cell)
    }
  }

  func sendValue(_ text: String) {
    guard descriptor != nil else { return print(text) }
    state.withLock { state in
      var frame = Frame()
      frame.append(text)
      send(frame, .value, index: state.cell)
    }
  }

  func sendInlineValue(_ text: String, index: Int) {
    state.withLock { _ in
      var frame = Frame()
      frame.append(text)
      send(frame, .inlineValue, index: index)
    }
  }

  func send(_ figure: any Figure) {
    guard descriptor != nil else { return print(figure.text) }
    state.withLock { state in
      state.figures += 1
      let prefix = "cell-\(state.cell + 1)-\(state.figures)"
      send(Frame(figure, idPrefix: prefix), .figure, index: state.cell)
    }
  }

  func send(_ proof: Proof) {
    guard descriptor != nil else { return print(proof.text) }
    state.withLock { send(Frame(proof), .proof, index: $0.cell) }
  }

  func send(question prompt: String, _ answers: [Answer]) {
    guard descriptor != nil else {
      return print(([prompt] + answers.map { "- \($0.text)" }).joined(separator: "\n"))
    }
    state.withLock { send(Frame(question: prompt, answers), .question, index: $0.cell) }
  }

  func send(shape: [Int], axisNames: [String], of name: String, line: Int) {
    state.withLock { state in
      send(
        Frame(shape: shape, axisNames: axisNames, of: name, line: line), .shape, index: state.cell)
    }
  }

  func end() {
    state.withLock { _ in send(Frame(), .chapterEnds, index: 0) }
  }

  private func send(_ frame: Frame, _ kind: Frame.Kind, index: Int) {
    // What was printed so far must lie in the file before its length is read.
    fflush(nil)
    guard let descriptor else { return }
    let offset = Int64(lseek(STDOUT_FILENO, 0, SEEK_CUR))
    let bytes = frame.bytes(kind: kind, index: index, outputOffset: offset, nonce: nonce)
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0 && errno == EINTR { continue }
        // A record that cannot be written shows as a missing one: the build reports the cell.
        guard written > 0 else { return }
        rest = rest.dropFirst(written)
      }
    }
  }
}

extension Frame {
  fileprivate init(_ figure: any Figure, idPrefix: String) {
    self.init()
    append(String(describing: type(of: figure)))
    append(figure.altText)
    append(figure.text)
    append(figure.svg(idPrefix: idPrefix))
    append(figure.tables.html())
    append(figure.tensors.count)
    for tensor in figure.tensors {
      append(tensor.name)
      append(tensor.shape.count)
      for length in tensor.shape { append(length) }
      append(tensor.values)
    }
  }
}

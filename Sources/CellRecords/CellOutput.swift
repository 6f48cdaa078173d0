/// One thing that a cell gave, in the order in which it came.
package enum CellOutput: Sendable, Hashable, Codable {
  /// What the cell wrote to standard output.
  case printed(String)
  /// A value that shows itself as text.
  case value(String)
  /// A value that shows itself as a figure.
  case figure(FigureRecord)
  /// A failure that had to happen.
  case expectedFailure(ExpectedFailure)
  /// A proof of a claim.
  case proof(ProofRecord)
  /// A question with its checked answers.
  case question(QuestionRecord)
}

extension CellOutput {
  /// What a program prints in place of the output when no build listens.
  package var standaloneText: String {
    switch self {
    case .printed(let text): text
    case .value(let text): text + "\n"
    case .figure(let figure): figure.text + "\n"
    case .proof(let proof): proof.standaloneText + "\n"
    case .question(let question): question.standaloneText + "\n"
    // It belongs to a program that does not come to its end.
    case .expectedFailure: ""
    }
  }
}

extension CellOutput {
  /// Every text that readers see of the output.
  package var texts: [String] {
    switch self {
    case .printed(let text), .value(let text): [text]
    case .figure(let figure): [figure.alternativeText, figure.text]
    case .expectedFailure(let failure): [failure.text]
    case .proof(let proof): [proof.measure]
    case .question(let question):
      [question.prompt] + question.options.flatMap { [$0.text, $0.evidence] }
    }
  }
}

/// A failure that the author expected, with the real message of the compiler or the runtime.
package struct ExpectedFailure: Sendable, Hashable, Codable {
  /// The kinds of failure that an author can expect.
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case compileError = "compile-error"
    case warning
    case trap
    /// Nobody expected it: the cell is left out, and the build reports it.
    case mistake
    /// The cell needs another that is left out, whose name is the text.
    case skipped
  }

  /// What happened.
  package var kind: Kind
  /// The real message with the line of the cell, if it has one.
  package var text: String

  package init(_ kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }
}

/// A line of a cell, named by the cell and not by the file: it follows when text above is inserted.
package struct CellLine: Sendable, Hashable, Codable {
  /// The cell's index.
  package var cell: Int
  /// The line below the first line of the cell's code.
  package var line: Int

  package init(cell: Int, line: Int) {
    self.cell = cell
    self.line = line
  }

  /// Numbers that somebody else may have written: sums of two never overflow.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func number(_ key: CodingKeys) throws -> Int {
      let number = try values.decode(Int.self, forKey: key)
      guard (0...Int(Int32.max)).contains(number) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: values, debugDescription: "no number of a cell or a line")
      }
      return number
    }
    self.init(cell: try number(.cell), line: try number(.line))
  }

  /// Finds the cell at a line of the chapter's file; a line above all cells counts as the first of
  /// `fallback`.
  ///
  /// - Parameters:
  ///   - line: The line of the file.
  ///   - firstLines: The line of the first line of each cell's code, ascending.
  ///   - fallback: The cell that a line above all cells counts to.
  package init(fileLine line: Int, firstLines: [Int], fallback: Int) {
    if let cell = firstLines.lastIndex(where: { $0 <= line }) {
      self.init(cell: cell, line: line - firstLines[cell])
    } else {
      self.init(cell: fallback, line: 0)
    }
  }
}

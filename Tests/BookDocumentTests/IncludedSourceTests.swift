import Testing

@testable import BookDocument

@Suite struct IncludedSourceTests {
  private let source = IncludedSource(
    """
    /// Documented.
    public struct Layer {
      // book: begin sizes
      let rows = 1

      // book: end sizes
      /// A method.
      @inlinable
      func forward(_ input: Int) -> Int {
        if input > 0 {
          return input
        }
        return rows
      }
      init(rows: Int) {}
      struct Inner { var depth = 0 }
    }
    extension Layer {
      func name(a: Int) {}
      func name(b: Int) {}
    }
    // book: begin open
    """)

  @Test(arguments: [
    ("sizes", "let rows = 1"),
    ("Layer.rows", "let rows = 1"),
    ("Layer.init", "init(rows: Int) {}"),
    ("Layer.Inner", "struct Inner { var depth = 0 }"),
    ("Layer.Inner.depth", "struct Inner { var depth = 0 }"),
    ("Layer.name(b:)", "func name(b: Int) {}"),
    (
      "Layer.forward",
      """
      @inlinable
      func forward(_ input: Int) -> Int {
        if input > 0 {
          return input
        }
        return rows
      }
      """
    ),
  ])
  func aNameGivesItsLinesWithoutCommentsBeforeAndIndentation(name: String, code: String) {
    #expect(source.find(name) == .found(code))
  }

  @Test func aTypeComesBeforeItsExtensionsAndLosesMarks() {
    guard case .found(let code) = source.find("Layer") else {
      Issue.record("no type")
      return
    }
    #expect(code.hasPrefix("public struct Layer {\n  let rows = 1\n"))
    #expect(!code.contains("book:"))
    #expect(!code.contains("extension"))
  }

  @Test func whatIsNotOnePartIsSaid() {
    #expect(source.find("open") == .markNotClosed(line: 22))
    #expect(source.find("Layer.name") == .ambiguous(["Layer.name(a:)", "Layer.name(b:)"]))
    guard case .unknown(let names) = source.find("Layer.backward") else {
      Issue.record("found")
      return
    }
    #expect(names.contains("Layer.forward") && names.contains("sizes"))
  }
}

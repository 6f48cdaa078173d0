import BookModel
import CDuktape
import Foundation

/// Turns TeX into MathML with KaTeX, run inside Duktape while the book is built: the page needs no
/// script and no font.
public final class FormulaRenderer {
  /// Why a formula, or every formula, cannot be shown.
  public enum Mistake: Error, Hashable {
    /// KaTeX is not on this machine, or cannot be loaded.
    case unavailable(String)
    /// The formula is wrong.
    case formula(String)
  }

  /// Where Debian's `libjs-katex` puts KaTeX.
  public static let standardPath = "/usr/share/javascript/katex/katex.min.js"

  private let path: String
  private let pieces: RenderedPieces
  private var loaded: Result<OpaquePointer, Mistake>?

  /// A renderer that loads KaTeX when the first formula comes.
  ///
  /// - Parameters:
  ///   - path: Where KaTeX is.
  ///   - pieces: Formulas that were rendered before; if all were, KaTeX is not loaded.
  public init(path: String = standardPath, pieces: RenderedPieces = RenderedPieces()) {
    self.path = path
    self.pieces = pieces
  }

  deinit {
    if case .success(let context) = loaded { duk_destroy_heap(context) }
  }

  /// The formula as HTML.
  ///
  /// - Throws: ``Mistake`` if the TeX is wrong or KaTeX is missing.
  public func html(of formula: Formula) throws(Mistake) -> String {
    let kind = formula.isBlock ? "block formula" : "formula"
    return try pieces.html(kind, of: formula.source) { () throws(Mistake) in
      try render(formula)
    }
  }

  private func render(_ formula: Formula) throws(Mistake) -> String {
    let context = try context().get()
    let source = formula.source.trimmingCharacters(in: .whitespacesAndNewlines)
    _ = duktape_get_global(context, "renderFormula")
    source.withCString { duktape_push_string(context, $0, source.utf8.count) }
    duktape_push_boolean(context, formula.isBlock ? 1 : 0)
    let failed = duktape_call(context, 2) != 0
    defer { duktape_pop(context) }
    let text = String(cString: duktape_top_string(context))
    guard !failed else { throw .formula(Self.reason(text)) }
    let tag = formula.isBlock ? "div" : "span"
    let focus = formula.isBlock ? " tabindex=\"0\"" : ""
    return "<\(tag) class=\"math\"\(focus)>\(text)</\(tag)>"
  }

  private func context() -> Result<OpaquePointer, Mistake> {
    if let loaded { return loaded }
    let result = load()
    loaded = result
    return result
  }

  private func load() -> Result<OpaquePointer, Mistake> {
    guard let script = try? String(contentsOfFile: path, encoding: .utf8) else {
      return .failure(.unavailable("there is no KaTeX at '\(path)'"))
    }
    guard let context = duktape_create() else {
      return .failure(.unavailable("Duktape has no memory"))
    }
    for source in [script, Self.entryPoint] {
      let failed = source.withCString { duktape_evaluate(context, $0, source.utf8.count) } != 0
      if failed {
        let reason = String(cString: duktape_top_string(context))
        duk_destroy_heap(context)
        return .failure(.unavailable("KaTeX does not load: \(reason)"))
      }
      duktape_pop(context)
    }
    return .success(context)
  }

  private static let entryPoint = """
    function renderFormula(source, isBlock) {
      return katex.renderToString(source, {
        displayMode: isBlock, output: 'mathml', throwOnError: true, strict: 'ignore', trust: false
      });
    }
    """

  /// `ParseError: KaTeX parse error: Expected '}' …` without what the reader need not know.
  private static func reason(_ text: String) -> String {
    text.replacingOccurrences(of: "ParseError: ", with: "")
      .replacingOccurrences(of: "KaTeX parse error: ", with: "")
  }
}

import CDuktape
import Foundation

/// KaTeX inside Duktape.
///
/// What one formula may allocate is limited, and with it the time that it takes.
final class KaTeX {
  /// What KaTeX says about a formula.
  enum Answer: Sendable {
    case html(String)
    /// The formula is wrong; the place is a scalar of the source, if KaTeX knows one.
    case invalid(String, scalar: Int?)
    /// The formula uses a command that could load or run something.
    case forbidden(String)
    /// KaTeX did not come to an end within its limits; it cannot be used again.
    case exhausted
    /// KaTeX failed for a reason that it does not call a mistake of the formula.
    case failed(String)
  }

  /// Bytes that a formula may allocate all told; a long one takes about 1 MB.
  private static let budgetOfFormula = 128 << 20

  private let context: OpaquePointer
  private let budget: UnsafeMutablePointer<duktape_budget>

  /// Loads KaTeX.
  ///
  /// - Throws: ``FormulaRenderer/FormulaError/unavailable(_:)`` if it is not there or does not load.
  init(path: String, macros: [String: String]) throws(FormulaRenderer.FormulaError) {
    guard let script = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw .unavailable("there is no KaTeX at '\(path)'")
    }
    guard let budget = duktape_budget_create() else { throw .unavailable("there is no memory") }
    guard let context = duktape_create(budget) else {
      duktape_budget_free(budget)
      throw .unavailable("Duktape has no memory")
    }
    self.context = context
    self.budget = budget
    for source in [Self.missingFunctions, script, Self.declaration(of: macros), Self.entryPoint] {
      guard source.withCString({ duktape_evaluate(context, $0, source.utf8.count) }) == 0 else {
        throw .unavailable("KaTeX does not load: \(String(cString: duktape_top_string(context)))")
      }
      duktape_pop(context)
    }
  }

  deinit {
    // Nothing in the heap needs more than its memory back, and after an escape nothing else works.
    duktape_budget_free(budget)
  }

  /// Renders a formula as MathML.
  func render(_ source: String, isBlock: Bool) -> Answer {
    _ = duktape_get_global(context, "renderFormula")
    source.withCString { duktape_push_string(context, $0, source.utf8.count) }
    duktape_push_boolean(context, isBlock ? 1 : 0)
    let failed = duktape_call(context, 2, budget, Self.budgetOfFormula) != 0
    guard budget.pointee.is_exhausted == 0 else { return .exhausted }
    defer { duktape_pop(context) }
    let text = String(cString: duktape_top_string(context))
    // Formulas that are nested too deeply end in JavaScript's own limit on calls.
    if failed { return text.hasPrefix("RangeError") ? .exhausted : .failed(text) }
    return Self.answer(text)
  }

  private static func answer(_ text: String) -> Answer {
    let rest = String(text.dropFirst())
    switch text.first {
    case "=": return .html(rest)
    case "!": return .forbidden(rest)
    default:
      let place = rest.prefix { $0 != " " }
      return .invalid(reason(String(rest.dropFirst(place.count + 1))), scalar: Int(place))
    }
  }

  /// `KaTeX parse error: Expected '}' at position 7: …` without what the place says better.
  private static func reason(_ text: String) -> String {
    let message = text.replacingOccurrences(of: "KaTeX parse error: ", with: "")
    let place = message.firstRange(of: #/ at (position \d+|end of input): /#)
    return place.map { String(message[..<$0.lowerBound]) } ?? message
  }

  private static func declaration(of macros: [String: String]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = (try? encoder.encode(macros)).map { String(decoding: $0, as: UTF8.self) }
    // These two end a line of JavaScript, also within a text.
    let script = (json ?? "{}").replacing("\u{2028}", with: "\\u2028")
      .replacing("\u{2029}", with: "\\u2029")
    return "var bookMacros = \(script);"
  }

  /// What KaTeX expects of JavaScript and Duktape 2.7 does not have.
  private static let missingFunctions = #"""
    if (!Array.prototype.fill) {
      Object.defineProperty(Array.prototype, 'fill', {value: function (value, start, end) {
        var length = this.length >>> 0;
        var from = start >> 0, to = end === undefined ? length : end >> 0;
        from = from < 0 ? Math.max(length + from, 0) : Math.min(from, length);
        to = to < 0 ? Math.max(length + to, 0) : Math.min(to, length);
        for (; from < to; from++) { this[from] = value; }
        return this;
      }});
    }
    if (typeof console === 'undefined') {
      var console = {log: function () {}, warn: function () {}, error: function () {}};
    }
    """#

  /// The place of an error in the body of a macro would be taken for one in the formula: it counts
  /// only if the formula has there what KaTeX shows.
  private static let entryPoint = #"""
    function shown(source, error) {
      var text = error.message.replace(/\u0332/g, '');
      var around = text.replace(/^[^]*? at (position \d+|end of input): /, '').replace(/…/g, '');
      return around !== text && source.indexOf(around) >= 0;
    }
    function renderFormula(source, isBlock) {
      var macros = {};
      for (var name in bookMacros) { macros[name] = bookMacros[name]; }
      try {
        return '=' + katex.renderToString(source, {
          displayMode: isBlock, output: 'mathml', throwOnError: true, strict: 'ignore',
          macros: macros, maxSize: 100, maxExpand: 1000,
          trust: function (context) { throw {forbidden: context.command}; }
        });
      } catch (error) {
        if (error && error.forbidden) { return '!' + error.forbidden; }
        if (!(error instanceof katex.ParseError)) { throw error; }
        return '?' + (shown(source, error) ? error.position : '-') + ' ' + error.message;
      }
    }
    """#
}

import CDuktape
import Foundation

/// KaTeX inside Duktape.
///
/// What one formula may allocate is limited, and with it the time that it takes.
final class KaTeX {
  /// What KaTeX says about a formula.
  enum Answer {
    case html(String)
    /// The formula is wrong; the place is a scalar of the source, if KaTeX knows one.
    case invalid(String, scalar: Int?)
    /// The formula uses a command that could load or run something.
    case forbidden(String)
    /// KaTeX did not come to an end within its limits; it cannot be used again.
    case exhausted
  }

  /// Bytes that a formula may allocate all told; a long one takes about 1 MB.
  private static let budgetOfFormula = 128 << 20

  private static let unlimited = duktape_budget(left: .max, refusals: 0, is_exhausted: 0)

  private let context: OpaquePointer
  private let budget: UnsafeMutablePointer<duktape_budget>

  /// Loads KaTeX.
  ///
  /// - Throws: ``FormulaRenderer/FormulaError/unavailable(_:)`` if it is not there or does not load.
  init(path: String, macros: [String: String]) throws(FormulaRenderer.FormulaError) {
    guard let script = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw .unavailable("there is no KaTeX at '\(path)'")
    }
    let budget = UnsafeMutablePointer<duktape_budget>.allocate(capacity: 1)
    budget.initialize(to: Self.unlimited)
    guard let context = duktape_create(budget) else {
      budget.deallocate()
      throw .unavailable("Duktape has no memory")
    }
    self.context = context
    self.budget = budget
    for source in [script, Self.declaration(of: macros), Self.entryPoint] {
      guard source.withCString({ duktape_evaluate(context, $0, source.utf8.count) }) == 0 else {
        throw .unavailable("KaTeX does not load: \(String(cString: duktape_top_string(context)))")
      }
      duktape_pop(context)
    }
  }

  deinit {
    budget.pointee = Self.unlimited
    duk_destroy_heap(context)
    budget.deallocate()
  }

  /// Renders a formula as MathML.
  func render(_ source: String, isBlock: Bool) -> Answer {
    _ = duktape_get_global(context, "renderFormula")
    source.withCString { duktape_push_string(context, $0, source.utf8.count) }
    duktape_push_boolean(context, isBlock ? 1 : 0)
    budget.pointee = duktape_budget(left: Self.budgetOfFormula, refusals: 0, is_exhausted: 0)
    let failed = duktape_call(context, 2) != 0
    let isExhausted = budget.pointee.is_exhausted != 0
    // To read the answer takes memory too, and nothing would catch a failure.
    budget.pointee = Self.unlimited
    defer { duktape_pop(context) }
    let text = String(cString: duktape_top_string(context))
    guard !isExhausted, !failed else { return .exhausted }
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
    return "var bookMacros = \(json ?? "{}");"
  }

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

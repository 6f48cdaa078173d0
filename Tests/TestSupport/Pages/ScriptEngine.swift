import CDuktape

/// Runs scripts of the pages without a browser.
package final class ScriptEngine {
  /// A script that cannot be run, with what the engine says.
  package struct ScriptError: Error {
    /// What went wrong.
    package let reason: String
  }

  private let context: OpaquePointer

  /// An engine that knows nothing yet.
  ///
  /// - Throws: ``ScriptError`` if there is no memory.
  package init() throws {
    guard let context = duk_create_heap(nil, nil, nil, nil, nil) else {
      throw ScriptError(reason: "no memory")
    }
    self.context = context
  }

  deinit { duk_destroy_heap(context) }

  /// Runs a script.
  ///
  /// - Returns: The value of its last expression as text.
  /// - Throws: ``ScriptError`` if it does not end well.
  @discardableResult
  package func run(_ script: String) throws -> String {
    let failed = script.withCString { duktape_evaluate(context, $0, script.utf8.count) } != 0
    defer { duktape_pop(context) }
    let result = String(cString: duktape_top_string(context))
    if failed { throw ScriptError(reason: result) }
    return result
  }
}

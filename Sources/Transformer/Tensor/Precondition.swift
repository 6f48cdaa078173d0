private import Platform

// The standard `precondition` drops its message in optimised code, and this module is optimised in
// every configuration. These two functions shadow it inside the module, so that misuse
// always says which rule was broken, with which values.

/// Stops the program with a message if `condition` does not hold.
@inline(__always)
func precondition(
  _ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String,
  file: StaticString = #fileID, line: UInt = #line
) {
  if !condition() { preconditionFailure(message(), file: file, line: line) }
}

/// Stops the program with a message.
@inline(never)
func preconditionFailure(
  _ message: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
) -> Never {
  let text = "\(file):\(line): Fatal error: \(message())\n"
  _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
  Swift.preconditionFailure()
}

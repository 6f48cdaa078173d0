/// Why the browser could not do what a test asked.
enum DriverError: Error, CustomStringConvertible {
  /// The driver ended before it said where it listens.
  case notStarted(said: String)
  /// The driver answered with an error of the protocol.
  case refused(command: String, error: String, message: String)
  /// The page did not come to a state within the patience of a test.
  case timedOut(waitingFor: String, last: String)

  var description: String {
    switch self {
    case .notStarted(let said): "chromedriver did not start: \(said)"
    case .refused(let command, let error, let message): "\(command): \(error): \(message)"
    case .timedOut(let state, let last): "waited in vain for \(state); last seen: \(last)"
    }
  }
}

import ArgumentParser

/// How mistakes are written.
enum DiagnosticsFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

import Yams

/// What a YAML parser says of a text that is none, and where.
package struct YAMLProblem {
  package let text: String
  package let mark: Mark?

  package init(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      text = "this is no valid YAML: \(problem)"
      self.mark = mark
    default:
      text = "this is no valid YAML: \(error)"
      mark = nil
    }
  }
}

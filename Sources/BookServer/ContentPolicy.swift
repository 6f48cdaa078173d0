/// A page's content security policy, so that the preview can allow its one script and nothing else.
struct ContentPolicy {
  private var directives: [(name: String, sources: [String])]

  /// Reads a policy as a page states it.
  init(_ text: String) {
    directives = text.split(separator: ";").compactMap { part in
      let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
      return words.first.map { ($0.lowercased(), Array(words.dropFirst())) }
    }
  }

  /// Allows a source besides those that the directive has, or that it takes over from the default.
  mutating func allow(_ source: String, for directive: String) {
    if let place = directives.firstIndex(where: { $0.name == directive }) {
      directives[place].sources.removeAll { $0 == "'none'" }
      directives[place].sources.append(source)
      return
    }
    // Without a default everything is allowed, and a directive would take that away.
    guard let fallback = directives.first(where: { $0.name == "default-src" }) else { return }
    directives.append((directive, fallback.sources.filter { $0 != "'none'" } + [source]))
  }

  /// Allows a script's own policy for what becomes markup, where the page names the policies that may be.
  mutating func allowTrustedTypes(of policy: String) {
    guard let place = directives.firstIndex(where: { $0.name == "trusted-types" }) else { return }
    directives[place].sources.append(policy)
  }

  /// The policy as a page states it.
  var text: String {
    directives.map { ([$0.name] + $0.sources).joined(separator: " ") }.joined(separator: "; ")
  }
}

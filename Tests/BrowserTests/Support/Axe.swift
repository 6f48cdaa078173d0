/// axe-core, run inside a page.
struct Axe: Sendable {
  /// What it found on one page.
  struct Report: Sendable {
    var violations: [String]
    /// The rules that found something that they apply to.
    var rulesChecked: Set<String>
    /// The lowest contrast of text that the rules could compute.
    var lowestContrast: Double?
  }

  let source: String

  /// Checks the page that the browser shows against every rule up to WCAG 2.2 AA and best practice.
  func report(in browser: Browser) async throws -> Report {
    _ = try await browser.send("POST", "/execute/sync", ["script": .text(source), "args": []])
    let answer = try await browser.run(asynchronously: Self.script)
    return Report(
      violations: answer["violations"].elements.compactMap(\.text),
      rulesChecked: Set(answer["checked"].elements.compactMap(\.text)),
      lowestContrast: answer["contrast"].number)
  }

  private static let script = """
    axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'target-size': { enabled: true } },
    }).then(result => {
      const contrasts = [...result.passes, ...result.violations]
        .filter(rule => rule.id === 'color-contrast')
        .flatMap(rule => rule.nodes.flatMap(node => node.any.map(check => check.data?.contrastRatio)))
        .filter(ratio => ratio > 0);
      done({
        violations: result.violations.map(rule =>
          rule.id + ' (' + rule.help + '): '
            + rule.nodes.slice(0, 5).map(node => node.html.slice(0, 160)).join(' | ')
            + (rule.nodes.length > 5 ? ' and ' + (rule.nodes.length - 5) + ' more' : '')),
        checked: [...result.passes, ...result.violations].map(rule => rule.id),
        contrast: contrasts.length ? Math.min(...contrasts) : null,
      });
    }, error => done({ violations: ['axe failed: ' + error], checked: [], contrast: null }));
    """
}

/// Questions about a page that take more than a line of script.
enum Script {
  /// Which elements stick out of the window where nobody can scroll to them or must scroll the page.
  static let overhang = """
    (() => {
      const width = document.documentElement.clientWidth;
      const found = [];
      if (document.documentElement.scrollWidth > innerWidth) found.push('the page itself');
      const scrolls = element => {
        for (let e = element.parentElement; e && e !== document.body; e = e.parentElement) {
          const style = getComputedStyle(e);
          if (/(auto|scroll)/.test(style.overflowX)) return true;
          // What only a screen reader gets is clipped on purpose.
          if (style.position === 'absolute' && e.clientWidth <= 1) return true;
        }
        return false;
      };
      for (const e of document.body.querySelectorAll('*')) {
        if (e.closest('svg') && e.tagName !== 'svg') continue;
        const box = e.getBoundingClientRect();
        if (box.width > 1 && box.right > width + 1 && e.checkVisibility() && !scrolls(e))
          found.push(e.outerHTML.slice(0, 120));
      }
      return found;
    })()
    """

  /// The length of the longest line of prose in units of its font's size.
  static let longestLine = """
    Math.max(0, ...[...document.querySelectorAll('main p')].filter(p => p.checkVisibility())
      .map(p => p.getBoundingClientRect().width / parseFloat(getComputedStyle(p).fontSize)))
    """
}

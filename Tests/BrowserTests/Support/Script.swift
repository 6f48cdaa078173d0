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

  /// The lines of text in paragraphs and lists that are longer than so many 汉字 of their size.
  static func lines(longerThan limit: Int) -> String {
    """
    [...document.querySelectorAll('main p, main li, main dd')].flatMap(block => {
      if (!block.checkVisibility() || block.closest('svg')) return [];
      const range = document.createRange();
      range.selectNodeContents(block);
      const lines = new Map();
      for (const box of range.getClientRects()) {
        const line = lines.get(Math.round(box.bottom)) ?? { left: box.left, right: box.right };
        line.left = Math.min(line.left, box.left);
        line.right = Math.max(line.right, box.right);
        lines.set(Math.round(box.bottom), line);
      }
      const size = parseFloat(getComputedStyle(block).fontSize);
      const widths = [...lines.values()].map(line => (line.right - line.left) / size);
      const longest = Math.max(0, ...widths);
      return longest > \(limit) ? [longest.toFixed(1) + ': ' + block.outerHTML.slice(0, 160)] : [];
    })
    """
  }
}

extension Script {
  /// Whether an element lies in the part of the page that the window shows.
  static func isInsideWindow(_ element: String) -> String {
    """
    (box => box.width > 0 && box.top >= 0 && box.left >= 0
      && box.bottom <= innerHeight && box.right <= innerWidth)(\(element).getBoundingClientRect())
    """
  }

  /// Where the focus is: its place among all elements, −1 outside the page, and whether it is seen.
  static let placeOfFocus = """
    (() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const isMarked = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
      return {
        place: element === document.body ? -1 : [...document.querySelectorAll('*')].indexOf(element),
        visible: element.checkVisibility() && isMarked,
        html: element.outerHTML.slice(0, 160),
      };
    })()
    """

  /// How many elements a keyboard must reach; of the buttons of one choice, one is enough.
  static let reachableControls = """
    [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
      .filter(e => e.checkVisibility() && e.tabIndex >= 0 && !e.disabled)
      .filter(e => {
        // Of a choice that is not made yet, the first button.
        const choice = `input[type="radio"][name="${e.name}"]`;
        return e.type !== 'radio'
          || e === (document.querySelector(`${choice}:checked`) ?? document.querySelector(choice));
      }).length
    """
}

extension English {
  var template: TemplateWords {
    TemplateWords(
      skipToText: "Skip to the text",
      skipToContents: "Skip to the contents",
      contents: "Contents",
      pageTurn: "Previous and next chapter",
      previousChapter: "Previous chapter",
      nextChapter: "Next chapter",
      bookFacts: "In this book",
      tools: "Tools",
      searchBook: "Search the book",
      unfoldAll: "Unfold everything",
      systemColours: "Colours: as the system",
      keyboard: "Keyboard shortcuts",
      close: "Close",
      searchField: "Words to find",
      searchExamples: "Words, names, numbers…",
      searchKeysHTML: "<kbd>↓</kbd> <kbd>↑</kbd> to choose, <kbd>Enter</kbd> to open,"
        + " <kbd>Esc</kbd> to close; separate words with spaces",
      keysCaption: "Keys and what they do",
      key: "Key",
      keyAction: "What it does",
      openSearchKeysHTML: "<kbd>/</kbd> or <kbd>Ctrl</kbd> <kbd>K</kbd>",
      turnPages: "Previous, next chapter",
      figureKeysHTML: "<kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd> in a figure",
      readHeatmap: "Read a heatmap cell by cell: row, column and value",
      stepperKeysHTML: "<kbd>←</kbd> <kbd>→</kbd> on the buttons of a figure in steps",
      takeSteps: "Previous, next step",
      showKeys: "Show this list",
      singleKeysHTML: "Use shortcuts of a single character (<kbd>/</kbd> and <kbd>?</kbd>)")
  }

  var script: ScriptWords {
    ScriptWords(
      systemColours: template.systemColours,
      lightColours: "Colours: light",
      darkColours: "Colours: dark",
      pageResult: "Page",
      sectionResult: "Section",
      figureResult: "Figure",
      claimResult: "Claim",
      results: ScriptWords.Counted(one: "{0} result", other: "{0} results"),
      firstResults: "{0} results, the first {1} are listed",
      noResult: "Nothing found for “{0}”",
      indexMissing:
        "The file that the search needs is missing: it belongs in the same folder as this page.",
      copy: "Copy",
      copied: "Copied",
      copyByHand: "Please copy by hand",
      unfoldAll: template.unfoldAll,
      foldAll: "Fold everything",
      allUnfolded: "Everything is unfolded",
      allFolded: "Everything is folded",
      heatmap: "Heatmap, read cell by cell with the arrow keys: {0}",
      listSeparator: ", ",
      heatmapHint: "Point at a cell, or click the figure and use the arrow keys, to read its value",
      cellOfHeatmap: "{0}, {1}",
      enlarge: "Enlarge",
      allPanels: "All",
      previousStep: "Previous step",
      nextStep: "Next step",
      play: "Play",
      pause: "Pause",
      step: "Step {0}: {1}")
  }

  var stylesheet: StylesheetWords {
    StylesheetWords(output: "Output", value: "Value")
  }

  var preview: PreviewWords {
    PreviewWords(
      languageTag: "en",
      pageMissing: "This page is not built yet",
      pageMissingNote: "The page will appear here once it is built; it may also not exist.",
      messages: { errors, warnings in
        let parts = [
          errors > 0 ? "\(errors) \(errors == 1 ? "error" : "errors")" : nil,
          warnings > 0 ? "\(warnings) \(warnings == 1 ? "warning" : "warnings")" : nil,
        ].compactMap(\.self)
        return "The book has " + parts.joined(separator: " and ")
      },
      close: "Close")
  }
}

/// The kinds of problem that the tool reports; the one list that messages, JSON and documentation share.
package enum DiagnosticID: String, Sendable, Hashable, Codable, CaseIterable {
  // Files and settings.
  case fileNotFound = "file-not-found"
  case fileUnreadable = "file-unreadable"
  case fileTooLarge = "file-too-large"
  case fileNotUTF8 = "file-not-utf8"
  case fileNotWritable = "file-not-writable"
  case dataNotAFile = "data-not-a-file"
  case yamlInvalid = "yaml-invalid"
  case settingUnknown = "setting-unknown"
  case settingInvalid = "setting-invalid"
  case titleMissing = "title-missing"
  case languageUnsupported = "language-unsupported"
  case chaptersMissing = "chapters-missing"
  case chapterNotFound = "chapter-not-found"
  case chapterDuplicate = "chapter-duplicate"
  case chapterNameInvalid = "chapter-name-invalid"
  case chapterOutsideBook = "chapter-outside-book"
  case chapterUnknown = "chapter-unknown"
  case chapterExists = "chapter-exists"
  case packageNotEdited = "package-not-edited"
  case chapterListNotEditable = "chapter-list-not-editable"
  case glossaryInvalid = "glossary-invalid"
  case outputInsideBook = "output-inside-book"
  case outputUnusable = "output-unusable"
  case outputStale = "output-stale"
  case cacheUnusable = "cache-unusable"
  case chapterNamesAlike = "chapter-names-alike"
  case chapterNumbersAlike = "chapter-numbers-alike"
  case macroInvalid = "macro-invalid"

  // Markdown.
  case markdownTooDeep = "markdown-too-deep"
  case markdownTooLarge = "markdown-too-large"
  case chapterEmpty = "chapter-empty"
  case frontMatterTitle = "front-matter-title"
  case fenceUnclosed = "fence-unclosed"
  case rawHTML = "raw-html"
  case controlCharacter = "control-character"
  case commentUnclosed = "comment-unclosed"
  case boxUnknown = "box-unknown"
  case punctuationHalfWidth = "punctuation-half-width"
  case footnoteNotFound = "footnote-not-found"
  case footnoteUnreferenced = "footnote-unreferenced"
  case labelInvalid = "label-invalid"
  case labelReserved = "label-reserved"
  case labelDuplicate = "label-duplicate"
  case labelStray = "label-stray"
  case labelUnused = "label-unused"
  case mathFenceInvalid = "math-fence-invalid"
  case formulaInvalid = "formula-invalid"
  case formulaForbidden = "formula-forbidden"
  case formulaTooLarge = "formula-too-large"
  case formulasUnavailable = "formulas-unavailable"
  case imageNotLocal = "image-not-local"
  case imageTypeUnknown = "image-type-unknown"
  case imageUnusable = "image-unusable"
  case imageWithoutText = "image-without-text"
  case linkChapterUnknown = "link-chapter-unknown"
  case documentationLinkUnknown = "documentation-link-unknown"
  case linkSchemeForbidden = "link-scheme-forbidden"
  case linkAnchorUnknown = "link-anchor-unknown"
  case linkedFileNotFound = "linked-file-not-found"
  case referenceUnknown = "reference-unknown"
  case referenceUnnumbered = "reference-unnumbered"
  case includeInvalid = "include-invalid"
  case includedFileUnusable = "included-file-unusable"
  case includedNameUnknown = "included-name-unknown"
  case embedNotAFigure = "embed-not-a-figure"
  case embedRepeated = "embed-repeated"
  case embedUnavailable = "embed-unavailable"
  case symbolUnknown = "symbol-unknown"
  case numberComputed = "number-computed"

  case cellAlmost = "cell-almost"
  case markupIgnored = "markup-ignored"
  case headingUnexpected = "heading-unexpected"
  case tableCellsExcess = "table-cells-excess"
  case footnoteDuplicate = "footnote-duplicate"
  case linkDefinitionDuplicate = "link-definition-duplicate"
  case frontMatter = "front-matter"
  case linkWithoutTarget = "link-without-target"
  case pageLarge = "page-large"
  case buildSlow = "build-slow"

  // Cells.
  case cellOptionMisplaced = "cell-option-misplaced"
  case cellWroteError = "cell-wrote-error"
  case cellOptionMalformed = "cell-option-malformed"
  case cellOptionWithoutValue = "cell-option-without-value"
  case cellOptionUnknown = "cell-option-unknown"
  case cellOptionDuplicate = "cell-option-duplicate"
  case cellOptionNeedsQuotes = "cell-option-needs-quotes"
  case cellOptionInvalid = "cell-option-invalid"
  case expectationUnknown = "expectation-unknown"
  case expectationUnmet = "expectation-unmet"
  case codeTooDeep = "code-too-deep"
  case swiftSyntax = "swift-syntax"
  case swiftError = "swift-error"
  case swiftWarning = "swift-warning"
  case valueNotAnExpression = "value-not-an-expression"
  case nameUsedTooEarly = "name-used-too-early"
  case outputDiffers = "output-differs"
  case nameRedeclared = "name-redeclared"
  case shapeCommentWrong = "shape-comment-wrong"
  case sliceDiffers = "slice-differs"
  case programNotBuilt = "program-not-built"
  case productsIncomplete = "products-incomplete"
  case compilerMismatch = "compiler-mismatch"
  case cellTimeLimit = "cell-time-limit"
  case chapterTimeLimit = "chapter-time-limit"
  case memoryLimit = "memory-limit"
  case outputLimit = "output-limit"
  case cellExited = "cell-exited"
  case cellTrapped = "cell-trapped"
  case channelMisused = "channel-misused"
  case recordFormatMismatch = "record-format-mismatch"
  case temporaryFolderFull = "temporary-folder-full"
  case chapterNotRun = "chapter-not-run"
  case chapterLost = "chapter-lost"
  case timingMissing = "timing-missing"
  case timingStale = "timing-stale"

  // Claims.
  case claimInvalid = "claim-invalid"
  case mutationInvalid = "mutation-invalid"
  case mutationUnknown = "mutation-unknown"
  case claimUnknown = "claim-unknown"
  case claimFalse = "claim-false"
  case claimUnproved = "claim-unproved"
  case claimUncited = "claim-uncited"
  case claimUnfalsifiable = "claim-unfalsifiable"
  case controlPasses = "control-passes"
  case controlConstant = "control-constant"
  case mutationSurvived = "mutation-survived"
  case mutationNotReached = "mutation-not-reached"
  case answerWrong = "answer-wrong"

  // Theme and output.
  case templateInvalid = "template-invalid"
  case templateNameUnknown = "template-name-unknown"
  case themeFileUnused = "theme-file-unused"
  case themeUnusable = "theme-unusable"
  case pdfBrowserMissing = "pdf-browser-missing"
  case pdfFailed = "pdf-failed"
}

extension DiagnosticID {
  package enum Severity: String, Sendable, Hashable, Codable {
    case error
    case warning
  }

  /// Warnings do not change the exit code.
  package var severity: Severity {
    switch self {
    case .rawHTML, .controlCharacter, .punctuationHalfWidth, .footnoteNotFound,
      .footnoteUnreferenced, .labelStray,
      .labelUnused, .imageWithoutText, .symbolUnknown, .numberComputed, .swiftWarning,
      .shapeCommentWrong, .sliceDiffers,
      .templateNameUnknown, .themeFileUnused, .outputStale, .cacheUnusable, .chapterNamesAlike,
      .chapterNumbersAlike, .cellAlmost, .markupIgnored, .headingUnexpected, .tableCellsExcess,
      .linkDefinitionDuplicate, .linkWithoutTarget, .cellWroteError, .pageLarge, .buildSlow,
      .frontMatter,
      .documentationLinkUnknown:
      .warning
    default: .error
    }
  }
}

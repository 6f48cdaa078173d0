extension DiagnosticID {
  /// What the problem is, in one sentence, as `docs/DIAGNOSTICS.md` has it.
  package var summary: String {
    switch self {
    case .fileNotFound: "A file that the book needs does not exist."
    case .fileUnreadable: "A file exists and cannot be read."
    case .fileTooLarge: "A file of the book is larger than the limit."
    case .fileNotUTF8: "A file of the book is not UTF-8."
    case .fileNotWritable: "A file of the output folder cannot be written."
    case .dataNotAFile: "The folder `data` holds something other than regular files."
    case .yamlInvalid: "`book.yml` or `claims.yml` is not valid YAML."
    case .settingUnknown: "`book.yml` or `claims.yml` has a key that nothing reads."
    case .settingInvalid: "A setting has a value of another kind than it takes."
    case .titleMissing: "`book.yml` has no `title`."
    case .languageUnsupported: "`language` names a language that the tool has no words for."
    case .chaptersMissing: "The book has no chapter."
    case .chapterNotFound: "`chapters` names a chapter that has no file."
    case .chapterDuplicate: "`chapters` names a chapter twice."
    case .chapterNameInvalid: "A chapter has a name that a file beside `book.yml` cannot have."
    case .chapterOutsideBook: "A chapter's file is a link that leads out of the book's folder."
    case .chapterUnknown: "The command line names something that is not a chapter of the book."
    case .packageNotEdited: "`init` could not add the book to a package."
    case .chapterExists: "`new` would overwrite a chapter."
    case .chapterListNotEditable: "`new` cannot add to `chapters` without changing anything else."
    case .outputInsideBook: "The output folder lies in the book's folder."
    case .macroInvalid: "A macro for formulas has an invalid name or text."
    case .outputUnusable: "The output folder cannot be used."
    case .outputStale: "A file of an earlier build, which the book no longer has, was removed."
    case .cacheUnusable: "The cache cannot be written, so that every chapter runs at every build."
    case .chapterNamesAlike: "Two chapters have names that differ only in capitals."
    case .chapterNumbersAlike: "Two chapters have the same number."
    case .glossaryInvalid: "An entry of the glossary is incomplete or malformed."
    default: proseSummary
    }
  }

  private var proseSummary: String {
    switch self {
    case .chapterEmpty: "A chapter has no text."
    case .fenceUnclosed: "A code block is never closed."
    case .controlCharacter: "A chapter holds a control character, which no page may have."
    case .rawHTML: "A chapter holds HTML, which readers see as text."
    case .commentUnclosed: "An HTML comment is never closed."
    case .boxUnknown: "A quote starts with `[!…]` and is not one of the boxes."
    case .punctuationHalfWidth: "A half-width mark follows a Chinese character."
    case .footnoteNotFound: "A mark names a footnote that does not exist."
    case .footnoteUnreferenced: "No mark names a footnote, so that no reader sees it."
    case .labelInvalid: "A label has characters that labels cannot have."
    case .labelReserved: "A label is one of the names that pages use themselves."
    case .labelDuplicate: "Two things of the book have the same label."
    case .labelStray: "A label ends a paragraph that nothing takes as its caption."
    case .labelUnused: "Nothing refers to the label of a table or a formula."
    case .mathFenceInvalid: "Something other than a label follows `math` after a fence."
    case .formulaInvalid: "A formula is not valid TeX."
    case .formulaForbidden: "A formula uses a command that names an address, a file or a style."
    case .formulaTooLarge: "A formula is too long, or takes too much work."
    case .formulasUnavailable: "KaTeX is missing or cannot be loaded."
    case .imageNotLocal: "An image lies outside the book's folder or on another machine."
    case .imageTypeUnknown: "The name of an image has the ending of no kind of image."
    case .imageUnusable: "An image is missing, too large, unreadable or outside the book."
    case .imageWithoutText: "An image has no alternative text."
    case .linkChapterUnknown: "A link names a chapter that the book does not have."
    case .documentationLinkUnknown: "A `doc:` link names no chapter of the book."
    case .linkSchemeForbidden: "A link leads to an address that runs code or reads local files."
    case .linkAnchorUnknown: "A link names a place that its chapter does not have."
    case .linkedFileNotFound: "A link names a file that does not exist."
    case .referenceUnknown: "A reference names a label that nothing has."
    case .referenceUnnumbered:
      "A reference names a figure without a caption, and so without a number."
    case .embedNotAFigure: "`![](#label)` names something that is not the figure of a cell."
    case .embedUnavailable: "A figure cannot be shown again, because its chapter failed."
    case .symbolUnknown: "A type or member in backquotes does not exist in the book's modules."
    case .numberComputed: "The prose repeats a number that the chapter computes."
    case .templateInvalid: "A template of the book's theme cannot be parsed."
    case .templateNameUnknown: "A template uses a name that stands for nothing."
    case .themeFileUnused: "The folder `theme` has a file that the theme does not use."
    case .themeUnusable: "The theme cannot be put together."
    case .pdfBrowserMissing: "There is no Chromium to print the PDF with."
    case .pdfFailed: "Chromium did not print the PDF."
    default: structureSummary
    }
  }

  private var structureSummary: String {
    switch self {
    case .markdownTooLarge: "A link's long address is named by very many links."
    case .embedRepeated: "A figure is shown again very often."
    case .markdownTooDeep: "A chapter has quotes, lists or emphasis in too many others."
    case .frontMatter: "A chapter's front matter has a key that nothing reads."
    case .frontMatterTitle: "The first page has a heading that would be a second title."
    case .headingUnexpected: "A heading has a level or a number that does not fit its place."
    case .tableCellsExcess: "A row of a table has more cells than its head."
    case .footnoteDuplicate: "A chapter has two footnotes of one name."
    case .linkDefinitionDuplicate: "A chapter defines the address of one name of links twice."
    case .linkWithoutTarget: "A link has an address that leads nowhere in the book."
    case .markupIgnored: "Markup stands where it is shown as text."
    case .pageLarge: "A page is larger than its budget: browsers are slow with it."
    case .buildSlow: "A build took longer than its budget."
    case .cellAlmost: "A code block is almost a cell, and is not run."
    case .cellOptionMisplaced: "A line that looks like an option of a cell does not set one."
    case .includeInvalid: "A block that includes a part of a file does not name one."
    case .includedFileUnusable: "A file that a chapter includes is missing or outside the package."
    case .includedNameUnknown: "A file does not have the part that a chapter includes."
    default: runSummary
    }
  }

  private var runSummary: String {
    switch self {
    case .cellOptionMalformed: "A line `//|` at the top of a cell is not `key: value`."
    case .cellOptionWithoutValue: "An option of a cell has no value."
    case .cellOptionUnknown: "An option of a cell does not exist."
    case .cellOptionDuplicate: "A cell has the same option twice."
    case .cellOptionNeedsQuotes: "The value of an option means something else in YAML."
    case .cellOptionInvalid: "An option of a cell has a value of another kind than it takes."
    case .expectationUnknown: "`expect` names something that cannot be expected."
    case .expectationUnmet: "A cell did not fail as it was expected to."
    case .swiftSyntax: "A cell is not valid Swift."
    case .swiftError: "The compiler rejects a cell."
    case .swiftWarning: "The compiler warns about a cell."
    case .valueNotAnExpression: "A value in a sentence is not one Swift expression."
    case .outputDiffers: "A comment or a block states another output than the cell has."
    case .nameRedeclared: "A cell needs two meanings of one name at once."
    case .nameUsedTooEarly: "A cell uses a name that a later line sets."
    case .shapeCommentWrong: "A comment on a tensor's shape is not what the run found."
    case .sliceDiffers: "A cell gave something else in a part of its chapter than in the whole."
    case .programNotBuilt: "The program of a chapter cannot be compiled or linked."
    case .productsIncomplete: "The command was moved without what cells need."
    case .compilerMismatch: "The compiler is not the one that built the library."
    case .cellTimeLimit: "A cell ran longer than it may."
    case .chapterTimeLimit: "A chapter ran longer than it may."
    case .memoryLimit: "A chapter's process held more memory than it may."
    case .outputLimit: "A chapter's process wrote more than it may."
    case .cellExited: "A cell ended the process of its chapter."
    case .cellTrapped: "A cell stopped with a runtime error or a signal."
    case .channelMisused: "A cell wrote to or closed the channel that carries its results."
    case .recordFormatMismatch: "The cells' library and the tool come from different builds."
    case .temporaryFolderFull: "The folder for temporary files is full."
    case .chapterNotRun: "The process of a chapter could not be started."
    case .chapterLost: "The job of a chapter ended without leaving a result."
    case .timingMissing: "A cell that takes times has never been measured."
    case .timingStale: "A cell that takes times was measured with other code."
    case .codeTooDeep: "The code of a cell is nested too deeply."
    case .cellWroteError: "A chapter wrote to standard error."
    default: claimSummary
    }
  }

  private var claimSummary: String {
    switch self {
    case .claimInvalid: "An entry of `claims` is incomplete or malformed."
    case .mutationInvalid: "An entry of `mutations` is incomplete or malformed."
    case .mutationUnknown: "A claim names a mutation that `mutations` does not list."
    case .claimUnknown: "A proof or a citation names a claim that `claims.yml` does not list."
    case .claimFalse: "A proof found that its claim does not hold."
    case .claimUnproved: "No cell proves a claim."
    case .claimUncited: "No sentence of the book makes a claim."
    case .claimUnfalsifiable: "Neither a control case nor a mutation makes a proof fail."
    case .controlPasses: "The control case of a proof passes, although it must fail."
    case .controlConstant: "The control case of a proof is a constant: it measures nothing."
    case .mutationSurvived: "A claim still holds with a mutation that it names."
    case .mutationNotReached: "With a mutation, the chapter stopped before the proofs of a claim."
    case .answerWrong: "A question calls an answer right or wrong, and the run says otherwise."
    default: rawValue
    }
  }
}

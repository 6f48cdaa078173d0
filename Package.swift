// swift-tools-version: 6.2
import PackageDescription

// Numerics, figures and what reads and writes pages are compiled optimised in every configuration: `swift
// run` builds for debugging, and at `-Onone` a chapter would train fifty times slower, figures would take
// half as long again, and a build in which nothing has changed twice as long. The targets of which a build
// calls little are not: they would only take longer to compile. Dynamic checks of exclusive access would
// cost 15 % of a small training step.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O", "-enforce-exclusivity=unchecked"])]

// As one module, which inlines across files and keeps one core busy: only what trains gains by it. (Batch
// mode and whole-module optimisation exclude each other, and the driver would say so on every build.)
let optimisedAsWhole =
  optimised + [
    .unsafeFlags(["-wmo", "-num-threads", "2", "-disable-batch-mode"])
  ]

// What cells call and authors misuse: the messages of preconditions are kept.
let optimisedWithMessages = optimised + [.unsafeFlags(["-assert-config", "Debug"])]

// The order of every sum is part of the book: no contraction, no reassociation.
let reproducible: [CSetting] = [.unsafeFlags(["-O3", "-ffp-contract=off"])]

let package = Package(
  name: "TransformerBook",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "build-book", targets: ["build-book"]),
    .library(name: "Transformer", targets: ["Transformer"]),
    // What a package with a book of its own depends on: its command, and what its cells see.
    .library(name: "BookCommand", targets: ["BookCommand"]),
    .library(name: "Notebook", targets: ["Notebook", "Figures"]),
    // 'swift package book' in a package that has a book's target.
    .plugin(name: "Book", targets: ["Book"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-syntax", exact: "603.0.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    // Tests only.
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", exact: "1.7.3"),
  ],
  targets: [
    // The library that this book is about.
    .target(name: "CKernels", cSettings: reproducible),
    .target(
      name: "Transformer", dependencies: ["CKernels", "Platform"], swiftSettings: optimisedAsWhole),

    // What differs from system to system: a file for each.
    .target(name: "Platform"),

    // What both a cell and the build know.
    .target(name: "BookLanguage", swiftSettings: optimised),
    .target(name: "CellRecords", swiftSettings: optimised),

    // What a cell sees and calls.
    .target(
      name: "Figures", dependencies: ["BookLanguage", "CellRecords", "Platform"],
      swiftSettings: optimisedWithMessages),
    .target(
      name: "Notebook", dependencies: ["CellRecords", "Figures", "Platform"],
      swiftSettings: optimisedWithMessages),
    .target(
      name: "TransformerFigures", dependencies: ["BookLanguage", "Notebook", "Transformer"],
      swiftSettings: optimisedWithMessages),

    // What makes the book.
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CDuktape", pkgConfig: "duktape", providers: [.apt(["duktape-dev"])]),
    .target(name: "CProcess"),
    .target(
      name: "BookDocument",
      dependencies: [
        "BookLanguage", "CCMarkGFM", "CellRecords",
        .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftSyntax", package: "swift-syntax"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: optimised),
    // Hashes megabytes of objects when a library was rebuilt.
    .target(
      name: "RunStore",
      dependencies: [
        "BookDocument", "CellRecords", "Platform",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: optimised),
    .target(
      name: "CellRunner",
      dependencies: [
        "BookDocument", "CProcess", "CellRecords", "Platform", "RunStore",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "SwiftParserDiagnostics", package: "swift-syntax"),
        .product(name: "SwiftSyntax", package: "swift-syntax"),
      ]),
    // Goes through every character of the book on every build.
    .target(
      name: "BookRenderers",
      dependencies: [
        "BookDocument", "BookLanguage", "CDuktape", "CellRecords", "Figures", "Platform",
        "RunStore",
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "SwiftIDEUtils", package: "swift-syntax"),
      ],
      resources: [.process("Resources")],
      swiftSettings: optimised),
    .target(
      name: "BookBuild",
      dependencies: [
        "BookDocument", "BookLanguage", "BookRenderers", "CellRecords", "CellRunner", "Platform",
        "RunStore",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "BookServer",
      dependencies: [
        "BookBuild", "BookDocument", "BookLanguage", "BookRenderers", "CellRunner", "Platform",
        "RunStore",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      resources: [.process("Resources")]),
    // Every cell imports Notebook, so that whoever has the command has built it.
    .target(
      name: "BookCommand",
      dependencies: [
        "BookBuild", "BookDocument", "BookLanguage", "BookRenderers", "BookServer", "CellRunner",
        "Notebook", "RunStore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // It imports the command alone: it depends on TransformerFigures so that `swift run build-book`
    // builds what the cells of this book link.
    .executableTarget(name: "build-book", dependencies: ["BookCommand", "TransformerFigures"]),

    .plugin(
      name: "Book",
      capability: .command(
        intent: .custom(verb: "book", description: "Builds or serves the package's book."),
        permissions: [
          .writeToPackageDirectory(reason: "The pages are written beside the book.")
        ])),

    // Builds pages of chapters that no author writes: `swift run fuzz 10000`.
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "BookBuild", "BookDocument", "BookLanguage", "BookRenderers", "CellRecords", "RunStore",
      ],
      path: "Benchmarks/fuzz"),

    .testTarget(name: "BookLanguageTests", dependencies: ["BookLanguage"]),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures", "BookLanguage", "CellRecords"],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "TransformerTests", dependencies: ["CKernels", "Transformer"],
      resources: [.copy("Fixtures")]),
    // Compiles the kernels once more, for another processor and with sanitizers.
    .testTarget(name: "KernelTests", exclude: ["Program"]),
    .testTarget(
      name: "NotebookTests",
      dependencies: ["CellRecords"]),
    .testTarget(
      name: "TransformerFiguresTests",
      dependencies: [
        "TransformerFigures", "Transformer", "Notebook", "Figures", "BookLanguage", "CellRecords",
      ]),
    // What several tests share.
    .target(
      name: "TestSupport",
      dependencies: [
        "BookBuild", "BookDocument", "BookLanguage", "BookRenderers", "BookServer", "CDuktape",
        "RunStore",
        .product(name: "CustomDump", package: "swift-custom-dump"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Tests/TestSupport"),
    .testTarget(
      name: "BookDocumentTests",
      dependencies: ["BookDocument", "BookLanguage", "CellRecords", "TestSupport"]),
    .testTarget(
      name: "RunStoreTests",
      dependencies: [
        "RunStore", "BookDocument", "CellRecords", "CellRunner",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "CellRunnerTests",
      dependencies: [
        "CellRunner", "BookDocument", "CellRecords", "Notebook", "RunStore", "TestSupport",
      ]),
    // cmark-gfm itself is what the pages' prose is compared with.
    .testTarget(
      name: "BookRenderersTests",
      dependencies: [
        "BookRenderers", "BookDocument", "BookLanguage", "CCMarkGFM", "CellRecords", "Figures",
        "Platform", "RunStore", "TestSupport",
      ],
      resources: [.copy("Fixtures")]),
    // The tests run the command and chapters, which need all that the command depends on.
    .testTarget(
      name: "BookBuildTests",
      dependencies: [
        "BookBuild", "BookDocument", "BookLanguage", "BookRenderers", "CellRecords", "CellRunner",
        "RunStore", "TestSupport", "build-book",
        .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftSyntax", package: "swift-syntax"),
      ]),
    .testTarget(
      name: "BookServerTests",
      dependencies: [
        "BookServer", "BookBuild", "BookDocument", "BookLanguage", "Platform", "RunStore",
        "TestSupport",
        "build-book",
      ]),
    .testTarget(
      name: "ChapterTests",
      dependencies: [
        "BookBuild", "BookDocument", "BookRenderers", "CellRecords", "CellRunner", "RunStore",
        "TestSupport", "build-book",
      ]),
    // A real browser reads the pages; skipped where there is none.
    .testTarget(
      name: "BrowserTests",
      dependencies: [
        "BookBuild", "BookDocument", "BookRenderers", "CellRecords", "CellRunner", "Platform",
        "RunStore",
        "TestSupport", "build-book",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      exclude: ["Book"]),
  ],
  swiftLanguageModes: [.v6]
)

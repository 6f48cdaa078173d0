// swift-tools-version: 6.2
import PackageDescription

// Numerics are compiled optimised in every configuration: `swift run` builds for debugging, and at
// `-Onone` a chapter would train fifty times slower. Dynamic checks of exclusive access would cost 15 %
// of a small training step. (Batch mode and whole-module optimisation exclude each other, and the
// driver would say so on every build.)
let optimised: [SwiftSetting] = [
  .unsafeFlags([
    "-O", "-wmo", "-num-threads", "2", "-disable-batch-mode", "-enforce-exclusivity=unchecked",
  ])
]

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
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-syntax", exact: "603.0.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    // What a cell sees and calls.
    .target(name: "CKernels", cSettings: reproducible),
    .target(name: "Transformer", dependencies: ["CKernels"], swiftSettings: optimised),
    .target(name: "Figures", dependencies: ["DisplayWidth"]),
    .target(name: "Notebook", dependencies: ["Figures"]),
    .target(name: "TransformerFigures", dependencies: ["Notebook", "Transformer"]),

    // What makes the book.
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CDuktape", pkgConfig: "duktape", providers: [.apt(["duktape-dev"])]),
    .target(name: "CProcess"),
    .target(name: "DisplayWidth"),
    .target(name: "BookModel"),
    // Goes through every character of the book on every build.
    .target(name: "BookSearch", swiftSettings: optimised),
    // Hashes megabytes of objects when a library was built anew.
    .target(name: "ContentHash", swiftSettings: optimised),
    .target(
      name: "BookMarkdown",
      dependencies: ["BookModel", "CCMarkGFM", .product(name: "Yams", package: "Yams")]),
    .target(
      name: "CellRunner",
      dependencies: [
        "BookModel", "CProcess", "ContentHash",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftParserDiagnostics", package: "swift-syntax"),
        .product(name: "SwiftSyntax", package: "swift-syntax"),
      ]),
    .target(
      name: "BookHTML",
      dependencies: [
        "BookModel", "BookSearch", "CDuktape",
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "SwiftIDEUtils", package: "swift-syntax"),
        .product(name: "SwiftParser", package: "swift-syntax"),
      ],
      resources: [.process("Resources")]),
    .target(name: "BookEditions", dependencies: ["BookModel", "BookMarkdown", "DisplayWidth"]),
    .target(
      name: "BookBuild",
      dependencies: [
        "BookModel", "BookMarkdown", "BookSearch", "CellRunner", "BookHTML", "BookEditions",
        "ContentHash",
        "DisplayWidth",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "BookServer",
      dependencies: [
        "BookBuild", "BookModel", "BookSearch", "CellRunner",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      resources: [.process("Resources")]),
    // Every cell imports Notebook, so that whoever has the command has built it.
    .target(
      name: "BookCommand",
      dependencies: [
        "BookBuild", "BookEditions", "BookModel", "BookServer", "CellRunner", "Notebook",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // It imports the command alone: it depends on TransformerFigures so that `swift run build-book`
    // builds what the cells of this book link.
    .executableTarget(name: "build-book", dependencies: ["BookCommand", "TransformerFigures"]),

    .testTarget(name: "DisplayWidthTests", dependencies: ["DisplayWidth"]),
    .testTarget(name: "FiguresTests", dependencies: ["Figures", "DisplayWidth"]),
    .testTarget(
      name: "TransformerTests", dependencies: ["CKernels", "Transformer"],
      resources: [.copy("Fixtures")]),
    // Compiles the kernels once more, for another processor and with sanitizers.
    .testTarget(name: "KernelTests", exclude: ["Program"]),
    .testTarget(name: "NotebookTests", dependencies: ["Notebook", "BookModel", "CellRunner"]),
    .testTarget(
      name: "TransformerFiguresTests",
      dependencies: ["TransformerFigures", "Transformer", "Notebook", "Figures"]),
    .testTarget(name: "BookModelTests", dependencies: ["BookModel"]),
    // cmark-gfm itself is what chapters are compared with.
    .testTarget(
      name: "BookMarkdownTests", dependencies: ["BookMarkdown", "BookModel", "CCMarkGFM"],
      resources: [.copy("Fixtures")]),
    .testTarget(name: "ContentHashTests", dependencies: ["ContentHash"]),
    .testTarget(name: "CellRunnerTests", dependencies: ["CellRunner", "BookModel", "ContentHash"]),
    // What several tests ask of a page.
    .target(
      name: "PageInspection", dependencies: ["BookHTML", "BookSearch", "CDuktape"],
      path: "Tests/PageInspection"),
    .testTarget(
      name: "BookHTMLTests",
      dependencies: ["BookHTML", "BookModel", "BookSearch", "PageInspection"]),
    .testTarget(name: "BookSearchTests", dependencies: ["BookSearch", "PageInspection"]),
    // The tests run the command and chapters, which need all that the command depends on.
    .testTarget(
      name: "BookBuildTests",
      dependencies: [
        "BookBuild", "BookEditions", "BookHTML", "BookMarkdown", "BookModel", "BookSearch",
        "CellRunner", "ContentHash", "PageInspection", "build-book",
      ]),
    .testTarget(
      name: "BookEditionsTests", dependencies: ["BookEditions", "BookModel", "DisplayWidth"]),
    .testTarget(
      name: "BookServerTests", dependencies: ["BookServer", "BookBuild", "BookModel", "build-book"]),
    .testTarget(
      name: "ChapterTests",
      dependencies: [
        "BookBuild", "BookHTML", "BookModel", "BookSearch", "CellRunner", "PageInspection",
        "build-book",
      ]),
    // A real browser reads the pages; skipped where there is none.
    .testTarget(
      name: "BrowserTests",
      dependencies: [
        "BookBuild", "BookHTML", "BookModel", "CellRunner", "build-book",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      exclude: ["Book"]),
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

// A book on a library of its own: what an author outside this repository would write, with
// `url: "…", branch: "main"` in place of the path.
let package = Package(
  name: "SortingBook",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "TransformerBook", path: "../..")
  ],
  targets: [
    // The library that the book is about. It knows nothing of books.
    .target(name: "Sorting"),
    // How its values show themselves under a cell.
    .target(
      name: "SortingFigures",
      dependencies: ["Sorting", .product(name: "Notebook", package: "TransformerBook")]),
    // The command. Cells can import whatever it depends on.
    .executableTarget(
      name: "sorting-book",
      dependencies: [
        "SortingFigures", .product(name: "BookCommand", package: "TransformerBook"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "TransformerBook", path: "..")],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [.product(name: "Transformer", package: "TransformerBook")],
      swiftSettings: [.unsafeFlags(["-O"])]
    )
  ]
)

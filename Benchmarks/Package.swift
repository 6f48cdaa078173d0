// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "executable-book", path: "..")],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [.product(name: "Transformer", package: "executable-book")],
      swiftSettings: [.unsafeFlags(["-O"])]
    )
  ]
)

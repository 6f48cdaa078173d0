import Foundation
import Transformer

/// One case of the parity fixtures: its sidecar, its tensors and its weights.
struct Fixture {
  /// Where the cases lie: `TRANSFORMER_FIXTURES`, or the copy in the test bundle.
  static var folder: URL {
    if let path = ProcessInfo.processInfo.environment["TRANSFORMER_FIXTURES"], !path.isEmpty {
      return URL(fileURLWithPath: path)
    }
    return Bundle.module.resourceURL?.appendingPathComponent("Fixtures")
      ?? URL(fileURLWithPath: "Fixtures")
  }

  /// The names of all cases that lie in the folder.
  static func names() -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json") && $0 != "index.json" }
      .map { String($0.dropLast(5)) }.sorted()
  }

  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  let name: String
  let sidecar: [String: Any]
  let tensors: Safetensors?
  let parameters: Safetensors?

  init(_ name: String) throws {
    self.name = name
    let data = try Data(contentsOf: Fixture.folder.appendingPathComponent("\(name).json"))
    guard let sidecar = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      throw Malformed(description: "\(name).json is not an object")
    }
    self.sidecar = sidecar
    tensors = try (sidecar["tensors_file"] as? String).map(Fixture.read)
    parameters = try (sidecar["params_file"] as? String).map(Fixture.read)
    try checkShapes()
  }

  private static func read(_ file: String) throws -> Safetensors {
    try Safetensors.read(folder.appendingPathComponent(file).path)
  }

  /// The file must hold what the sidecar says.
  private func checkShapes() throws {
    for (tensor, description) in expectations {
      guard let entry = try tensors?.entry(tensor), let shape = description["shape"] as? [Int],
        entry.shape == shape, entry.elementType.rawValue == description["dtype"] as? String
      else { throw Malformed(description: "\(name): \(tensor) differs from the sidecar") }
    }
  }

  var operation: String { sidecar["op"] as? String ?? "" }
  var hyper: [String: Any] { sidecar["hyper"] as? [String: Any] ?? [:] }

  /// What the sidecar says about each tensor.
  var expectations: [String: [String: Any]] {
    sidecar["tensors"] as? [String: [String: Any]] ?? [:]
  }

  func value<Value>(_ key: String, as type: Value.Type = Value.self) throws -> Value {
    guard let value = hyper[key] as? Value else {
      throw Malformed(description: "\(name): hyper.\(key) is no \(Value.self)")
    }
    return value
  }

  func has(_ tensor: String) -> Bool { expectations[tensor] != nil }

  /// A float tensor of this case.
  func tensor(_ name: String) throws -> Tensor {
    guard let tensors else { throw Malformed(description: "\(self.name) has no tensors") }
    return try tensors.tensor(name)
  }

  /// Token ids of this case; a vector is one text.
  func tokens(_ name: String) throws -> Tokens {
    guard let tensors else { throw Malformed(description: "\(self.name) has no tensors") }
    let shape = try tensors.entry(name).shape
    return Tokens(
      ids: try tensors.integers(name), batchSize: shape.count == 2 ? shape[0] : 1,
      length: shape.last ?? 1)
  }

  /// A mask of this case as zeros and ones.
  func mask(_ name: String) throws -> Tensor {
    guard let tensors else { throw Malformed(description: "\(self.name) has no tensors") }
    return Tensor(
      shape: try tensors.entry(name).shape, scalars: try tensors.bytes(name).map(Float.init))
  }

  /// The key padding mask of this case.
  func paddingMask(_ name: String) throws -> AttentionMask {
    let mask = try mask(name)
    let columns = mask.shape[1]
    return .keyPaddingMask(
      isReal: (0..<mask.shape[0]).map { row in
        mask.scalars[row * columns..<(row + 1) * columns].map { $0 != 0 }
      })
  }

  /// A parameter, from the shared weight file or from the case's own tensors.
  func parameter(_ name: String) throws -> Tensor {
    if let parameters { return try parameters.tensor(prefix + name) }
    return try tensor("param." + name)
  }

  /// What the names in the weight file begin with.
  var prefix: String { sidecar["params_prefix"] as? String ?? "param." }

  func linear(_ name: String) throws -> Linear {
    Linear(weight: try parameter(name + ".weight"), bias: try parameter(name + ".bias"))
  }
}

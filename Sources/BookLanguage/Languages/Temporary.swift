public struct Chinese: Phrases {
  public func list(_ items: [String]) -> String { items.joined(separator: "、") }
  public func joined(_ parts: [String]) -> String { parts.joined(separator: "，") }
  public func labelled(_ name: String, _ text: String) -> String { "\(name)：\(text)" }
}
public struct English: Phrases {
  public func list(_ items: [String]) -> String { items.joined(separator: ", ") }
  public func joined(_ parts: [String]) -> String { parts.joined(separator: ", ") }
  public func labelled(_ name: String, _ text: String) -> String { "\(name): \(text)" }
}

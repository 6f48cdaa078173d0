extension Browser {
  /// The element that a CSS selector finds first.
  ///
  /// - Throws: ``DriverError`` when there is none.
  func element(_ selector: String) async throws -> Element {
    let found = try await send(
      "POST", "/element", ["using": "css selector", "value": .text(selector)])
    return Element(browser: self, id: found.members.values.first?.text ?? "no element")
  }

  /// Types text or presses keys wherever the focus is.
  func press(_ keys: Key...) async throws { try await type(keys.map(\.rawValue).joined()) }

  /// Types text wherever the focus is; characters that no keyboard has come as an input method would
  /// send them.
  func type(_ text: String, holding held: Key? = nil) async throws {
    func action(_ type: String, _ value: String) -> JSON {
      ["type": .text(type), "value": .text(value)]
    }
    var actions = text.map(String.init).flatMap { [action("keyDown", $0), action("keyUp", $0)] }
    if let held {
      actions = [action("keyDown", held.rawValue)] + actions + [action("keyUp", held.rawValue)]
    }
    _ = try await send(
      "POST", "/actions",
      ["actions": [["type": "key", "id": "keyboard", "actions": .list(actions)]]])
  }

  /// Moves the mouse over the middle of an element, and clicks there if asked to.
  func point(at element: Element, clicking: Bool = false) async throws {
    let move: JSON = [
      "type": "pointerMove", "duration": 0, "origin": element.reference, "x": 0, "y": 0,
    ]
    let click: [JSON] = [
      ["type": "pointerDown", "button": 0], ["type": "pointerUp", "button": 0],
    ]
    _ = try await send(
      "POST", "/actions",
      [
        "actions": [
          [
            "type": "pointer", "id": "mouse", "parameters": ["pointerType": "mouse"],
            "actions": .list([move] + (clicking ? click : [])),
          ]
        ]
      ])
  }
}

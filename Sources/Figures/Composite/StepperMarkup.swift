/// Writes a stepper: a button, its name and its frame for each step, in this order.
struct StepperMarkup {
  let stepper: Stepper
  let id: String

  /// The finished fragment.
  var markup: String {
    var writer = MarkupWriter()
    writer.open("fieldset", ["class": "stepper", "data-stepper": String(stepper.frames.count)])
    writer.element("legend", ["class": "stepper-title"], text: stepper.title)
    for (index, frame) in stepper.frames.enumerated() {
      writeButton(index, name: frame.name, to: &writer)
      writer.open(
        "div",
        [
          "class": "stepper-frame", "data-step": String(index + 1), "role": "group",
          "aria-labelledby": name(index),
        ])
      writer.fragment(frame.figure.body(idPrefix: "\(id)-frame-\(index + 1)"))
      writeTurns(index, to: &writer)
      writer.close("div")
      writer.text("\n")
    }
    writer.close("fieldset")
    return writer.markup
  }

  private func button(_ index: Int) -> String { "\(id)-step-\(index + 1)" }

  private func name(_ index: Int) -> String { "\(id)-name-\(index + 1)" }

  /// The button's accessible name is that of the step alone, not of the ways that lead to it.
  private func writeButton(_ index: Int, name text: String, to writer: inout MarkupWriter) {
    var attributes = [
      MarkupAttribute("type", "radio"), MarkupAttribute("class", "stepper-button"),
      MarkupAttribute("name", "\(id)-step"), MarkupAttribute("id", button(index)),
      MarkupAttribute("aria-labelledby", name(index)),
      MarkupAttribute("data-step", String(index + 1)),
    ]
    if index == 0 { attributes.append(MarkupAttribute("checked", "checked")) }
    writer.empty("input", attributes)
    writer.open(
      "label", ["class": "stepper-name", "id": name(index), "for": button(index)])
    writer.element("span", ["class": "stepper-number"], text: String(index + 1))
    writer.text(" \(text)")
    writer.close("label")
  }

  /// The ways to the frames before and after: labels of their buttons.
  private func writeTurns(_ index: Int, to writer: inout MarkupWriter) {
    writer.open("p", ["class": "stepper-turns"])
    if index > 0 {
      writer.element(
        "label", ["class": "stepper-turn", "for": button(index - 1)],
        text: "← \(stepper.frames[index - 1].name)")
    }
    if index + 1 < stepper.frames.count {
      writer.element(
        "label", ["class": "stepper-turn next", "for": button(index + 1)],
        text: "\(stepper.frames[index + 1].name) →")
    }
    writer.close("p")
  }
}

import BookDocument

extension Formula {
  /// What a reader would type to find the formula: its letters and words without TeX's commands.
  var readableSource: String {
    let signs = [
      #"\top"#: "ᵀ", #"\sqrt"#: "√", #"\sum"#: "Σ", #"\log"#: "log", #"\max"#: "max",
      #"\infty"#: "∞",
    ]
    return
      source
      .replacing(/\\begin\{[^}]*\}|\\end\{[^}]*\}/, with: " ")
      .replacing(/\\[A-Za-z]+/) { signs[String($0.output)] ?? " " }
      .replacing(/[{}_^&\\$]/, with: "")
  }
}

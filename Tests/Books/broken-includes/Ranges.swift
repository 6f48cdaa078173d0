// book: begin open
func twice(_ number: Int) -> Int { 2 * number }
func twice(_ text: String) -> String { text + text }

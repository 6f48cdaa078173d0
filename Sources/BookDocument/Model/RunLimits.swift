/// What a chapter's process may take.
package struct RunLimits: Sendable, Hashable {
  /// How long one cell may take, unless it says otherwise.
  package var cell: Duration
  /// How long the whole chapter may take, beyond what its cells ask for themselves.
  package var chapter: Duration
  /// How much memory the process and what it starts may hold.
  ///
  /// - Units: bytes.
  package var memory: Int
  /// How much the process may write to standard output and standard error together.
  ///
  /// - Units: bytes.
  package var output: Int

  /// How much memory the compiler may hold for a program; nil for 2 GB, or what a chapter may if that is more.
  ///
  /// - Units: bytes.
  package var compiler: Int?

  /// Creates limits; those left out are generous for a book and small for a machine.
  package init(
    cell: Duration = .seconds(60), chapter: Duration = .seconds(60), memory: Int = 2 << 30,
    output: Int = 10 << 20, compiler: Int? = nil
  ) {
    self.cell = cell
    self.chapter = chapter
    self.memory = memory
    self.output = output
    self.compiler = compiler
  }
}

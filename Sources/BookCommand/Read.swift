import ArgumentParser

struct Read: ParsableCommand {
  func run() throws {}
}

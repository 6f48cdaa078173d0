/// Which statements of earlier cells a cell needs: a walk over the names that statements use and
/// declare.
///
/// A name is *needed* when the program uses it. It is *watched* when it also stands for something that
/// a needed name may stand for, as that of a trainer does for its model: who changes the one may change
/// the other. It is *reached* when what uses it uses a watched name, perhaps through a function.
struct ProgramNeeds {
  private let items: [ProgramItem]
  /// The statements that declare a name, in order.
  private var declaring: [String: [Int]] = [:]
  /// The statements that use a name and may change something, or are called by others that do.
  private var using: [String: [Int]] = [:]
  /// The statements that declare a value that may hold what a name stands for.
  private var capturing: [String: [Int]] = [:]
  private var background: [Int] = []
  /// The extensions of a type of the chapter.
  private var extending: [String: [Int]] = [:]
  private var ofCell: [Int: [Int]] = [:]

  /// Whether a name that the chapter does not declare may stand for something that changes.
  private let watchesForeignNames: Bool

  /// - Parameters:
  ///   - watchesForeignNames: False where names mean several things: what two cells share only by
  ///     a name of a library, as `String`, would bring all meanings together.
  init(_ items: [ProgramItem], watchesForeignNames: Bool = true) {
    self.items = items
    self.watchesForeignNames = watchesForeignNames
    for (place, item) in items.enumerated() {
      ofCell[item.cell, default: []].append(place)
      guard item.isSeen else { continue }
      if item.role == .declaration {
        for name in item.declared { declaring[name, default: []].append(place) }
      }
      if item.isBody || item.mayChange {
        for name in item.uses { using[name, default: []].append(place) }
      }
      if !item.declared.isEmpty {
        for name in item.captured { capturing[name, default: []].append(place) }
      }
      if let extended = item.extended {
        extending[extended, default: []].append(place)
      } else if item.role == .background {
        background.append(place)
      }
    }
  }

  /// The places of the statements before a cell that it needs, in order.
  ///
  /// - Complexity: O(*n*) in the number of uses of the names that are reached.
  func items(before cell: Int) -> [Int] {
    let own = ofCell[cell] ?? []
    return self.items(
      usedBy: own.reduce(into: []) { $0.formUnion(items[$1].uses) }, before: cell,
      in: own.first.flatMap { items[$0].group },
      declaring: own.reduce(into: []) { $0.formUnion(items[$1].keys) })
  }

  /// The places of the statements before a cell that what uses these names needs, in order.
  ///
  /// - Parameters:
  ///   - declared: The keys of what it declares itself.
  func items(
    usedBy names: Set<String>, before cell: Int, in group: String?,
    declaring declared: Set<String> = []
  ) -> [Int] {
    func earlier(_ places: [Int]?, than cell: Int) -> [Int] {
      (places ?? []).prefix { items[$0].cell < cell }.filter { items[$0].group == group }
    }
    var walk = Walk()
    walk.need(names)
    // Of extensions that give a type the same, the newest.
    var newer = declared
    for place in earlier(background, than: cell).reversed()
    where newer.isDisjoint(with: items[place].keys) {
      newer.formUnion(items[place].keys)
      take(place, &walk)
    }
    while let (name, degree) = walk.next() {
      switch degree {
      case .needed:
        if watchesForeignNames || declaring[name] != nil { walk.watch([name]) }
        for place in earlier(declaring[name], than: cell) { take(place, &walk) }
        var newer = declared
        for place in earlier(extending[name], than: cell).reversed()
        where newer.isDisjoint(with: items[place].keys) {
          newer.formUnion(items[place].keys)
          take(place, &walk)
        }
      case .watched:
        walk.reach([name])
        for place in earlier(capturing[name], than: cell) { walk.watch(items[place].declared) }
      case .reached:
        for place in earlier(using[name], than: cell) {
          if items[place].isBody { walk.reach(items[place].declared) }
          if items[place].mayChange { take(place, &walk) }
        }
      }
    }
    return walk.taken.sorted()
  }

  private func take(_ place: Int, _ walk: inout Walk) {
    if walk.taken.insert(place).inserted { walk.need(items[place].uses) }
  }

  /// The names and statements that were met, each once.
  private struct Walk {
    enum Degree { case needed, watched, reached }

    var taken: Set<Int> = []
    private var seen: [Degree: Set<String>] = [:]
    private var waiting: [(name: String, degree: Degree)] = []

    mutating func need(_ names: Set<String>) { add(names, .needed) }
    mutating func watch(_ names: Set<String>) { add(names, .watched) }
    mutating func reach(_ names: Set<String>) { add(names, .reached) }

    mutating func next() -> (name: String, degree: Degree)? { waiting.popLast() }

    private mutating func add(_ names: Set<String>, _ degree: Degree) {
      for name in names where seen[degree, default: []].insert(name).inserted {
        waiting.append((name, degree))
      }
    }
  }
}

extension ProgramItem {
  /// Whether the statement counts when what it uses may stand for something that is needed.
  fileprivate var mayChange: Bool {
    switch role {
    case .effect: true
    case .declaration: changes
    case .background, .display: false
    }
  }
}

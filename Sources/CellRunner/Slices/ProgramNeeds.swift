/// Which statements of earlier cells a cell needs: a walk over the names that statements use and
/// declare.
///
/// A name is *needed* when the program uses it. It is *watched* when it also stands for something that
/// a needed name may stand for, as that of a trainer does for its model: who changes the one may change
/// the other. It is *reached* when what uses it uses a watched name, perhaps through a function; what a
/// reached function returns may stand for the watched one.
///
/// A statement that changes something whose name no cell declares, as a setting of the whole process, is
/// needed by every cell after it.
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
  /// Whether names mean several things: what two cells share only by a name of a library, as `String`, or
  /// by a type would bring all meanings together.
  private let hasMeanings: Bool

  /// Sorts the statements of a chapter, in their order; one that shows something and changes something
  /// is needed for what it changes.
  init(_ items: [ProgramItem], hasMeanings: Bool = false) {
    self.items = items
    self.hasMeanings = hasMeanings
    let elsewhere = Self.changesElsewhere(items)
    for (place, item) in items.enumerated() {
      if item.role == .declaration {
        for name in item.declared { declaring[name, default: []].append(place) }
      }
      if item.isBody || item.mayChange || item.changes {
        for name in item.uses { using[name, default: []].append(place) }
      }
      for name in item.captured { capturing[name, default: []].append(place) }
      if hasMeanings, let extended = item.extended {
        extending[extended, default: []].append(place)
      } else if item.role == .background || elsewhere.contains(place) {
        background.append(place)
      }
    }
  }

  /// The places of the statements before a cell that a piece of code with these names needs, in order.
  ///
  /// - Parameters:
  ///   - names: The names that it uses.
  ///   - cell: The cell's index.
  ///   - group: The group of its cell.
  ///   - declared: The keys of what it declares itself.
  ///   - outdated: The statements that it does without.
  /// - Returns: The places.
  /// - Complexity: O(*n*) in the number of uses of the names that are reached.
  func items(
    neededBy names: Set<String>, before cell: Int, in group: String? = nil,
    declaring declared: Set<String> = [], without outdated: Set<Int> = []
  ) -> [Int] {
    func earlier(_ places: [Int]?) -> [Int] {
      (places ?? []).prefix { items[$0].cell < cell }.filter { items[$0].group == group }
    }
    var walk = Walk()
    walk.need(names)
    /// Of extensions that give a type the same, the newest.
    func takeNewest(_ places: [Int]?) {
      var newer = declared
      for place in earlier(places).reversed() where newer.isDisjoint(with: items[place].keys) {
        newer.formUnion(items[place].keys)
        take(place, &walk)
      }
    }
    takeNewest(background.filter { !outdated.contains($0) })
    while let (name, degree) = walk.next() {
      switch degree {
      case .needed:
        let declarations = earlier(declaring[name])
        if !hasMeanings || declarations.contains(where: { !items[$0].isBody && !items[$0].isFixed })
        {
          walk.watch([name])
        }
        for place in declarations { take(place, &walk) }
        takeNewest(extending[name])
      case .watched:
        walk.reach([name])
        for place in earlier(capturing[name]) { walk.watch(items[place].declared) }
      case .reached:
        for place in earlier(using[name]) {
          if items[place].isBody { walk.reach(items[place].declared) }
          if items[place].mayChange || !items[place].isBody { take(place, &walk) }
        }
        for place in earlier(capturing[name]) { walk.watch(items[place].declared) }
      }
    }
    return walk.taken.sorted()
  }

  /// The places of the statements that change something of which no cell declares the name, themselves or
  /// through a function.
  private static func changesElsewhere(_ items: [ProgramItem]) -> Set<Int> {
    let known = items.reduce(into: Set(["self", "super"])) { names, item in
      names.formUnion(item.declared)
      names.formUnion(item.inner)
    }
    func isForeign(_ name: String) -> Bool { !known.contains(name) && !name.hasPrefix("$") }
    var callers: [String: [Int]] = [:]
    for (place, item) in items.enumerated() {
      for name in item.uses { callers[name, default: []].append(place) }
    }
    var waiting = items.indices.filter { items[$0].changed.contains(where: isForeign) }
    var found = Set(waiting)
    while let place = waiting.popLast() {
      guard items[place].isBody || items[place].isClosure else { continue }
      for name in items[place].declared {
        waiting += (callers[name] ?? []).filter { found.insert($0).inserted }
      }
    }
    return found.filter { !items[$0].isBody && !items[$0].isClosure }
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

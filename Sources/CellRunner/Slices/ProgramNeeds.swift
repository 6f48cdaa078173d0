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
  /// The names of statements in the order in which they were met: the walk, which goes through the chapter
  /// once for each cell, knows them by their numbers.
  private var numbers: [String: Int] = [:]
  private var names: [NameUses] = []
  private var statements: [StatementNames] = []
  private var background: [Int] = []
  /// Whether names mean several things: what two cells share only by a name of a library, as `String`, or
  /// by a type would bring all meanings together.
  private let hasMeanings: Bool

  /// The places of the statements that have to do with a name, in order.
  private struct NameUses {
    /// Those that declare it.
    var declaring: [Int] = []
    /// Those that use it and may change something, or are called by others that do.
    var using: [Int] = []
    /// Those that declare a value that may hold what it stands for.
    var capturing: [Int] = []
    /// The extensions of the type of the chapter that it names.
    var extending: [Int] = []
  }

  /// The numbers of a statement's names.
  private struct StatementNames {
    var declared: [Int]
    var uses: [Int]
  }

  /// Sorts the statements of a chapter, in their order; one that shows something and changes something
  /// is needed for what it changes.
  init(_ items: [ProgramItem], hasMeanings: Bool = false) {
    self.items = items
    self.hasMeanings = hasMeanings
    let elsewhere = Self.changesElsewhere(items)
    for (place, item) in items.enumerated() {
      let declared = item.declared.map { number(of: $0) }
      let uses = item.uses.map { number(of: $0) }
      statements.append(StatementNames(declared: declared, uses: uses))
      if item.role == .declaration {
        for name in declared { names[name].declaring.append(place) }
      }
      if item.isBody || item.mayChange || item.changes {
        for name in uses { names[name].using.append(place) }
      }
      for name in item.captured { names[number(of: name)].capturing.append(place) }
      if hasMeanings, let extended = item.extended {
        names[number(of: extended)].extending.append(place)
      } else if item.role == .background || elsewhere.contains(place) {
        background.append(place)
      }
    }
  }

  private mutating func number(of name: String) -> Int {
    if let known = numbers[name] { return known }
    numbers[name] = names.count
    names.append(NameUses())
    return names.count - 1
  }

  /// The places of the statements before a cell that a piece of code with these names needs, in order.
  ///
  /// - Parameters:
  ///   - wanted: The names that it uses.
  ///   - cell: The cell's index.
  ///   - group: The group of its cell.
  ///   - declared: The keys of what it declares itself.
  ///   - outdated: The statements that it does without.
  /// - Returns: The places.
  /// - Complexity: O(*n*) in the number of uses of the names that are reached.
  func items(
    neededBy wanted: Set<String>, before cell: Int, in group: String? = nil,
    declaring declared: Set<String> = [], without outdated: Set<Int> = []
  ) -> [Int] {
    func isEarlier(_ place: Int) -> Bool {
      items[place].cell < cell && items[place].group == group
    }
    var walk = Walk(names: names.count, statements: items.count)
    for name in wanted { if let known = numbers[name] { walk.add(known, .needed) } }
    /// Of extensions that give a type the same, the newest.
    func takeNewest(_ places: [Int]) {
      var newer = declared
      for place in places.reversed()
      where isEarlier(place) && newer.isDisjoint(with: items[place].keys) {
        newer.formUnion(items[place].keys)
        take(place, &walk)
      }
    }
    takeNewest(background.filter { !outdated.contains($0) })
    while let (name, degree) = walk.next() {
      let uses = names[name]
      switch degree {
      case .needed:
        let declarations = uses.declaring.filter(isEarlier)
        if !hasMeanings || declarations.contains(where: { !items[$0].isBody && !items[$0].isFixed })
        {
          walk.add(name, .watched)
        }
        for place in declarations { take(place, &walk) }
        takeNewest(uses.extending)
      case .watched:
        walk.add(name, .reached)
        for place in uses.capturing where isEarlier(place) {
          walk.add(statements[place].declared, .watched)
        }
      case .reached:
        for place in uses.using where isEarlier(place) {
          if items[place].isBody { walk.add(statements[place].declared, .reached) }
          if items[place].mayChange || !items[place].isBody { take(place, &walk) }
        }
        for place in uses.capturing where isEarlier(place) {
          walk.add(statements[place].declared, .watched)
        }
      }
    }
    return items.indices.filter { walk.taken[$0] }
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
    guard !walk.taken[place] else { return }
    walk.taken[place] = true
    walk.add(statements[place].uses, .needed)
  }

  /// The names and statements that were met, each once.
  private struct Walk {
    enum Degree: Int { case needed, watched, reached }

    var taken: [Bool]
    /// Of each name, whether it was met in each degree.
    private var seen: [Bool]
    private var waiting: [(name: Int, degree: Degree)] = []

    init(names: Int, statements: Int) {
      taken = Array(repeating: false, count: statements)
      seen = Array(repeating: false, count: names * 3)
    }

    mutating func next() -> (name: Int, degree: Degree)? { waiting.popLast() }

    mutating func add(_ names: [Int], _ degree: Degree) {
      for name in names { add(name, degree) }
    }

    mutating func add(_ name: Int, _ degree: Degree) {
      let place = name * 3 + degree.rawValue
      guard !seen[place] else { return }
      seen[place] = true
      waiting.append((name, degree))
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

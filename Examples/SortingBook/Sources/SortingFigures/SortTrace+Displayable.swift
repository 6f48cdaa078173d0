public import Notebook
public import Sorting

extension SortTrace: Displayable {
  /// A trace shows itself as its ladder.
  public var figure: any Figure { SortLadder("Every step of the sort", states: states) }
}

public import Notebook
public import Sorting

extension SortTrace: Displayable {
  /// A trace shows itself as its ladder.
  public var figure: any Figure { SortLadder("排序的每一步", states: states) }
}

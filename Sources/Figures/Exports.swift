// A figure hands out tables as records, so that whoever writes one needs their types.
@_exported public import CellRecords

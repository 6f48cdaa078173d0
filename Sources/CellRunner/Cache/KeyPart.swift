import ContentHash

/// One named input of a run: the name is what an explanation says has changed.
struct KeyPart: Hashable {
  var name: String
  var hash: ContentHash
}

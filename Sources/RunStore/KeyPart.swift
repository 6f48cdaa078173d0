/// One named input of a run: the name is what an explanation says has changed.
package struct KeyPart: Hashable {
  package var name: String
  package var hash: ContentHash
}

/// What a chapter's program needs from the build besides the modules' folder.
package struct Linkage: Sendable {
  package var objects: [String] = []
  package var moduleMaps: Set<String> = []
  /// The Swift modules of this build that are linked.
  package var modules: [String] = []
}

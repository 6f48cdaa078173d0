/// What a chapter's program needs from the build besides the modules' folder.
struct Linkage: Sendable {
  var objects: [String] = []
  var moduleMaps: Set<String> = []
  /// The Swift modules of this build that are linked.
  var modules: [String] = []
}

#if os(Linux)
  // Everything that imports this module sees the C library under one name.
  #if canImport(Glibc)
    @_exported public import Glibc
  #else
    @_exported public import Musl
  #endif

  /// What the tool needs of the system besides POSIX.
  package enum HostSystem {
    // MARK: Processes

    /// The path of the program that this process runs; nil if the system does not say.
    package static var runningExecutable: String? { executable(of: "self") }

    /// All processes.
    package static var processes: [ProcessStatus] {
      guard let folder = opendir("/proc") else { return [] }
      defer { closedir(folder) }
      var identifiers: [Int32] = []
      while let entry = readdir(folder) {
        let identifier = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { Int32(String(cString: $0)) }
        }
        if let identifier { identifiers.append(identifier) }
      }
      return identifiers.compactMap(status)
    }

    /// The process, or nil when it is gone.
    package static func status(of identifier: Int32) -> ProcessStatus? {
      // All processes are asked again and again while some are being ended: bytes are looked at, and no
      // text is made of them.
      let bytes = bytes("/proc/\(identifier)/stat")
      // The name in parentheses may hold anything, so that fields are counted from its end.
      guard let end = bytes.lastIndex(of: UInt8(ascii: ")")) else { return nil }
      let fields = bytes[(end + 1)...].split(separator: UInt8(ascii: " "), maxSplits: 4)
      guard fields.count > 3, let state = fields[0].first, let parent = number(fields[1]),
        let session = number(fields[3])
      else { return nil }
      return ProcessStatus(
        identifier: identifier, hasEnded: state == UInt8(ascii: "Z"), parent: parent,
        session: session)
    }

    /// How much memory a process holds now.
    ///
    /// - Units: bytes.
    package static func residentMemory(of identifier: Int32) -> Int {
      let fields = bytes("/proc/\(identifier)/statm").split(separator: UInt8(ascii: " "))
      return fields.count > 1
        ? (Int(String(decoding: fields[1], as: UTF8.self)) ?? 0) * Int(getpagesize()) : 0
    }

    /// The variables that a process was started with, each `NAME=value`.
    package static func environment(of identifier: Int32) -> [ArraySlice<UInt8>] {
      bytes("/proc/\(identifier)/environ").split(separator: 0)
    }

    /// Whether a process is a copy of this one that has not become another program yet.
    package static func isThisProgram(_ identifier: Int32) -> Bool {
      runningExecutable.map { $0 == executable(of: "\(identifier)") } ?? false
    }

    private static func executable(of process: String) -> String? {
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { path in
        guard let start = path.baseAddress else { return nil }
        let count = readlink("/proc/\(process)/exe", start, path.count)
        return count > 0
          ? String(decoding: path[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
      }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int32? {
      Int32(String(decoding: digits, as: UTF8.self))
    }

    /// What the system says in a file whose size it does not know before; nothing if it is gone.
    private static func bytes(_ path: String) -> [UInt8] {
      guard let file = fopen(path, "r") else { return [] }
      defer { fclose(file) }
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = fread(&buffer, 1, buffer.count, file)
        guard count > 0 else { break }
        bytes += buffer[..<count]
      }
      return bytes
    }

    // MARK: Files

    /// When a file was last changed.
    ///
    /// - Units: nanoseconds since 1970.
    package static func modificationTime(of status: stat) -> Int {
      status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    }

    /// A descriptor that can be read when something in the folders may have changed; -1 if the system
    /// cannot say so of all of them.
    package static func watch(_ folders: Set<String>) -> Int32 {
      let reports = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      guard reports >= 0 else { return -1 }
      for folder in folders where inotify_add_watch(reports, folder, changes) < 0 {
        // A folder that is gone is looked for; beyond the system's limit of watches nothing is certain.
        if errno == ENOENT || errno == ENOTDIR { continue }
        close(reports)
        return -1
      }
      return reports
    }

    /// Everything after which a file may have another fingerprint, or a folder other files.
    private static let changes = UInt32(
      IN_MODIFY | IN_ATTRIB | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
        | IN_DELETE_SELF | IN_MOVE_SELF)

    // MARK: The machine

    /// What the maker calls the processor.
    package static var processorName: String? {
      value(of: "model name", separator: ":", in: "/proc/cpuinfo")
    }

    /// The system's name and version, for readers.
    package static var systemName: String {
      value(of: "PRETTY_NAME", separator: "=", in: "/etc/os-release") ?? "Linux"
    }

    private static func value(of name: String, separator: Character, in path: String) -> String? {
      let text = String(decoding: bytes(path), as: UTF8.self)
      for line in text.split(separator: "\n") where line.hasPrefix(name) {
        let parts = line.split(separator: separator, maxSplits: 1)
        guard parts.count == 2 else { continue }
        var value = parts[1].drop { " \"".contains($0) }
        while value.last == " " || value.last == "\"" { value.removeLast() }
        return String(value)
      }
      return nil
    }

    // MARK: What is installed

    /// Where KaTeX may be.
    package static let formulaScripts = ["/usr/share/javascript/katex/katex.min.js"]
    package static let formulaScriptAdvice = "install Debian's package 'libjs-katex'"
    package static let browserAdvice = "install Debian's package 'chromium'"
    package static let sandboxAdvice = "install Debian's package 'bubblewrap'"

    /// The folders and devices that bubblewrap makes anew for a process.
    package static let sandboxFolders = [
      "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp",
      "--tmpfs", "/run", "--tmpfs", "/var/tmp",
    ]

    // MARK: The toolchain

    /// What the compiler calls this system and processor.
    package static var target: String {
      #if arch(arm64)
        "aarch64-unknown-linux-gnu"
      #else
        "x86_64-unknown-linux-gnu"
      #endif
    }

    /// The folder of the standard library below the toolchain's `lib/swift`.
    package static let libraryFolder = "linux"
    package static let coreLibrary = "libswiftCore.so"
    /// What the name of a shared library ends with.
    package static let libraryExtension = "so"

    /// What asks `swiftc` for the linker that ``cellLibraries`` are meant for.
    package static let linkerOptions = ["-use-ld=lld"]
    package static let linkerName = "ld.lld"

    /// What a linker that is started without `swiftc` is told of the standard library, as far as cells
    /// reach it without an import; nil where only `swiftc` knows.
    package static let cellLibraries: [String]? = [
      "--as-needed", "-lswift_Concurrency", "-lswift_StringProcessing",
      "-lswiftSwiftOnoneSupport", "-lswiftSynchronization", "-lswiftGlibc", "-lm",
      "--no-as-needed",
    ]
  }
#endif

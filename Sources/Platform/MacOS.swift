#if os(macOS)
  // Written from Apple's documentation, and never compiled: no test of this package runs on macOS.
  @_exported public import Darwin

  /// What the tool needs of the system besides POSIX.
  package enum HostSystem {
    // MARK: Processes

    /// The path of the program that this process runs; nil if the system does not say.
    package static var runningExecutable: String? { executable(of: getpid()) }

    /// All processes.
    package static var processes: [ProcessStatus] {
      list([CTL_KERN, KERN_PROC, KERN_PROC_ALL])
    }

    /// The process, or nil when it is gone.
    package static func status(of identifier: Int32) -> ProcessStatus? {
      list([CTL_KERN, KERN_PROC, KERN_PROC_PID, identifier]).first
    }

    private static func list(_ question: [Int32]) -> [ProcessStatus] {
      let bytes = answer(question)
      let stride = MemoryLayout<kinfo_proc>.stride
      return bytes.withUnsafeBytes { buffer in
        (0..<buffer.count / stride).map { index in
          let entry = buffer.loadUnaligned(fromByteOffset: index * stride, as: kinfo_proc.self)
          let identifier = entry.kp_proc.p_pid
          return ProcessStatus(
            identifier: identifier, hasEnded: Int32(entry.kp_proc.p_stat) == SZOMB,
            parent: entry.kp_eproc.e_ppid, session: getsid(identifier))
        }
      }
    }

    /// How much memory a process holds now.
    ///
    /// - Units: bytes.
    package static func residentMemory(of identifier: Int32) -> Int {
      var information = proc_taskinfo()
      let size = Int32(MemoryLayout<proc_taskinfo>.size)
      let count = proc_pidinfo(identifier, PROC_PIDTASKINFO, 0, &information, size)
      return count == size ? Int(information.pti_resident_size) : 0
    }

    /// The variables that a process was started with, each `NAME=value`.
    package static func environment(of identifier: Int32) -> [ArraySlice<UInt8>] {
      let bytes = answer([CTL_KERN, KERN_PROCARGS2, identifier])
      guard bytes.count > 4 else { return [] }
      let count = bytes.withUnsafeBytes { Int($0.loadUnaligned(as: Int32.self)) }
      // The count of the arguments, the program's path, the arguments, and then the variables.
      return Array(bytes[4...].split(separator: 0).dropFirst(1 + count))
    }

    /// Whether a process is a copy of this one that has not become another program yet.
    package static func isThisProgram(_ identifier: Int32) -> Bool {
      runningExecutable.map { $0 == executable(of: identifier) } ?? false
    }

    private static func executable(of process: Int32) -> String? {
      var path = [UInt8](repeating: 0, count: 4 * Int(PATH_MAX))
      let count = Int(proc_pidpath(process, &path, UInt32(path.count)))
      return count > 0 ? String(decoding: path[..<count], as: UTF8.self) : nil
    }

    private static func answer(_ question: [Int32]) -> [UInt8] {
      var question = question
      var size = 0
      let length = UInt32(question.count)
      guard sysctl(&question, length, nil, &size, nil, 0) == 0 else { return [] }
      var bytes = [UInt8](repeating: 0, count: size)
      guard sysctl(&question, length, &bytes, &size, nil, 0) == 0 else { return [] }
      return Array(bytes[..<min(size, bytes.count)])
    }

    // MARK: Files

    /// When a file was last changed.
    ///
    /// - Units: nanoseconds since 1970.
    package static func modificationTime(of status: stat) -> Int {
      status.st_mtimespec.tv_sec * 1_000_000_000 + status.st_mtimespec.tv_nsec
    }

    /// A descriptor that can be read when something in the folders may have changed; -1 if the system
    /// cannot say so of all of them.
    package static func watch(_ folders: Set<String>) -> Int32 { -1 }

    // MARK: The machine

    /// What the maker calls the processor.
    package static var processorName: String? { text(named: "machdep.cpu.brand_string") }

    /// The system's name and version, for readers.
    package static var systemName: String {
      text(named: "kern.osproductversion").map { "macOS \($0)" } ?? "macOS"
    }

    private static func text(named name: String) -> String? {
      var size = 0
      guard sysctlbyname(name, nil, &size, nil, 0) == 0 else { return nil }
      var bytes = [UInt8](repeating: 0, count: size)
      guard sysctlbyname(name, &bytes, &size, nil, 0) == 0 else { return nil }
      return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    // MARK: What is installed

    /// Where KaTeX may be.
    package static let formulaScripts = [
      "/opt/homebrew/lib/node_modules/katex/dist/katex.min.js",
      "/usr/local/lib/node_modules/katex/dist/katex.min.js",
    ]
    package static let formulaScriptAdvice = "install it with 'npm install --global katex'"
    package static let browserAdvice = "install Chromium"
    package static let sandboxAdvice = "only Linux has it"

    /// The folders and devices that bubblewrap makes anew for a process.
    package static let sandboxFolders: [String] = []

    // MARK: The toolchain

    /// What the compiler calls this system and processor.
    package static var target: String {
      #if arch(arm64)
        "arm64-apple-macosx15.0"
      #else
        "x86_64-apple-macosx15.0"
      #endif
    }

    /// The folder of the standard library below the toolchain's `lib/swift`.
    package static let libraryFolder = "macosx"
    package static let coreLibrary = "libswiftCore.dylib"
    /// What the name of a shared library ends with.
    package static let libraryExtension = "dylib"

    /// What asks `swiftc` for the linker that ``cellLibraries`` are meant for.
    package static let linkerOptions: [String] = []
    package static let linkerName = "ld"

    /// What a linker that is started without `swiftc` is told of the standard library, as far as cells
    /// reach it without an import; nil where only `swiftc` knows.
    package static let cellLibraries: [String]? = nil
  }
#endif

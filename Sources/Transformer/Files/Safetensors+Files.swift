internal import Platform

extension Safetensors {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file's path.
  ///   - maximumSize: The largest file to accept, in bytes.
  /// - Returns: The tensors of the file.
  /// - Throws: `SafetensorsError` when the file cannot be read or breaks a rule.
  public static func read(
    _ path: String, maximumSize: UInt64 = 1 << 34
  ) throws(SafetensorsError) -> Safetensors {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(path: path, reason: lastError()) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .file(path: path, reason: lastError()) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .file(path: path, reason: "not a regular file")
    }
    let size = UInt64(status.st_size)
    guard size <= maximumSize else { throw .fileTooLarge(size: size, limit: maximumSize) }
    // The claimed length is checked before anything of that length is read.
    var bytes = try read(descriptor, count: Int(min(size, 8)), path: path)
    _ = try SafetensorsHeader.length(bytes[...], fileSize: size)
    bytes += try read(descriptor, count: Int(size) - bytes.count, path: path)
    return try Safetensors(bytes: bytes)
  }

  private static func read(
    _ descriptor: Int32, count: Int, path: String
  ) throws(SafetensorsError) -> [UInt8] {
    var failure: String?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = Platform.read(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
        if got < 0 && errno == EINTR { continue }
        if got <= 0 {
          failure = got < 0 ? lastError() : "the file became shorter while it was read"
          return
        }
        filled += got
      }
    }
    if let failure { throw .file(path: path, reason: failure) }
    return bytes
  }

  /// Writes tensors to a file: aside first, then renamed, so that no half-written file remains.
  ///
  /// - Parameters:
  ///   - tensors: Names and tensors, in the order of their bytes.
  ///   - metadata: Free text about the file.
  ///   - path: Where to write.
  /// - Throws: `SafetensorsError` when the file cannot be written or a name occurs twice.
  public static func write(
    _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = [:], to path: String
  ) throws(SafetensorsError) {
    let bytes = try encode(tensors, metadata: metadata)
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .file(path: temporary, reason: lastError()) }
    var start = 0
    var failure: String?
    while start < bytes.count && failure == nil {
      let written = bytes.withUnsafeBytes {
        Platform.write(descriptor, $0.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if written < 0 && errno != EINTR { failure = lastError() }
      start += max(written, 0)
    }
    if close(descriptor) != 0 && failure == nil { failure = lastError() }
    if failure == nil && rename(temporary, path) != 0 { failure = lastError() }
    if let failure {
      unlink(temporary)
      throw .file(path: path, reason: failure)
    }
  }

  /// Writes all parameters of a model to a file.
  ///
  /// - Parameters:
  ///   - module: The model or a part of it.
  ///   - metadata: Free text about the file.
  ///   - path: Where to write.
  /// - Throws: `SafetensorsError` when the file cannot be written.
  public static func write(
    _ module: some Module, metadata: [String: String] = [:], to path: String
  ) throws(SafetensorsError) {
    try write(module.parameters.map { ($0.name, $0.tensor) }, metadata: metadata, to: path)
  }

  private static func lastError() -> String { String(cString: strerror(errno)) }
}

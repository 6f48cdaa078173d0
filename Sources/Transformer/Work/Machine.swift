internal import CKernels

/// What the kernels run on: the instruction set and the number of threads.
///
/// Neither changes a result, only how soon it is there. Both are chosen when the program starts;
/// the environment variables `TRANSFORMER_KERNELS` and `TRANSFORMER_THREADS` override the choice.
public enum Machine {
  /// The kernel sets that this machine can run, the widest last.
  public static var kernelSets: [String] {
    var names: [String] = []
    while let name = ck_available_kernel_set(Int32(names.count)) {
      names.append(String(cString: name))
    }
    return names
  }

  /// The kernel set in use, for instance `x86-64-v3`.
  ///
  /// - Precondition: A new value is one of `kernelSets`.
  public static var kernelSet: String {
    get { ck_kernel_set().map { String(cString: $0) } ?? "" }
    set {
      precondition(
        ck_select_kernel_set(newValue) != 0,
        "this machine has the kernel sets \(kernelSets.joined(separator: ", ")), not '\(newValue)'")
    }
  }

  /// The number of threads that share a large operation.
  ///
  /// - Precondition: A new value lies in 1...64.
  public static var threadCount: Int {
    get { Int(ck_thread_count()) }
    set {
      precondition(
        (1...64).contains(newValue), "the thread count must be in 1...64, got \(newValue)")
      ck_set_thread_count(Int32(newValue))
    }
  }
}

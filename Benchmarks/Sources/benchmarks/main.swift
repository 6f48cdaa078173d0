import Transformer

// Prints one line of JSON for each measurement:
//   benchmarks step NAME | matmul | passes | kernels
let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "step":
  for workload in Workload.all where arguments.dropFirst().contains(workload.name) {
    try measureStep(workload)
  }
case "matmul": measureMatmul()
case "passes": measurePasses()
case "kernels":
  for name in Machine.kernelSets {
    print("{\"kernels\":\"\(name)\",\"isChosen\":\(name == Machine.kernelSet)}")
  }
default: print("usage: benchmarks step book|small|base, or matmul, or passes, or kernels")
}

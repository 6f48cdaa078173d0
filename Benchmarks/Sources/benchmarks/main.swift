import Transformer

// Prints one line of JSON for each measurement:
//   benchmarks step NAME | matmul | passes
let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "step":
  for workload in Workload.all where arguments.dropFirst().contains(workload.name) {
    try measureStep(workload)
  }
case "matmul": measureMatmul()
case "passes": measurePasses()
default: print("usage: benchmarks step book|small|base, or matmul, or passes")
}

"""Measures PyTorch: one line of JSON for each measurement, as the Swift benchmark prints them.

    bench.py THREADS step NAME MODE...     (MODE: eager, fused, compiled)
    bench.py THREADS matmul
    bench.py THREADS passes
"""

import json
import resource
import statistics
import sys
import time

import torch
from torch.nn import functional as F

from model import EncoderDecoder

WORKLOADS = {
    # name: (vocabulary, width, heads, inner, layers, batch, source length, target length)
    "book": (12, 32, 4, 64, 2, 1, 5, 5),
    "small": (1000, 128, 4, 512, 2, 16, 64, 64),
    "base": (8000, 512, 8, 2048, 6, 4, 64, 64),
}


def median_time(body, seconds=1.0, start=lambda: None, calls_between_starts=None):
    """The median time of a call, and the processor's; `start` runs after that many calls, uncounted."""
    body()
    begin = time.perf_counter()
    for _ in range(3):
        body()
    once = (time.perf_counter() - begin) / 3
    group = max(1, int(1e-3 / max(once, 1e-9)))
    times, total, cpu, since_start = [], 0.0, 0.0, 4
    while total < seconds or len(times) < 5:
        if calls_between_starts and since_start + group > calls_between_starts:
            start()
            body()
            since_start = 1
        cpu_begin = time.process_time()
        begin = time.perf_counter()
        for _ in range(group):
            body()
        taken = time.perf_counter() - begin
        cpu += time.process_time() - cpu_begin
        since_start += group
        times.append(taken / group)
        total += taken
    return statistics.median(times), cpu / (len(times) * group)


def report(name, timing, **more):
    seconds, cpu = timing
    line = {"name": name, "threads": torch.get_num_threads(), "seconds": seconds,
            "cpuSeconds": cpu, **more}
    print(json.dumps(line), flush=True)


def measure_step(name, mode):
    torch.manual_seed(1)
    vocabulary, width, heads, inner, layers, batch, source_length, length = WORKLOADS[name]
    model = EncoderDecoder(vocabulary, width, heads, inner, layers)
    source = torch.randint(3, vocabulary, (batch, source_length))
    target = torch.randint(3, vocabulary, (batch, length))
    decoder_input = torch.cat([torch.ones(batch, 1, dtype=torch.long), target[:, :-1]], dim=1)
    optimizer = torch.optim.Adam(
        model.parameters(), lr=1e-3, betas=(0.9, 0.98), eps=1e-9,
        fused=True if mode != "eager" else None)

    def losses():
        logits = model(source, decoder_input)
        return F.cross_entropy(logits.flatten(0, 1), target.flatten(), ignore_index=0)

    forward = torch.compile(losses) if mode == "compiled" else losses

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = forward()
        loss.backward()
        optimizer.step()
        return loss.item()

    def start():
        torch.manual_seed(1)
        fresh = EncoderDecoder(vocabulary, width, heads, inner, layers)
        model.load_state_dict(fresh.state_dict())
        optimizer.state.clear()

    for _ in range(5):
        step()
    # After that many steps the one batch is learned by heart, and its gradients are subnormal.
    timing = median_time(step, 2.0, start, calls_between_starts=200)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    report(f"step {name} {mode}", timing, peakBytes=peak)


def measure_matmul():
    for size in (32, 64, 128, 256, 512, 1024):
        left, right = torch.rand(size, size) * 2 - 1, torch.rand(size, size) * 2 - 1
        with torch.no_grad():
            timing = median_time(lambda: left @ right, 0.5)
        report(f"matmul {size}", timing, gflops=2 * size**3 / timing[0] * 1e-9)


def measure_passes():
    model = EncoderDecoder(100, 32, 4, 64, 2)
    source = torch.tensor([[1, 5, 6, 7, 8]])
    with torch.no_grad():
        memory = model.encode(source)
        for length in (5, 16, 64, 256):
            ids = torch.tensor([[3 + i * 7 % 97 for i in range(length)]])
            once = median_time(lambda: model.decode(ids, memory), 0.3)
            report(f"one pass, T = {length}", once)

            def steps():
                memory = model.encode(source)
                for end in range(1, length + 1):
                    model.decode(ids[:, :end], memory)

            report(f"{length} steps, T = {length}", median_time(steps, 0.3))


def main():
    torch.set_num_threads(int(sys.argv[1]))
    torch.set_num_interop_threads(1)
    if sys.argv[2] == "step":
        for mode in sys.argv[4:]:
            measure_step(sys.argv[3], mode)
    elif sys.argv[2] == "matmul":
        measure_matmul()
    else:
        measure_passes()


if __name__ == "__main__":
    main()

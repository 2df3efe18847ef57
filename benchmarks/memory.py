"""Peak memory of reading a file, as a multiple of its size: ``python benchmarks/memory.py``."""

from __future__ import annotations

import resource
import subprocess
import sys

FILES = ("tcp", "unix", "kallsyms", "smaps", "interrupts")
NAMES = {"tcp": "net/tcp", "unix": "net/unix", "smaps": "PID/smaps"}


def measure(name: str) -> None:
    """Prints the growth of this process while it reads one input, over the size of the input."""
    import inputs

    import procframe

    data: bytes = getattr(inputs, name)()
    procframe.parse(data[: data.find(b"\n", 1 << 14) + 1], NAMES.get(name, name), host=inputs.HOST)
    with open("/proc/self/status", "rb") as status:
        before = int(next(line for line in status if line.startswith(b"VmRSS")).split()[1])
    frame = procframe.parse(data, NAMES.get(name, name), host=inputs.HOST)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{name}: {len(data):,} bytes, {len(frame):,} records, {(peak - before) * 1024 / len(data):.1f} times the file"
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        for each in FILES:
            subprocess.run([sys.executable, __file__, each], check=True)

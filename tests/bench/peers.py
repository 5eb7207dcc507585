#!/usr/bin/env python3
"""Lockstep beside the peers that are installed: whole programs, without recording.

For each workload of tests/bench/peers, the median of five runs of each peer in milliseconds of CPU time (user and
system, of the whole process), less the peer's time for an empty program; then the ratios that are goals, and Lockstep's
own start-up. What is not installed, or has no program for a workload, is skipped. Exit code 1: a goal is missed.

usage: tests/bench/peers.py [--cli build/release/bin/lockstep-cli] [--runs 5]
"""
import argparse
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ROOT / "tests" / "bench" / "peers"
WORKLOADS = ["fib", "loop", "sieve", "map", "pingpong", "mutex", "spawn"]
# workload, peer, greatest ratio of Lockstep's time to the peer's
GOALS = [
    ("fib", "lua5.4", 0.60),
    ("loop", "lua5.4", 0.65),
    ("sieve", "lua5.4", 0.50),
    ("map", "go", 0.80),
    ("pingpong", "go", 0.20),
    ("mutex", "go", 1.00),
    ("spawn", "go", 0.20),
]
# Visible operations: more than the limit of a run that nobody asked for.
MAX_STEPS = 100_000_000
# milliseconds to the end of a program of 200 lines
STARTUP_GOAL = 5.0


def go_command(binaries, source):
    """Native Go: built once, then run."""
    binary = pathlib.Path(binaries) / source.stem
    if not binary.exists():
        subprocess.run(["go", "build", "-o", binary, source], check=True)
    return [binary]


def peers(cli, binaries):
    """Name, extension of its programs, and the command that runs one; in the order of the table."""
    table = [("lockstep", ".go", lambda source: [cli, "run", "--max-steps", str(MAX_STEPS), source])]
    if shutil.which("go"):
        table.append(("go", ".go", lambda source: go_command(binaries, source)))
    for name, extension in [("lua5.4", ".lua"), ("luajit", ".lua"), ("python3", ".py"), ("yaegi", ".go")]:
        path = shutil.which(name)
        if path:
            arguments = [path, "run"] if name == "yaegi" else [path]
            table.append((name, extension, lambda source, arguments=arguments: arguments + [source]))
    return table


def measure(command, runs):
    """What it printed, and the median of its CPU milliseconds. None if it cannot run the program."""
    times = []
    output = b""
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, capture_output=True, env={**os.environ, "GOMAXPROCS": "1"}, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode != 0:
            return None
        output = done.stdout
        times.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000)
    return output.split(), statistics.median(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cli", default=ROOT / "build" / "release" / "bin" / "lockstep-cli")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    spent = {}
    with tempfile.TemporaryDirectory() as binaries:
        table = peers(options.cli, binaries)
        print("CPU ms".ljust(10) + "".join(name.rjust(10) for name, _, _ in table))
        for workload in ["empty", *WORKLOADS]:
            row = workload.ljust(10)
            expected = None
            for name, extension, command in table:
                source = PROGRAMS / (workload + extension)
                result = measure(command(source), options.runs) if source.exists() else None
                if result is None:
                    row += "-".rjust(10)
                    continue
                output, time = result
                expected = expected or output
                if output != expected:
                    sys.exit(f"{workload}: {name} prints {output}, not {expected}")
                spent[workload, name] = time - (0 if workload == "empty" else spent["empty", name])
                row += f"{spent[workload, name]:.1f}".rjust(10)
            print(row, flush=True)
        startup = measure(table[0][2](PROGRAMS / "startup.go"), options.runs)
    missed = report(spent, None if startup is None else startup[1])
    sys.exit(1 if missed else 0)


def report(spent, startup):
    """Prints the goals; returns how many are missed."""
    missed = 0
    print()
    for workload, peer, goal in GOALS:
        if (workload, peer) not in spent:
            print(f"{workload:8} {peer} is not installed")
            continue
        ratio = spent[workload, "lockstep"] / spent[workload, peer]
        missed += ratio > goal
        print(f"{workload:8} {ratio:.2f} x {peer:7} goal {goal:.2f}  {'missed' if ratio > goal else 'reached'}")
    if startup is not None:
        missed += startup > STARTUP_GOAL
        print(f"start-up {startup:.1f} ms        goal {STARTUP_GOAL:.1f}   {'missed' if startup > STARTUP_GOAL else 'reached'}")
    return missed


if __name__ == "__main__":
    main()

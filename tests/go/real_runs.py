#!/usr/bin/env python3
"""Runs the programs of tests/go/explore many times with Go 1.19 and holds that the model has every outcome that Go shows.

usage: real_runs.py --cli LOCKSTEP-CLI [--runs N] [--verbose] [NAME...]

An outcome is what is printed, the exit code and what the program died of. lockstep-cli explore lists those of all schedules,
on both clocks; Go runs on one, two and four processors in turn. That the model has more than Go shows is as it should be. Left
out is what Go 1.19 cannot build. Exit code 1: Go did what the model cannot do. 77: there is no Go 1.19."""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from differential import build, has_go

PROGRAMS = pathlib.Path(__file__).with_name("explore")
SECONDS = 20


def outcome_of(code, output, errors):
    died = re.search(r"^(panic|fatal error): (.*)$", errors, re.M)
    return code, output, died[0] if died else ""


def modelled(cli, folder, name):
    """All outcomes of the model; None if it could not look at all schedules."""
    command = [cli, "explore", "--json", "--lang", "go1.19", "--time-limit", str(SECONDS), "main.go"]
    done = subprocess.run(command, cwd=folder / name, capture_output=True, text=True)
    answer = json.loads(done.stdout)
    outcomes = {outcome_of(each["exit"], each["stdout"], each["stderr"]) for each in answer["outcomes"]}
    return outcomes if answer["complete"] else None


def real(folder, name, runs):
    """How often Go did what."""
    seen = collections.Counter()
    for run in range(runs):
        environment = dict(os.environ, GOMAXPROCS=str((1, 2, 4)[run % 3]))
        done = subprocess.run([folder / "bin" / name], env=environment, capture_output=True, text=True, timeout=SECONDS)
        seen[outcome_of(done.returncode, done.stdout, done.stderr)] += 1
    return seen


def compare(cli, folder, name, runs):
    """What is wrong, as text; and how many outcomes each has."""
    model = modelled(cli, folder, name)
    if model is None:
        return "  not all schedules could be explored", 0, 0
    seen = real(folder, name, runs)
    strange = [f"  {count} times {outcome!r}" for outcome, count in seen.items() if outcome not in model]
    return "\n".join(strange), len(seen), len(model)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cli", required=True)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    if not has_go():
        print("Go 1.19 is not installed: skipped")
        return 77
    cli = str(pathlib.Path(options.cli).resolve())
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        (folder / "go.mod").write_text("module programs\n\ngo 1.19\n")
        names = []
        for path in sorted(PROGRAMS.rglob("*.go")):
            name = "_".join(path.relative_to(PROGRAMS).with_suffix("").parts)
            text = path.read_text()
            elsewhere = re.search(r'^\s*(import )?"(golang\.org|net)/', text, re.M)  # not there, or not the same world
            if elsewhere or (options.names and not any(each in name for each in options.names)):
                continue
            names.append(name)
            (folder / name).mkdir()
            (folder / name / "main.go").write_text(text)
        (folder / "bin").mkdir()
        for name in build(folder):
            names.remove(name)
            print(f"{name}: not for Go 1.19")
        wrong = 0
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            reports = pool.map(lambda name: compare(cli, folder, name, options.runs), names)
            for name, (report, shown, known) in zip(names, reports):
                if report:
                    wrong += 1
                    print(f"{name}\n{report}")
                elif options.verbose:
                    print(f"{name}: Go showed {shown} of {known} outcomes")
        print(f"{len(names)} programs, {options.runs} runs each, {wrong} did what the model cannot do")
        return 1 if wrong or not names else 0


if __name__ == "__main__":
    sys.exit(main())

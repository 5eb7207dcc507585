#!/usr/bin/env python3
"""Runs the programs of tests/go/run with Go 1.19 and with lockstep-cli and compares what they write and how they end.

usage: differential.py --cli LOCKSTEP-CLI [--verbose] [NAME...]

All programs are built by one `go build` of a module made for the purpose. Left out is what Go 1.19 cannot answer: a newer
language, a schedule or strategy of ours, several goroutines in a race, programs that measure time, and what Go leaves open (a line "// differs: …"
says what). In traces only the program's own frames are compared; numbers of goroutines, addresses, arguments and paths
are masked. Exit code 1: a difference. 77: there is no Go 1.19."""

import argparse
import concurrent.futures
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAMS = pathlib.Path(__file__).with_name("run")
SECONDS = 120


def has_go():
    try:
        version = subprocess.run(["go", "version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    return " go1.19" in version


def is_comparable(text):
    language = re.search(r"^// lang: go1\.(\d+)", text, re.M)
    if language and int(language[1]) > 19:
        return False
    if re.search(r"^// (differs|schedule|strategy):|// ERROR", text, re.M):
        return False
    # Real time passes in Go's, the network is another one, and what is not Go's own is not there.
    if re.search(r'^\s*(import )?"(time|context|net/.*|golang\.org/.*)"$', text, re.M):
        return False
    return not re.search(r"^// finding: (data-race|lost-update)", text, re.M)


def masked(text):
    """What of a report both must agree on."""
    lines, kept = text.splitlines(), []
    number = 0
    while number < len(lines):
        line = lines[number]
        place = lines[number + 1] if number + 1 < len(lines) else ""
        number += 1
        if line.startswith("exit status"):
            continue
        line = re.sub(r"^(\[signal SIGSEGV: segmentation violation).*", r"\1]", line)
        if place.startswith("\t"):  # a frame: function, then file and line
            number += 1
            if not re.search(r"main\.go:\d+", place):
                continue
            kept.append(re.sub(r"\(.*\)$", "(…)", re.sub(r" in goroutine \d+$", "", line)))
            kept.append("\t" + re.search(r"main\.go:\d+", place)[0])
            continue
        kept.append(line)
    joined = "\n".join(kept)
    joined = re.sub(r"goroutine \d+", "goroutine N", joined)
    return re.sub(r"0x[0-9a-f]+", "0x…", joined)


def outcome(command, folder):
    try:
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return "does not end", "", 0
    return done.stdout.decode("utf-8", "replace"), masked(done.stderr.decode("utf-8", "replace")), done.returncode


def build(folder):
    """Builds the programs into bin/; those that Go 1.19 does not compile are removed, and their names returned."""
    command = ["go", "build", "-o", "bin/", "./..."]
    built = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    refused = re.findall(r"^# programs/(\w+)$", built.stderr, re.M)
    for name in refused:
        shutil.rmtree(folder / name)
    if refused:
        subprocess.run(command, cwd=folder, check=True)
    return refused


def compare(cli, folder, name):
    """What is different, as text; empty if nothing is."""
    theirs = outcome([str(folder / "bin" / name)], folder / name)
    ours = outcome([cli, "run", "--lang", "go1.19", "main.go"], folder / name)
    report = []
    for what, their, our in zip(("standard output", "standard error", "exit code"), theirs, ours):
        if their != our:
            report.append(f"  {what}\n    Go        {their!r}\n    Lockstep  {our!r}")
    return "\n".join(report)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cli", required=True)
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
        sources = {}
        for path in sorted(PROGRAMS.rglob("*.go")):
            text = path.read_text()
            name = "_".join(path.relative_to(PROGRAMS).with_suffix("").parts)
            if not name.endswith("_test") and is_comparable(text) and (not options.names or any(each in name for each in options.names)):
                sources[name] = path
                (folder / name).mkdir()
                (folder / name / "main.go").write_text(text)
        (folder / "bin").mkdir()
        newer = build(folder)
        for name in newer:
            print(f"{sources.pop(name).relative_to(PROGRAMS)}: not for Go 1.19")
        different = 0
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for name, report in zip(sources, pool.map(lambda name: compare(cli, folder, name), sources)):
                if report:
                    different += 1
                    print(f"{sources[name].relative_to(PROGRAMS)}\n{report}")
                elif options.verbose:
                    print(f"{sources[name].relative_to(PROGRAMS)}: the same")
        print(f"{len(sources)} programs compared, {different} differ")
        return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Compares what check_suite and go/types say about the same packages.

usage: facts.py OURS GOTYPES     (outputs of `check_suite --facts` and of facts.go on the same arguments)

Every fact of go/types must be among ours; order does not matter, except that of initialization. Prints the facts that
differ and a summary; the exit code is 1 if there are any."""

import collections
import sys


def read(name):
    packages, current = collections.OrderedDict(), None
    for line in open(name, encoding="utf-8", errors="replace"):
        line = line.rstrip("\n")
        if line.startswith("P "):
            current = packages.setdefault(line[2:].removesuffix(" failed"), None if line.endswith(" failed") else {})
            continue
        if current is None:
            continue
        if line.startswith("O"):
            current.setdefault("O", []).append(line)
            continue
        parts = line.split(" ", 3 if line.startswith("E ") else 2)
        key = " ".join(parts[:3]) if parts[0] == "E" else " ".join(parts[:2])
        current[key] = parts[-1]
    return packages


def main():
    ours, theirs = read(sys.argv[1]), read(sys.argv[2])
    facts = different = failed = 0
    for name, expected in theirs.items():
        if expected is None:
            continue
        found = ours.get(name)
        if found is None:
            failed += 1
            print(f"{name}: reported by us only")
            continue
        for key, value in expected.items():
            facts += 1
            if found.get(key) != value:
                different += 1
                print(f"{name}\n  {key}\n    ours    {found.get(key)}\n    go/types {value}")
    print(f"{facts} facts of {len(theirs)} packages; {different} differ, {failed} packages failed")
    return 1 if different or failed else 0


sys.exit(main())

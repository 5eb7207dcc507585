#!/usr/bin/env python3
"""Runs the programs of Go's own test suite with lockstep-cli and says which print what Go prints.

usage: run_suite.py --cli LOCKSTEP-CLI [--update] [--check] [--verbose] [--jobs N] [NAME...]

The programs are those below the suite's folder `test` whose first comment is `// run`; they are read where Debian's
golang-1.19-src installs them. One passes if it ends with exit code 0 and its standard output and error together are
what the `.out` file beside it says, or nothing where there is none; that is the rule of the suite itself.

  no option   run every program that can be judged; print the failures with their first line, and the figures
  --update    the same, then write the list of those that pass (run_suite.passing)
  --check     run the programs of that list only; exit code 1 if one of them no longer passes
  NAME...     these programs only, as "ken/array.go"

Which programs cannot be judged follows from their text alone (skip_reason). Exit code 77: Go's tests are not here."""

import argparse
import concurrent.futures
import os
import pathlib
import re
import resource
import subprocess
import sys

ROOTS = ("/usr/lib/go-1.19", "/usr/share/go-1.19")
PASSING = pathlib.Path(__file__).with_name("run_suite.passing")
LANGUAGE = "go1.19"
CPU_SECONDS = 20  # of the processor, so that a busy machine changes nothing
WALL_SECONDS = 300  # for a program that waits for ever without computing
MEMORY = 4 << 30

# Folders of the suite that its own runner leaves alone: benchmarks and stress tests, not all of one file a program.
NOT_TESTS = {"bench", "stress"}

# Packages that reach outside a program or into Go's implementation of it.
OUTSIDE = {
    "C": "cgo",
    "unsafe": "package unsafe",
    "os/exec": "other processes",
    "os/signal": "signals of the host",
    "syscall": "system calls",
    "syscall/js": "system calls",
    "plugin": "plugins",
    "net": "the network",
    "net/http": "the network",
    "io/ioutil": "host files",
    "runtime/pprof": "internals of Go's runtime",
    "runtime/trace": "internals of Go's runtime",
    "runtime/metrics": "internals of Go's runtime",
    "runtime/cgo": "cgo",
}
# Uses of other packages that do. Frames, memory figures and finalizers are what Go's compiler and collector make of a
# program, not what the language says about it.
USES = [
    (r"\bos\.(Open|OpenFile|Create|ReadFile|WriteFile|ReadDir|MkdirAll|Mkdir|MkdirTemp|Pipe|Getwd|Chdir|Remove"
     r"|RemoveAll|StartProcess|Stat|Lstat|TempDir)\b", "host files"),
    (r"\bos\.Args\[", "arguments of the program"),
    (r"\bos\.(Getenv|LookupEnv|Environ)\b", "the host's environment"),
    (r"\bruntime\.(MemStats|ReadMemStats|MemProfile\w*|SetFinalizer|Callers|CallersFrames|FuncForPC|Stack"
     r"|NumCgoCall|GOROOT|Breakpoint|StackRecord|CPUProfile|SetCPUProfileRate|LockOSThread)\b",
     "internals of Go's runtime"),
    (r"\bdebug\.(SetGCPercent|SetMaxStack|SetPanicOnFault|SetTraceback|FreeOSMemory|ReadGCStats|SetMaxThreads"
     r"|WriteHeapDump|PrintStack|Stack)\b", "internals of Go's runtime"),
    (r"^//go:linkname\b", "internals of Go's runtime"),
    (r"\btesting\.(AllocsPerRun|Benchmark|Coverage)\b", "internals of Go's runtime"),
]


def root():
    for place in ROOTS:
        if os.path.isdir(place + "/test/fixedbugs"):
            return pathlib.Path(place, "test")
    return None


def without_comments(text):
    """Strings stay; an import inside a comment is none."""
    token = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|`[^`]*`|\'(?:\\.|[^\'\\\n])*\'', re.S)
    return token.sub(lambda m: re.sub(r"[^\n]", " ", m[0]) if m[0].startswith("/") else m[0], text)


def without_strings(text):
    return re.sub(r'"(?:\\.|[^"\\\n])*"|`[^`]*`', '""', text)


def imports(code):
    found = set()
    for block in re.findall(r"^import\s*\(([^)]*)\)", code, re.M):
        found.update(re.findall(r'"([^"]+)"', block))
    found.update(re.findall(r'^import\s+(?:[\w.]+\s+)?"([^"]+)"', code, re.M))
    return found


def holds(constraint):
    """A //go:build line for linux/amd64 and Go's own compiler, without cgo."""
    def tag(match):
        word = match[0]
        version = re.fullmatch(r"go1\.(\d+)", word)
        return str(word in ("linux", "amd64", "gc", "unix") or (version is not None and int(version[1]) <= 19))
    text = re.sub(r"[\w.]+", tag, constraint)
    return eval(text.replace("&&", " and ").replace("||", " or ").replace("!", " not "))  # of the words above only


def directive(text):
    """The words of the first comment line that is no build constraint: ["run", "-flag", …]."""
    for line in text.splitlines():
        if line.startswith(("//go:build", "// +build")) or not line.strip():
            continue
        return line[2:].split() if line.startswith("// ") else []
    return []


def skip_reason(text, words):
    if any(word.startswith("-") for word in words[1:]):
        return "compiler flags"
    if any(not word.endswith(".go") for word in words[1:]):
        return "arguments of the program"
    build = re.search(r"^//go:build (.*)$", text, re.M)
    if build and not holds(build[1]):
        return "build constraints"
    code = without_comments(text)
    for path in sorted(imports(code)):
        if path in OUTSIDE:
            return OUTSIDE[path]
        if path.startswith(("internal/", "cmd/")):
            return "internals of Go's runtime"
    bare = without_strings(code)
    for pattern, reason in USES:
        where = text if pattern.startswith("^//") else bare
        if re.search(pattern, where, re.M):
            return reason
    if re.search(r"^func [^{\n]*\)[^{\n]*$(?!\n\s*\{)", bare, re.M) and not re.search(r"^func [^{]*,\n", bare, re.M):
        return "assembly"
    return None


def candidates(test):
    for path in sorted(test.rglob("*.go")):
        parts = path.relative_to(test).parts
        if any(part.endswith(".dir") for part in parts) or parts[0] in NOT_TESTS:
            continue
        text = path.read_text(encoding="utf-8", errors="surrogateescape")
        words = directive(text)
        if words[:1] == ["run"]:
            yield path, skip_reason(text, words)


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(cli, path):
    """(passed, what went wrong in a line)"""
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    files = [path.name] + directive(text)[1:]
    out = path.with_suffix(".out")
    expected = out.read_bytes() if out.exists() else b""
    try:
        done = subprocess.run([cli, "run", "--lang", LANGUAGE, *files], cwd=path.parent, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=WALL_SECONDS,
                              preexec_fn=limit)
    except subprocess.TimeoutExpired:
        return False, "waits for ever"
    if done.returncode < 0:
        return False, "too slow" if done.returncode in (-24, -9) else f"ended by signal {-done.returncode}"
    if done.returncode == 0 and done.stdout == expected:
        return True, ""
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    if done.returncode == 0:
        wanted = expected.decode("utf-8", "replace").splitlines()
        for number, (ours, theirs) in enumerate(zip(lines + ["<end>"], wanted + ["<end>"]), 1):
            if ours != theirs:
                return False, f"line {number} is {ours!r}, not {theirs!r}"
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "<no output>")
    return False, f"exit code {done.returncode}: {first}"


def run_all(cli, test, paths, jobs, verbose):
    results = {}
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for path, (passed, why) in zip(paths, pool.map(lambda each: run(cli, each), paths)):
            name = str(path.relative_to(test))
            results[name] = passed
            if not passed or verbose:
                print(f"{'ok  ' if passed else 'FAIL'} {name}: {why}", flush=True)
    return results


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cli", required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    test = root()
    if test is None:
        print("Go's tests are not installed (Debian: golang-1.19-src): skipped")
        return 77
    cli = os.path.abspath(options.cli)
    skipped, judged = {}, []
    for path, reason in candidates(test):
        if reason:
            skipped.setdefault(reason, []).append(path)
        else:
            judged.append(path)
    recorded = PASSING.read_text().split() if PASSING.exists() else []
    chosen = judged
    if options.names:
        chosen = [test / name for name in options.names]
    elif options.check:
        chosen = [test / name for name in recorded]
    results = run_all(cli, test, chosen, options.jobs, options.verbose)
    if options.names:
        return 0 if all(results.values()) else 1
    for reason, paths in sorted(skipped.items()):
        print(f"skipped {len(paths):4}  {reason}")
        if options.verbose:
            print("".join(f"    {path.relative_to(test)}\n" for path in paths), end="")
    passed = sum(results.values())
    print(f"passed  {passed:4}  of {len(judged)} that can be judged ({100 * passed / len(judged):.1f} %)")
    lost = sorted(name for name in recorded if name in results and not results[name])
    if options.update:
        PASSING.write_text("".join(f"{name}\n" for name in sorted(results) if results[name]))
    for name in lost:
        print(f"lost: {name} passed before")
    return 1 if lost and not options.update else 0


sys.exit(main())

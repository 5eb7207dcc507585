"""What every gate shares: finding the project's files and reporting what is wrong with them.

A gate is a program in this folder. It prints one line a problem ("file:line: what is wrong; what to do"), then one
closing line that says what was looked at, and ends with 0 or 1. It reads the work tree, writes only below build/ or
the user's cache folder, and knows nothing of the other gates; tools/check runs them all.
"""

import hashlib
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "check"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "lockstep" / "gates"
SKIPPED_FOLDERS = {"build", ".git", ".cache", "__pycache__"}
CPP = {".h", ".cpp", ".def"}


def files(*suffixes, under=("",)):
    """All files of the project with one of these suffixes (all files without any), sorted, relative to ROOT."""
    found = []
    for folder in under:
        for directory, folders, names in os.walk(ROOT / folder):
            folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
            for name in names:
                if name == ".git":  # a work tree of git's has a file of that name
                    continue
                if not suffixes or Path(name).suffix in suffixes:
                    found.append((Path(directory) / name).relative_to(ROOT))
    return sorted(set(found))


def lines(path):
    """The lines of a text file with their numbers, from 1."""
    return enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), start=1)


def run(command, **options):
    """Runs a command in ROOT; returns (exit code, everything it said)."""
    done = subprocess.run([str(word) for word in command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, check=False, **options)
    return done.returncode, done.stdout


def each(work, items):
    """Calls work(item) for every item, as many at once as there are cores; results in the order of the items."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(work, items))


class Memory:
    """What passed an expensive gate before, by content: a file, all the project's files it includes, and the tool."""

    INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)

    def __init__(self, gate):
        self.folder = CACHE / gate
        self.folder.mkdir(parents=True, exist_ok=True)
        self.seen = {}

    def closure(self, path):
        """The path and everything of the project it includes, directly or not, each with a hash of its content."""
        pending, closure = [Path(path)], set()
        while pending:
            current = pending.pop()
            if current in closure:
                continue
            closure.add(current)
            if current not in self.seen:
                text = (ROOT / current).read_bytes() if (ROOT / current).exists() else b""
                self.seen[current] = (hashlib.sha256(text).hexdigest(),
                                      [Path(name) for name in self.INCLUDE.findall(text.decode(errors="replace"))])
            pending += self.seen[current][1]
        return [f"{current} {self.seen[current][0]}" for current in sorted(closure)]

    def mark(self, path, *circumstances):
        """The mark to touch when the file passes; when it exists, the file has passed already."""
        key = "\n".join([*circumstances, *self.closure(path)]).replace(str(ROOT), "")
        return self.folder / hashlib.sha256(key.encode()).hexdigest()


def close(problems, looked_at):
    """Prints the problems and the closing line, and ends the gate."""
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problem{'s' if len(problems) != 1 else ''} in {looked_at}")
    else:
        print(f"{looked_at}: nothing to mend")
    sys.exit(1 if problems else 0)

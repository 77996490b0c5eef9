# SPDX-License-Identifier: GPL-3.0-or-later
"""What all checks share: the list of files, findings, a little C scanner, and the self-test.

A check is a function that takes the root of a source tree and yields findings. Its self-test
copies the tree, plants one violation after another in the copy, and fails unless each is found.
"""

import pathlib
import re
import shutil
import sys
import tempfile
import typing

ROOT_FOLDERS = (".ci", "data", "help", "po", "seeds", "src", "tests")


class Finding(typing.NamedTuple):
    path: str
    line: int
    message: str
    is_warning: bool = False

    def __str__(self):
        kind = "note: " if self.is_warning else ""
        return f"{self.path}:{self.line}: {kind}{self.message}"


class Plant(typing.NamedTuple):
    """A violation: what it is, the files to write (name → text, bytes, or a function that changes
    the text that is there), and words of the finding."""

    what: str
    files: dict
    expected: str


def list_files(root, suffixes=None, folders=ROOT_FOLDERS):
    """Relative paths of the source files, sorted; top-level files too when folders has them all."""
    root = pathlib.Path(root)
    found = []
    if folders is ROOT_FOLDERS:
        found = [p for p in root.iterdir() if p.is_file()]
    for folder in folders:
        found += [p for p in (root / folder).rglob("*") if p.is_file()]
    names = [p.relative_to(root).as_posix() for p in found if "__pycache__" not in p.parts]
    # A worktree's .git is a file, and logs of ./dev lie in the root.
    names = [n for n in names if n != ".git" and not n.startswith("_build")]
    return sorted(n for n in names if suffixes is None or n.endswith(tuple(suffixes)))


def read(root, name):
    return pathlib.Path(root, name).read_text("utf-8")


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def blank_comments(text, keep_strings=False):
    """The C text with comments (and the inside of strings) as blanks; offsets stay the same."""

    def blank(match):
        token = match.group()
        if token[0] == "/":
            return re.sub(r"[^\n]", " ", token)
        if keep_strings:
            return token
        return token[0] + " " * (len(token) - 2) + token[-1]

    return TOKEN.sub(blank, text)


class Function(typing.NamedTuple):
    name: str
    line: int
    length: int
    body: str


def functions(text):
    """The functions of a C file in the project's dialect: braces in column 0."""
    code = blank_comments(text)
    lines = code.splitlines()
    start = None
    for number, line in enumerate(lines):
        if line == "{":
            start = number
        elif line == "}" and start is not None:
            name = function_name(lines, start)
            if name:
                yield Function(
                    name, start + 1, number - start - 1, "\n".join(lines[start : number + 1])
                )
            start = None


def function_name(lines, brace):
    head = ""
    for line in reversed(lines[max(0, brace - 20) : brace]):
        if not line.strip() or line[0] in "#}{" or line.rstrip().endswith(";"):
            break
        head = line + "\n" + head
    match = re.search(r"(\w+)\s*\(", head)
    return (
        match.group(1)
        if match and not re.match(r"\s*(typedef\s+)?(struct|enum|union)\b", head)
        else None
    )


def report(findings):
    """Prints findings; returns the exit code."""
    findings = list(findings)
    for finding in findings:
        print(finding)
    errors = sum(not f.is_warning for f in findings)
    print(f"{errors} findings, {len(findings) - errors} notes")
    return 1 if errors else 0


def write_plant(root, files):
    """Writes the files; returns what was there before."""
    before = {}
    for name, content in files.items():
        path = pathlib.Path(root, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        before[path] = path.read_bytes() if path.exists() else None
        if callable(content):
            content = content(before[path].decode("utf-8") if before[path] else "")
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return before


def remove_plant(before):
    for path, content in before.items():
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)


def self_test(check, root, plants, copied):
    """Plants each violation in a copy of the tree; returns the exit code."""
    missed = 0
    with tempfile.TemporaryDirectory(prefix="ethos-lint-") as copy:
        for name in list_files(root):
            if copied is not None and not name.startswith(tuple(copied)):
                continue
            target = pathlib.Path(copy, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(pathlib.Path(root, name), target)
        known = {(f.path, f.message) for f in check(copy)}
        for plant in plants:
            before = write_plant(copy, plant.files)
            new = [f for f in check(copy) if (f.path, f.message) not in known]
            remove_plant(before)
            caught = any(plant.expected in str(f) for f in new)
            print(f"{'caught' if caught else 'MISSED'}: {plant.what}")
            if not caught:
                missed += 1
                print("".join(f"  instead: {f}\n" for f in new), end="")
    return 1 if missed or not plants else 0


def main(check, plants, copied=None):
    """The command line of every check: [--self-test] ROOT.

    The self-test copies files whose names start with one of copied, or all. Most plants bring along
    what they need, and an empty tree is quick to check.
    """
    arguments = sys.argv[1:]
    if arguments[:1] == ["--self-test"]:
        sys.exit(self_test(check, arguments[1], plants, copied))
    sys.exit(report(check(arguments[0])))

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All C code is formatted as .clang-format says, by the version that Debian 12 has."""

import re
import shutil
import subprocess
import sys

import lintlib
from lintlib import Finding, Plant

# Other versions place some line breaks differently.
MAJOR = "14"
MESON_SKIP = 77
ERROR = re.compile(r"^(?P<name>.+?):(?P<line>\d+):\d+: error: (?P<message>.*)$", re.M)


def find_formatter():
    for name in (f"clang-format-{MAJOR}", "clang-format"):
        path = shutil.which(name)
        if (
            path
            and f"version {MAJOR}."
            in subprocess.run([path, "--version"], capture_output=True, text=True).stdout
        ):
            return path
    return None


def check(root):
    files = lintlib.list_files(root, (".c", ".h"), ("src", "tests"))
    if not files:
        return
    command = [find_formatter(), "--dry-run", "-Werror", "--style=file", *files]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True)
    lines = set()
    for match in ERROR.finditer(result.stderr):
        place = (match["name"], int(match["line"]))
        if place not in lines:
            lines.add(place)
            yield Finding(*place, "not formatted; run ./dev format")
    if result.returncode != 0 and not lines:
        yield Finding(files[0], 1, f"clang-format: {result.stderr.strip()}")


BAD = "// SPDX-License-Identifier: GPL-3.0-or-later\nint planted (void) {\n\treturn 0; }\n"
PLANTS = [
    Plant(
        "braces and tabs of another dialect",
        {"src/core/planted.c": BAD},
        "src/core/planted.c:2: not formatted",
    ),
]

if __name__ == "__main__":
    if find_formatter() is None:
        print(f"clang-format {MAJOR} is not installed; other versions format differently")
        sys.exit(MESON_SKIP)
    lintlib.main(check, PLANTS, copied=(".clang-format",))

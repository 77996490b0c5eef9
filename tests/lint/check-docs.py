#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every public function of the libraries below the interface says what it promises.

Private headers are left to their folder. The comment stands where the function is: above it in
the .c file, or above its declaration.
Declarations that stand together without a blank line may share the comment of one of them.
"""

import re

import lintlib
from lintlib import Finding, Plant

FOLDERS = (
    "src/audience",
    "src/core",
    "src/json",
    "src/storage",
    "src/import",
    "src/report",
    "src/poster",
)
DECLARATION = re.compile(
    r"^(?!typedef|static|#|struct|enum|union|extern\s+const|G_DE(?:CLARE|FINE))"
    r"[\w][\w\s\*]*?\b(?P<name>ethos_\w+)\s*\([^;{}]*\)[^;{}]*;",
    re.M,
)
# What a doc comment would only repeat.
OBVIOUS = re.compile(r"_(get_type|quark|error_quark)$|_(ref|unref|free)$")


def documented_names(text):
    """Functions, defined or declared, that a block comment stands right above."""
    names = set()
    for match in re.finditer(
        r"\*/\s*\n(?P<head>(?:[^\n;{}]*\n){0,12}?[^\n;{}]*?\b(?P<name>ethos_\w+)\s*\()", text
    ):
        names.add(match["name"])
    return names


def check_header(name, text, documented):
    code = lintlib.blank_comments(text)
    groups = {}
    for match in DECLARATION.finditer(code):
        groups.setdefault(len(re.findall(r"\n[ \t]*\n", code[: match.start("name")])), []).append(
            match
        )
    for group in groups.values():
        if any(match["name"] in documented for match in group):
            continue
        for match in group:
            if not OBVIOUS.search(match["name"]):
                line = lintlib.line_of(code, match.start("name"))
                yield Finding(
                    name, line, f"{match['name']}() has no doc comment here or in its .c file"
                )


def check(root):
    for folder in FOLDERS:
        files = lintlib.list_files(root, (".c", ".h"), (folder,))
        documented = set()
        for name in files:
            documented |= documented_names(lintlib.read(root, name))
        for name in files:
            if name.endswith(".h") and not name.endswith("-private.h"):
                yield from check_header(name, lintlib.read(root, name), documented)


HEADER = """#pragma once
G_BEGIN_DECLS
int ethos_planted_count (void);

char *ethos_planted_dup (int a,
                         int b);
"""
PLANTS = [
    Plant(
        "a function without a word",
        {"src/core/planted.h": HEADER},
        "planted.h:3: ethos_planted_count() has no doc",
    ),
    Plant(
        "a declaration over two lines",
        {"src/core/planted.h": HEADER},
        "ethos_planted_dup() has no doc",
    ),
    Plant(
        "a comment of the function above",
        {
            "src/core/planted.h": HEADER,
            "src/core/planted.c": "/* About counting. */\nint\nethos_planted_count (void)\n{\n}\n"
            "char *\nethos_planted_dup (int a)\n{\n}\n",
        },
        "ethos_planted_dup() has no doc",
    ),
]

if __name__ == "__main__":
    lintlib.main(check, PLANTS, copied=())

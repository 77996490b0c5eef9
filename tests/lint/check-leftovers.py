#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing unfinished is left lying about, and nothing of the machine it was written on."""

import re

import lintlib
from lintlib import Finding, Plant

BINARY = (".png", ".ogg", ".oga", ".ttf", ".otf", ".pdf", ".bin")
# The names are put together so that this file does not find itself.
UNFINISHED = re.compile(
    r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b"
)
HOME = re.compile(
    r"(?<![\w.$}])/("
    + "|".join(("wo" + "rk", "ho" + "me", "r" + "oot", "Us" + "ers"))
    + r")/[\w.-]+"
)
CONFLICT = re.compile(r"^(<{7}|>{7}) ", re.M)
DEBUGGING = re.compile(r"\b(g_print|printf|fprintf)\s*\(")


def check(root):
    for name in lintlib.list_files(root):
        if name.endswith(BINARY) or name.startswith("tests/data/"):
            continue
        try:
            text = lintlib.read(root, name)
        except UnicodeDecodeError:
            yield Finding(name, 1, "not UTF-8")
            continue
        for pattern, what in (
            (UNFINISHED, "unfinished"),
            (HOME, "a path of one machine"),
            (CONFLICT, "a merge conflict"),
        ):
            for match in pattern.finditer(text):
                yield Finding(
                    name, lintlib.line_of(text, match.start()), f"{what}: {match.group()}"
                )
        if name.endswith(".c") and name.startswith("src/") and not name.startswith("src/tool/"):
            code = lintlib.blank_comments(text)
            for match in DEBUGGING.finditer(code):
                yield Finding(
                    name, lintlib.line_of(code, match.start()), "prints; the log has g_debug()"
                )
        if (
            text
            and not text.endswith("\n")
            and not name.endswith((".svg", ".json", ".golden", ".expected"))
        ):
            yield Finding(name, text.count("\n") + 1, "the last line does not end")


PLANTS = [
    Plant("a note to oneself", {"src/core/planted.c": "// TO" + "DO: more\n"}, "unfinished"),
    Plant(
        "a path of home",
        {"src/core/planted.c": 'a = "/ho' + 'me/me/ethos";\n'},
        "a path of one machine",
    ),
    Plant("a conflict", {"README.md": lambda text: text + "<<<<<<< ours\n"}, "a merge conflict"),
    Plant("a print left over", {"src/core/planted.c": 'g_print ("here");\n'}, "prints"),
    Plant("Latin-1", {"src/core/planted.c": b"// caf\xe9\n"}, "not UTF-8"),
    Plant("a last line without end", {"src/core/planted.c": "int a;"}, "does not end"),
]

if __name__ == "__main__":
    lintlib.main(check, PLANTS, copied=())

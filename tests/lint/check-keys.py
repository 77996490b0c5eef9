#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the wall stand in the window that lists keys, and what stands there in the help."""

import re

import lintlib
from lintlib import Finding, Plant

WALL = "src/ui/board/wall/ethos-wall-keys.c"
LISTED = "src/ui/board/bars/ethos-board-keys.c"
EVERYWHERE = "src/ui/application/ethos-keys.c"
HELP = "help/C/keyboard.page"

KEY = re.compile(r"\{ GDK_KEY_(\w+), (\w+), \"([\w.-]+)\" \}")
ROW = re.compile(r"NC_ \(\"shortcuts\", \"[^\"]+\"\),\s*NC_ \(\"shortcuts\", \"([^\"]+)\"\),"
                 r"\s*\"([^\"]+)\" \}")
COMBINED = re.compile(r"<keyseq>(.*?)</keyseq>|<key>(.*?)</key>", re.S)
MODIFIERS = {"0": "", "GDK_CONTROL_MASK": "<Control>", "GDK_SHIFT_MASK": "<Shift>"}

# A second key for what has one, on some keyboards or by habit from elsewhere.
ALIASES = re.compile(r"KP_|(<Control>|<Shift>)Insert$|<Shift>(Delete|slash|apostrophe|plus)$"
                     r"|<Control>space$")

# What the help calls keys.
CALLED = {"<Control>": "Ctrl", "<Shift>": "Shift", "<Alt>": "Alt", "Return": "Enter",
          "space": "Space", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "slash": "/",
          "plus": "+", "minus": "−", "apostrophe": "'", "Escape": "Esc", "Page_Up": "Page Up",
          "Page_Down": "Page Down"}


def find_rows(root, name):
    for match in ROW.finditer(lintlib.read(root, name)):
        yield match[1], match[2].split()


def call(accel):
    """The keys of an accelerator as the help has them, in any order."""
    parts = re.findall(r"<\w+>|[^<>]+", accel)
    return frozenset(CALLED.get(part, part.upper() if len(part) == 1 else part) for part in parts)


def find_helped(root):
    """Every combination of keys in the help."""
    for match in COMBINED.finditer(lintlib.read(root, HELP)):
        yield frozenset(re.findall(r"<key>(.*?)</key>", match[1]) if match[1] else [match[2]])


def check(root):
    rows = list(find_rows(root, LISTED))
    listed = {accel.lower() for row in (rows, find_rows(root, EVERYWHERE))
              for _, accels in row for accel in accels}
    text = lintlib.read(root, WALL)
    keys = list(KEY.finditer(text))
    if not keys or not rows:
        yield Finding(WALL, 1, "no keys")
    for match in keys:
        accel = MODIFIERS[match[2]] + match[1]
        if not ALIASES.search(accel) and accel.lower() not in listed:
            yield Finding(WALL, lintlib.line_of(text, match.start()),
                          f"{accel} does {match[3]}, which {LISTED} does not list")
    helped = set(find_helped(root))
    for title, accels in rows:
        for accel in accels:
            if call(accel.split("...")[0]) not in helped:
                yield Finding(LISTED, 1, f"“{title}” is {accel}, which {HELP} does not have")


PLANTS = [
    Plant(
        "a key that is not listed",
        {WALL: lambda text: text.replace("{ GDK_KEY_u, 0,", "{ GDK_KEY_q, 0,")},
        "q does notes.ungroup",
    ),
    Plant(
        "a key without help",
        {HELP: lambda text: text.replace("<key>U</key>", "<key>Q</key>")},
        "“Take out of group” is u",
    ),
    Plant(
        "a table that is gone",
        {WALL: lambda text: text.replace("GDK_KEY_", "KEY_")},
        "no keys",
    ),
]

if __name__ == "__main__":
    lintlib.main(check, PLANTS, copied=("src/ui", "help"))

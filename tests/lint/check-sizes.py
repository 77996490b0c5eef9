#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files, functions, nesting and folders stay within the budgets of src/DESIGN.md.

The budgets serve reading: when one is exceeded, the design is asked first, the limit last.
"""

import collections
import re

import lintlib
from lintlib import Finding, Plant

FILE_LOOK, FILE_STOP = 600, 1000
FUNCTION_LOOK, FUNCTION_STOP = 60, 120
NESTING_STOP = 4
FOLDER_STOP = 20

# Long because a class has many properties, not because there is much to understand.
EXEMPT = re.compile(r"_(class_init|get_property|set_property)$")

TOKEN = re.compile(r"\w+|[{}();:?]|[^\s\w]")
HEADED = {"if", "for", "while", "switch"}


class Statements:
    """Finds how deep the control statements of a function body are nested."""

    def __init__(self, body):
        code = re.sub(r"^[ \t]*#(?:\\\n|[^\n])*", "", body, flags=re.M)
        self.tokens = TOKEN.findall(code)
        self.at = 0
        self.deepest = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def skip_balanced(self, opening, closing):
        depth = 0
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            depth += (token == opening) - (token == closing)
            if depth == 0:
                return

    def skip_expression(self):
        while self.at < len(self.tokens) and self.tokens[self.at] not in (";", "}"):
            if self.tokens[self.at] == "{":
                self.skip_balanced("{", "}")
            elif self.tokens[self.at] == "(":
                self.skip_balanced("(", ")")
            else:
                self.at += 1
        if self.peek() == ";":
            self.at += 1

    def block(self, depth):
        self.at += 1
        while self.peek() not in ("}", None):
            self.statement(depth)
        self.at += 1

    def label(self):
        while self.peek() not in (":", None):
            self.at += 1
        self.at += 1

    def headed(self, depth):
        """if, for, while, switch; an else-if is not deeper than its if."""
        word = self.peek()
        self.at += 1
        self.skip_balanced("(", ")")
        self.deepest = max(self.deepest, depth + 1)
        self.statement(depth + 1)
        if word == "if" and self.peek() == "else":
            self.at += 1
            self.statement(depth if self.peek() == "if" else depth + 1)

    def statement(self, depth):
        word = self.peek()
        if word in HEADED:
            self.headed(depth)
        elif word == "do":
            self.at += 1
            self.deepest = max(self.deepest, depth + 1)
            self.statement(depth + 1)
            self.skip_expression()
        elif word == "{":
            self.block(depth)
        elif word in ("case", "default"):
            self.label()
        else:
            self.skip_expression()


def nesting(body):
    statements = Statements(body)
    statements.block(0)
    return statements.deepest


def check_function(name, function):
    if function.length > FUNCTION_LOOK and not EXEMPT.search(function.name):
        yield Finding(
            name,
            function.line,
            f"{function.name}() has {function.length} lines",
            is_warning=function.length <= FUNCTION_STOP,
        )
    depth = nesting(function.body)
    if depth > NESTING_STOP:
        yield Finding(name, function.line, f"{function.name}() nests {depth} deep")


def check(root):
    folders = collections.Counter()
    for name in lintlib.list_files(
        root, (".c", ".h", ".py", ".css", ".js", ".ui"), ("src", "tests")
    ):
        text = lintlib.read(root, name)
        count = len(text.splitlines())
        if count > FILE_LOOK:
            yield Finding(name, 1, f"the file has {count} lines", is_warning=count <= FILE_STOP)
        if name.endswith(".c"):
            folders[name.rsplit("/", 1)[0]] += 1
            for function in lintlib.functions(text):
                yield from check_function(name, function)
    for folder, count in folders.items():
        if count > FOLDER_STOP:
            message = f"the folder has {count} .c files"
            yield Finding(folder, 1, message, is_warning=folder.startswith("tests/"))


def function_of(name, body):
    return f"// SPDX-License-Identifier: GPL-3.0-or-later\nvoid\n{name} (void)\n{{\n{body}}}\n"


NESTED = "".join("  " * i + "for (;;)\n" for i in range(1, 5))
PLANTS = [
    Plant(
        "a file too long", {"src/core/planted.c": "\n" * (FILE_STOP + 1)}, "the file has 1001 lines"
    ),
    Plant(
        "a function too long",
        {"src/core/planted.c": function_of("planted", "  a ();\n" * (FUNCTION_STOP + 1))},
        "planted() has 121 lines",
    ),
    Plant(
        "nesting without braces",
        {"src/core/planted.c": function_of("planted", NESTED + "if (x)\n b ();\n")},
        "nests 5 deep",
    ),
    Plant(
        "nesting with braces and else",
        {
            "src/core/planted.c": function_of(
                "planted",
                "if (a) { x (); } else { do { switch (b) { case 1: "
                "while (c) { if (d) e (); } } } while (f); }\n",
            )
        },
        "nests 5 deep",
    ),
    Plant(
        "a folder too full",
        {f"src/core/planted-{i}.c": "" for i in range(FOLDER_STOP + 1)},
        ".c files",
    ),
]

if __name__ == "__main__":
    lintlib.main(check, PLANTS, copied=())

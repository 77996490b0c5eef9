#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the storage promises names the tests that prove it, and these are there."""

import re

import lintlib
from lintlib import Finding, Plant

HEADER = "src/storage/ethos-files.h"
TESTS = "tests/storage"
PROMISE = re.compile(r"^ \* +(\d+)\. (.*?)(?=^ \* +\d+\. |^ \*$|^ \*/)", re.M | re.S)
PROOF = re.compile(r"\[(/[^\]]*)\]", re.S)
STRING = re.compile(r'"(/[a-z-]+/[^"%]*)')


def find_tests(root):
    """Paths of tests, and beginnings of those that are put together when they run."""
    names = set()
    for name in lintlib.list_files(root, (".c",), (TESTS,)):
        text = lintlib.read(root, name)
        names.update(STRING.findall(text))
        # Scenarios in a table: their names follow the folder that stands at g_strconcat().
        for folder in re.findall(r'g_strconcat \("(/[a-z-]+/)"', text):
            names.update(folder + row for row in re.findall(r'^  \{ "([a-z-]+)",', text, re.M))
    return names


def check(root):
    text = lintlib.read(root, HEADER)
    tests = find_tests(root)
    promises = list(PROMISE.finditer(text))
    if not promises:
        yield Finding(HEADER, 1, "no promises")
    for number, match in enumerate(promises, 1):
        line = lintlib.line_of(text, match.start())
        if int(match[1]) != number:
            yield Finding(HEADER, line, f"promise {match[1]} stands where {number} is due")
        proof = PROOF.search(match[2])
        if proof is None:
            yield Finding(HEADER, line, f"promise {number} names no test")
            continue
        for name in re.split(r",[\s*]*", proof[1]):
            if name not in tests:
                yield Finding(HEADER, line, f"there is no test {name}")


def change_header(old, new):
    return {HEADER: lambda text: text.replace(old, new)}


PLANTS = [
    Plant(
        "a promise without a test",
        change_header("[/atomic-file/order]", "(as everybody knows)"),
        "promise 3 names no test",
    ),
    Plant(
        "a test that is not there",
        change_header("/atomic-file/order", "/atomic-file/disorder"),
        "there is no test /atomic-file/disorder",
    ),
    Plant(
        "a test that was renamed",
        {"tests/storage/test-journal.c": lambda text: text.replace("/journal/newer", "/journal/x")},
        "there is no test /journal/newer",
    ),
    Plant("a promise that is gone", change_header(" *  3. ", " *  4. "), "promise 4 stands"),
]

if __name__ == "__main__":
    lintlib.main(check, PLANTS, copied=("src/storage", TESTS))

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the storage promises names the tests that prove it, and these are there."""

import pathlib
import re

import lintlib
from lintlib import Finding, Plant

HEADER = "src/storage/ethos-files.h"
TESTS = "tests/storage"
PROMISE = re.compile(r"^ \* +(\d+)\. (.*?)(?=^ \* +\d+\. |^ \*$|^ \*/)", re.M | re.S)
PROOF = re.compile(r"\[(/[^\]]*)\]", re.S)
REGISTERED = re.compile(r'\b(?:g_test_add(?:_func|_data_func)?|ADD) \(\s*"(/[^"%]*)"')
# Scenarios in a table, and rows that have a number: their names are put together first.
MADE = re.compile(r'\bg_str(?:concat|dup_printf) \(\s*"(/[a-z-]+/)([^"%]*)')
MADE_ARE_ADDED = re.compile(r"\bg_test_add_data_func \(\s*[a-z]")
ROW = re.compile(r'^  \{ "([a-z-]+)",', re.M)


def is_run(root, name):
    """Whether the build makes a test program of a source."""
    path = pathlib.PurePosixPath(name)
    build = re.sub(r"#.*", "", lintlib.read(root, str(path.parent / "meson.build")))
    return f"'{path.stem.removeprefix('test-')}'" in build


def find_tests(root):
    """Paths of tests that are run, and beginnings of those that are put together when they are."""
    names = set()
    for name in lintlib.list_files(root, (".c",), (TESTS,)):
        if not pathlib.PurePosixPath(name).name.startswith("test-") or not is_run(root, name):
            continue
        text = lintlib.blank_comments(lintlib.read(root, name), keep_strings=True)
        names.update(REGISTERED.findall(text))
        if MADE_ARE_ADDED.search(text):
            for folder, rest in MADE.findall(text):
                names.update([folder + rest.rstrip("/")] if rest else
                             [folder + row for row in ROW.findall(text)])
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


TROUBLE = "tests/storage/document/test-document-trouble.c"

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
    Plant(
        "a test that is only mentioned",
        {TROUBLE: lambda text: text.replace(
            'g_test_add_func ("/document-trouble/deleted"', 'g_print ("/document-trouble/deleted"')},
        "there is no test /document-trouble/deleted",
    ),
    Plant(
        "a test that is out of use",
        {TROUBLE: lambda text: text.replace(
            '  g_test_add_func ("/document-trouble/deleted"',
            '  // g_test_add_func ("/document-trouble/deleted"')},
        "there is no test /document-trouble/deleted",
    ),
    Plant(
        "a program that is not run",
        {"tests/storage/document/meson.build":
         lambda text: text.replace("  'document-trouble',", "  # 'document-trouble',")},
        "there is no test /document-trouble/deleted",
    ),
    Plant(
        "scenarios that nobody adds",
        {"tests/storage/document/test-document-kill.c":
         lambda text: text.replace("g_test_add_data_func (path", "g_print (path")},
        "there is no test /document-kill/recover",
    ),
    Plant("a promise that is gone", change_header(" *  3. ", " *  4. "), "promise 4 stands"),
]

if __name__ == "__main__":
    lintlib.main(check, PLANTS, copied=("src/storage", TESTS))

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up what the test runs wrote down.

Prints the log of every failure, the reason of every skip, and on the last line
"N passed, N failed, N skipped". One test program is one test; a part of a program that was
skipped is one skip. A skip without a reason, or a run that wrote nothing, is a failure.
"""

import argparse
import json
import pathlib
import re
import sys

PASSED = {"OK", "EXPECTEDFAIL"}
TAP_SKIP = re.compile(r"^ok \d+ (?P<name>.*?)\s*# SKIP\b\s*(?P<reason>.*)$", re.M | re.I)
LOG_TAIL = 6000


class Totals:
    def __init__(self):
        self.passed = 0
        self.failures = []
        self.skips = []

    def add_test(self, folder, test):
        name = f"{folder}: {test['name']}"
        output = test.get("stdout") or ""
        errors = test.get("stderr") or ""
        parts = TAP_SKIP.findall(output)
        if test["result"] == "SKIP":
            reason = "; ".join(r for _, r in parts) or last_line(output) or last_line(errors)
            self.add_skip(name, reason)
            return
        if test["result"] not in PASSED:
            log = "\n".join(t for t in (output, errors) if t)
            self.failures.append((f"{name} ({test['result']})", log[-LOG_TAIL:]))
            return
        self.passed += 1
        for part, reason in parts:
            self.add_skip(f"{name} {part}", reason)

    def add_skip(self, name, reason):
        if reason:
            self.skips.append((name, reason))
        else:
            self.failures.append((f"{name} (skipped without a reason)", ""))

    def add_build(self, folder):
        if pathlib.Path(f"{folder}.ok").exists():
            self.passed += 1
            return True
        self.failures.append((f"{folder}: build", tail(f"{folder}.build.log")))
        return False

    def add_run(self, folder):
        tests = read_lines(pathlib.Path(folder, "meson-logs", "testlog.json"))
        if not tests:
            self.failures.append((f"{folder}: no test ran", tail(f"{folder}.test.log")))
        for test in tests:
            self.add_test(folder, test)


def read_lines(path):
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8", "replace").splitlines() if line]


def tail(name):
    path = pathlib.Path(name)
    return path.read_text("utf-8", "replace")[-LOG_TAIL:] if path.exists() else ""


def last_line(text):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="+", help="a build folder whose tests ran")
    parser.add_argument("--build-only", action="append", default=[], metavar="FOLDER")
    arguments = parser.parse_args()

    totals = Totals()
    for folder in arguments.folder:
        if totals.add_build(folder):
            totals.add_run(folder)
    for folder in arguments.build_only:
        totals.add_build(folder)

    for name, log in totals.failures:
        print(f"\n===== failed: {name}\n{log}")
    for name, reason in totals.skips:
        print(f"skipped: {name}: {reason}")
    print(f"\n{totals.passed} passed, {len(totals.failures)} failed, {len(totals.skips)} skipped")
    return 1 if totals.failures else 0


if __name__ == "__main__":
    sys.exit(main())

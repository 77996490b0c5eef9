#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The closing line of ./dev test tells the truth."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

SCRIPT = pathlib.Path(__file__).with_name("sum-results.py")

# What the tests wrote, whether the build went well → the last line, exit code, words before it.
CASES = [
    ([("OK", "")], True, "2 passed, 0 failed, 0 skipped", 0, ""),
    ([("OK", ""), ("FAIL", "it broke")], True, "2 passed, 1 failed, 0 skipped", 1, "it broke"),
    ([("TIMEOUT", "")], True, "1 passed, 1 failed, 0 skipped", 1, "TIMEOUT"),
    ([("UNEXPECTEDPASS", "")], True, "1 passed, 1 failed, 0 skipped", 1, "UNEXPECTEDPASS"),
    ([("SKIP", "no screen here\n")], True, "1 passed, 0 failed, 1 skipped", 0, "no screen here"),
    ([("SKIP", "")], True, "1 passed, 1 failed, 0 skipped", 1, "without a reason"),
    (
        [("OK", "ok 1 /a\nok 2 /b # SKIP no fonts\n")],
        True,
        "2 passed, 0 failed, 1 skipped",
        0,
        "no fonts",
    ),
    ([], True, "1 passed, 1 failed, 0 skipped", 1, "no test ran"),
    ([("OK", "")], False, "0 passed, 1 failed, 0 skipped", 1, "cc: error"),
]


def run_case(results, built):
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(f"{folder}/b/meson-logs")
        lines = [json.dumps({"name": "t", "result": r, "stdout": out}) for r, out in results]
        pathlib.Path(folder, "b/meson-logs/testlog.json").write_text("\n".join(lines))
        pathlib.Path(folder, "b.build.log").write_text("cc: error")
        if built:
            pathlib.Path(folder, "b.ok").touch()
        return subprocess.run(
            [sys.executable, SCRIPT, "b"], cwd=folder, capture_output=True, text=True
        )


def main():
    status = 0
    for results, built, last, code, words in CASES:
        done = run_case(results, built)
        if (
            done.stdout.splitlines()[-1:] != [last]
            or done.returncode != code
            or words not in done.stdout
        ):
            print(
                f"{results}: expected {last!r} and {code}, got {done.returncode} and\n"
                f"{done.stdout}{done.stderr}"
            )
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())

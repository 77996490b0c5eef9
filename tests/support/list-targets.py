#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what has to be built, in a build folder that is set up, for the tests of one suite."""

import json
import os
import subprocess
import sys


def introspect(folder, what):
    done = subprocess.run(
        ["meson", "introspect", f"--{what}", folder], stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout)


def main():
    folder, suite = sys.argv[1:]
    wanted = set()
    for test in introspect(folder, "tests"):
        # A suite is written PROJECT:SUITE.
        if suite in (name.rpartition(":")[2] for name in test["suite"]):
            wanted.update(test["depends"])
    files = []
    for target in introspect(folder, "targets"):
        if target["id"] in wanted:
            files += [os.path.relpath(name, folder) for name in target["filename"]]
    if not files:
        sys.exit(f"{sys.argv[0]}: there is no test of the suite {suite} in {folder}")
    print("\n".join(sorted(files)))


main()

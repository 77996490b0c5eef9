#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No known misspellings, in code, help and content alike."""

import re
import subprocess

import lintlib
from lintlib import Finding, Plant

# Words that are right here: names in the code, parts of words, and German, French
# and Spanish, as statements may be.
IGNORED = "aways,nwe,wouldnt,adresse,deine,inout,ment,nd,cant,wont,doesnt,alle,als,ans,ende,exemple,foto,ist,oder,raison,ser,sie,ue,unser,unter,wie"
# Test data is meant to be odd; catalogues are in other languages.
NOT_READ = re.compile(
    r"^tests/data/|^tests/[^/]+/data/|\.po$|^COPYING$|\.(png|ogg|oga|ttf|otf|pdf|bin)$"
    r"|\.(de|fr|es|it|nl|pt|pl)\.(json|txt)$|^tests/lint/check-spelling\.py$"
)
HIT = re.compile(r"^(?P<name>.+?):(?P<line>\d+): (?P<message>.* ==> .*)$", re.M)


def check(root):
    files = [name for name in lintlib.list_files(root) if not NOT_READ.search(name)]
    result = subprocess.run(
        ["codespell", "--ignore-words-list", IGNORED, *files],
        cwd=root,
        capture_output=True,
        text=True,
    )
    for match in HIT.finditer(result.stdout):
        yield Finding(match["name"].removeprefix("./"), int(match["line"]), match["message"])
    if result.returncode not in (0, 65) and not HIT.search(result.stdout):
        yield Finding("codespell", 1, result.stderr.strip())


PLANTS = [
    Plant("a comment", {"src/core/planted.c": "// recieve\n"}, "recieve ==> receive"),
    Plant("a help page", {"help/C/planted.page": "<page>seperate</page>"}, "seperate ==> separate"),
]

if __name__ == "__main__":
    lintlib.main(check, PLANTS, copied=())

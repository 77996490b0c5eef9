#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file with words for people is in po/POTFILES.in, and every catalogue compiles.

With --write it brings po/POTFILES.in up to date instead of complaining.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

import lintlib
from lintlib import Finding, Plant

POTFILES = "po/POTFILES.in"
LINGUAS = "po/LINGUAS"
C_WORDS = re.compile(
    r"\b(?:(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?|dgettext)\s*\(|NN_\s*\(\s*\")"
)
XML_WORDS = re.compile(r"translatable=[\"'](yes|true)[\"']")
GSCHEMA_WORDS = re.compile(r"<(summary|description)>")


def has_words(root, name):
    text = lintlib.read(root, name)
    if name.endswith((".c", ".h")):
        return bool(C_WORDS.search(lintlib.blank_comments(text)))
    if name.endswith(".gschema.xml"):
        return bool(GSCHEMA_WORDS.search(text))
    if name.endswith(".ui"):
        return bool(XML_WORDS.search(text))
    # Desktop entry, metainfo and MIME type: always words; merged from their templates.
    return True


def words_in(root, name):
    return [
        line.strip()
        for line in lintlib.read(root, name).splitlines()
        if line.strip() and not line.startswith("#")
    ]


def check_catalogue(root, language):
    name = f"po/{language}.po"
    if not pathlib.Path(root, name).exists():
        yield Finding(LINGUAS, 1, f"{language} has no {name}")
        return
    with tempfile.NamedTemporaryFile(suffix=".mo") as compiled:
        result = subprocess.run(
            ["msgfmt", "--check", "-o", compiled.name, f"{root}/{name}"],
            capture_output=True,
            text=True,
        )
    if result.returncode != 0:
        yield Finding(name, 1, f"msgfmt: {result.stderr.strip().splitlines()[0]}")


def check_list(name, entries):
    if entries != sorted(entries):
        yield Finding(name, 1, "not sorted")
    if len(entries) != len(set(entries)):
        yield Finding(name, 1, "an entry stands there twice")


def find_needed(root):
    suffixes = (
        ".c",
        ".h",
        ".ui",
        ".gschema.xml",
        ".desktop.in",
        ".metainfo.xml.in",
        ".mime.xml.in",
    )
    return {
        name
        for name in lintlib.list_files(root, suffixes, ("src", "data"))
        if has_words(root, name)
    }


def write_list(root):
    head = [line for line in lintlib.read(root, POTFILES).splitlines() if line.startswith("#")]
    pathlib.Path(root, POTFILES).write_text(
        "\n".join(head + sorted(find_needed(root))) + "\n", "utf-8"
    )


def check(root):
    listed = words_in(root, POTFILES)
    yield from check_list(POTFILES, listed)
    needed = find_needed(root)
    for name in sorted(needed - set(listed)):
        yield Finding(name, 1, f"has words for people but is not in {POTFILES}")
    for name in listed:
        if not pathlib.Path(root, name).exists():
            yield Finding(POTFILES, 1, f"{name} does not exist")
        elif name not in needed:
            yield Finding(POTFILES, 1, f"{name} has no words for people")

    languages = words_in(root, LINGUAS)
    yield from check_list(LINGUAS, languages)
    for language in languages:
        yield from check_catalogue(root, language)
    for path in sorted(pathlib.Path(root, "po").glob("*.po")):
        if path.stem not in languages:
            yield Finding(LINGUAS, 1, f"{path.stem} is missing")


BROKEN_PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#, c-format
msgid "%d notes"
msgstr "%s Zettel"
"""
PLANTS = [
    Plant(
        "a message in an unlisted source",
        {"src/core/planted.c": 'a = _("Note");\n'},
        "src/core/planted.c:1: has words",
    ),
    Plant(
        "a plural in an unlisted source",
        {"src/core/planted.c": 'a = ngettext ("a", "b", 2);\n'},
        "has words",
    ),
    Plant(
        "a label in an unlisted interface",
        {"src/ui/planted.ui": '<a translatable="yes">x</a>'},
        "planted.ui:1: has words",
    ),
    Plant(
        "a listed file that is gone",
        {POTFILES: lambda text: text + "zzz.c\n"},
        "zzz.c does not exist",
    ),
    Plant(
        "a list out of order",
        {
            POTFILES: "src/core/b.c\nsrc/core/a.c\n",
            "src/core/a.c": '_("a")',
            "src/core/b.c": '_("b")',
        },
        "not sorted",
    ),
    Plant(
        "a language without catalogue", {LINGUAS: lambda text: text + "zz\n"}, "zz has no po/zz.po"
    ),
    Plant("a catalogue without language", {"po/zz.po": ""}, "zz is missing"),
    Plant(
        "a format that crashes",
        {LINGUAS: lambda text: text + "zz\n", "po/zz.po": BROKEN_PO},
        "msgfmt",
    ),
]

if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        sys.exit(write_list(sys.argv[2]))
    lintlib.main(check, PLANTS, copied=("po/LINGUAS", "po/POTFILES.in"))

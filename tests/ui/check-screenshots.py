#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a picture of every main view in every look. A picture must not be blank, words of ours must
not be cut, and in German none may be left in English. With ETHOS_SCREENSHOTS the pictures are kept
in that folder."""

import ast
import os
import pathlib
import subprocess
import sys
import tempfile

BUILD = pathlib.Path(sys.argv[1])
ROOT = pathlib.Path(sys.argv[2])
STATEMENT = ROOT / "tests/data/statements/health-body.txt"

GALLERY = ["start", "ready", "cards", "write", "revealed", "group", "lines", "close", "finished"]
PREVIEW = {"paste": "paste", "preview": str(STATEMENT), "setup": "setup"}

# Name, environment, arguments.
LOOKS = [
    ("light", {}, []),
    ("dark", {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}, ["dark"]),
    ("contrast", {"ADW_DEBUG_HIGH_CONTRAST": "1"}, []),
    ("rtl", {}, ["rtl"]),
    ("large", {}, ["large"]),
    ("german", {"LANGUAGE": "de", "LC_ALL": "C.UTF-8",
                "ETHOS_LOCALE_DIR": str(BUILD.parent.parent / "po")}, []),
]

# A picture with fewer colors than this shows nothing.
FEWEST_COLORS = 40

# The words of the document in the preview are not ours.
CONTENT = {line.strip() for line in STATEMENT.read_text().splitlines()}

# What may end in an ellipsis, and why.
MAY_BE_CUT = {
    "large": "the hint beside the one button repeats what its tooltip says",
}


def catalogue():
    """Message → translation, for what is one message without plural or context."""
    messages, key, parts = {}, None, {}
    for line in (ROOT / "po/de.po").read_text().splitlines() + [""]:
        if not line.strip():
            if "msgid" in parts and "msgstr" in parts:
                messages[parts["msgid"]] = parts["msgstr"]
            parts, key = {}, None
        elif line.startswith(("msgid ", "msgstr ", "msgctxt ")):
            key, text = line.split(" ", 1)
            parts[key] = ast.literal_eval(text)
        elif line.startswith('"') and key:
            parts[key] += ast.literal_eval(line)
        elif not line.startswith("#"):
            key = None
    return {bare(old): bare(new) for old, new in messages.items() if old}


def bare(text):
    return text.replace("_", "").replace("\n", " ")


def colors(picture):
    done = subprocess.run(["identify", "-format", "%k", picture], capture_output=True, text=True)
    return int(done.stdout or 0)


def shoot(program, arguments, environment, picture):
    environment = {**os.environ, **environment}
    # What one view leaves behind, such as recent workshops, must not show in the next.
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "HOME"):
        environment[name] = tempfile.mkdtemp(dir=environment.get("XDG_RUNTIME_DIR"))
    return subprocess.run([BUILD / program, *arguments], env=environment, capture_output=True,
                          text=True, timeout=120)


def judge(look, done, picture, messages):
    if done.returncode != 0:
        return [f"exit {done.returncode}: {done.stderr[-300:]}"]
    faults = []
    if colors(picture) < FEWEST_COLORS:
        faults.append("blank")
    ours = set(messages) | set(messages.values())
    for line in done.stdout.splitlines():
        state, tab, text = line.partition("\t")
        if not tab or state not in ("cut", "whole"):
            continue
        if state == "cut" and text in ours and look not in MAY_BE_CUT:
            faults.append(f"cut: {text}")
        if text in CONTENT:
            continue
        if look == "german" and messages.get(text, text) != text and text not in messages.values():
            faults.append(f"not translated: {text}")
    return faults


def main():
    folder = pathlib.Path(os.environ.get("ETHOS_SCREENSHOTS") or tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    messages = catalogue()
    count = failed = 0
    views = [(view, "ui-gallery", view) for view in GALLERY]
    views += [(view, "ui-preview-scene", argument) for view, argument in PREVIEW.items()]
    print(f"1..{len(views) * len(LOOKS)}")
    for look, environment, arguments in LOOKS:
        for view, program, argument in views:
            picture = folder / f"{view}-{look}.png"
            done = shoot(program, [argument, picture, *arguments], environment, picture)
            faults = judge(look, done, picture, messages)
            count += 1
            failed += bool(faults)
            print(f"{'not ok' if faults else 'ok'} {count} - {view} {look}")
            for fault in faults:
                print(f"# {fault}")
    return 1 if failed else 0


sys.exit(main())

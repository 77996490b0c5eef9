#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a picture of every main view in every look. A picture must not be blank, words of ours must
not be cut, none may be covered, and in German none may be left in English. With ETHOS_SCREENSHOTS all pictures are made
and kept in that folder. More arguments name the views or looks to make, instead."""

import ast
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BUILD = pathlib.Path(sys.argv[1])
ROOT = pathlib.Path(sys.argv[2])
WANTED = set(sys.argv[3:])
DATE = re.compile(r"(\w+, )?[ \d]\d\.? \w+ \d{4}(, \d\d:\d\d)?")
STATEMENT = ROOT / "tests/data/statements/health-body.txt"

# A view, and what the program that makes it calls it.
VIEWS = [("start", "ui-gallery", "start")]
VIEWS += [(view, "ui-gallery", view) for view in re.findall(
    r'^  \{ "([a-z-]+)",', (ROOT / "tests/ui/ui-scenes.c").read_text(), re.MULTILINE)]
VIEWS += [("paste", "ui-preview-scene", "paste"), ("preview", "ui-preview-scene", str(STATEMENT)),
          ("setup", "ui-preview-scene", "setup"), ("choose-cards", "ui-preview-scene", "cards")]

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

# With letters of twice the size, in a window that cannot grow, not all views are made; these are not
# made in one that can, unless pictures are wanted.
SMALL = ("small", {}, ["large", "small"])
SMALL_VIEWS = ["cards", "write", "empty", "save-failed", "revealed", "group", "grouped", "find",
               "note-list", "carried", "lines"]
LAPTOP = ("laptop", {}, ["large", "laptop"])
LAPTOP_VIEWS = [*SMALL_VIEWS, "review", "finished"]

# What has only other colors has its words in the same places, and German ones are longer than
# English ones: unless pictures are wanted, some views of the window and of the projector show whether
# these looks come at all.
COLORS = ("light", "dark", "contrast")
COLOR_VIEWS = ["start", "cards", "revealed", "review", "projector-notes", "projector-wall", "setup"]

# A picture with fewer colors than this shows nothing: one line of text alone has more.
FEWEST_COLORS = 24

# Words of the toolkit, which have catalogues of their own: keys, and what is in About and Shortcuts.
TOOLKIT = {"Alt", "Strg", "Umschalt", "Einfg", "Entf", "Pos1", "Ende", "Esc", "Menu", "Bild auf",
           "Bild ab", "Suchen", "Details", "Mitwirkende", "Rechtshinweis", "Eintrag löschen"}

# What stands for a value in a message.
VALUE = re.compile(r"\{\w+\}|%%|%(?:\d+\$)?[-+ 0#']*\d*(?:\.\d+)?(?:l|ll|z|j)?[a-zA-Z]")


def unquoted(line):
    return ast.literal_eval(line)


def entries():
    """The messages of the German catalogue, each a dictionary from keyword to text."""
    parts, key = {}, None
    for line in (ROOT / "po/de.po").read_text().splitlines() + [""]:
        if line.startswith("msg"):
            key, text = line.split(" ", 1)
            parts[key] = unquoted(text)
        elif line.startswith('"') and key:
            parts[key] += unquoted(line)
        elif not line.startswith("#"):
            if parts.get("msgid"):
                yield parts
            parts, key = {}, None


# Around names, so that they do not turn a sentence around.
ISOLATES = re.compile("[\u2066-\u2069]")


def bare(text):
    return " ".join(ISOLATES.sub("", text).replace("_", "").split())


class Words:
    """Texts, some of them with places for values; or none that would match anything."""

    def __init__(self, texts):
        self.whole = set()
        patterns = []
        for text in map(bare, texts):
            if not VALUE.search(text):
                self.whole.add(text)
            elif len(re.findall(r"[^\W\d_]", VALUE.sub("", text))) > 2:
                parts = [re.escape(part) for part in VALUE.split(text)]
                patterns.append(".*".join(parts))
        self.pattern = re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")

    def __contains__(self, text):
        return text in self.whole or self.pattern.fullmatch(text) is not None


def catalogue():
    """The messages in German; and those of the source, as far as they are something else."""
    english, german = set(), set()
    for parts in entries():
        english.update(text for key, text in parts.items() if key.startswith("msgid"))
        german.update(text for key, text in parts.items() if key.startswith("msgstr"))
    return Words(german), Words(english - german)


def strings(value):
    if isinstance(value, str):
        yield from value.split("\n")
    elif isinstance(value, dict):
        for member in value.values():
            yield from strings(member)
    elif isinstance(value, list):
        for member in value:
            yield from strings(member)


def content():
    """Words that are not the program's: those of cards, plans, statements and of the scenes."""
    texts = set(STATEMENT.read_text().splitlines())
    for file in sorted((ROOT / "seeds").rglob("*.json")):
        texts.update(strings(json.loads(file.read_text())))
    for file in sorted((ROOT / "seeds/statements").iterdir()):
        texts.update(file.read_text().splitlines())
    # A name that stands in front of what it means becomes the name of a card.
    texts |= {re.split(r": | [-–] ", text)[0].strip("•-#: ") for text in texts}
    return TOOLKIT | {bare(text) for text in texts | scene_words()}


def scene_words():
    """The words of the scenes, of which they put notes together; those of two lines are in two parts."""
    source = (ROOT / "tests/ui/ui-scenes.c").read_text()
    return {part for line in re.findall(r'"((?:[^"\\]|\\.)*)"', source)
            for part in (line, *line.split("\\n"))}


def shoot(program, arguments, environment):
    environment = {**os.environ, **environment}
    with tempfile.TemporaryDirectory(dir=environment.get("XDG_RUNTIME_DIR")) as home:
        # What one view leaves behind, such as recent workshops, must not show in the next.
        for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME"):
            environment[name] = f"{home}/{name}"
            os.mkdir(environment[name])
        return subprocess.run([BUILD / program, *arguments], env=environment, capture_output=True,
                              text=True, timeout=120)


class Judge:
    def __init__(self):
        self.german, self.untranslated = catalogue()
        self.content = content()
        self.book = "\n".join(self.content)
        self.pieces = re.compile("|".join(map(re.escape, sorted(
            (words for words in scene_words() if " " in words), key=len, reverse=True))))

    def is_content(self, text):
        """Whether these are somebody's own words, or a sentence or two out of them."""
        return (text in self.content or (text.count(" ") > 2 and text in self.book)
                or not self.pieces.sub("", text).strip())

    def is_foreign(self, text):
        """Whether a text is neither German, nor a number, nor somebody's own words."""
        if self.is_content(text) or text in self.german or not re.search(r"[^\W\d_]{2}", text):
            return False
        # The names of days and months come from the locale, and a bare system has only C.
        if DATE.fullmatch(text):
            return False
        parts = re.split(r", | · |: |; | – ", text.rstrip("."))
        return len(parts) == 1 or any(self.is_foreign(part) for part in parts)

    def judge(self, look, done):
        if done.returncode != 0:
            return [f"exit {done.returncode}: {done.stderr[-300:]}"]
        faults = []
        lines = [line.partition("\t") for line in done.stdout.splitlines()]
        words = [(state, bare(text)) for state, tab, text in lines
                 if tab and state in ("cut", "covered", "clipped", "whole")]
        colors = sum(int(text) for state, _, text in lines if state == "colours")
        if colors < FEWEST_COLORS or not words:
            faults.append("blank")
        for state, text in words:
            if state == "cut" and not self.is_content(text):
                faults.append(f"cut: {text}")
            if state in ("covered", "clipped"):
                faults.append(f"{state}: {text}")
            if look == "german" and not self.is_content(text) and (
                    text in self.untranslated or self.is_foreign(text)):
                faults.append(f"not translated: {text}")
        return faults


def main():
    kept = os.environ.get("ETHOS_SCREENSHOTS")
    folder = pathlib.Path(kept) if kept else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    judge = Judge()
    tasks = [(look, view) for look in [*LOOKS, SMALL, LAPTOP] for view in VIEWS
             if (look != SMALL or view[0] in SMALL_VIEWS)
             and (look != LAPTOP or view[0] in LAPTOP_VIEWS)
             and (kept or WANTED or look[0] not in COLORS or view[0] in COLOR_VIEWS)
             and (kept or WANTED or look[0] != "large" or view[0] not in LAPTOP_VIEWS)
             and (not WANTED or WANTED & {look[0], view[0]})]
    print(f"1..{len(tasks)}", flush=True)

    def make(task):
        (look, environment, arguments), (view, program, argument) = task
        picture = folder / f"{view}-{look}.png" if folder else "-"
        done = shoot(program, [argument, picture, *arguments], environment)
        return f"{view} {look}", judge.judge(look, done)

    failed = 0
    # More than half of the time of each goes by in waiting for frames.
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() * 3 // 2 + 1) as pool:
        for number, (name, faults) in enumerate(pool.map(make, tasks), 1):
            failed += bool(faults)
            print(f"{'not ok' if faults else 'ok'} {number} - {name}", flush=True)
            for fault in faults:
                print(f"# {fault}")
    return 1 if failed else 0


sys.exit(main())

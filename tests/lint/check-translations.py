#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every catalogue says everything the program says, and nothing in it can break the program.

It compares with the words of the source as they are now, so that a new message without a
translation is found at once: run `ninja -C _build ethos-update-po`, and translate.
"""

import collections
import pathlib
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

import lintlib
from lintlib import Finding, Plant

POTFILES = "po/POTFILES.in"
LINGUAS = "po/LINGUAS"
# What meson's preset "glib" gives to xgettext, as far as the program uses it, and po/meson.build.
KEYWORDS = ("_", "N_", "NN_:1,2", "C_:1c,2", "NC_:1c,2", "g_dngettext:2,3", "g_dpgettext2:2c,3")
FORMATS = (
    "_:1:pass-c-format",
    "N_:1:pass-c-format",
    "NN_:1:pass-c-format",
    "C_:2:pass-c-format",
    "NC_:2:pass-c-format",
    "g_dngettext:2:pass-c-format",
    "g_strdup_printf:1:c-format",
    "ethos_text_print_isolated:1:c-format",
    "g_set_error:4:c-format",
    "g_error_new:3:c-format",
    "g_prefix_error:2:c-format",
    "g_string_append_printf:2:c-format",
    "g_print:1:c-format",
)
NAMED = re.compile(r"\{\w+\}")
ACCESS_KEY = re.compile(r"(?<!_)_(\w)")
# Words of the code that people never see; see src/DESIGN.md. Options and their arguments are code.
CODE_WORDS = ("session", "deck", "agenda", "stage", "seat", "ballot", "console")
CODE_WORD = re.compile(rf"(?<!-)\b(?![A-Z]{{2}})(?i:{'|'.join(CODE_WORDS)})s?\b")
TYPEWRITTEN = re.compile(r"\.\.\.|\w'\w|(^|\s)- ")
FIELD = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) "(.*)"$')
ESCAPES = {"\\n": "\n", "\\t": "\t", '\\"': '"', "\\\\": "\\"}


def run(*command):
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout, result.stderr.strip().splitlines()


def lines_of(root, name):
    lines = (line.strip() for line in lintlib.read(root, name).splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def read_messages(path):
    """The messages of a catalogue: dictionaries of their parts, with escapes resolved."""
    output = run("msgattrib", "--no-wrap", "--no-location", "--no-obsolete", str(path))[1]
    for block in output.split("\n\n"):
        parts = {}
        for line in block.splitlines():
            match = FIELD.match(line)
            if match:
                field, text = match.groups()
            elif line.startswith('"'):
                text = line[1:-1]
            else:
                continue
            text = re.sub(r"\\.", lambda m: ESCAPES.get(m.group(), m.group()), text)
            parts[field] = parts.get(field, "") + text
        if parts.get("msgid"):
            yield parts


def translations(parts):
    return [text for field, text in parts.items() if field.startswith("msgstr")]


def extract(root, pot):
    """Writes the words of the source as they are now; yields what cannot be translated."""
    arguments = ["xgettext", "--from-code=UTF-8", "--add-comments", "--no-wrap", "-o", str(pot)]
    arguments += [f"--keyword={keyword}" for keyword in KEYWORDS]
    arguments += [f"--flag={flag}" for flag in FORMATS]
    arguments += [f"--directory={root}"]
    listed = lines_of(root, POTFILES) if pathlib.Path(root, POTFILES).exists() else []
    names = [name for name in listed if pathlib.Path(root, name).exists()]
    if not names:
        return
    code, _, complaints = run(*arguments, *names)
    for complaint in complaints:
        match = re.match(r"(?:.*/)?((?:src|data)/\S+?):(\d+): (.*)", complaint)
        if match:
            yield Finding(match.group(1), int(match.group(2)), match.group(3))
        elif code != 0:
            yield Finding(POTFILES, 1, complaint)
    for parts in read_messages(pot) if pot.exists() else []:
        found = CODE_WORD.search(parts["msgid"])
        if found:
            yield Finding(POTFILES, 1, f"“{parts['msgid']}” says “{found.group()}” to people")


def check_complete(name, path, pot):
    fuzzy = run("msgattrib", "--only-fuzzy", "--no-obsolete", "--no-wrap", str(path))[1]
    for text in re.findall(r'^msgid "(.+)"$', fuzzy, re.M):
        yield Finding(name, 1, f"fuzzy: “{text}”")
    if run("msgattrib", "--only-obsolete", str(path))[1]:
        yield Finding(name, 1, "has obsolete messages: msgattrib --no-obsolete takes them away")
    if not pot.exists():
        return
    known = {(p.get("msgctxt"), p["msgid"]): p for p in read_messages(path)}
    wanted = {(p.get("msgctxt"), p["msgid"]): p for p in read_messages(pot)}
    for key, parts in wanted.items():
        found = known.get(key)
        if found is None or not all(translations(found)):
            yield Finding(name, 1, f"not translated: “{key[1]}”")
        elif ("msgid_plural" in parts) != ("msgid_plural" in found):
            yield Finding(name, 1, f"plural forms do not agree: “{key[1]}”")
    for key in known.keys() - wanted.keys():
        yield Finding(name, 1, f"no longer in the source: “{key[1]}”")


def check_texts(name, path):
    for parts in read_messages(path):
        named = set(NAMED.findall(parts["msgid"] + parts.get("msgid_plural", "")))
        for text in filter(None, translations(parts)):
            if set(NAMED.findall(text)) != named:
                yield Finding(name, 1, f"placeholders do not agree: “{parts['msgid']}”")
            if TYPEWRITTEN.search(text) and not TYPEWRITTEN.search(parts["msgid"]):
                yield Finding(name, 1, f"typewriter signs in “{text}”")
            if '"' in text and '"' not in parts["msgid"]:
                yield Finding(name, 1, f"straight quotation marks in “{text}”")
            if text[:1].isspace() != parts["msgid"][:1].isspace():
                yield Finding(name, 1, f"the space at the start is not that of “{parts['msgid']}”")


def check_menus(root, name, path):
    """Each access key stands once in a menu, in this language too."""
    words = {(p.get("msgctxt"), p["msgid"]): translations(p)[0] for p in read_messages(path)}
    for source in lintlib.list_files(root, (".ui",), ("src",)):
        for menu in ElementTree.parse(pathlib.Path(root, source)).getroot().iter("menu"):
            # A submenu opens by itself: its keys are its own.
            inner = {id(i) for sub in menu.iter("submenu") for i in sub.iter("item")}
            keys = collections.defaultdict(list)
            for item in menu.iter("item"):
                for attribute in item.findall("attribute[@name='label']"):
                    label = words.get((attribute.get("context"), attribute.text), "")
                    found = ACCESS_KEY.search(label)
                    if found and id(item) not in inner:
                        keys[found.group(1).lower()].append(label)
            for labels in keys.values():
                if len(labels) > 1:
                    yield Finding(name, 1, f"one access key in {source}: {', '.join(labels)}")


def check_catalogue(root, language, pot):
    name = f"po/{language}.po"
    path = pathlib.Path(root, name)
    if not path.exists():
        return
    code, _, complaints = run("msgfmt", "--check", "--check-accelerators=_", "-o", "/dev/null", path)
    for complaint in complaints if code else []:
        yield Finding(name, 1, f"msgfmt: {complaint.split('.po:')[-1]}")
    if code == 0:
        yield from check_complete(name, path, pot)
        yield from check_texts(name, path)
        yield from check_menus(root, name, path)


def check(root):
    with tempfile.TemporaryDirectory(prefix="ethos-pot-") as folder:
        pot = pathlib.Path(folder, "ethos.pot")
        yield from extract(root, pot)
        for language in lines_of(root, LINGUAS):
            yield from check_catalogue(root, language, pot)


HEAD = """msgid ""
msgstr ""
"Project-Id-Version: planted\\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\\n"
"Last-Translator: planted\\n"
"Language-Team: German\\n"
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def plant(what, source, catalogue, expected, **more):
    """One message in a source, and what the catalogue makes of it."""
    files = {POTFILES: "src/planted.c\n", "src/planted.c": source, "po/de.po": HEAD + catalogue}
    if "ui" in more:
        files |= {POTFILES: "src/planted.ui\n", "src/planted.ui": more["ui"]}
    return Plant(what, files, expected)


MENU = (
    '<interface><menu id="m"><item><attribute name="label" translatable="yes">_Open</attribute>'
    '</item><item><attribute name="label" translatable="yes">_Save</attribute></item></menu>'
    "</interface>"
)
PLANTS = [
    plant("a message without translation", '_("Note");', "", "not translated: “Note”"),
    plant(
        "an empty translation",
        '_("Note");',
        'msgid "Note"\nmsgstr ""\n',
        "not translated: “Note”",
    ),
    plant(
        "half a plural",
        'ngettext ("%u note", "%u notes", 2);',
        '#, c-format\nmsgid "%u note"\nmsgid_plural "%u notes"\nmsgstr[0] "%u Zettel"\n'
        'msgstr[1] ""\n',
        "number of format specifications",
    ),
    plant(
        "a plural that is none",
        'ngettext ("one", "more", 2);',
        'msgid "one"\nmsgstr "eins"\n',
        "plural forms do not agree",
    ),
    plant(
        "a fuzzy translation",
        '_("Note");',
        '#, fuzzy\nmsgid "Note"\nmsgstr "Karte"\n',
        "fuzzy: “Note”",
    ),
    plant(
        "an obsolete message",
        '_("Note");',
        'msgid "Note"\nmsgstr "Zettel"\n\n#~ msgid "Old"\n#~ msgstr "Alt"\n',
        "has obsolete messages",
    ),
    plant(
        "a message that is gone",
        '_("Note");',
        'msgid "Note"\nmsgstr "Zettel"\n\nmsgid "Old"\nmsgstr "Alt"\n',
        "no longer in the source: “Old”",
    ),
    plant(
        "a format that crashes",
        'g_strdup_printf (_("%d notes"), 2);',
        '#, c-format\nmsgid "%d notes"\nmsgstr "%s Zettel"\n',
        "format specifications",
    ),
    plant(
        "a named placeholder that is lost",
        '_("{n} notes");',
        'msgid "{n} notes"\nmsgstr "Zettel"\n',
        "placeholders do not agree",
    ),
    plant(
        "a lost access key",
        '_("_Open");',
        'msgid "_Open"\nmsgstr "Öffnen"\n',
        "keyboard accelerator",
    ),
    plant(
        "typewriter dots",
        '_("Open…");',
        'msgid "Open…"\nmsgstr "Öffnen..."\n',
        "typewriter signs",
    ),
    plant(
        "straight quotation marks",
        '_("“Note”");',
        'msgid "“Note”"\nmsgstr "\\"Zettel\\""\n',
        "straight quotation marks",
    ),
    plant(
        "a lost space between sentences",
        '_(" More.");',
        'msgid " More."\nmsgstr "Mehr."\n',
        "the space at the start",
    ),
    plant("a word of the code", '_("New deck");', "", "says “deck” to people"),
    plant(
        "a message that ends at a macro",
        'g_strdup_printf (_("%" G_GINT64_FORMAT " notes"), n);',
        "",
        "not a valid C format string",
    ),
    plant(
        "two items of a menu with one access key",
        "",
        'msgid "_Open"\nmsgstr "Ö_ffnen"\n\nmsgid "_Save"\nmsgstr "Au_fheben"\n',
        "one access key in src/planted.ui",
        ui=MENU,
    ),
]

if __name__ == "__main__":
    lintlib.main(check, PLANTS, copied=("po/LINGUAS",))

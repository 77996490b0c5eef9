#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starter content is laid out as Ethos writes it, and keeps its ids, limits and minutes."""

import json
import pathlib
import re

import lintlib
from lintlib import Finding, Plant

EMBLEMS = "src/poster/looks/ethos-emblem.h"

COLOURS = {"teal", "indigo", "plum", "rose", "brick", "ochre", "moss", "slate"}
CARD_KINDS = {"value", "mission", "vision", "strand", "leadership"}
LINE_KINDS = {"do", "dont", "heard"}
STEP_KINDS = {
    "present-cards", "write-notes", "group", "write-lines", "discuss", "break", "close",
}  # fmt: skip

DECK_KEYS = ["format", "version", "title", "language", "source", "cards", "left_out"]
CARD_KEYS = ["id", "kind", "title", "proposed", "statement", "colour", "emblem", "behaviours"]
LINE_KEYS = ["id", "kind", "text"]
AGENDA_KEYS = [
    "format", "version", "title", "language", "summary", "people_minimum", "people_maximum",
    "activities",
]  # fmt: skip
STEP_KEYS = [
    "id", "kind", "title", "prompt", "say", "do", "watch", "planned", "minimum", "maximum",
    "protected",
]  # fmt: skip
OPTIONAL = {"left_out", "proposed", "statement", "behaviours", "protected"}

# What the names promise: minutes of a plan, and the fewest cards of a set.
PLANNED = {"sample-5-minutes": 5, "short-form-45": 45, "review-statement-90": 90}
FEWEST_CARDS = {"personal-values": 60, "team-values": 30}
LIMITS = {"title": 60, "statement": 300, "text": 240, "prompt": 200, "summary": 300, "source": 600,
          "say": 600, "do": 600, "watch": 600}  # fmt: skip
ID = re.compile(r"[a-z][a-z0-9-]{0,39}")
FILE_NAME = re.compile(r"([a-z0-9-]+)\.([a-z]{2,3})\.json")
STRAIGHT = re.compile(r"\.\.\.|\"|\w'|'\w| - ")

findings = []


def complain(where, what):
    """Note a finding; where is the file, and behind a colon the place in it."""
    path, _, place = str(where).partition(": ")
    findings.append(Finding(path, 1, f"{place}: {what}" if place else str(what)))


def members(where, thing, keys):
    """The members of an object are known, in order, and present unless optional."""
    present = [key for key in keys if key in thing]
    if list(thing) != present:
        complain(where, f"members {list(thing)} are not in the order {present} or not known")
    for key in keys:
        if key not in thing and key not in OPTIONAL:
            complain(where, f"lacks “{key}”")
        if key in OPTIONAL and key in thing and thing[key] in ("", [], False):
            complain(where, f"writes “{key}” although it is empty")
    for key, value in thing.items():
        if isinstance(value, str) and key in LIMITS:
            text(f"{where}.{key}", value, LIMITS[key])


def text(where, value, limit):
    if not value or value != value.strip() or "\n" in value or "  " in value:
        complain(where, "empty, padded, doubled spaces or more than one line")
    if len(value) > limit:
        complain(where, f"{len(value)} characters, more than {limit}")
    if STRAIGHT.search(value):
        complain(where, "typewriter quotes, dots or dashes")


def unique_ids(where, things):
    seen = set()
    for thing in things:
        name = thing.get("id", "")
        if not ID.fullmatch(name):
            complain(where, f"“{name}” is not an id")
        if name in seen:
            complain(where, f"the id “{name}” is there twice")
        seen.add(name)
    return seen


def one_of(where, value, allowed):
    if value not in allowed:
        complain(where, f"“{value}” is not one of {', '.join(sorted(allowed))}")


def check_deck(name, stem, deck, emblems):
    members(name, deck, DECK_KEYS)
    cards = deck.get("cards", [])
    ids = unique_ids(f"{name}: cards", cards)
    ids |= unique_ids(f"{name}: lines", [b for c in cards for b in c.get("behaviours", [])])
    for index, card in enumerate(cards):
        where = f"{name}: cards[{index}]"
        members(where, card, CARD_KEYS)
        one_of(f"{where}.kind", card.get("kind"), CARD_KINDS)
        one_of(f"{where}.colour", card.get("colour"), COLOURS)
        one_of(f"{where}.emblem", card.get("emblem"), emblems)
        for number, line in enumerate(card.get("behaviours", [])):
            members(f"{where}.behaviours[{number}]", line, LINE_KEYS)
            one_of(f"{where}.behaviours[{number}].kind", line.get("kind"), LINE_KINDS)
    fewest = FEWEST_CARDS.get(stem, 1)
    if len(cards) < fewest:
        complain(name, f"{len(cards)} cards, fewer than {fewest}")
    for what in (("title",), ("colour", "emblem")):
        seen = [tuple(card.get(key) for key in what) for card in cards]
        for twin in sorted({each for each in seen if seen.count(each) > 1}):
            complain(name, f"two cards share {' and '.join(what)}: {' '.join(twin)}")
    return ids


def check_agenda(name, stem, agenda, _emblems):
    members(name, agenda, AGENDA_KEYS)
    if not 1 <= agenda.get("people_minimum", 0) <= agenda.get("people_maximum", 0) <= 200:
        complain(name, "people_minimum and people_maximum do not make a range")
    steps = agenda.get("activities", [])
    for index, step in enumerate(steps):
        where = f"{name}: activities[{index}]"
        members(where, step, STEP_KEYS)
        one_of(f"{where}.kind", step.get("kind"), STEP_KINDS)
        if not 1 <= step.get("minimum", 0) <= step.get("planned", 0) <= step.get("maximum", 0) <= 180:
            complain(where, "minutes are not minimum ≤ planned ≤ maximum")
        if step.get("kind") == "group" and "write-notes" not in [s.get("kind") for s in steps[:index]]:
            complain(where, "groups notes before any are written")
    planned = sum(step.get("planned", 0) for step in steps)
    if planned != PLANNED.get(stem, planned):
        complain(name, f"the steps take {planned} minutes, not {PLANNED[stem]}")
    return unique_ids(f"{name}: activities", steps)


def no_twins(pairs):
    thing = dict(pairs)
    if len(thing) != len(pairs):
        raise ValueError("an object has two members of the same name")
    return thing


def no_fraction(literal):
    raise ValueError(f"{literal} is not a whole number")


def check_file(path, name, form, check_content, emblems):
    raw = path.read_bytes()
    match = FILE_NAME.fullmatch(path.name)
    if not match:
        complain(name, "is not called NAME.LANGUAGE.json")
        return None
    try:
        data = json.loads(raw.decode("utf-8"), object_pairs_hook=no_twins, parse_float=no_fraction)
    except ValueError as error:
        complain(name, error)
        return None
    if raw != (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8"):
        complain(name, "is not laid out as Ethos writes it")
    if data.get("format") != form or data.get("version") != 1:
        complain(name, f"is not “{form}”, version 1")
    if data.get("language") != match[2]:
        complain(name, "says another language inside")
    return match[1], check_content(name, match[1], data, emblems)


def check_folder(root, folder, form, check_content, emblems):
    found = {}
    for name in lintlib.list_files(root, None, (folder,)):
        result = check_file(pathlib.Path(root, name), name, form, check_content, emblems)
        if result:
            found.setdefault(result[0], {})[name] = result[1]
    for languages in found.values():
        (first, first_ids), *others = languages.items()
        for name, ids in others:
            for odd in sorted(ids ^ first_ids):
                complain(name, f"the id “{odd}” is not in both this file and {first}")
    if not found:
        complain(folder, "is empty")


def check_listed(root):
    listed = set(re.findall(r"'([a-z]+/[^']+)'", lintlib.read(root, "seeds/meson.build")))
    there = {str(p.relative_to(pathlib.Path(root, "seeds"))) for p in pathlib.Path(root, "seeds").glob("*/*")}
    for name in sorted(listed ^ there):
        complain("seeds/meson.build", f"“{name}” is not both there and listed")


def emblem_names(root):
    """The emblems that the program can draw, as its header lists them."""
    listed = re.findall(r"^  ETHOS_EMBLEM_([A-Z]+),$", lintlib.read(root, EMBLEMS), re.MULTILINE)
    if not listed:
        complain(EMBLEMS, "lists no emblems")
    return {name.lower() for name in listed}


def check(root):
    findings.clear()
    emblems = emblem_names(root)
    check_folder(root, "seeds/decks", "ethos-deck", check_deck, emblems)
    check_folder(root, "seeds/agendas", "ethos-agenda", check_agenda, emblems)
    check_listed(root)
    yield from findings


DECK = "seeds/decks/team-values.en.json"
PLAN = "seeds/agendas/short-form-45.en.json"


def swap(old, new):
    """A change of a file: the first place where old stands becomes new."""

    def change(content):
        assert old in content
        return content.replace(old, new, 1)

    return change


PLANTS = [
    Plant("a color nobody can draw", {DECK: swap('"colour": "plum"', '"colour": "pink"')}, "“pink” is not one of"),
    Plant("an emblem nobody can draw", {DECK: swap('"emblem": "star"', '"emblem": "crown"')}, "“crown” is not one of"),
    Plant("an id that is there twice", {DECK: swap('"id": "trust"', '"id": "service"')}, "“service” is there twice"),
    Plant("an id of one language only", {DECK: swap('"id": "trust"', '"id": "faith"')}, "“faith” is not in both"),
    Plant("a member out of order", {DECK: lambda content: re.sub(
        r'("statement": "[^"]*",\n +)("colour": "[a-z]+",\n +)', r"\2\1", content, count=1)}, "are not in the order"),
    Plant("an empty member", {DECK: swap('"statement"', '"proposed": false, "statement"')}, "although it is empty"),
    Plant("typewriter quotes", {DECK: swap("people’s", "people's")}, "typewriter"),
    Plant("a layout of its own", {DECK: swap("\n  ", "\n\t")}, "is not laid out"),
    Plant("a member twice", {DECK: swap('"version": 1,', '"version": 1, "version": 1,')}, "two members"),
    Plant("a plan that takes longer", {PLAN: swap('"planned": 5', '"planned": 6')}, "46 minutes, not 45"),
    Plant("a step below its minimum", {PLAN: swap('"minimum": 9', '"minimum": 19')}, "minimum ≤ planned"),
    Plant("half a minute", {PLAN: swap('"minimum": 9', '"minimum": 9.5')}, "not a whole number"),
    Plant("a step nobody can run", {PLAN: swap('"discuss"', '"juggle"')}, "“juggle” is not one of"),
    Plant("groups without notes", {PLAN: swap('"write-notes"', '"discuss"')}, "before any are written"),
    Plant("a prompt too long", {PLAN: swap('"prompt": "', '"prompt": "' + "Why? " * 41)}, "more than 200"),
    Plant("a file that is not installed", {"seeds/decks/extra.en.json": "{}\n"}, "not both there and listed"),
]

if __name__ == "__main__":
    lintlib.main(check, PLANTS)

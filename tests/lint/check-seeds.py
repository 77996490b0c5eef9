#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check the starter content: layout, member order, ids, limits and minutes.

Usage: check-seeds.py SEEDS_FOLDER [EMBLEM_HEADER]
"""

import json
import re
import sys
from pathlib import Path

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

errors = []


def complain(where, what):
    errors.append(f"{where}: {what}")


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


def check_deck(name, deck, emblems):
    members(name, deck, DECK_KEYS)
    cards = deck.get("cards", [])
    ids = unique_ids(f"{name}: cards", cards)
    ids |= unique_ids(f"{name}: lines", [b for c in cards for b in c.get("behaviours", [])])
    for index, card in enumerate(cards):
        where = f"{name}: cards[{index}]"
        members(where, card, CARD_KEYS)
        one_of(f"{where}.kind", card.get("kind"), CARD_KINDS)
        one_of(f"{where}.colour", card.get("colour"), COLOURS)
        if emblems:
            one_of(f"{where}.emblem", card.get("emblem"), emblems)
        for number, line in enumerate(card.get("behaviours", [])):
            members(f"{where}.behaviours[{number}]", line, LINE_KEYS)
            one_of(f"{where}.behaviours[{number}].kind", line.get("kind"), LINE_KINDS)
    fewest = FEWEST_CARDS.get(name.split(".")[0], 1)
    if len(cards) < fewest:
        complain(name, f"{len(cards)} cards, fewer than {fewest}")
    for what in (("title",), ("colour", "emblem")):
        seen = [tuple(card.get(key) for key in what) for card in cards]
        for twin in sorted({each for each in seen if seen.count(each) > 1}):
            complain(name, f"two cards share {' and '.join(what)}: {' '.join(twin)}")
    return ids


def check_agenda(name, agenda, _emblems):
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
    planned = sum(step.get("planned", 0) for step in steps)
    if planned != PLANNED.get(name.split(".")[0], planned):
        complain(name, f"the steps take {planned} minutes, not {PLANNED[name.split('.')[0]]}")
    return unique_ids(f"{name}: activities", steps)


def no_twins(pairs):
    thing = dict(pairs)
    if len(thing) != len(pairs):
        raise ValueError("an object has two members of the same name")
    return thing


def no_fraction(literal):
    raise ValueError(f"{literal} is not a whole number")


def check_file(path, form, check, emblems):
    raw = path.read_bytes()
    match = FILE_NAME.fullmatch(path.name)
    if not match:
        complain(path.name, "is not called NAME.LANGUAGE.json")
        return None
    try:
        data = json.loads(raw.decode("utf-8"), object_pairs_hook=no_twins, parse_float=no_fraction)
    except ValueError as error:
        complain(path.name, error)
        return None
    if raw != (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8"):
        complain(path.name, "is not laid out as Ethos writes it")
    if data.get("format") != form or data.get("version") != 1:
        complain(path.name, f"is not “{form}”, version 1")
    if data.get("language") != match[2]:
        complain(path.name, "says another language inside")
    return match[1], check(path.name, data, emblems)


def check_folder(folder, form, check, emblems):
    found = {}
    files = sorted(folder.iterdir())
    if not files:
        complain(folder, "is empty")
    for path in files:
        result = check_file(path, form, check, emblems)
        if result:
            found.setdefault(result[0], {})[path.name] = result[1]
    for languages in found.values():
        first, *others = languages.items()
        for name, ids in others:
            for odd in sorted(ids ^ first[1]):
                complain(name, f"the id “{odd}” is not in both {name} and {first[0]}")


def check_listed(seeds):
    listed = set(re.findall(r"'([a-z]+/[^']+)'", (seeds / "meson.build").read_text("utf-8")))
    there = {str(p.relative_to(seeds)) for p in seeds.glob("*/*")}
    for name in sorted(listed ^ there):
        complain("meson.build", f"“{name}” is not both there and listed")


def emblem_names(header):
    """The emblems the program can draw, as its header lists them; empty without a header."""
    if not header:
        return set()
    listed = re.findall(r"^  ETHOS_EMBLEM_([A-Z]+),$", header.read_text("utf-8"), re.MULTILINE)
    if not listed:
        complain(header, "lists no emblems")
    return {name.lower() for name in listed}


def main():
    seeds = Path(sys.argv[1])
    emblems = emblem_names(Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    check_folder(seeds / "decks", "ethos-deck", check_deck, emblems)
    check_folder(seeds / "agendas", "ethos-agenda", check_agenda, emblems)
    check_listed(seeds)
    for error in errors:
        print(f"check-seeds: {error}", file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())

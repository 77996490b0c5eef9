#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schemas are valid, take what Ethos writes and installs, and refuse what it refuses.

Usage: check-schemas.py WRITE-SAMPLES SOURCE-ROOT
"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

LONG = "x" * 100000
MISSING = object()

# What to do to a good file: the way to a member, and what to put there.
BAD = {
    "session": [
        (["format"], "ethos-deck"),
        (["format"], MISSING),
        (["version"], 2),
        (["version"], "1"),
        (["version"], MISSING),
        (["title"], 7),
        (["title"], LONG),
        (["people"], -1),
        (["people"], 1.5),
        (["mark"], "binding"),
        (["finished"], 1),
        (["current"], "not an id"),
        (["deck"], []),
        (["deck", "left_out"], [7]),
        (["deck", "cards", 0, "id"], MISSING),
        (["deck", "cards", 0, "id"], "../x"),
        (["deck", "cards", 0, "kind"], "slogan"),
        (["deck", "cards", 0, "behaviours", 0, "text"], ""),
        (["deck", "cards", 0, "behaviours", 0, "text"], MISSING),
        (["activities"], {}),
        (["activities", 0, "kind"], "dance"),
        (["activities", 0, "title"], MISSING),
        (["activities", 0, "planned"], 601),
        (["activities", 0, "timer_boot_id"], "x" * 40),
        (["activities", 0, "groups", 0, "title"], None),
        (["activities", 0, "notes", 0, "text"], LONG),
        (["activities", 0, "notes", 0, "x"], 1000001),
        (["activities", 0, "notes"], [{"id": "n", "text": "x"}] * 20001),
    ],
    "deck": [
        (["format"], "ethos-session"),
        (["cards"], {}),
        (["cards", 0, "colour"], "pink"),
        (["cards", 0, "title"], LONG),
        (["cards", 0, "behaviours", 0, "kind"], "may"),
        (["left_out"], "x"),
    ],
    "agenda": [
        (["format"], MISSING),
        (["title"], ""),
        (["people_minimum"], "4"),
        (["activities", 0, "minimum"], -1),
        (["activities", 0, "protected"], "yes"),
        (["activities", 0, "title"], MISSING),
    ],
}

# Beyond what the file has: what a newer version may add, anywhere.
GOOD = [
    (["later"], {"a": [1, None]}),
    (["activities", 0, "later"], "x"),
    (["deck", "later"], True),
    (["deck", "cards", 0, "later"], 1),
]

WHOLE = {
    "format": "ethos-session",
    "version": 1,
    "deck": {
        "cards": [{"id": "c1", "title": "C", "behaviours": [{"id": "b1", "text": "x"}]}],
    },
    "activities": [
        {
            "id": "a1",
            "title": "A",
            "groups": [{"id": "g1"}],
            "notes": [{"id": "n1", "text": "x"}],
        }
    ],
}

failures = []


def say(what):
    failures.append(what)
    print(f"not ok: {what}")


def expect(validator, document, good, what):
    error = next(validator.iter_errors(document), None)
    if good and error:
        say(f"{what}: {error.json_path}: {error.message[:200]}")
    if not good and not error:
        say(f"{what}: was taken")


def changed(document, way, value):
    document = copy.deepcopy(document)
    place = document
    for step in way[:-1]:
        place = place[step]
    if value is MISSING:
        del place[way[-1]]
    else:
        place[way[-1]] = value
    return document


def read(path):
    return json.loads(pathlib.Path(path).read_text("utf-8"))


def main():
    write_samples, root = sys.argv[1], pathlib.Path(sys.argv[2])
    validators = {}
    for kind in BAD:
        schema = read(root / "data" / "schema" / f"ethos-{kind}.schema.json")
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[kind] = jsonschema.Draft202012Validator(schema)

    decks = sorted((root / "seeds" / "decks").glob("*.json"))
    agendas = sorted((root / "seeds" / "agendas").glob("*.json"))
    n_documents = len(decks) + len(agendas)
    for path in decks:
        expect(validators["deck"], read(path), True, path)
    for path in agendas:
        expect(validators["agenda"], read(path), True, path)

    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([write_samples, folder], check=True)
        for path in sorted(pathlib.Path(folder).iterdir()):
            expect(validators[path.name.split("-")[0]], read(path), True, path.name)
            n_documents += 1

    samples = {
        "session": WHOLE,
        "deck": dict(WHOLE["deck"], format="ethos-deck", version=1, left_out=[]),
        "agenda": read(agendas[0]),
    }
    for kind, sample in samples.items():
        expect(validators[kind], sample, True, f"the good {kind}")
        for way, value in BAD[kind]:
            what = f"{kind}: {way} as {str(value)[:40]}"
            expect(validators[kind], changed(sample, way, value), False, what)
    for way, value in GOOD:
        expect(validators["session"], changed(WHOLE, way, value), True, f"session: {way}")

    n_bad = sum(len(rows) for rows in BAD.values())
    print(f"{n_documents} documents and {n_bad} bad ones, {len(failures)} failures")
    return 1 if failures or n_documents < 50 else 0


sys.exit(main())

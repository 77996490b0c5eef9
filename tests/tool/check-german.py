#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs ethos-tool from the build folder in German: its own words, and those of every library."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

TOOL, CATALOGUES, ROOT = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
AGENDA = ROOT / "seeds/agendas/sample-5-minutes.de.json"
STATEMENT = ROOT / "seeds/statements/sample-statement.de.txt"

failures = []
count = 0


def candidates(folder):
    """Ways to be German, the best first: gettext translates nothing in the plain C locale.

    A bare Debian 12 has only C.UTF-8; with LANGUAGE it does. Newer systems may need a real locale,
    which localedef makes without being root where its sources are (package locales).
    """
    yield {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": ""}
    try:
        subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", f"{folder}/de_DE.UTF-8"],
                       capture_output=True, timeout=60, check=False)
        yield {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "", "LOCPATH": str(folder)}
    except OSError:
        pass
    yield {"LC_ALL": "C.UTF-8", "LANGUAGE": "de"}


def run(environment, *arguments, stdin=b""):
    env = {key: value for key, value in os.environ.items()
           if not key.startswith("LC_") and key not in ("LANG", "LANGUAGE")}
    env |= {"ETHOS_LOCALE_DIR": CATALOGUES} | environment
    result = subprocess.run([TOOL, *map(str, arguments)], input=stdin, env=env, timeout=60,
                            capture_output=True, check=False)
    return result.returncode, result.stdout.decode(), result.stderr.decode()


def expect(name, result, code, stderr="", stdout=""):
    global count
    count += 1
    good = result[0] == code and re.search(stderr, result[2]) and re.search(stdout, result[1])
    print(f"{'ok' if good else 'not ok'} {count} - {name}")
    if not good:
        failures.append(name)
        print("".join(f"# {line}\n" for line in str(result).splitlines()), end="")


def main():
    folder = pathlib.Path(tempfile.mkdtemp())
    for german in candidates(folder):
        if "Befehl" in run(german)[2]:
            break
    else:
        print("1..0 # SKIP no locale in which gettext translates")
        return
    print(f"# {german}")
    deck, workshop, cut = folder / "deck.json", folder / "w.ethos", folder / "cut.ethos"
    cut.write_text('{ "format": ', "utf-8")

    expect("the program", run(german, "frob"), 2, r"den Befehl „frob“ gibt es nicht")
    expect("its help", run(german, "--help"), 0, "", r"Aufruf: ethos-tool BEFEHL\s…")
    expect("its options", run(german, "poster", "--help"), 0, "", r"Welche Seite")
    expect("the importer, with plurals", run(german, "import", STATEMENT, "-o", deck), 0,
           r"2 Handlungsfelder, Vision, 4 Werte, Führung; 1 Zeile weggelassen")
    expect("its quotes", run(german, "poster", cut, "--paper", "B9"), 2, r"ein solches Papier.*: „B9“")
    expect("new", run(german, "new", "--deck", deck, "--agenda", AGENDA, "-o", workshop), 0)
    expect("the record", run(german, "record", workshop), 0, "", r"(?s)## Unsere Werte.*### Zuhören")
    expect("the strict reader", run(german, "check", cut), 1, r"der Text bricht mittendrin ab.*\. Bitte .*\.\n$")
    expect("cards that are no workshop", run(german, "poster", deck), 1, r"Das sind Karten: .*ethos-tool new")
    expect("what does not end", run(german, "import", "-", stdin=b"x " * 600000), 1,
           r"ist zu groß: Höchstens 1,0.MiB")
    expect("storage", run(german, "check", folder / "none"), 1, 
           rf"^ethos-tool: {folder}/none: ließ sich nicht lesen: eine solche Datei gibt es nicht\.")
    expect("a folder", run(german, "check", folder), 1, r"Bitte eine Datei darin")
    for suffix in ("pdf", "svg", "png"):
        poster = folder / f"poster.{suffix}"
        expect(f"a poster as {suffix}, with a comma in numbers",
               run(german, "poster", workshop, "--paper", "A4", "-o", poster), 0)
        expect(f"which is there as {suffix}", (0, str(poster.exists() and poster.stat().st_size), ""),
               0, "", r"^[1-9]\d{3}")
    expect("English elsewhere", run(german | {"ETHOS_LOCALE_DIR": str(folder)}, "frob"), 2,
           r"there is no command “frob”")
    print(f"1..{count}")
    sys.exit(1 if failures else 0)


main()

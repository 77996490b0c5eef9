#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs ethos-tool as people do: every command, every way to fail, and what it prints."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

TOOL = sys.argv[1]
ROOT = pathlib.Path(sys.argv[2])
# Of how many documents one is imported.
STEP = int(sys.argv[3])
AGENDA = ROOT / "seeds/agendas/sample-5-minutes.en.json"
STATEMENT = ROOT / "tests/data/statements/health-body.txt"

failures = []
count = 0


def run(*arguments, stdin=b""):
    return subprocess.run([TOOL, *map(str, arguments)], input=stdin, capture_output=True, timeout=120)


def check(name, condition, result=None):
    global count
    count += 1
    print(f"{'ok' if condition else 'not ok'} {count} - {name}")
    if not condition:
        failures.append(name)
        if result is not None:
            print(f"# exit {result.returncode}\n# {result.stderr.decode(errors='replace')}")


def expect(name, result, code, stderr=None, stdout=None):
    good = result.returncode == code
    if stderr is not None:
        good = good and re.search(stderr, result.stderr.decode(errors="replace")) is not None
    if stdout is not None:
        good = good and re.search(stdout, result.stdout.decode(errors="replace")) is not None
    check(name, good, result)


def check_what_is_there(folder, deck, workshop):
    """A workshop, or what somebody else wrote, is only written over by force."""
    letter, precious, output = folder / "letter.md", folder / "precious.ethos", folder / "out"
    letter.write_text("# To do\n\nCall the ward.\n")
    shutil.copy(workshop, precious)
    page = b'<?xml version="1.0"?>\n<!DOCTYPE html><html><svg/></html>\n'
    makes = {"import": ("import", STATEMENT), "record": ("record", workshop)}
    for suffix in ("pdf", "svg", "png"):
        makes[suffix] = ("poster", workshop, "--dpi", 40, "--format", suffix)
    made = {name: run(*arguments).stdout for name, arguments in makes.items()}
    for name, arguments in makes.items():
        for old, words in ((precious, r"precious\.ethos: a workshop is in this file; --force"),
                           (letter, r"letter\.md: .* already, .*--force")):
            before = old.read_bytes()
            expect(f"{name} over {old.name}", run(*arguments, "-o", old), 1, words)
            check(f"{name} left {old.name} alone", old.read_bytes() == before)
        for other, content in (made | {"page": page}).items():
            output.write_bytes(content)
            result = run(*arguments, "-o", output)
            if other == name:
                expect(f"{name} over its own", result, 0)
            else:
                expect(f"{name} over {other}", result, 1, r"--force")
                check(f"{name} left {other} alone", output.read_bytes() == content)
        expect(f"{name} by force", run(*arguments, "--force", "-o", output), 0)
        check(f"{name} is there", output.read_bytes() == made[name])
        output.write_bytes(b"")
        expect(f"{name} over an empty file", run(*arguments, "-o", output), 0)


def check_new_file_stays(folder, deck):
    """What somebody puts there while the cards are still being read is not written over."""
    output = folder / "late.ethos"
    with subprocess.Popen([TOOL, "new", "--deck", "-", "--agenda", AGENDA, "-o", output],
                          stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        time.sleep(0.5)
        output.write_text("somebody else's work")
        _, complaint = process.communicate(deck.read_bytes(), timeout=120)
    check("new over what came meanwhile", process.returncode == 1
          and b"late.ethos: there is such a file already" in complaint)
    check("new left it alone", output.read_text() == "somebody else's work")


def check_input_is_spared(folder, deck, workshop):
    """No command writes over what it has read, whatever that is called and however it came."""
    plan, statement = folder / "plan.json", folder / "statement.txt"
    shutil.copy(AGENDA, plan)
    shutil.copy(STATEMENT, statement)
    new = ("new", "--deck", deck, "--agenda", plan)
    for arguments, read in ((("import", statement), statement), (("record", workshop), workshop),
                            (("poster", workshop, "--format", "pdf"), workshop),
                            (("poster", workshop, "--format", "svg"), workshop),
                            (("poster", workshop, "--dpi", 40, "--format", "png"), workshop),
                            (new, deck), (new, plan)):
        before = read.read_bytes()
        symlink, link = folder / "symlink", folder / "link"
        symlink.symlink_to(read)
        os.link(read, link)
        for target in (read, symlink, link, folder / "." / ".." / folder.name / read.name):
            expect(f"{arguments[0]} by force over {read.name}",
                   run(*arguments, "--force", "-o", target), 1, r"that was read")
        piped = ["-" if argument == read else argument for argument in arguments]
        with open(read, "rb") as stdin:
            result = subprocess.run([TOOL, *map(str, piped), "--force", "-o", read], stdin=stdin,
                                    capture_output=True, timeout=120)
        expect(f"{arguments[0]} by force over {read.name}, its input", result, 1, r"that was read")
        check(f"{arguments[0]} left {read.name} alone", read.read_bytes() == before
              and symlink.is_symlink() and link.samefile(read))
        symlink.unlink()
        link.unlink()


def check_words_and_ends(folder, deck, workshop):
    """Titles of nothing, file names that would steer a terminal, and output that goes nowhere."""
    new = ("new", "--deck", deck, "--agenda", AGENDA)
    for number, title in enumerate(("", "  ", "\t\n", "\u00a0", "\x1b")):
        output = folder / f"untitled-{number}.ethos"
        expect(f"a title of nothing, {title!r}", run(*new, "--title", title, "-o", output), 2,
               r"the title is empty")
        check(f"nothing is made with {title!r}", not output.exists())
    output = folder / "titled.ethos"
    expect("a title with what is no text", run(*new, "--title", " Our\nwords\x1b ", "-o", output), 0)
    check("it is stored as a line", json.loads(output.read_text())["title"] == "Our words")

    nasty = folder / "a\x1b[31mb\nc\x85.ethos"
    for arguments in (("check", nasty), ("record", nasty), ("poster", nasty), ("import", nasty),
                      ("new", "--deck", nasty, "--agenda", AGENDA, "-o", folder / "x.ethos"),
                      (str(nasty),), ("poster", workshop, "--paper", "\x1b[31m"),
                      ("record", "--\x1b[31m"), ("record", workshop, "-o", folder / "\x1b" / "x")):
        result = run(*arguments)
        check(f"no control characters from {arguments[0]!r}",
              result.returncode in (1, 2)
              and not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", result.stderr.decode()), result)
        check(f"each line of {arguments[0]!r} is one",
              all(line.startswith(("ethos-tool: ", "Try ")) for line in
                  result.stderr.decode().splitlines()), result)
    nasty.write_text("{")
    expect("it can be read as what it is", run("check", nasty), 1, r"a\\x1b\[31mb\\nc\\x85\.ethos: ")

    for option, value in (("--paper", "B9"), ("--orientation", "up"), ("--dpi", "1"), ("--page", "0"),
                          ("--format", "doc"), ("-o", "x.doc")):
        expect(f"usage before what is not there: {option}",
               run("poster", folder / "none.ethos", option, value), 2, r"^ethos-tool: .*“")

    for arguments in (("--help",), ("--version",), ("record", "--help"), ("poster", "--version"),
                      ("record", workshop), ("poster", workshop, "--dpi", 40, "--format", "png"),
                      ("import", STATEMENT), (*new, "-o", "-")):
        with open("/dev/full", "wb") as full:
            result = subprocess.run([TOOL, *map(str, arguments)], stdout=full, stderr=subprocess.PIPE,
                                    timeout=120)
        check(f"a full disk at {arguments[:2]}", result.returncode == 1 and
              re.search(r"^ethos-tool: -: .*\. .*\.\n$", result.stderr.decode()), result)
    closed = subprocess.run([TOOL, "record", workshop, "-o", folder / "closed.md"],
                            preexec_fn=lambda: os.close(1), stderr=subprocess.PIPE, timeout=120)
    check("nothing to print, and nowhere to print it", closed.returncode == 0, closed)


def check_remedies(folder, deck, workshop):
    """What was meant for another command, what is newer, and what does not end."""
    for command in ("poster", "record"):
        expect(f"{command} of cards", run(command, deck), 1,
               r"format: .*\. These are cards: make a workshop of them with “ethos-tool new”\.\n$")
        expect(f"{command} of a plan", run(command, AGENDA), 1,
               r"format: .*\. This is a plan: make a workshop of it with “ethos-tool new”\.\n$")
    output = folder / "of-others.ethos"
    for first in (AGENDA, workshop):
        expect(f"new of {first.name} for cards",
               run("new", "--deck", first, "--agenda", AGENDA, "-o", output), 1,
               r"format: .*\. Name a file with cards\.\n$")
    for second in (deck, workshop):
        expect(f"new of {second.name} for a plan",
               run("new", "--deck", deck, "--agenda", second, "-o", output), 1,
               r"format: .*\. Name a file with a plan\.\n$")
    newer = folder / "newer.json"
    newer.write_text(deck.read_text().replace('"version": 1', '"version": 99', 1))
    expect("newer cards", run("check", newer), 1,
           r"version: 99 is newer .*\. Install a newer version of Ethos\.\n$")
    for command, size in (("import", "1"), ("check", "64"), ("poster", "64")):
        with open("/dev/zero", "rb") as zero:
            result = subprocess.run([TOOL, command, "-"], stdin=zero, capture_output=True,
                                    timeout=120)
        expect(f"{command} of what does not end", result, 1,
               rf"^ethos-tool: -: is too large: at most {size}\.0.MiB can be read\. .*send less of it\.")


def main():
    folder = pathlib.Path(tempfile.mkdtemp())
    os.umask(0o022)
    deck, workshop = folder / "deck.json", folder / "w.ethos"

    # The whole job.
    expect("import", run("import", STATEMENT, "-o", deck), 0, r"4 values")
    expect("import cards", run("import", deck), 1, r"ethos-tool new --deck")
    content = json.loads(deck.read_text())
    kinds = [card["kind"] for card in content["cards"]]
    check("cards", kinds.count("value") == 4 and kinds.count("strand") == 2
          and kinds.count("mission") == 1 and kinds.count("leadership") == 1)
    expect("new", run("new", "--deck", deck, "--agenda", AGENDA, "-o", workshop), 0)
    expect("check", run("check", workshop, deck, AGENDA), 0, r"^$")
    check("called as its cards are, and these as the statement is",
          json.loads(workshop.read_text())["title"] == content["title"]
          == "Our mission, vision and values")
    for suffix, magic in (("pdf", b"%PDF-"), ("svg", b"<?xml"), ("png", b"\x89PNG")):
        output = folder / f"poster.{suffix}"
        expect(suffix, run("poster", workshop, "--paper", "A3", "--dpi", 50, "-o", output), 0)
        check(f"{suffix} is one", output.read_bytes().startswith(magic))
    if shutil.which("pdfinfo"):
        facts = subprocess.run(["pdfinfo", folder / "poster.pdf"], capture_output=True, check=True)
        title = content["title"]
        check("title of the PDF",
              re.search(rf"(?m)^Title: +{re.escape(title)}$", facts.stdout.decode()))
        check("author of the PDF",
              re.search(rf"(?m)^Author: +The people of the workshop “\W?{re.escape(title)}\W?”$",
                        facts.stdout.decode()))
    check("author of the PNG", b"The people of the workshop" in (folder / "poster.png").read_bytes())
    expect("landscape", run("poster", workshop, "--orientation", "landscape"), 0, None, r"^%PDF")
    lying = json.loads(workshop.read_text())
    lying["poster_orientation"] = "landscape"
    for arguments, wide in (((), True), (("--orientation", "portrait"), False)):
        picture = run("poster", "-", "--format", "svg", *arguments,
                      stdin=json.dumps(lying).encode()).stdout.decode()
        sides = re.search(r'width="([0-9.]+)[a-z]*" height="([0-9.]+)', picture)
        check(f"as the workshop lies, unless told otherwise: {wide}",
              sides is not None and (float(sides[1]) > float(sides[2])) == wide)
    expect("record", run("record", workshop), 0, None, r"(?s)^# .*## Our values.*\| Step \|")

    # Every line arrives, whatever kind of card it is on.
    lines = []
    full = json.loads(deck.read_text())
    for i, card in enumerate(full["cards"]):
        card["behaviours"] = [{"id": f"line-{i}-{kind}", "kind": kind, "text": f"Line {i} {kind}."}
                              for kind in ("do", "dont", "heard")]
        lines += [line["text"] for line in card["behaviours"]]
    full_deck, full_workshop = folder / "full.json", folder / "full.ethos"
    full_deck.write_text(json.dumps(full))
    expect("new with all lines", run("new", "--deck", full_deck, "--agenda", AGENDA, "-o",
                                     full_workshop), 0)
    record = run("record", full_workshop)
    expect("record with all lines", record, 0)
    check("all lines in the record",
          all(line in record.stdout.decode().replace("\\", "") for line in lines), record)
    poster = run("poster", full_workshop, "--paper", "A2")
    expect("poster with all lines", poster, 0)
    if shutil.which("pdftotext"):
        words = subprocess.run(["pdftotext", "-", "-"], input=poster.stdout, capture_output=True,
                               check=True).stdout.decode()
        words = " ".join(words.split())
        check("all lines on the poster", all(line in words for line in lines))

    # What is handed on can be read by others; the workshop is its owner's.
    for output, mode in ((deck, 0o644), (folder / "poster.pdf", 0o644), (folder / "poster.png", 0o644),
                         (workshop, 0o600)):
        check(f"who may read {output.name}", output.stat().st_mode & 0o777 == mode)

    # Every document imports, and what comes out is whole.
    for document in sorted((ROOT / "tests/data/statements").iterdir())[::STEP]:
        if document.suffix in (".txt", ".md", ".html"):
            output = folder / (document.name + ".json")
            expect("import " + document.name, run("import", document, "-o", output), 0)
            expect("check " + document.name, run("check", output), 0)

    # Nothing is written over by mistake.
    before = workshop.read_bytes()
    expect("over the input", run("record", workshop, "-o", workshop), 1, r"that was read")
    expect("over a workshop", run("new", "--deck", deck, "--agenda", AGENDA, "-o", workshop), 1,
           r"--force")
    check("as it was", workshop.read_bytes() == before)
    expect("by force", run("new", "--deck", deck, "--agenda", AGENDA, "--force", "-o", workshop), 0)

    expect("no name to write", run("record", workshop, "-o", ""), 1, r"name of the file is empty")
    expect("no name to read", run("record", ""), 1, r"name of the file is empty")
    expect("a page too many", run("poster", workshop, "--page", 99, "-o", folder / "page.png"), 1,
           r"the poster has \d+ page")

    check_what_is_there(folder, deck, workshop)
    check_new_file_stays(folder, deck)
    check_input_is_spared(folder, deck, workshop)
    check_words_and_ends(folder, deck, workshop)

    # Standard input and output.
    piped = run("import", "-", stdin=STATEMENT.read_bytes())
    check("pipe in and out", piped.returncode == 0 and json.loads(piped.stdout)["cards"])
    expect("check from a pipe", run("check", "-", stdin=workshop.read_bytes()), 0)

    # Help and version everywhere.
    for command in ("import", "new", "check", "poster", "record"):
        expect(f"{command} --help", run(command, "--help"), 0, None, r"--version")
        expect(f"{command} --version", run(command, "--version"), 0, None, r"^ethos-tool \d")
    expect("--help", run("--help"), 0, None, r"ethos-tool poster")
    expect("--version", run("--version"), 0, None, r"^ethos-tool \d")

    # The command line is wrong: 2.
    for arguments in ((), ("frob",), ("import",), ("poster", workshop, workshop),
                      ("poster", "--frob", workshop), ("poster", workshop, "--paper", "B9"),
                      ("poster", workshop, "--orientation", "up"), ("poster", workshop, "-o", "x.doc"),
                      ("poster", workshop, "--dpi", "1"), ("poster", workshop, "--page", "0"),
                      ("new", "--deck", deck), ("check",),
                      ("new", "--deck", "-", "--agenda", "-", "-o", folder / "x.ethos")):
        expect("usage: " + " ".join(map(str, arguments)), run(*arguments), 2, r"^ethos-tool: .+")

    os.makedirs(folder / "a.pdf")
    for output in ("./out", folder / "a.pdf" / "out", "x.doc"):
        expect(f"no format in {output}", run("poster", workshop, "-o", output), 2,
               r"give --format or a name ending in \.pdf, \.svg or \.png: “(out|x\.doc)”")
    expect("a poster into a folder", run("poster", workshop, "-o", folder), 1, r"folder")
    expect("no such format", run("poster", workshop, "--format", "doc", "-o", "x.pdf"), 2,
           r"pdf, svg or png: “doc”")
    expect("a format for a name without", run("poster", workshop, "--dpi", 40, "--format", "png", "-o", folder / "p"),
           0)

    # The input is bad: 1, and the message names the file and the place.
    bad = folder / "bad.ethos"
    text = workshop.read_text()
    cases = {
        "empty": ("", r"bad\.ethos: line 1, .* nothing in it\. Use a copy .* whole\.\n$"),
        "not JSON": ("hello", r"bad\.ethos: line 1, .*\. Name a file that Ethos has made, .*\.\n$"),
        "truncated": (text[: len(text) // 2],
                      r"bad\.ethos: line \d+, .* is missing\. Use a copy .* whole\.\n$"),
        "wrong format": (text.replace("ethos-session", "other-thing", 1),
                         r"bad\.ethos: format: .*\. Name a file that Ethos has made\.\n$"),
        "a wrong kind": (text.replace('"kind": "mission"', '"kind": "dance"', 1),
                         r"bad\.ethos: .*deck\.cards\[\d+\]\.kind: .*\. Correct it there, .*\.\n$"),
        "a long title": (re.sub(r'"plan": "[^"]*"', '"plan": "' + "x" * 200 + '"', text, 1),
                         r"bad\.ethos: .*plan: longer than 120 characters\. Correct it there, .*\.\n$"),
        "deep": ("[" * 100000, r"bad\.ethos: .*\. Name a file that Ethos has made\.\n$"),
    }
    for name, (content, pattern) in cases.items():
        bad.write_text(content)
        expect("check: " + name, run("check", bad), 1, pattern)
        expect("poster: " + name, run("poster", bad), 1, pattern)
    check_remedies(folder, deck, workshop)
    kept = folder / "kept.journal"
    kept.write_bytes(b"EthosJnl" + bytes(24))
    expect("kept changes", run("check", kept), 1, r"changes to one .* “Save What Is Kept")
    expect("a folder", run("check", folder), 1, r"folder")
    expect("no file", run("poster", folder / "none.ethos"), 1,
           rf"^ethos-tool: {folder}/none\.ethos: could not be read: there is no such file\.")
    expect("a file for a folder", run("check", AGENDA / "none.ethos"), 1, r": its folder is not there\.")
    big = folder / "big.txt"
    big.write_bytes(b"x " * (1024 * 1024))
    expect("a name once", run("import", big), 1, rf"^ethos-tool: {big}: is too large: at most 1\.0.MiB")
    expect("binary statement", run("import", "-", stdin=bytes(range(256)) * 8), 1, r"-: ")
    for name, content in (("workshop", workshop), ("cards", deck), ("plan", AGENDA)):
        expect(f"a {name} is no statement", run("import", content), 1, rf"{content.name}: .*{name}.*not a")
    for target in (folder, str(folder) + "/", str(folder / "new") + "/"):
        for arguments in (("poster", workshop), ("record", workshop), ("import", STATEMENT),
                          ("new", "--deck", deck, "--agenda", AGENDA),
                          ("new", "--force", "--deck", deck, "--agenda", AGENDA)):
            expect(f"{arguments[0]} into a folder", run(*arguments, "-o", target), 1,
                   r"^ethos-tool: .*: this is a folder")
    check("nothing in the folder", not (folder / folder.name).exists() and not (folder / "new").exists())
    expect("empty statement", run("import", "-", stdin=b""), 1, r"-: ")
    expect("no values in a statement", run("import", "-", stdin=b"The canteen is open."), 1,
           r"Write a heading such as “Our values” .* and import it again")
    check("no preview to speak of",
          b"preview" not in run("import", "-", stdin=b"The canteen is open.").stderr)
    long = b"Our values\n\nHonesty: we say what we see" + b", and say it again" * 6000 + b".\n"
    split = r"-: Line 3, “Honesty: we say what we see, and say it…”: Too long for a card; split it\n"
    expect("a line too long for a card", run("import", "-", stdin=long), 1,
           rf"(?s)^ethos-tool: {split}ethos-tool: -: No line .*\. Split what is too long")
    expect("one line too long", run("import", "-", stdin=long + b"\nCare: we help.\n"), 0,
           rf"^ethos-tool: {split}1 value; 1 line left out")
    expect("too big a statement", run("import", "-", stdin=b"x " * (1024 * 1024)), 1,
           r"-: is too large: at most 1\.0.MiB can be read\. .*send less of it\.")
    with open(folder / "written-only", "wb") as unreadable:
        result = subprocess.run([TOOL, "import", "-"], stdin=unreadable, capture_output=True)
    expect("standard input that cannot be read", result, 1,
           r"-: could not be read: .*\. Look where it comes from, or name a file\.")
    nowhere = folder / "no" / "where.pdf"
    expect("nowhere to write", run("poster", workshop, "-o", nowhere), 1,
           rf"^ethos-tool: {nowhere}: could not be saved: its folder is not there\.")
    check("nothing half-written", not nowhere.exists())

    # What is read, but only after it was mended, is not whole.
    mended = json.loads(text)
    mended["current"] = "nowhere"
    bad.write_text(json.dumps(mended))
    expect("check: mended", run("check", bad), 1, r"bad\.ethos: current: “nowhere” is not there")
    expect("check: one of two is mended", run("check", bad, workshop), 1)
    expect("a mended one has a record", run("record", bad), 0, None, r"^# ")

    # The longest title, in letters and not in bytes, and one letter more.
    for length, code, stderr in ((120, 0, r"^$"), (121, 2, r"longer than 120 characters")):
        output = folder / f"title-{length}.ethos"
        expect(f"a title of {length} letters",
               run("new", "--deck", deck, "--agenda", AGENDA, "--title", "ü" * length, "-o", output),
               code, stderr)
        check(f"is there with {length} letters", output.exists() == (code == 0))
    expect("the longest title", run("check", folder / "title-120.ethos"), 0, r"^$")
    check("the whole title is kept", "ü" * 120 in (folder / "title-120.ethos").read_text())

    # A newer file can be looked at.
    newer = folder / "newer.ethos"
    newer.write_text(text.replace('"version": 1', '"version": 99', 1))
    expect("newer", run("check", newer), 0, r"can only be shown\. Install a newer version")
    for command in ("poster", "record"):
        expect(f"{command} of a newer one", run(command, newer), 0,
               r"newer\.ethos: .*newer version of Ethos; .* missing\. Install a newer version.*\.\n$",
               r"^(# |%PDF)")
        expect(f"{command} of one of this version", run(command, workshop), 0, r"^$")
    expect("a newer one that is damaged", run("record", "-", stdin=newer.read_bytes()[:900]), 1,
           r"is missing\. Use a copy")

    # The manual knows every option that the help knows.
    manual = (ROOT / "data/man/ethos-tool.1").read_text().replace("\\-", "-")
    for command in ("import", "new", "check", "poster", "record"):
        for option in re.findall(r"--[a-z]+", run(command, "--help").stdout.decode()):
            check(f"manual: {option}", option in manual)

    print(f"1..{count}")
    return 1 if failures else 0


sys.exit(main())

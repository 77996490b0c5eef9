# SPDX-License-Identifier: GPL-3.0-or-later
"""A workshop from the first run to the revealed wall with nothing but keys: every step of it is
reached, done and left by keys, the focus is never lost, and everything that it comes to says what
it is."""

import os
import re

import driver
import keyboard

STATEMENT = os.path.join(os.environ["G_TEST_SRCDIR"], "data/statements/health-body.txt")
NOTES = [f"{number} {what}" for number, what in enumerate((
    "asked twice at handover", "called the family back", "thanked the night shift",
    "stopped a joke", "wrote the plan down", "let a student speak", "checked the chart together",
    "said sorry early", "found time to explain", "waited for the quiet one",
    "shared a near miss", "told a name that stays private"))]


def paste_statement(ethos, keys):
    keys.hear_of("push-button", re.compile("^Try a Sample"))
    with open(STATEMENT, encoding="utf-8") as statement:
        keyboard.copy(statement.read())
    keys.press("ctrl+v")
    keys.hear_of("text", "Paste your statement here")
    ethos.wait("the pasted words", lambda tree: any(
        "mission" in (node.text or "").lower() for node in tree.find_all("text")))
    keys.press("ctrl+Return")


def preview(keys):
    line = keys.hear_of(("list-item", "list"))
    while not line.matches("list-item", "Heading: Our mission"):
        keys.press("Down")
        before, line = line, keys.hear_other(line)
        assert line.path != before.path, f"the arrow does not leave {line}"
    keys.press("x")
    keys.hear_of("list-item", "Left out: Our mission")
    keys.press("ctrl+z")
    keys.hear_of("list-item", "Heading: Our mission")
    keys.do("Looks Right")


def set_up(ethos, keys):
    keys.hear()
    keys.go("list-item", "Review our statement")
    keys.press("Down")
    keys.hear_of("list-item", "Short form")
    keys.press("Down")
    keys.hear_of("list-item", "Five-minute sample")
    keys.press("space")
    keys.go("spin-button", "People")
    keys.press("Up")
    keys.do("Create Workshop")
    ethos.wait("the workshop", driver.find_primary)


def begin(ethos, keys):
    keys.press("alt+Right")
    keys.hear_of("push-button")
    keys.do("Only I Can See It")
    ethos.wait("the question to go", lambda tree: driver.find_dialog(tree) is None)
    ethos.skip = ("EthosPreviewView", "EthosStartPage")
    keys.next("Show Cards")
    keys.next("Start Clock")
    keys.next("Next Step")


def hear_time(ethos):
    """The time that is left reaches who hears it, by the ring and where Tab leads."""
    for role, name in (("level-bar", "Time left"), ("push-button", "Pause the clock")):
        heard = ethos.find(role, name)
        assert re.match(r".+ left of \d+$", heard.description), f"heard {heard}"


def write(ethos, keys):
    keys.next("Show Prompt")
    keys.next("Start Clock")
    hear_time(ethos)
    keys.go("text", "Write a note", key="shift+Tab")
    keys.type(*NOTES, "")
    ethos.find("label", re.compile("^12 notes, all saved"))
    keys.do("Review before Reveal", key="shift+Tab")
    # The focus is on a button of the first row; from row to row it goes by the arrows.
    first = keys.hear_of("push-button", "Set Aside")
    keys.press("Down")
    row = keys.hear_other(first)
    assert row.matches("list-item") and row.name in NOTES, f"the arrow leads to {row}"
    keys.go("push-button", "Set Aside")
    keys.press("space")
    keys.next("Reveal")
    ethos.find("label", "Page 1 of 2")
    keys.press("Page_Down")
    ethos.find("label", "Page 2 of 2")
    keys.next("Next Step")


def go_to_wall(keys):
    """What had the focus before the reveal is gone; the notes have to be in reach all the same."""
    keys.next("Show Prompt")
    keys.next("Start Clock")
    keys.go("list-item", re.compile(r"^\d+ "), key="shift+Tab")


def test_keyboard_only(start):
    driver.require("xclip")
    keyboard.start_listening()
    ethos = start()
    keys = keyboard.Keyboard(ethos)
    paste_statement(ethos, keys)
    preview(keys)
    set_up(ethos, keys)
    begin(ethos, keys)
    write(ethos, keys)
    go_to_wall(keys)
    ethos.close()


driver.run(test_keyboard_only)

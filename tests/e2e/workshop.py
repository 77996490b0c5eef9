# SPDX-License-Identifier: GPL-3.0-or-later
"""Workshops in the middle, for tests of what comes late in them."""

import json
import os
import subprocess

SEEDS = os.environ["ETHOS_DATA_DIR"]
NOTES = [f"{number} {what}" for number, what in enumerate((
    "asked twice at handover", "called the family back", "thanked the night shift",
    "stopped a joke", "wrote the plan down", "let a student speak"))]


def tool(*arguments):
    subprocess.run([os.path.join(os.environ["ETHOS_BUILD_DIR"], "src/tool/ethos-tool"), *arguments],
                   check=True, capture_output=True)


def make(path, current, notes=NOTES):
    """The sample, whose notes have been revealed, in the step of that id."""
    deck = path + ".deck.json"
    tool("import", os.path.join(os.environ["G_TEST_SRCDIR"], "data/statements/health-body.txt"),
         "-o", deck)
    tool("new", "--deck", deck, "--agenda",
         os.path.join(SEEDS, "agendas/sample-5-minutes.en.json"), "-o", path)
    with open(path, encoding="utf-8") as file:
        workshop = json.load(file)
    write, sort, line = workshop["activities"][1:4]
    now = {"sort": sort, "line": line}[current]
    for step in workshop["activities"]:
        if step is now:
            break
        step.update(state="done", timer_state="finished")
    write.update(prompt_shown=True, revealed=True, notes=[
        {"id": f"note-{index}", "text": text} for index, text in enumerate(notes)])
    now["state"] = "active"
    workshop["current"] = now["id"]
    with open(path, "w", encoding="utf-8") as file:
        json.dump(workshop, file)

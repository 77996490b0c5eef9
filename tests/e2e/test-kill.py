# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills Ethos in the middle of note taking, several times in the same workshop, and looks whether
every note that the window had called saved is there afterwards."""

import re

import driver

COUNT = re.compile(r"^(\d+) notes?, all saved")
STEP = "Write in silence"
# How many more notes have to be saved before the axe falls, round by round; the last one falls
# while a word is being typed.
ROUNDS = (3, 1, 4)


def count_saved(tree):
    """How many notes the window says are saved; none while it says that it is saving."""
    for node in tree.find_all("label"):
        found = COUNT.match(node.name)
        if found:
            return int(found.group(1))
    return 0


def kill_while_typing(ethos, texts, wanted):
    """Types without a pause and kills as soon as that many are called saved. Returns how many
    were."""
    ethos.reach("text", "Write a note", key="shift+Tab")
    typing = ethos.desktop.type_lines(texts)
    saved = ethos.wait(f"{wanted} saved notes", lambda tree: (
        count_saved(tree) if count_saved(tree) >= wanted else None))
    ethos.kill()
    # Typing ends by itself: were it killed between the press and the release of a key, that key
    # would repeat for ever.
    typing.wait()
    return saved


def is_behind(texts):
    """Whether the file lacks any of these, so that something has to come back."""
    content = ""
    for path in driver.find_workshops():
        with open(path, encoding="utf-8") as file:
            content += file.read()
    return any(text not in content for text in texts)


def read_notes(ethos):
    """The notes as the list before the reveal has them."""
    ethos.press("Review before Reveal")
    notes = ethos.find("list", "Notes")
    ethos.wait("the list of notes", lambda tree: tree.find_all("push-button", "Set Aside"))
    notes = ethos.find("list", "Notes")
    found = {label.name for label in notes.find_all("label")}
    ethos.press("Cover Again")
    return found


def check_hidden(ethos):
    """Nobody has said yet that the room cannot see this screen."""
    told = [said for node in ethos.tree().walk() for said in node.words if "of round" in said]
    if told:
        raise driver.Failure(f"these were told before the reveal: {told}")


def answer_screen(ethos):
    """A window that has just been opened asks again: the room may see another screen by now."""
    ethos.press("Can the Room See This Screen?")
    ethos.press("Only I Can See It", within=driver.find_dialog)
    ethos.wait("the question to go", lambda tree: driver.find_dialog(tree) is None)


def test_killed_while_notes_are_typed(start):
    ethos = start()
    ethos.begin_sample()
    ethos.next_step(STEP)

    written = []
    promised = 0
    for number, wanted in enumerate(ROUNDS):
        texts = [f"note {index} of round {number}" for index in range(wanted + 2)]
        saved = kill_while_typing(ethos, texts, promised + wanted)
        expected = texts[:saved - promised]

        behind = is_behind(expected)
        ethos = start(*driver.find_workshops())
        if behind:
            ethos.find_text(re.compile("came back|recovered|restored|brought back", re.I))
        else:
            print("# the file was written just before", flush=True)
        ethos.find("push-button", "Can the Room See This Screen?")
        check_hidden(ethos)
        answer_screen(ethos)
        assert ethos.running_step() == STEP, ethos.running_step()
        ethos.find("level-bar", "Time left")
        notes = read_notes(ethos)
        missing = [text for text in written + expected if text not in notes]
        if missing:
            raise driver.Failure(f"the window called these saved, but they are gone: {missing}\n"
                                 f"there are {sorted(notes)}")
        # The note that was being typed when it ended is a draft: a note is whole or not there.
        whole = written + texts
        strangers = [note for note in notes if "round" in note and note not in whole]
        if strangers:
            raise driver.Failure(f"these were never written: {strangers}")
        written += [text for text in texts if text in notes]
        promised = len(written)
    ethos.close()


driver.run(test_killed_while_notes_are_typed)

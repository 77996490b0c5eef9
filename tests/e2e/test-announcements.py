# SPDX-License-Identifier: GPL-3.0-or-later
"""What is announced is said by what has the focus for whoever is on the bus. GTK tells some of its
widgets to nobody, so that only the bus can say who is heard."""

import os

import driver
import keyboard
import workshop

LINE = "We ask twice before we hand over."


def open_lines(start):
    """A workshop in which lines are written, with the keyboard in the box for a new one."""
    path = os.path.join(os.environ["HOME"], "workshop.ethos")
    workshop.make(path, "line")
    ethos = start(path)
    keys = keyboard.Keyboard(ethos)
    keys.hear_of("push-button", "Show Prompt")
    ethos.skip = ("EthosPreviewView", "EthosStartPage")
    keys.go("text", "New line", key="shift+Tab", at_most=14)
    return path, ethos, keys


def test_said_in_an_entry(start):
    _, ethos, keys = open_lines(start)
    ethos.listen()
    keys.type(LINE, "")
    ethos.wait_said("Line added")
    keys.hear_of("text", "New line")
    ethos.close()


keyboard.start_listening()
driver.run(test_said_in_an_entry)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows that open over the main one are told as dialogs with their titles. GTK itself knows of
roles that it tells nobody, so that only the bus can say."""

import re

import driver
import keyboard

NOTES = "asked twice at handover\ncalled the family back\n"


def check(ethos, title):
    """Hears of a window that has just been opened, and leaves it."""
    ethos.find("dialog", title)
    ethos.desktop.keys("Escape")
    ethos.wait_gone("dialog", title)


def choose(ethos, item):
    """Opens a window from the main menu."""
    ethos.desktop.keys("F10")
    ethos.wait_focus("menu-item")
    ethos.reach("menu-item", item, key="Down")
    ethos.desktop.keys("Return")


def test_windows(start):
    driver.require("xclip")
    ethos = start()
    ethos.wait_focus("push-button", re.compile("^Try a Sample"))
    ethos.desktop.keys("ctrl+comma")
    check(ethos, "Preferences")
    ethos.desktop.keys("ctrl+question")
    check(ethos, "Keyboard Shortcuts")
    choose(ethos, "About Ethos")
    check(ethos, "About")
    ethos.begin_sample()
    choose(ethos, "Previous Versions…")
    check(ethos, "Previous Versions")
    ethos.next_step("Write in silence")
    ethos.reach("text", "Write a note", key="shift+Tab")
    keyboard.copy(NOTES)
    ethos.desktop.keys("ctrl+v")
    check(ethos, "Paste Notes")
    ethos.press("Pass the Keyboard")
    ethos.find("dialog", "Write a note")
    ethos.desktop.keys("Escape")
    ethos.press("Give Back", within=lambda tree: next(
        iter(tree.find_all("dialog", "Give the Keyboard Back?")), None))
    ethos.wait_gone("dialog", "Write a note")
    ethos.close()


driver.run(test_windows)

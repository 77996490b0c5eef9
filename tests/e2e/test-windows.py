# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows that open over the main one are told as dialogs with their titles. GTK itself knows of
roles that it tells nobody, so that only the bus can say."""

import re

import driver
import keyboard

NOTES = "asked twice at handover\ncalled the family back\n"


def check(ethos, title, key):
    ethos.desktop.keys(key)
    ethos.find("dialog", title)
    ethos.desktop.keys("Escape")
    ethos.wait_gone("dialog", title)


def test_windows(start):
    driver.require("xclip")
    ethos = start()
    ethos.wait_focus("push-button", re.compile("^Try a Sample"))
    check(ethos, "Preferences", "ctrl+comma")
    check(ethos, "Keyboard Shortcuts", "ctrl+question")
    ethos.begin_sample()
    ethos.next_step("Write in silence")
    ethos.reach("text", "Write a note", key="shift+Tab")
    keyboard.copy(NOTES)
    check(ethos, "Paste Notes", "ctrl+v")
    ethos.close()


driver.run(test_windows)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Hands on a keyboard and ears for a screen reader: what a person has who uses no pointer and sees
no screen. Only keys act; the accessibility bus only tells, and refuses everything else."""

import re
import subprocess
import time

import driver

# From one thing to do to the next. Beyond that, people stop pressing Tab and look for a mouse.
MAX_TABS = 8
# The window may be busy, but not for longer than people wait for the focus.
FOCUS_PATIENCE = 10
# What a key does to the focus shows within this, or it does nothing.
KEY_PATIENCE = 2
# What has no name goes by that of its type.
TYPE_NAME = re.compile(r"\b(Gtk|Adw|Ethos)[A-Z]")


def start_listening():
    """From here on nothing but keys acts, and whoever tries fails."""
    driver.Node.only_listens = True
    probe = driver.Node(None, "", "")
    for act in (probe.act, lambda: probe.select(0), lambda: probe.set_text("")):
        try:
            act()
        except driver.Failure:
            continue
        raise driver.Failure("something but keys could act")


def says_enough(node):
    return bool(node.role and node.name.strip() and not TYPE_NAME.search(node.name))


def copy(text, target="UTF8_STRING"):
    """Puts text into the clipboard, as another program does."""
    subprocess.run(["xclip", "-selection", "clipboard", "-target", target, "-in"],
                   input=text.encode(), check=True, stdout=subprocess.DEVNULL)


class Keyboard:
    """Hands on the keys of a running Ethos."""

    def __init__(self, ethos):
        self.ethos = ethos
        self.desktop = ethos.desktop
        # How far things were: what was reached, by which key, in how many presses.
        self.ways = []

    def hear(self):
        """What the focus is on. It is on something that says what it is and how it is called."""
        limit = time.monotonic() + FOCUS_PATIENCE
        while True:
            node = self.ethos.focused()
            if node is not None and node.role != "gone" and says_enough(node):
                return node
            if time.monotonic() > limit:
                where = "nowhere" if node is None else f"on {node}, which says too little"
                raise driver.Failure(f"the focus is {where}; there is\n"
                                     f"{self.ethos.tree().dump()}")
            time.sleep(driver.PAUSE)

    def hear_of(self, role=None, name=None):
        """Waits until the focus is there by itself."""
        self.ethos.wait_focus(role, name)
        return self.hear()

    def press(self, *names):
        self.desktop.keys(*names)

    def type(self, *lines):
        self.desktop.type(*lines)

    def go(self, role=None, name=None, key="Tab", at_most=MAX_TABS, **how):
        """Moves the focus there. Each stop on the way says what it is."""
        stops = [self.hear()]
        while not stops[-1].matches(role, name, **how):
            if len(stops) > at_most:
                break
            self.press(key)
            stops.append(self.hear_other(stops[-1]))
            if stops[-1].path == stops[-2].path:
                break
        else:
            self.ways.append(f"{len(stops) - 1} × {key} to {stops[-1].name!r}")
            return stops[-1]
        seen = "\n".join(str(stop) for stop in stops)
        raise driver.Failure(f"{role} {driver.describe(name)} is not within {at_most} × {key}; on "
                             f"the way were\n{seen}\nthere is\n{self.ethos.tree().dump()}")

    def hear_other(self, before):
        """What the focus is on after a key that moves it; the same where it does not."""
        limit = time.monotonic() + KEY_PATIENCE
        while True:
            node = self.hear()
            if node.path != before.path or time.monotonic() > limit:
                return node
            time.sleep(driver.PAUSE)

    def do(self, name, role=("push-button", "toggle-button"), with_key="space", **how):
        """Goes to a button and presses it."""
        self.go(role, name, **how)
        self.press(with_key)

    def next(self, name):
        """Does what comes next, by the key for that, which works wherever the focus is. A press
        that follows the last one too soon counts for nothing, and people press again."""
        self.ethos.wait(f"{name} to come next", lambda tree: self.is_next(tree, name))
        limit = time.monotonic() + driver.PATIENCE
        while self.is_next(self.ethos.tree(), name):
            if time.monotonic() > limit:
                raise driver.Failure(f"{name} does nothing; there is\n{self.ethos.tree().dump()}")
            self.hear()
            self.press("alt+Right")
            self.wait_over(name)
        self.hear()

    def wait_over(self, name):
        until = time.monotonic() + driver.PRESS_PATIENCE
        while time.monotonic() < until and self.is_next(self.ethos.tree(), name):
            time.sleep(driver.PAUSE)

    @staticmethod
    def is_next(tree, name):
        return getattr(driver.find_primary(tree), "name", None) == name

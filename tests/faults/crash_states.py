# SPDX-License-Identifier: GPL-3.0-or-later
"""Power cuts that need no root: from everything that a program wrote, the folders that a disk may
hold when the power goes at any moment.

What was not synced may be there or not, whatever came later; a file system promises no more. So a
file has the bytes of its last fsync and any part of what was written since, and a folder has the
names of its last fsync and any of the changes since. Real file systems are kinder.
"""

import os
import random
import shutil
import stat

import harness
import process_faults

O_CREAT = os.O_CREAT
O_TRUNC = os.O_TRUNC

class Inode:
    def __init__(self, content=b"", synced=None):
        self.content = content
        self.synced = content if synced is None else synced
        # What was written since, in order: (offset, bytes), or a length.
        self.changes = []

    def copy(self):
        twin = Inode(self.content, self.synced)
        twin.changes = list(self.changes)
        return twin

    @staticmethod
    def apply(content, change):
        if isinstance(change, int):
            return content[:change].ljust(change, b"\0")
        offset, data = change
        content = content.ljust(offset, b"\0")
        return content[:offset] + data + content[offset + len(data):]

    def change(self, change):
        self.content = self.apply(self.content, change)
        self.changes.append(change)

    def sync(self):
        self.synced = self.content
        self.changes = []

    def throw(self, dice):
        """The synced bytes and some of what came later, perhaps only its length."""
        content = self.synced
        for change in self.changes:
            if dice.random() < 0.5:
                content = self.apply(content, change)
            elif not isinstance(change, int) and dice.random() < 0.3:
                content = self.apply(content, (change[0], b"\0" * len(change[1])))
        return content


class Disk:
    """Names and files, as they are and as they were synced."""

    def __init__(self):
        self.names = {}
        self.synced = {}
        # Changes of names since, in order: (path, inode, None for a folder, or GONE).
        self.pending = []
        self.open = {}

    GONE = "gone"
    FOLDER = "folder"

    @classmethod
    def read(cls, folder):
        disk = cls()
        for top, folders, names in os.walk(folder):
            for name in folders:
                disk.synced[os.path.join(top, name)] = cls.FOLDER
            for name in names:
                path = os.path.join(top, name)
                disk.synced[path] = Inode(harness.read(path))
        disk.names = dict(disk.synced)
        return disk

    def name(self, path, what):
        if what is self.GONE:
            self.names.pop(path, None)
        else:
            self.names[path] = what
        self.pending.append((path, what))

    @staticmethod
    def settle(names, path, what):
        if what is Disk.GONE:
            names.pop(path, None)
        else:
            names[path] = what

    def sync_folder(self, folder):
        rest = []
        for path, what in self.pending:
            if os.path.dirname(path) == folder:
                self.settle(self.synced, path, what)
            else:
                rest.append((path, what))
        self.pending = rest

    def do(self, word, number, value, data):
        path = os.fsdecode(data)
        if word == "open":
            inode = self.names.get(path)
            if inode is None and value & O_CREAT:
                inode = Inode()
                self.name(path, inode)
            if isinstance(inode, Inode) and value & O_TRUNC and inode.content:
                inode.change(0)
            self.open[number] = (path, inode)
        elif word == "write":
            self.open[number][1].change((value, data))
        elif word == "truncate":
            self.open[number][1].change(value)
        elif word == "sync":
            folder, inode = self.open[number]
            if isinstance(inode, Inode):
                inode.sync()
            else:
                self.sync_folder(folder)
        elif word == "close":
            self.open.pop(number, None)
        elif word == "remove":
            self.name(path, self.GONE)
        elif word == "folder":
            self.name(path, self.FOLDER)
        elif word == "rename":
            source, target = os.fsdecode(data[:value]), os.fsdecode(data[value:])
            inode = self.names.get(source)
            self.name(target, inode)
            self.name(source, self.GONE)

    def states(self, dice, throws):
        """What may be there when the power goes now: names and their bytes. Beside the three that
        are always tried, some of chance."""
        def content(names, get):
            return {path: what if what is self.FOLDER else get(what)
                    for path, what in names.items()}

        yield "nothing unsynced", content(self.synced, lambda inode: inode.synced)
        yield "all names, no bytes", content(self.names, lambda inode: inode.synced)
        yield "all bytes, no names", content(self.synced, lambda inode: inode.content)
        for number in range(throws):
            names = dict(self.synced)
            for path, what in self.pending:
                if dice.random() < 0.5:
                    self.settle(names, path, what)
            yield f"chance {number}", content(names, lambda inode: inode.throw(dice))


def lay(desk, state):
    shutil.rmtree(desk, ignore_errors=True)
    os.makedirs(desk)
    for path, what in sorted(state.items()):
        if not os.path.isdir(os.path.dirname(path)):
            continue
        if what is Disk.FOLDER:
            os.mkdir(path, stat.S_IRWXU)
        else:
            with open(path, "wb") as file:
                file.write(what)


def collect(programs, desks, scenario, dice, throws):
    """All different states of one run: (what, state, acknowledged, home)."""
    template = harness.Template(programs, desks, scenario)
    desk, before = template.lay()
    disk = Disk.read(desk)
    log = os.path.join(desks.side("log"), "log")
    told = programs.work("run", scenario, desk, log=log)
    assert told.ended, f"{scenario} does not run: {told.errors}"
    said = harness.Told(0, "", "")
    seen = set()
    number = 0
    for word, descriptor, value, data in process_faults.parse_log(harness.read(log)):
        if word == "call":
            continue
        if word == "told":
            said.lines += [line.partition(" ")[::2] for line in data.decode().splitlines()]
        else:
            number += 1
            disk.do(word, descriptor, value, data)
        for what, state in disk.states(dice, throws):
            acknowledged = before + said.acknowledged
            home = process_faults.find_home(said)
            key = (frozenset(state.items()), len(acknowledged), home)
            if key not in seen:
                seen.add(key)
                yield f"{scenario}, {what} at {number}", state, acknowledged, home


def cut_everywhere(row, programs, desks, throws, most=None):
    dice = random.Random(row.seed)
    cases = []
    for scenario in process_faults.SCENARIOS:
        # The path is in the state, so each state is laid where it was made.
        cases += [(scenario, case) for case in collect(programs, desks, scenario, dice, throws)]

    for scenario, (name, state, acknowledged, home) in process_faults.sample(cases, most, row.seed):
        desk = desks.get()
        lay(desk, state)
        torn = harness.find_torn(desk) if scenario != "damaged" else []
        must_exist = scenario != "first-save" or bool(acknowledged)
        row.count([f"torn: {torn}"] * bool(torn) +
                  harness.check_after(programs, desk, acknowledged, home, must_exist,
                                      scenario in process_faults.ERASING), name)

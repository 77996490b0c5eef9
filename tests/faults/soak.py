# SPDX-License-Identifier: GPL-3.0-or-later
"""Thirty people write, and the program is killed again and again, at any moment."""

import os
import random
import select
import signal
import subprocess
import time

import harness

WRITERS = 30
# How long a program lives, at most, behind its start.
LIFE_SECONDS = 0.08
# After so many kills the next workshop begins: a room does not write more.
KILLS_A_WORKSHOP = 25
FILE_NAME = "Soak.ethos"


class Room:
    """Writers who each wait for their note to be called saved before they write the next one."""

    def __init__(self, number):
        self.number = number
        self.written = 0
        self.acknowledged = []
        self.waiting = set()

    def next_note(self):
        self.written += 1
        text = f"w{self.number}-{self.written:06d} said in a whole sentence"
        self.waiting.add(text)
        return text.encode() + b"\n"

    def take(self, lines):
        """Returns what is written because of it."""
        notes = b""
        for line in lines:
            word, _, text = line.decode().partition(" ")
            if word == "ack":
                self.acknowledged.append(text)
                self.waiting.discard(text)
                notes += self.next_note()
        return notes


def kill(worker):
    os.kill(worker.pid, signal.SIGKILL)


def live(programs, desk, room, seconds, end_life=kill, last_words=True):
    """One life of the program, ended by SIGKILL or as @end_life does it. @last_words: whether what
    it says while it dies counts. Returns what is wrong."""
    path = os.path.join(desk, "documents", FILE_NAME)
    with subprocess.Popen([programs.worker, "serve", path, desk], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=programs.environment()) as worker:
        rest = b""
        end = None
        given_up = time.monotonic() + harness.PATIENCE
        while end is None or time.monotonic() < end:
            left = (end or given_up) - time.monotonic()
            ready, _, _ = select.select([worker.stdout], [], [], max(left, 0))
            if not ready:
                continue
            part = os.read(worker.stdout.fileno(), 65536)
            if not part:
                worker.wait()
                return [f"ended by itself: {worker.returncode} {worker.stderr.read().decode()}"]
            *lines, rest = (rest + part).split(b"\n")
            notes = room.take(lines)
            if end is None and any(line.startswith(b"ready") for line in lines):
                end = time.monotonic() + seconds
                notes += b"".join(room.next_note() for _ in range(WRITERS))
            if notes:
                worker.stdin.write(notes)
                worker.stdin.flush()
            if end is None and time.monotonic() > given_up:
                return ["it does not start"]
        end_life(worker)
        if last_words:
            lines = (rest + worker.stdout.read()).split(b"\n")
            room.take(lines[:-1])
        return []


def check(programs, desk, room):
    told, findings = harness.open_twice(programs, desk, FILE_NAME)
    notes = told.get("note")
    there = set(notes)
    lost = [text for text in room.acknowledged if text not in there]
    if lost:
        findings.append(f"{len(lost)} acknowledged notes are lost: {lost[:3]}")
    if len(there) != len(notes):
        findings.append(f"{len(notes) - len(there)} notes are doubled")
    return findings


# On a slow machine a life is short of notes; so many times as many lives make up for it.
LIVES_AT_MOST = 3


def kill_again_and_again(row, programs, desks, n_kills, n_notes):
    """At least so many kills, and at least so many notes that were called saved: fewer would be a
    row that looks held because it was hardly tried."""
    dice = random.Random(row.seed)
    acknowledged = 0
    number = 0
    while row.cases < n_kills or acknowledged < n_notes and row.cases < n_kills * LIVES_AT_MOST:
        desk = desks.clear()
        room = Room(number)
        number += 1
        for _ in range(KILLS_A_WORKSHOP):
            row.count(live(programs, desk, room, dice.uniform(0.005, LIFE_SECONDS)), "soak")
        row.add(0, check(programs, desk, room))
        acknowledged += len(room.acknowledged)
    row.remarks.append(f"{acknowledged} acknowledged notes, each looked for afterwards")
    if acknowledged < n_notes:
        row.add(0, [f"only {acknowledged} notes were acknowledged, not {n_notes}"])
    return acknowledged

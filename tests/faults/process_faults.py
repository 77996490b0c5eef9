# SPDX-License-Identifier: GPL-3.0-or-later
"""Real processes that are killed, or whose calls fail, before every single file call."""

import errno
import os
import random

import harness

ERRNOS = ("ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES", "EMFILE", "EINTR", "ENOMEM")
SCENARIOS = ("first-save", "overwrite", "append", "compaction", "recovery", "save-as", "damaged",
             "close", "erase", "rebase", "rebase-erase")
ERASING = ("erase", "rebase-erase")
KILLED = -9


def read_count(path):
    content = harness.read(path)
    return int(content) if content else 0


def parse_log(log):
    """The records of the shim: word, descriptor, number, data."""
    at = 0
    while at < len(log):
        end = log.index(b"\n", at)
        word, number, value, size = log[at:end].decode().split()
        at = end + 1 + int(size)
        yield word, int(number), int(value), log[end + 1:at]


def list_calls(log):
    """The names of all calls that count, in their order."""
    return [data.decode() for word, _, _, data in parse_log(log) if word == "call"]


def collect_versions(folder):
    return [harness.read(os.path.join(folder, name)) for name in os.listdir(folder)]


def find_home(told):
    """The file in which the workshop was when the program ended."""
    moved = any(path.endswith(harness.OTHER_FILE_NAME) for path in told.get("saved"))
    return harness.OTHER_FILE_NAME if moved else harness.FILE_NAME


class WorkerScenario:
    """A workshop that the worker works on."""

    def __init__(self, programs, desks, name):
        self.programs = programs
        self.desks = desks
        self.name = name
        self.template = harness.Template(programs, desks, name)

    def count(self):
        desk, _ = self.template.lay()
        log = os.path.join(self.desks.side("count"), "log")
        told = self.programs.work("run", self.name, desk, log=log)
        assert told.ended, f"{self.name} does not run: {told.errors}"
        self.descriptors = int(told.get("descriptors")[-1])
        self.calls = list_calls(harness.read(log))
        return len(self.calls)

    def try_one(self, **faults):
        """Lays the desk, runs the scenario; returns what it told and what is wrong so far."""
        desk, before = self.template.lay()
        path = os.path.join(desk, "documents", harness.FILE_NAME)
        old = harness.read(path)
        copies = self.desks.side("copies")
        told = self.programs.work("run", self.name, desk, copies=copies, **faults)
        now = harness.read(path)
        findings = []
        if now != old and now not in collect_versions(copies):
            findings.append("the file is neither the old nor a new one")
        acknowledged = before + told.acknowledged
        must_exist = old is not None or bool(told.acknowledged)
        return told, findings, lambda: harness.check_after(
            self.programs, desk, acknowledged, find_home(told), must_exist, self.name in ERASING)

    def kill(self, at, mode):
        told, findings, check = self.try_one(at=at, mode=mode)
        if told.code != KILLED and not told.ended:
            findings.append(f"ended by itself: {told.code} {told.errors}")
        return findings + check()

    def fail(self, at, mode, name):
        told, findings, check = self.try_one(at=at, mode=mode, errno=getattr(errno, name),
                                             try_again=1)
        if not told.ended:
            findings.append(f"died: {told.code} {told.errors}")
            return findings + check()
        early = told.before("again")
        pending = int(told.get("pending")[0])
        if pending > 0 and not early.get("told"):
            findings.append(f"{pending} notes were not saved, and nobody was told")
        if pending > len(told.acknowledged) - len(early.acknowledged):
            findings.append("trying again did not save everything")
        if int(told.get("descriptors")[-1]) > self.descriptors:
            findings.append(f"descriptors: {told.get('descriptors')[-1]}, not {self.descriptors}")
        return findings + check()


    def fail_and_die(self, at):
        """A sync fails as on a disk that does, and the program goes on a little and ends: nobody
        saves once more."""
        told, findings, check = self.try_one(at=at, mode="once", errno=errno.EIO)
        if not told.ended:
            findings.append(f"died: {told.code} {told.errors}")
        return findings + check()


class ToolScenario:
    """A file that ethos-tool makes in the place of an older one."""

    def __init__(self, programs, desks, name, source, arguments, output):
        self.programs = programs
        self.desks = desks
        self.name = name
        self.source = source
        self.arguments = arguments
        self.output = output

    def lay(self):
        desk = self.desks.clear()
        path = os.path.join(desk, self.output)
        with open(path, "w", encoding="utf-8") as file:
            file.write("what was there before\n")
        return desk, path

    def run(self, desk, **faults):
        path = os.path.join(desk, self.output)
        arguments = [part.format(source=self.source, output=path) for part in self.arguments]
        environment = self.programs.environment(desk if faults else None, **faults)
        environment["HOME"] = self.desks.top
        return self.programs.run([self.programs.tool, *arguments], environment)

    def count(self):
        desk, path = self.lay()
        count = os.path.join(self.desks.side("count"), "n")
        told = self.run(desk, count=count)
        assert told.code == 0, f"{self.name} does not run: {told.errors}"
        self.whole = harness.read(path)
        return read_count(count)

    def check(self, desk, path, old):
        """The file is old or whole, and making it again works and leaves nothing behind."""
        findings = []
        now = harness.read(path)
        if now not in (old, self.whole):
            findings.append(f"{self.output} is neither the old nor a new one: {len(now or b'')} "
                            f"bytes of {len(self.whole)}")
        told = self.run(desk)
        if told.code != 0 or harness.read(path) != self.whole:
            findings.append(f"making it again does not work: {told.errors}")
        return findings

    def kill(self, at, mode):
        desk, path = self.lay()
        old = harness.read(path)
        told = self.run(desk, at=at, mode=mode)
        findings = []
        if told.code not in (KILLED, 0):
            findings.append(f"ended by itself: {told.code} {told.errors}")
        return findings + self.check(desk, path, old)

    def fail(self, at, mode, name):
        desk, path = self.lay()
        old = harness.read(path)
        told = self.run(desk, at=at, mode=mode, errno=getattr(errno, name))
        findings = []
        now = harness.read(path)
        if told.code == 0 and now != self.whole:
            findings.append("called done, but it is not")
        if told.code not in (0, 1):
            findings.append(f"died: {told.code} {told.errors}")
        if told.code == 1 and not told.errors.startswith("ethos-tool: "):
            findings.append(f"it failed and said {told.errors!r}")
        # Where nothing works any more, nothing can be taken away either.
        if mode == "once":
            findings += [f"left behind: {name}" for name in os.listdir(desk) if name != self.output]
        return findings + self.check(desk, path, old)


def list_scenarios(programs, desks, source):
    """Those of the table and three more. @source: the folder of the project."""
    statement = os.path.join(source, "tests/data/statements/health-body.txt")
    agenda = os.path.join(source, "seeds/agendas/sample-5-minutes.en.json")
    deck = os.path.join(desks.top, "deck.json")
    workshop = os.path.join(desks.top, "workshop.ethos")
    for arguments in (["import", statement, "-o", deck],
                      ["new", "--deck", deck, "--agenda", agenda, "-o", workshop]):
        made = programs.run([programs.tool, *arguments], programs.environment())
        assert made.code == 0, made.errors
    tools = (
        ("import", statement, ["import", "--force", "{source}", "-o", "{output}"], "deck.json"),
        ("export", workshop, ["record", "--force", "{source}", "-o", "{output}"], "record.md"),
        ("poster", workshop, ["poster", "--force", "{source}", "-o", "{output}"], "poster.pdf"),
    )
    return [WorkerScenario(programs, desks, name) for name in SCENARIOS] + \
           [ToolScenario(programs, desks, *row) for row in tools]


def sample(cases, most, seed):
    """All of them, or as many as there is time for, the same ones for the same seed."""
    if most is None or len(cases) <= most:
        return cases
    return random.Random(seed).sample(cases, most)


def kill_everywhere(row, programs, desks, source, jobs, most=None):
    cases = [(scenario, at, mode)
             for scenario in list_scenarios(programs, desks, source)
             for at in range(1, scenario.count() + 1)
             for mode in ("kill", "halfway")]

    def try_one(case):
        scenario, at, mode = case
        row.count(scenario.kill(at, mode), f"{scenario.name}, {mode} at {at}")

    harness.run_all(jobs, try_one, sample(cases, most, row.seed))


# So many syncs of each scenario fail in a part of the campaign: each has more, and how many exactly
# depends on which notes a thread happens to write together.
SYNCS_OF_A_PART = 10


def fail_syncs(row, scenarios, most):
    """What a disk that fails does first of all. @most: of each scenario."""
    for scenario in scenarios:
        syncs = [(at, name) for at, name in enumerate(scenario.calls, 1)
                 if name in ("fsync", "fdatasync")]
        for at, name in sample(syncs, most, row.seed):
            row.count(scenario.fail_and_die(at), f"{scenario.name}, {name} fails at {at}")


def fail_everywhere(row, programs, desks, source, jobs, most=None, syncs=None):
    """@most, @syncs: how many cases, and how many syncs of each scenario; None: all of them."""
    scenarios = list_scenarios(programs, desks, source)
    cases = [(scenario, at, mode, name)
             for scenario in scenarios
             for at in range(1, scenario.count() + 1)
             for mode in ("once", "always")
             for name in ERRNOS]
    fail_syncs(row, [scenario for scenario in scenarios
                     if isinstance(scenario, WorkerScenario)], syncs)

    def try_one(case):
        scenario, at, mode, name = case
        row.count(scenario.fail(at, mode, name), f"{scenario.name}, {name} {mode} at {at}")

    harness.run_all(jobs, try_one, sample(cases, most, row.seed))

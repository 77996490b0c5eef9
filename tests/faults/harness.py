# SPDX-License-Identifier: GPL-3.0-or-later
"""What all rows of the campaign share: programs that run under the shim, what they told, and what
is found when a workshop is opened again."""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor

# A program that waits for something that does not come is a finding, not a reason to wait.
PATIENCE = 20

FILE_NAME = "Tried.ethos"
OTHER_FILE_NAME = "Elsewhere.ethos"
SECRET = "Dr Nobody shouted"

# More would only say the same again.
FINDINGS_SHOWN = 5


class Found(Exception):
    """One finding is enough."""


class Row:
    """One line of the table: how many cases were tried, and what was found. An eager one stops at
    the first finding."""

    def __init__(self, name, seed, eager=False):
        self.name = name
        self.seed = seed
        self.eager = eager
        self.cases = 0
        self.findings = []
        self.remarks = []
        self.impossible = None
        self.lock = threading.Lock()

    def count(self, findings=(), case=""):
        self.add(1, [f"{case}: {finding}" for finding in findings])

    def add(self, cases, findings=()):
        with self.lock:
            self.cases += cases
            self.findings += findings
            if self.eager and self.findings:
                raise Found

    def show(self, seconds, prefix=""):
        state = f"impossible here: {self.impossible}" if self.impossible else \
            f"{self.cases:>7} cases {len(self.findings):>4} failures"
        print(f"{prefix}{self.name:<24} {state}  seed {self.seed}  {seconds:.0f} s", flush=True)
        for remark in self.remarks:
            print(f"{prefix}    {remark}", flush=True)
        for finding in self.findings[:FINDINGS_SHOWN]:
            print(f"{prefix}  ! {finding}", flush=True)
        if len(self.findings) > FINDINGS_SHOWN:
            print(f"{prefix}  ! … and {len(self.findings) - FINDINGS_SHOWN} more", flush=True)


class Impossible(Exception):
    """This machine, or this person, can't do what the row needs."""


class Told:
    """What a program said, and how it ended."""

    def __init__(self, code, output, errors):
        self.code = code
        self.errors = errors
        self.lines = [line.partition(" ")[::2] for line in output.splitlines()]

    def get(self, what):
        return [text for word, text in self.lines if word == what]

    def before(self, mark):
        """What was said before a line that begins so."""
        early = Told(self.code, "", self.errors)
        for word, text in self.lines:
            if word == mark:
                break
            early.lines.append((word, text))
        return early

    @property
    def acknowledged(self):
        return self.get("ack")

    @property
    def ended(self):
        return bool(self.get("end"))


class Programs:
    """The programs of one build."""

    def __init__(self, build, worker=None):
        self.build = build
        self.worker = worker or os.path.join(build, "tests/faults/fault-worker")
        self.shim = os.path.join(build, "tests/faults/ethos-fault-shim.so")
        self.tool = os.path.join(build, "src/tool/ethos-tool")
        self.damage = os.path.join(build, "tests/faults/journal-damage")

    def find(self, name):
        return os.path.join(self.build, "tests/faults", name)

    def environment(self, folder=None, **faults):
        """Everything that the program could find out about this machine stays outside."""
        environment = {
            "PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8",
            "G_DEBUG": "fatal-warnings", "GIO_USE_VFS": "local", "MALLOC_CHECK_": "2",
        }
        if folder is not None:
            environment["LD_PRELOAD"] = self.shim
            environment["ETHOS_FAULT_DIR"] = folder
            for name, value in faults.items():
                environment[f"ETHOS_FAULT_{name.upper()}"] = str(value)
        return environment

    def run(self, command, environment, data=None, patience=PATIENCE):
        try:
            done = subprocess.run(command, env=environment, input=data, capture_output=True,
                                  timeout=patience, check=False)
        except subprocess.TimeoutExpired as late:
            return Told(None, (late.stdout or b"").decode(errors="replace"), "it hangs")
        return Told(done.returncode, done.stdout.decode(errors="replace"),
                    done.stderr.decode(errors="replace"))

    def work(self, verb, subject, desk, **faults):
        folder = desk if faults else None
        return self.run([self.worker, verb, subject, desk], self.environment(folder, **faults))

    def inspect(self, name, desk, verb="inspect"):
        return self.work(verb, os.path.join(desk, "documents", name), desk)

    def scenarios(self):
        return self.run([self.worker, "list"], self.environment()).lines


class Desks:
    """Folders at fixed paths, one for each thread, that become what they were again and again.
    A workshop knows the path of its file, so a copy elsewhere would not be the same."""

    def __init__(self, where=None):
        if where is None and os.access("/dev/shm", os.W_OK):
            where = "/dev/shm"
        self.top = tempfile.mkdtemp(prefix="ethos-faults-", dir=where)
        self.local = threading.local()
        self.n_desks = 0
        self.lock = threading.Lock()

    def get(self):
        if not hasattr(self.local, "desk"):
            with self.lock:
                self.n_desks += 1
                self.local.desk = os.path.join(self.top, f"desk-{self.n_desks}")
        return self.local.desk

    def clear(self):
        desk = self.get()
        shutil.rmtree(desk, ignore_errors=True)
        os.makedirs(desk)
        return desk

    def side(self, name):
        """A folder of the same thread that the shim does not watch."""
        path = self.get() + "-" + name
        shutil.rmtree(path, ignore_errors=True)
        os.makedirs(path)
        return path

    def remove(self):
        shutil.rmtree(self.top, ignore_errors=True)


class Template:
    """What is there before a scenario runs. Each thread prepares its own once, because the state
    tells the path."""

    def __init__(self, programs, desks, scenario):
        self.programs = programs
        self.desks = desks
        self.scenario = scenario
        self.local = threading.local()

    def lay(self):
        """Returns the desk and what was acknowledged in it."""
        desk = self.desks.get()
        if not hasattr(self.local, "saved"):
            self.desks.clear()
            told = self.programs.work("prepare", self.scenario, desk)
            assert told.ended, f"{self.scenario} could not be prepared: {told.errors}"
            self.local.acknowledged = told.acknowledged
            self.local.saved = f"{desk}-{self.scenario}"
            shutil.copytree(desk, self.local.saved)
        shutil.rmtree(desk)
        shutil.copytree(self.local.saved, desk)
        return desk, list(self.local.acknowledged)


def find_slope(values):
    """By Theil and Sen: the median of the slopes between all pairs, which outliers do not move."""
    slopes = [(values[j] - values[i]) / (j - i)
              for i in range(0, len(values), 7) for j in range(i + 1, len(values), 7)]
    return statistics.median(slopes)


def run_all(jobs, function, cases):
    """Runs function(case) for all cases, some at a time."""
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        for _ in pool.map(function, cases):
            pass


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def find_text(folder, text):
    """The files below a folder that have a text in them."""
    found = []
    for top, _, names in os.walk(folder):
        for name in names:
            content = read(os.path.join(top, name))
            if content is not None and text.encode() in content:
                found.append(os.path.join(top, name))
    return found


def find_leftovers(desk):
    """Temporary files, and state of workshops that never came to be."""
    found = [os.path.join(top, name) for top, _, names in os.walk(desk) for name in names
             if name.endswith(".tmp")]
    sessions = os.path.join(desk, "state", "sessions")
    for uid in os.listdir(sessions) if os.path.isdir(sessions) else []:
        place = read(os.path.join(sessions, uid, "place"))
        if place is None or not os.path.exists(place):
            found.append(os.path.join(sessions, uid))
    return found


def age(desk):
    """As if everything in it had been written long ago by the clock of the worker."""
    then = 1_700_000_000
    for top, folders, names in os.walk(desk):
        for name in folders + names:
            os.utime(os.path.join(top, name), (then, then), follow_symlinks=False)


def find_litter(programs, desk):
    """What is still there much later, when the next workshop has been made."""
    if not find_leftovers(desk):
        return []
    age(desk)
    programs.work("run", "next", desk)
    return [f"left behind: {path}" for path in find_leftovers(desk)]


def check_notes(told, acknowledged):
    """Every acknowledged note is there once, and no note is there twice."""
    findings = []
    notes = told.get("note")
    lost = [text for text in acknowledged if text not in notes]
    if lost:
        findings.append(f"lost: {lost}")
    if len(set(notes)) != len(notes):
        findings.append(f"doubled: {sorted(notes)}")
    return findings


def open_twice(programs, desk, name):
    """Opens a workshop as after a restart, opens it again, and closes it: what was found first, and
    what is wrong."""
    findings = []
    first = programs.inspect(name, desk)
    again = programs.inspect(name, desk, "close")
    if not first.ended or not first.get("sum"):
        findings.append(f"{name} does not open: {first.get('told')} {first.errors}")
    elif first.get("sum") != again.get("sum"):
        findings.append(f"{name} is another one when it is opened again")
    elif not again.ended:
        findings.append(f"{name} does not close: {again.errors}")
    return first, findings


def find_torn(desk):
    """Workshop files that are not whole, before anything mends them."""
    torn = []
    documents = os.path.join(desk, "documents")
    for name in sorted(os.listdir(documents)) if os.path.isdir(documents) else []:
        try:
            json.loads(read(os.path.join(documents, name)) if name.endswith(".ethos") else "{}")
        except ValueError:
            torn.append(name)
    return torn


def check_after(programs, desk, acknowledged, home=FILE_NAME, must_exist=True, erasing=False):
    """What is wrong with the workshop after a restart. @home is the file that it was in last;
    @erasing: its first note was to be removed everywhere, and may be gone already."""
    findings = []
    documents = os.path.join(desk, "documents")
    present = sorted(os.listdir(documents)) if os.path.isdir(documents) else []
    present = [name for name in present if name.endswith(".ethos")]
    if must_exist and home not in present:
        findings.append(f"{home} is gone")
    wanted = [text for text in acknowledged if text != "erased" and not (erasing and text == SECRET)]
    for name in present:
        first, wrong = open_twice(programs, desk, name)
        findings += wrong
        if name == home and not wrong:
            findings += check_notes(first, wanted)
            gone = SECRET not in first.get("note")
            if "erased" in acknowledged and not gone:
                findings.append("what was erased is back")
            if erasing and gone and find_text(desk, SECRET):
                findings.append(f"erased, but still in {find_text(desk, SECRET)}")
    return findings + find_litter(programs, desk)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks that are full, that lose their power, and that fail. Full ones need no root."""

import fcntl
import hashlib
import os
import random
import shutil
import struct
import subprocess
import tempfile
import time

import harness
import process_faults
import soak

# A disk of this size is written in no time, and large enough for a journal of xfs.
DISK_MIB = 384

# EXT4_IOC_SHUTDOWN and XFS_IOC_GOINGDOWN are the same number; 2 is “lose what is not on the disk”.
SHUTDOWN = 0x8004587D
NO_FLUSH = 2

# What is freed on a full disk when its person makes room.
BALLAST_KIB = 4096

PAGE = 4096
# So many pages behind those that are taken already: enough for each of them in the end.
PAGES_SWEPT = 56
FULL_AT_LEAST = 100
FULL_SCENARIOS = ("append", "overwrite", "compaction", "close")

# In a namespace of its own, so that nobody has to be root: a disk of a size, a scenario on it that
# ends when there is room, and a look at what is there.
ON_TINY_DISK = r'''
set -u
mount -t tmpfs -o size="$(($1 + $6))"k tmpfs "$2" || exit 1
head -c "$(($6 * 1024))" /dev/zero > "$2/ballast" && cp -a "$3/." "$2/" || exit 1
env LD_PRELOAD="$7" ETHOS_FAULT_DIR="$2" ETHOS_FAULT_COPIES="$8" ETHOS_FAULT_TRY_AGAIN=1 \
    ETHOS_FAULT_BALLAST="$2/ballast" "$4" run "$5" "$2"
for verb in inspect close; do echo "mark $verb"; "$4" "$verb" "$2/documents/Tried.ethos" "$2"; done
'''


def split(told):
    """What was told before and behind each mark."""
    parts = [harness.Told(told.code, "", told.errors)]
    for word, text in told.lines:
        if word == "mark":
            parts.append(harness.Told(told.code, "", told.errors))
        else:
            parts[-1].lines.append((word, text))
    return parts


def hash_bytes(content):
    return hashlib.sha256(content).hexdigest()


def measure(folder):
    """KiB of pages that the files in it take."""
    return sum(-(-os.path.getsize(os.path.join(top, name)) // PAGE) * PAGE // 1024
               for top, _, names in os.walk(folder) for name in names)


class TinyDisk:
    """What a scenario finds on a disk of its own, and what it needs where there is room."""

    def __init__(self, programs, desks, scenario):
        self.programs = programs
        self.desks = desks
        self.scenario = scenario
        self.template = harness.Template(programs, desks, scenario)
        desk, _ = self.template.lay()
        self.least = measure(desk)
        self.old = hash_bytes(harness.read(os.path.join(desk, "documents", harness.FILE_NAME)))
        told = programs.work("run", scenario, desk, try_again=1)
        assert told.ended, f"{scenario} does not run: {told.errors}"
        self.descriptors = int(told.get("descriptors")[-1])

    def run(self, size):
        """Returns what was told, what was acknowledged before, and all files that were made."""
        desk, before = self.template.lay()
        saved = desk + "-tiny"
        shutil.rmtree(saved, ignore_errors=True)
        shutil.copytree(desk, saved)
        copies = self.desks.side("copies")
        told = self.programs.run(
            ["unshare", "-Urm", "sh", "-c", ON_TINY_DISK, "sh", str(size), desk, saved,
             self.programs.worker, self.scenario, str(BALLAST_KIB), self.programs.shim, copies],
            self.programs.environment())
        if "unshare" in told.errors or "mount:" in told.errors and "denied" in told.errors:
            raise harness.Impossible("no namespaces without root here")
        made = [harness.read(os.path.join(copies, name)) for name in os.listdir(copies)]
        return told, before, {hash_bytes(content) for content in made}

    def check_run(self, ran, made):
        """What is wrong with how it went while the disk was full, and when there was room."""
        findings = []
        early = ran.before("again")
        pending = int((ran.get("pending") or ["0"])[0])
        if early.get("file")[-1:] not in ([self.old], *([one] for one in made)):
            findings.append("the file is neither the old nor a new one")
        if pending > 0 and not early.get("told"):
            findings.append("not saved, and nobody was told")
        if pending > len(ran.acknowledged) - len(early.acknowledged):
            findings.append("trying again with room did not save everything")
        if not ran.get("saved") and self.scenario != "bulky-close":
            findings.append("nothing could be saved when there was room")
        if int(ran.get("descriptors")[-1]) > self.descriptors:
            findings.append(f"descriptors: {ran.get('descriptors')[-1]}, not {self.descriptors}")
        return findings

    def try_size(self, size):
        """Returns whether there was too little room for anything, and what is wrong."""
        told, before, made = self.run(size)
        ran, *looked = split(told)
        if not ran.ended:
            return True, [f"died: {told.code} {told.errors}"]
        findings = self.check_run(ran, made)
        if len(looked) != 2 or not looked[0].get("sum") or \
                looked[0].get("sum") != looked[1].get("sum"):
            findings.append(f"it does not open as it was: {told.errors}")
        else:
            findings += harness.check_notes(looked[0], before + ran.acknowledged)
        return bool(ran.before("again").get("told")), findings


def fill(row, programs, desks, most=None):
    """Disks that become full at every page of every scenario."""
    disks = {name: TinyDisk(programs, desks, f"bulky-{name}") for name in FULL_SCENARIOS}
    cases = [(name, pages) for name in FULL_SCENARIOS for pages in range(PAGES_SWEPT)]
    full = {name: 0 for name in FULL_SCENARIOS}
    for name, pages in process_faults.sample(cases, most, row.seed):
        was_full, findings = disks[name].try_size(disks[name].least + pages * PAGE // 1024)
        full[name] += was_full
        row.count(findings, f"{name} with room for {pages} pages")
    row.remarks.append("full, and told so: " + ", ".join(f"{name} {full[name]}" for name in full))
    least = FULL_AT_LEAST if most is None else 1
    if sum(full.values()) < least:
        row.add(0, [f"{sum(full.values())} disks were full, not {least}"])


class LoopDisk:
    """A file system on a loop device, with a desk on it."""

    def __init__(self, kind, image=None):
        if os.geteuid() != 0:
            raise harness.Impossible("only root can mount a disk")
        if shutil.which(f"mkfs.{kind}") is None:
            raise harness.Impossible(f"mkfs.{kind} is missing")
        self.kind = kind
        self.top = tempfile.mkdtemp(prefix="ethos-disk-", dir="/dev/shm")
        self.point = os.path.join(self.top, "mount")
        self.desk = os.path.join(self.point, "desk")
        self.image = image or os.path.join(self.top, "image")
        self.device = None
        os.mkdir(self.point)
        try:
            if image is None:
                with open(self.image, "wb") as file:
                    file.truncate(DISK_MIB * 1024 * 1024)
            self.device = self.call("losetup", "-f", "--show", self.image).strip()
            self.make()
        except (OSError, subprocess.CalledProcessError) as error:
            self.remove()
            raise harness.Impossible(f"no disk could be made: {error}") from error

    @staticmethod
    def call(*command):
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def make(self):
        self.call(f"mkfs.{self.kind}", "-q", *(["-f"] if self.kind == "xfs" else ["-F"]),
                  self.device)
        self.mount()
        os.mkdir(self.desk)
        self.call("sync", "-f", self.desk)

    def mount(self):
        self.call("mount", "-t", self.kind, self.device, self.point)

    def unmount(self):
        # Who was killed may take a moment to let go of it.
        for _ in range(100):
            done = subprocess.run(["umount", self.point], capture_output=True, check=False)
            if done.returncode == 0:
                return
            time.sleep(0.02)
        raise OSError(f"{self.point} can't be unmounted: {done.stderr}")

    def cut_power(self):
        descriptor = os.open(self.point, os.O_RDONLY)
        try:
            fcntl.ioctl(descriptor, SHUTDOWN, struct.pack("I", NO_FLUSH))
        finally:
            os.close(descriptor)

    def remove(self):
        subprocess.run(["umount", self.point], capture_output=True, check=False)
        if self.device:
            subprocess.run(["losetup", "-d", self.device], capture_output=True, check=False)
        shutil.rmtree(self.top, ignore_errors=True)


def cut_power(row, programs, kind, n_cuts):
    """The power goes at any moment while thirty people write. What is called saved while it goes is
    not counted: a kernel that is told to lose everything still lets an fdatasync that is under way
    come back as if it had been done, for a plain loop of appends too."""
    dice = random.Random(row.seed)
    disk = LoopDisk(kind)
    acknowledged = 0

    def end_life(worker):
        disk.cut_power()
        soak.kill(worker)

    try:
        for number in range(0, n_cuts, soak.KILLS_A_WORKSHOP):
            room = soak.Room(number)
            shutil.rmtree(disk.desk)
            os.mkdir(disk.desk)
            disk.call("sync", "-f", disk.desk)
            for _ in range(min(soak.KILLS_A_WORKSHOP, n_cuts - number)):
                seconds = dice.uniform(0.002, soak.LIFE_SECONDS)
                row.count(soak.live(programs, disk.desk, room, seconds, end_life, False),
                          f"{kind} cut")
                disk.unmount()
                disk.mount()
            row.add(0, soak.check(programs, disk.desk, room))
            acknowledged += len(room.acknowledged)
    finally:
        disk.remove()
    row.remarks.append(f"{kind}: {n_cuts} cuts, {acknowledged} acknowledged notes, each looked for")


class FailingDisk:
    """A block device whose writes fail with EIO while a file is there."""

    def __init__(self):
        for program in ("nbdkit", "nbdfuse"):
            if shutil.which(program) is None:
                raise harness.Impossible(f"{program} is missing")
        self.top = tempfile.mkdtemp(prefix="ethos-block-")
        self.trigger = os.path.join(self.top, "fail")
        socket = os.path.join(self.top, "socket")
        fuse = os.path.join(self.top, "fuse")
        os.mkdir(fuse)
        self.servers = [subprocess.Popen(
            ["nbdkit", "-f", "-U", socket, "--filter=error", "memory", f"{DISK_MIB}M", "error=EIO",
             "error-pwrite-rate=100%", f"error-pwrite-file={self.trigger}"],
            stderr=subprocess.DEVNULL)]
        self.wait(socket)
        image = os.path.join(fuse, "disk")
        self.servers.append(subprocess.Popen(["nbdfuse", image, "--unix", socket],
                                             stderr=subprocess.DEVNULL))
        self.fuse = fuse
        self.wait(image)
        self.disk = LoopDisk("ext4", image)

    @staticmethod
    def wait(path):
        for _ in range(200):
            if os.path.exists(path):
                return
            time.sleep(0.02)
        raise harness.Impossible(f"{path} does not come up")

    def break_it(self):
        with open(self.trigger, "w", encoding="utf-8"):
            pass

    def mend(self):
        if os.path.exists(self.trigger):
            os.remove(self.trigger)

    def remove(self):
        self.mend()
        self.disk.remove()
        subprocess.run(["umount", self.fuse], capture_output=True, check=False)
        for server in reversed(self.servers):
            server.terminate()
            server.wait()
        shutil.rmtree(self.top, ignore_errors=True)


def break_blocks(row, programs, n_cases):
    """The disk begins to fail while people write; nothing may be called saved from then on that is
    not there afterwards."""
    dice = random.Random(row.seed)
    failing = FailingDisk()
    disk = failing.disk
    acknowledged = 0

    def end_life(worker):
        failing.break_it()
        time.sleep(dice.uniform(0.01, 0.06))
        soak.kill(worker)

    try:
        for number in range(n_cases):
            room = soak.Room(number)
            disk.unmount()
            disk.make()
            row.count(soak.live(programs, disk.desk, room, dice.uniform(0.01, 0.06), end_life),
                      "block errors")
            # What the kernel still holds and could not write is not on the disk: away with it.
            disk.cut_power()
            disk.unmount()
            failing.mend()
            disk.mount()
            row.add(0, soak.check(programs, disk.desk, room))
            acknowledged += len(room.acknowledged)
    finally:
        failing.remove()
    row.remarks.append(f"{acknowledged} acknowledged notes, each looked for afterwards")

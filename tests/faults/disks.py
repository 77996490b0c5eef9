# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks that are full, that lose their power, and that fail. Full ones need no root."""

import fcntl
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

# In a namespace of its own, so that nobody has to be root: a disk of a size, a scenario on it,
# then room enough and a look at what is there.
ON_TINY_DISK = r'''
set -u
mount -t tmpfs -o size="$1"k tmpfs "$2" && cp -a "$3/." "$2/" || { echo small; exit 0; }
"$4" run "$5" "$2"
mount -o remount,size=64m tmpfs "$2"
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


def try_size(programs, desks, template, scenario, size):
    """Returns None where the disk is too small to begin with; else what is wrong."""
    desk, before = template.lay()
    saved = desk + "-tiny"
    shutil.rmtree(saved, ignore_errors=True)
    shutil.copytree(desk, saved)
    told = programs.run(["unshare", "-Urm", "sh", "-c", ON_TINY_DISK, "sh", str(size), desk, saved,
                         programs.worker, scenario], programs.environment())
    if "unshare" in told.errors or "mount:" in told.errors and "denied" in told.errors:
        raise harness.Impossible("no namespaces without root here")
    if told.get("small") or "No space left" in told.errors:
        return None
    ran, *looked = split(told)
    findings = []
    if not ran.ended:
        findings.append(f"died: {told.code} {told.errors}")
    acknowledged = before + ran.acknowledged
    if int((ran.get("pending") or ["0"])[0]) > 0 and not ran.get("told"):
        findings.append("not saved, and nobody was told")
    if len(looked) != 2 or looked[0].get("sum") != looked[1].get("sum") or not looked[0].get("sum"):
        findings.append(f"it does not open as it was: {told.errors}")
    else:
        findings += harness.check_notes(looked[0], acknowledged)
    return findings


def fill(row, programs, desks, most=None):
    """Disks that become full at every page of every scenario."""
    cases = [(scenario, size) for scenario in ("append", "overwrite", "compaction", "close")
             for size in range(32, 32 + 4 * 40, 4)]
    templates = {}
    for scenario, size in process_faults.sample(cases, most, row.seed):
        template = templates.setdefault(scenario, harness.Template(programs, desks, scenario))
        findings = try_size(programs, desks, template, scenario, size)
        if findings is not None:
            row.count(findings, f"{scenario} on {size} KiB")


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

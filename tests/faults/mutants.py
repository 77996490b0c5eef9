# SPDX-License-Identifier: GPL-3.0-or-later
"""Storage that is broken on purpose: the campaign is worth something only if it finds every one.

The patches are kept in mutants/ and must still apply. Of each only the changed files are compiled,
and linked in front of the build's own.
"""

import glob
import json
import os
import re
import shlex
import shutil
import subprocess

import harness

TARGETS = ("tests/faults/fault-worker", "tests/faults/journal-damage")
PATCHED = re.compile(r"^\+\+\+ b/(\S+)", re.M)


class Broken(Exception):
    """The patch does not apply or does not compile any more: it has to be made anew."""


def call(command, folder, what):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Broken(f"{what}: {done.stdout} {done.stderr}")
    return done.stdout


def compile_file(build, commands, source, path, folder):
    entry = next((entry for entry in commands
                  if os.path.normpath(os.path.join(build, entry["file"])) ==
                  os.path.join(source, path)), None)
    if entry is None:
        raise Broken(f"{path} is not compiled")
    command = shlex.split(entry["command"])
    target = os.path.join(folder, os.path.basename(path) + ".o")
    command[command.index("-o") + 1] = target
    command[command.index("-c") + 1] = os.path.join(folder, path)
    for option in ("-MQ", "-MF"):
        at = command.index(option)
        del command[at:at + 2]
    command.remove("-MD")
    # What stands beside the file is where it was.
    command += ["-iquote", os.path.join(source, os.path.dirname(path))]
    call(command, build, f"compiling {path}")
    return target


def link(build, target, objects, folder):
    command = shlex.split(call(["ninja", "-t", "commands", "-s", target], build, "ninja"))
    program = os.path.join(folder, os.path.basename(target))
    at = command.index("-o")
    command[at + 1] = program
    command[at + 2:at + 2] = objects
    call(command, build, f"linking {target}")
    return program


def make(programs, source, patch, folder):
    """Returns the programs with the broken storage in them."""
    with open(patch, encoding="utf-8") as file:
        paths = PATCHED.findall(file.read())
    for path in paths:
        os.makedirs(os.path.join(folder, os.path.dirname(path)), exist_ok=True)
        shutil.copy(os.path.join(source, path), os.path.join(folder, path))
    call(["patch", "-p1", "--batch", "-i", patch], folder, "it does not apply any more")
    with open(os.path.join(programs.build, "compile_commands.json"), encoding="utf-8") as file:
        commands = json.load(file)
    objects = [compile_file(programs.build, commands, source, path, folder) for path in paths]
    mutant = harness.Programs(programs.build)
    mutant.worker, mutant.damage = (link(programs.build, target, objects, folder)
                                    for target in TARGETS)
    return mutant


def find_who_notices(mutant, rows, options):
    """The first row that finds anything."""
    for name, function in rows:
        row = harness.Row(name, options.seed, eager=True)
        desks = harness.Desks()
        try:
            function(row, mutant, desks, options)
        except harness.Found:
            pass
        except AssertionError as error:
            row.findings.append(str(error))
        finally:
            desks.remove()
        if row.findings:
            return name, row.findings[0]
    return None, None


def try_all(row, programs, source, rows, options):
    """@rows: those that are asked, in their order."""
    for patch in sorted(glob.glob(os.path.join(source, "tests/faults/mutants/*.patch"))):
        name = os.path.splitext(os.path.basename(patch))[0]
        desks = harness.Desks()
        findings = []
        try:
            mutant = make(programs, source, patch, desks.clear())
            who, what = find_who_notices(mutant, rows, options)
            if who is None:
                findings.append("nobody noticed")
            else:
                row.remarks.append(f"{name}: noticed by {who}: {what[:90]}")
        except Broken as error:
            findings.append(str(error))
        finally:
            desks.remove()
        row.count(findings, name)

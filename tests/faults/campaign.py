#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The campaign against the storage: everything that can go wrong goes wrong, and what was called
saved is looked for afterwards. Each row says how many cases it tried and what it found.

  campaign.py BUILD [--row NAME]… [--slice] [--seed N] [--jobs N] [--tap]
"""

import argparse
import os
import sys
import time

import crash_states
import disks
import harness
import mutants
import process_faults
import soak
import witness

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def witness_row(row, programs, desks, options):
    witness.compare(row, programs, desks)


def kill_row(row, programs, desks, options):
    process_faults.kill_everywhere(row, programs, desks, SOURCE, options.jobs,
                                   120 if options.slice else None)


def errno_row(row, programs, desks, options):
    process_faults.fail_everywhere(
        row, programs, desks, SOURCE, options.jobs,
        *((160, process_faults.SYNCS_OF_A_PART) if options.slice else (6000, None)))


def cut_row(row, programs, desks, options):
    crash_states.cut_everywhere(row, programs, desks, *((3, 200) if options.slice else (100, 4000)))


# Seconds, for what tries thousands of cases in one process, on a crowded machine.
LONG_PATIENCE = 900


def damage_row(row, programs, desks, options):
    told = programs.run([programs.damage, str(row.seed), "20" if options.slice else "1"],
                        programs.environment(), patience=LONG_PATIENCE)
    findings = [f"{told.code} {told.errors}"] if told.code not in (0, 1) else []
    row.add(int((told.get("cases") or ["0"])[0]), findings + told.get("wrong"))


# Of the texts of the poison row: a trial that is refused proves nothing about saving.
REFUSED_MOST = 0.8


def poison_row(row, programs, desks, options):
    told = programs.run([programs.find("poison-texts"), str(row.seed),
                         "10000" if options.slice else "100000"], programs.environment(),
                        patience=LONG_PATIENCE)
    findings = [f"{told.code} {told.errors}"] if told.code not in (0, 1) else []
    cases = int((told.get("cases") or ["0"])[0])
    refused = int((told.get("refused") or ["0"])[0])
    if refused > REFUSED_MOST * cases:
        findings.append(f"{refused} of {cases} were refused")
    row.add(cases, findings + told.get("wrong"))
    row.remarks.append(f"{refused} refused, the others loaded as they were and saved twice alike")


# A cycle may not leave more behind than this.
GROWTH_BYTES_MAX = 1024
# Until tables and caches have their size.
WARM_UP_CYCLES = 20


def memory_row(row, programs, desks, options):
    n_cycles = 120 if options.slice else 1000
    desk = desks.clear()
    assert programs.work("prepare", "append", desk).ended
    path = os.path.join(desk, "documents", harness.FILE_NAME)
    told = programs.run([programs.find("memory-cycles"), path, desk, str(n_cycles)],
                        programs.environment(), patience=LONG_PATIENCE)
    memory = [int(text) for text in told.get("memory")]
    descriptors = {int(text) for text in told.get("descriptors")}
    findings = []
    if told.code != 0 or len(memory) != n_cycles:
        findings.append(f"{told.code} {told.errors}")
    else:
        slope = harness.find_slope(memory[WARM_UP_CYCLES:])
        row.remarks.append(f"{slope:.0f} bytes a cycle, descriptors {sorted(descriptors)}")
        if slope > GROWTH_BYTES_MAX:
            findings.append(f"{slope:.0f} bytes a cycle")
        if len(descriptors) != 1:
            findings.append(f"descriptors are not flat: {sorted(descriptors)}")
    row.add(len(memory), findings)


def soak_row(row, programs, desks, options):
    soak.kill_again_and_again(row, programs, desks,
                              *((50, 5000) if options.slice else (600, 50000)))


def full_row(row, programs, desks, options):
    disks.fill(row, programs, desks, 24 if options.slice else None)


def power_row(row, programs, desks, options):
    disks.cut_power(row, programs, "ext4", 500)
    disks.cut_power(row, programs, "xfs", 120)


def block_row(row, programs, desks, options):
    disks.break_blocks(row, programs, 110)


def mutants_row(row, programs, desks, options):
    """The slices are enough to notice them."""
    quick = argparse.Namespace(**{**vars(options), "slice": True})
    asked = (("damage", damage_row), ("cut", cut_row), ("errno", errno_row), ("kill", kill_row))
    mutants.try_all(row, programs, SOURCE, asked, quick)


ROWS = (
    # name, function, cases at least, and in the slice; None: no part of it
    ("witness", witness_row, 8, 8),
    ("kill", kill_row, 1000, 100),
    ("errno", errno_row, 2000, 100),
    ("cut", cut_row, 500, 100),
    ("damage", damage_row, 75000, 3000),
    ("poison", poison_row, 100000, 10000),
    ("memory", memory_row, 1000, 100),
    ("soak", soak_row, 500, 50),
    ("full-disk", full_row, 100, 20),
    ("mutants", mutants_row, 8, 8),
    ("power", power_row, 500, None),
    ("block-errors", block_row, 100, None),
)


def run_row(name, function, least, options):
    row = harness.Row(name, options.seed)
    programs = harness.Programs(options.build)
    desks = harness.Desks()
    started = time.monotonic()
    try:
        function(row, programs, desks, options)
    except harness.Impossible as reason:
        row.impossible = str(reason)
    finally:
        desks.remove()
    if not row.impossible and row.cases < least:
        row.findings.append(f"only {row.cases} cases, {least} are needed")
    row.show(time.monotonic() - started, "# " if options.tap else "")
    return row


def show_tap(rows):
    """For meson: a row is a test."""
    print(f"1..{len(rows)}")
    for number, row in enumerate(rows, 1):
        skip = f" # SKIP {row.impossible}" if row.impossible else ""
        print(f"{'not ' * bool(row.findings)}ok {number} {row.name}{skip}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("build")
    parser.add_argument("--row", action="append", choices=[name for name, *_ in ROWS])
    parser.add_argument("--slice", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--tap", action="store_true")
    options = parser.parse_args()
    options.build = os.path.abspath(options.build)

    rows = [run_row(name, function, part if options.slice else whole, options)
            for name, function, whole, part in ROWS
            if (options.row is None or name in options.row) and not (options.slice and part is None)]
    failed = sum(1 for row in rows if row.findings)
    if options.tap:
        show_tap(rows)
        return 1 if failed else 0
    impossible = sum(1 for row in rows if row.impossible)
    print(f"{len(rows) - failed - impossible} rows held, {failed} failed, "
          f"{impossible} could not be tried here")
    return 1 if failed or impossible else 0


if __name__ == "__main__":
    sys.exit(main())

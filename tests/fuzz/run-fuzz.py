#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs fuzz targets one after another, each from its seeds and what earlier runs have found.

An input that ends a target is kept, named, and fails the run; so does one that takes 10 seconds or
256 MiB. The last lines are a table: executions and findings of each target.

What earlier runs have found is in the build folder, and goes with it. With --keep, the smallest of
it that reach what nothing in the project reaches are added to tests/fuzz/corpus, to be committed.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SEEDS = {
    "csv": [],
    "deck": ["seeds/decks", "seeds/agendas"],
    "differences": ["tests/fuzz/corpus/session-codec", "tests/data/json"],
    "journal": [],
    "json-differential": ["tests/data/json"],
    "json-gate": ["tests/data/json"],
    "session-codec": [],
    "statement": ["tests/data/statements", "seeds/statements"],
}
DICTIONARIES = {"statement": "statement.dict"}
SECONDS_TO_STOP = 60
# What is kept of a target, in the end; and nothing that nobody would look at.
KEPT_FILES_MAX = 200
KEPT_BYTES_MAX = 200 * 1024
KEPT_FILE_MAX = 4096
MERGE_SECONDS = 600
LOG_TAIL = 6000

# Without its quarantine of freed memory, which alone takes 256 MiB; GLib's slices hide errors.
ENVIRONMENT = {
    "ASAN_OPTIONS": "quarantine_size_mb=8:detect_leaks=1:abort_on_error=0"
    ":allocator_release_to_os_interval_ms=500",
    "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
    "G_SLICE": "always-malloc",
    "G_DEBUG": "fatal-warnings",
    "G_ENABLE_DIAGNOSTIC": "0",
}


def list_seeds(target):
    folders = [HERE / "corpus" / target, *(ROOT / seed for seed in SEEDS[target])]
    return [folder for folder in folders if folder.is_dir()]


def command(build, target, seconds):
    corpus = build / "corpus" / target
    findings = build / "findings" / target
    corpus.mkdir(parents=True, exist_ok=True)
    findings.mkdir(parents=True, exist_ok=True)
    dictionary = HERE / DICTIONARIES.get(target, "json.dict")
    return [
        build / "tests" / "fuzz" / f"fuzz-{target}",
        f"-max_total_time={seconds}",
        "-rss_limit_mb=256",
        "-timeout=10",
        "-print_final_stats=1",
        "-verbosity=1",
        f"-artifact_prefix={findings}/",
        f"-dict={dictionary}",
        corpus,
        *list_seeds(target),
    ]


def number(name, log):
    found = re.findall(rf"^stat::{name}:\s*(\d+)", log, re.M)
    return int(found[-1]) if found else 0


def run(build, target, seconds):
    """Returns executions, most memory in MiB, and whether something was found."""
    environment = {**os.environ, **ENVIRONMENT}
    try:
        done = subprocess.run(
            command(build, target, seconds),
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds * 2 + SECONDS_TO_STOP,
        )
        log, failed = done.stdout.decode("utf-8", "replace"), done.returncode != 0
    except subprocess.TimeoutExpired as expired:
        log, failed = (expired.stdout or b"").decode("utf-8", "replace"), True
        log += f"\n{target} did not stop\n"
    executions = number("number_of_executed_units", log)
    if failed or executions == 0:
        print(log[-LOG_TAIL:], flush=True)
    return executions, number("peak_rss_mb", log), failed or executions == 0


def copy_all(folders, to):
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                shutil.copy(path, to / f"{len(list(to.iterdir()))}-{path.name}")


def merge(build, target, known, found):
    """Adds to a folder what reaches more than everything in it, the smallest first."""
    before = set(known.iterdir())
    subprocess.run([build / "tests" / "fuzz" / f"fuzz-{target}", "-merge=1", "-use_counters=0",
                    "-rss_limit_mb=0", "-verbosity=0", known, found],
                   env={**os.environ, **ENVIRONMENT}, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=MERGE_SECONDS, check=True)
    return sorted(set(known.iterdir()) - before, key=lambda path: path.stat().st_size)


def keep(build, target):
    """Returns how many inputs were added to those of the project, and how many there are now."""
    corpus = HERE / "corpus" / target
    corpus.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="ethos-fuzz-") as top:
        known, found = pathlib.Path(top, "known"), pathlib.Path(top, "found")
        known.mkdir()
        found.mkdir()
        copy_all(list_seeds(target), known)
        for path in (build / "corpus" / target).iterdir():
            if path.stat().st_size <= KEPT_FILE_MAX:
                shutil.copy(path, found)
        sizes = [path.stat().st_size for path in corpus.iterdir()]
        n_before = len(sizes)
        for path in merge(build, target, known, found):
            size = path.stat().st_size
            if len(sizes) >= KEPT_FILES_MAX or sum(sizes) + size > KEPT_BYTES_MAX:
                break
            shutil.copy(path, corpus / f"found-{path.name[:12]}.bin")
            sizes.append(size)
    return len(sizes) - n_before, len(sizes)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=pathlib.Path, help="the build folder")
    parser.add_argument("target", choices=["all", *SEEDS])
    parser.add_argument("--seconds", type=int)
    parser.add_argument("--minutes", type=float, default=1, help="for each target")
    parser.add_argument("--keep", action="store_true",
                        help="add what was found to the project's inputs")
    arguments = parser.parse_args()
    seconds = arguments.seconds or max(1, round(arguments.minutes * 60))

    rows = []
    for target in list(SEEDS) if arguments.target == "all" else [arguments.target]:
        print(f"→ {target}: {seconds} s", flush=True)
        rows.append((target, *run(arguments.build.resolve(), target, seconds)))
    print(f"\n{'target':<20}{'executions':>14}{'MiB':>6}{'findings':>10}")
    for target, executions, memory, failed in rows:
        print(f"{target:<20}{executions:>14,}{memory:>6}{int(failed):>10}")
    print(f"{'together':<20}{sum(r[1] for r in rows):>14,}{'':>6}{sum(r[3] for r in rows):>10}")
    for target, *_ in rows if arguments.keep else []:
        n_added, n_files = keep(arguments.build.resolve(), target)
        print(f"{target}: {n_added} inputs added, {n_files} in tests/fuzz/corpus/{target}")
    if any(row[3] for row in rows):
        print(f"What was found is in {arguments.build}/findings.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

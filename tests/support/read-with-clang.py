#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Has clang read every source and complain; nothing is compiled.

What clang finds it finds while it reads. BUILT is a folder in which everything that is generated
has been made; CLANG is one that is only set up, and knows the command for each source. Most of what
there is to read are the headers of the desktop, so these are read once and then taken from there.
That a source includes what it uses is seen by the compiler of BUILT.
"""

import collections
import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import sys

# The best of these that a source may include, by what has to be among its folders of headers.
PREPARED = [
    ("gtk-4.0", "#include <adwaita.h>\n#include <glib/gstdio.h>\n"),
    ("glib-2.0", "#include <gio/gio.h>\n#include <glib/gstdio.h>\n"),
]

# For fewer sources the headers are not read beforehand.
WORTH_PREPARING = 4

# A source says in which domain it logs before it includes anything; here it comes after.
ALLOWED = ["-Wno-macro-redefined"]


def reading(command):
    """The arguments of a command as far as they matter to who only reads."""
    words = iter(shlex.split(command))
    arguments = []
    for word in words:
        if os.path.basename(word) in ("ccache", "clang"):
            continue
        if word in ("-o", "-MQ", "-MF"):
            next(words)
        elif word not in ("-c", "-MD") and not word.startswith(("-f", "-O", "-g")):
            arguments.append(word)
    return arguments


def language(arguments):
    """What makes the same header something else: which it is, and what it is read with."""
    name = next((name for name, _ in PREPARED
                 if any(word.endswith(f"/{name}") for word in arguments)), None)
    return name, *sorted({word for word in arguments if word.startswith(("-D", "-m", "-p", "-s"))})


class Reader:
    def __init__(self, clang, built):
        self.clang = clang.resolve()
        self.built = built
        self.prepared = {}

    def run(self, *arguments):
        return subprocess.run(["clang", *arguments], cwd=self.built, capture_output=True, text=True)

    def prepare(self, sources):
        """Reads the headers that several sources share."""
        languages = collections.Counter(language(arguments) for _, arguments in sources)
        for _, arguments in sources:
            known = language(arguments)
            name = known[0]
            if name is None or known in self.prepared or languages[known] < WORTH_PREPARING:
                continue
            header = self.clang / f"{name}-{len(self.prepared)}.h"
            header.write_text(dict(PREPARED)[name])
            ready = header.with_suffix(".pch")
            done = self.run(*arguments[:-1], "-x", "c-header", str(header), "-o", str(ready))
            if done.returncode != 0:
                raise SystemExit(f"{header}:\n{done.stderr}")
            self.prepared[known] = str(ready)

    def read(self, source):
        file, arguments = source
        ready = self.prepared.get(language(arguments))
        first = ["-include-pch", ready] if ready else []
        return file, self.run(*first, "-fsyntax-only", *ALLOWED, *arguments)


def main():
    reader = Reader(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
    commands = json.loads((reader.clang / "compile_commands.json").read_text())
    sources = [(command["file"], reading(command["command"])) for command in commands]
    reader.prepare(sources)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for file, done in pool.map(reader.read, sources):
            if done.returncode != 0 or done.stderr:
                failed += 1
                print(f"{file}:\n{done.stderr}")
    print(f"{len(sources)} sources read, {failed} with complaints")
    return 1 if failed or not sources else 0


if __name__ == "__main__":
    sys.exit(main())

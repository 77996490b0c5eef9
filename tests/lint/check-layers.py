#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Includes point only where src/DESIGN.md lets them.

The compiler sees most of this, because a folder's headers reach only those who name its library.
It cannot see a library that passes a dependency on by accident, a path with "../", or a header of
the system's default search path. Nor does it see, with headers that were read beforehand, that a
source forgot one of them.
"""

import re

import lintlib
from lintlib import Finding, Plant

# Own folders that a folder's files may include, beside itself.
BELOW_UI = {"audience", "core", "suggest", "json", "storage", "import", "import/readers", "report",
    "poster", "poster/looks"}
SHARED_UI = {"ui/widgets", "ui/compat"}
# What some parts of the window have in common that knows the session: not for the stage.
SHARED_BY_PARTS = {"ui/lines"}
PARTS_OF_WINDOW = {
    "ui/start",
    "ui/agenda",
    "ui/cards",
    "ui/board",
    "ui/results",
    "ui/behaviours",
    "ui/poster",
    "ui/room",
    "ui/preferences",
}
ALLOWED = {
    "audience": set(),
    "core": {"audience"},
    # Words and numbers: it knows no session.
    "suggest": {"core"},
    "json": set(),
    "storage": {"audience", "core", "json"},
    # Documents are read without knowing what a statement is made of.
    "import/words": set(),
    "import/readers": {"core", "import/words"},
    "import": {"audience", "core", "import/readers", "import/words"},
    "report": {"audience", "core"},
    # Colours and emblems stand alone, so that the stage may use them too.
    "poster/looks": set(),
    "poster": {"audience", "core", "poster/looks"},
    "tool": BELOW_UI,
    "room/wire": {"audience"},
    "room/host": {"audience", "core", "room/wire"},
    "room/server": {"audience", "room/wire"},
    "ui/compat": set(),
    "ui/widgets": BELOW_UI | {"ui/compat"},
    "ui/stage": {"audience", "poster/looks"} | SHARED_UI,
    "ui/window": BELOW_UI | SHARED_UI | PARTS_OF_WINDOW | {"ui/stage", "room/host"},
    "ui/application": BELOW_UI
    | SHARED_UI
    | PARTS_OF_WINDOW
    | {"ui/stage", "ui/window", "room/host"},
    "ui": BELOW_UI
    | SHARED_UI
    | PARTS_OF_WINDOW
    | {"ui/stage", "ui/window", "ui/application", "room/host"},
    "ui/lines": BELOW_UI | SHARED_UI,
    **{part: BELOW_UI | SHARED_UI | SHARED_BY_PARTS for part in PARTS_OF_WINDOW - {"ui/room"}},
    "ui/room": BELOW_UI | SHARED_UI | {"room/host"},
}

# What the room sees is built from the audience alone: here even an include of an include of the
# session's headers is forbidden.
NEVER_REACHES_CORE = {"ui/stage", "room/wire", "room/server"}

# What only one folder may look into, although others may include its neighbours: name → folder. The
# dots that a voice puts are sealed until all are counted, and views and reports get sums.
SEALED = {"ethos-ballot-private.h": "core"}
SEALED_WORDS = {re.compile(r"\bETHOS_KIND_BALLOT\b|\bEthosBallot\b"): "core"}

# Who may use which library: start of the include in angle brackets → folders.
UI = {folder for folder in ALLOWED if folder.startswith("ui")}
ALL = set(ALLOWED)
EXTERNAL = {
    "gtk/": UI,
    "gdk/": UI,
    "adwaita": UI,
    "gsk/": UI,
    "json-glib/": {"json"},
    "libxml/": {"import/readers"},
    "cairo": {"poster", "poster/looks"} | UI,
    "pango/": {"poster"} | UI,
    "hb": {"poster"},
    "ft2": {"poster"},
    "fontconfig/": {"poster"},
    "png": {"poster"},
    "qrencode": {"poster"},
    "librsvg/": {"poster"},
    "microhttpd": {"room/server"},
    "seccomp": {"room/server"},
    "gio/": ALL - {"audience", "json"},
    "glib/gstdio": ALL - {"audience", "core", "json"},
}

# What the prepared headers have, and would hide that a source does not include: its names → starts
# of the includes that bring them. Each brings what those below it do.
DESKTOP = ("gtk/", "gdk/", "gsk/", "adwaita.h")
USES = [
    (r"\b(?:Adw[A-Z]|adw_|ADW_)\w+", ("adwaita.h",)),
    (r"\b(?:G[tds]k[A-Z]|g[tds]k_|G[TDS]K_)\w+", DESKTOP),
    (
        r"\b(?:g_(?:access|chmod|close|fopen|fsync|lstat|mkdir|open|remove|rename|rmdir|stat|unlink)"
        r"(?= \()|GStatBuf\b)",
        ("glib/gstdio.h",),
    ),
    (
        r"\b(?:G(?:Application|AsyncResult|Cancellable|File|ListModel|ListStore|Settings|SimpleAction"
        r"|Task|\w+putStream)\b"
        r"|g_(?:application|cancellable|list_model|list_store|settings|simple_action|task)_\w+"
        r"|g_file_(?:new|load|query|enumerate|equal|get_path|get_uri|peek|create|delete)\w*)",
        ("gio/",) + DESKTOP,
    ),
    (r"\b(?:G[A-Z][a-z]\w+|g_\w+)", ("glib", "gio/") + DESKTOP),
]
USES = [(re.compile(names), includes) for names, includes in USES]

# Written by the build.
GENERATED = re.compile(r"^(config\.h|ethos-[a-z-]*resources\.h|ethos-[a-z-]*enums\.h)$")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.M)


def folder_of(name):
    """src/ui/stage/ethos-stage.c → ui/stage; a folder below one in the table belongs to it."""
    parts = name.split("/")[1:-1]
    for depth in range(len(parts), 0, -1):
        if "/".join(parts[:depth]) in ALLOWED:
            return "/".join(parts[:depth])
    return "/".join(parts)


def includes_of(root, name):
    text = lintlib.blank_comments(lintlib.read(root, name), keep_strings=True)
    for match in INCLUDE.finditer(text):
        yield lintlib.line_of(text, match.start()), match.group(1) == '"', match.group(2)


def reach(header, graph, seen):
    for included in graph.get(header, ()):
        if included not in seen:
            seen[included] = header
            reach(included, graph, seen)
    return seen


def check_own(name, line, include, folder, homes):
    if "/" in include:
        return Finding(name, line, f'"{include}": include a header by its name, not by a path')
    if GENERATED.match(include):
        return None
    if include not in homes:
        return Finding(name, line, f'"{include}": no folder of src has it')
    if SEALED.get(include, folder) != folder:
        return Finding(name, line, f'"{include}": sealed; only {SEALED[include]} looks into it')
    home = folder_of(homes[include])
    if home != folder and home not in ALLOWED[folder]:
        return Finding(name, line, f'"{include}": {folder} may not include {home}')
    return None


def check_external(name, line, include, folder):
    for start, folders in EXTERNAL.items():
        if include.startswith(start) and folder not in folders:
            return Finding(name, line, f"<{include}>: not a dependency of {folder}")
    return None


def check_uses(root):
    """A source includes what it uses, if only through another header."""
    files = lintlib.list_files(root, (".c", ".h"), ("src", "tests"))
    graph = {n.rsplit("/", 1)[1]: [i for _, _, i in includes_of(root, n)] for n in files}
    for name in files:
        if not name.endswith(".c"):
            continue
        code = lintlib.blank_comments(lintlib.read(root, name))
        included = tuple(reach(name.rsplit("/", 1)[1], graph, {}))
        for names, starts in USES:
            used = names.search(code)
            if used and not any(header.startswith(starts) for header in included):
                line = lintlib.line_of(code, used.start())
                yield Finding(name, line, f"{used.group()}: <{starts[0]}…> is not included")


def check_sealed(root, name):
    """A record can be had without its header, by its kind."""
    code = lintlib.blank_comments(lintlib.read(root, name))
    for words, folder in SEALED_WORDS.items():
        used = words.search(code)
        if used and folder_of(name) != folder:
            line = lintlib.line_of(code, used.start())
            yield Finding(name, line, f"{used.group()}: sealed; only {folder} looks into it")


def check(root):
    yield from check_uses(root)
    files = lintlib.list_files(root, (".c", ".h"), ("src",))
    homes = {name.rsplit("/", 1)[1]: name for name in files if name.endswith(".h")}
    graph = {}
    for name in files:
        folder = folder_of(name)
        if folder not in ALLOWED:
            yield Finding(name, 1, f"src/{folder} is not in the table of check-layers.py")
            continue
        yield from check_sealed(root, name)
        graph[name.rsplit("/", 1)[1]] = [i for _, own, i in includes_of(root, name) if own]
        for line, own, include in includes_of(root, name):
            finding = (
                check_own(name, line, include, folder, homes)
                if own
                else check_external(name, line, include, folder)
            )
            if finding:
                yield finding

    for name in files:
        if folder_of(name) not in NEVER_REACHES_CORE:
            continue
        for header, by in reach(name.rsplit("/", 1)[1], graph, {}).items():
            if header in homes and folder_of(homes[header]) not in ALLOWED[folder_of(name)] | {
                folder_of(name)
            }:
                yield Finding(
                    name, 1, f'reaches "{header}" of {folder_of(homes[header])} through {by}'
                )


def include(text):
    return f"// SPDX-License-Identifier: GPL-3.0-or-later\n#include {text}\n"


EMPTY = include("<glib.h>")


def pair(what, header, source, expected):
    """The source includes the header, and both are planted."""
    name = header.rsplit("/", 1)[1]
    return Plant(what, {header: EMPTY, source: include(f'"{name}"')}, expected)


PLANTS = [
    Plant(
        "core includes GTK",
        {"src/core/planted.c": include("<gtk/gtk.h>")},
        "not a dependency of core",
    ),
    Plant(
        "audience includes GIO",
        {"src/audience/planted.h": include("<gio/gio.h>")},
        "not a dependency of audience",
    ),
    Plant(
        "json-glib outside of json",
        {"src/storage/planted.c": include("<json-glib/json-glib.h>")},
        "not a dependency of storage",
    ),
    Plant(
        "a path upwards",
        {"src/report/planted.c": include('"../core/ethos-session.h"')},
        "by its name",
    ),
    Plant(
        "an unknown header",
        {"src/report/planted.c": include('"ethos-nowhere.h"')},
        "no folder of src",
    ),
    Plant("a folder without a row", {"src/extra/planted.c": EMPTY}, "not in the table"),
    pair(
        "audience includes core",
        "src/core/planted.h",
        "src/audience/planted.c",
        "audience may not include core",
    ),
    pair(
        "report includes the dots of a voice",
        "src/core/ethos-ballot-private.h",
        "src/report/planted.c",
        "only core looks into it",
    ),
    Plant(
        "the board asks for the dots of a voice",
        {"src/ui/board/planted.c": EMPTY + "int planted = ETHOS_KIND_BALLOT;\n"},
        "only core looks into it",
    ),
    pair(
        "core includes storage",
        "src/storage/planted.h",
        "src/core/planted.c",
        "core may not include storage",
    ),
    pair(
        "poster includes import",
        "src/import/planted.h",
        "src/poster/planted.c",
        "poster may not include import",
    ),
    pair(
        "stage includes core",
        "src/core/planted.h",
        "src/ui/stage/planted.c",
        "ui/stage may not include core",
    ),
    pair(
        "server includes core",
        "src/core/planted.h",
        "src/room/server/planted.c",
        "room/server may not include core",
    ),
    pair(
        "board includes its neighbour",
        "src/ui/cards/planted.h",
        "src/ui/board/planted.c",
        "ui/board may not include ui/cards",
    ),
    pair(
        "compat includes widgets",
        "src/ui/widgets/planted.h",
        "src/ui/compat/planted.c",
        "ui/compat may not include ui/widgets",
    ),
    pair(
        "tool includes the window",
        "src/ui/window/planted.h",
        "src/tool/planted.c",
        "tool may not include ui/window",
    ),
    Plant(
        "a widget whose header was prepared",
        {"src/ui/start/planted.c": include("<gio/gio.h>") + "static GtkWidget *widget;\n"},
        "GtkWidget: <gtk/…> is not included",
    ),
    Plant(
        "a file whose header was prepared",
        {"tests/ui/planted.c": include("<glib.h>") + "static GFile *file;\n"},
        "GFile: <gio/…> is not included",
    ),
    Plant(
        "a call whose header was prepared",
        {"src/ui/start/planted.c": include("<gtk/gtk.h>") + "int a = g_unlink (NULL);\n"},
        "g_unlink: <glib/gstdio.h…> is not included",
    ),
    Plant(
        "the stage reaches core by a detour",
        {
            "src/core/planted-core.h": EMPTY,
            "src/ui/widgets/planted-detour.h": include('"planted-core.h"'),
            "src/ui/stage/planted.c": include('"planted-detour.h"'),
        },
        "ui/stage/planted.c:1: reaches",
    ),
]

if __name__ == "__main__":
    lintlib.main(check, PLANTS, copied=())

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""House rules of the C code and of every file's first lines."""

import re

import lintlib
from lintlib import Finding, Plant

SPDX = "SPDX-License-Identifier:"
SPDX_WITHIN = 3

# These carry their licence elsewhere (COPYING, metainfo), or a format without comments.
NO_SPDX_SUFFIXES = (
    ".json",
    ".txt",
    ".md",
    ".html",
    ".ethos",
    ".po",
    ".pot",
    ".png",
    ".ogg",
    ".oga",
    ".svg",
    ".tsv",
    ".csv",
    ".bin",
    ".journal",
    ".golden",
    ".expected",
    ".pdf",
)
NO_SPDX = re.compile(
    r"^(COPYING|NEWS|README\.md|CONTRIBUTING\.md|\.gitignore|\.editorconfig|\.clang-format)$"
    r"|^tests/data/|^tests/[^/]+/data/|^po/LINGUAS$|^\.git/"
)


class Blocked:
    """A call that is not made, why, and where it may be made all the same."""

    def __init__(self, pattern, reason, allowed=(), is_warning=False):
        self.pattern = re.compile(r"\b" + pattern)
        self.reason = reason
        self.allowed = tuple(allowed)
        self.is_warning = is_warning


DEPRECATED = "deprecated after the floor; a plain alternative exists"
ABSENT = "newer than the floor"
BLOCKED = [
    Blocked(
        r"g_file_replace_contents\w*\s*\(", "does not sync the folder; use storage's atomic file"
    ),
    Blocked(
        r"g_file_set_contents\w*\s*\(",
        "does not say what is durable; use storage's atomic file",
        ("tests/",),
    ),
    Blocked(
        r"g_file_replace\w*\s*\(",
        "leaves the choice of durability to the back end; use storage's atomic file",
    ),
    Blocked(
        r"(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|atof)\s*\(",
        "no bounds or no errors; GLib has a twin",
    ),
    Blocked(r"(system|popen)\s*\(", "starts a shell; use GSubprocess"),
    # The watch turns a delay that the clock gave into the ready time of a GSource; the age of a
    # file is measured by the clock that stamped it.
    Blocked(
        r"g_get_(monotonic|real)_time\s*\(",
        "time is asked of EthosClock",
        (
            "src/core/ethos-system-clock.c",
            "src/core/ethos-timer-watch.c",
            "src/storage/ethos-atomic-file.c",
            "tests/",
        ),
    ),
    Blocked(
        r"g_date_time_new_now\w*\s*\(",
        "time is asked of EthosClock",
        ("src/core/ethos-system-clock.c",),
    ),
    Blocked(
        r"(clock_gettime|gettimeofday|time)\s*\(",
        "time is asked of EthosClock",
        ("src/core/ethos-system-clock.c", "tests/"),
    ),
    Blocked(
        r"json_parser_\w+\s*\(",
        "bytes pass the gate of src/json first",
        ("src/json/", "tests/json/", "tests/bench/"),
    ),
    Blocked(
        r"json_from_string\s*\(",
        "bytes pass the gate of src/json first",
        ("src/json/", "tests/json/", "tests/bench/"),
    ),
    Blocked(
        r"g_signal_handlers_(block|unblock)\w*\s*\(",
        "the trace of a two-way sync; let views read and never write",
    ),
    # A row of a list has no type of its own to give a field to.
    Blocked(
        r"g_object_set_data\w*\s*\(",
        "untyped state; give it a field where there is one",
        ("tests/",),
        is_warning=True,
    ),
    Blocked(
        r"G_BINDING_BIDIRECTIONAL\b", "views read, never write; settings bind through GSettings"
    ),
    Blocked(
        r"gtk_style_context_(?!(add|remove)_provider_for_display)\w+\s*\(",
        DEPRECATED,
        ("src/ui/compat/",),
    ),
    Blocked(
        r"gtk_(show_uri|dialog_|message_dialog_|color_button_|tree_view_|combo_box_|info_bar_)"
        r"\w*\s*\(",
        DEPRECATED,
        ("src/ui/compat/",),
    ),
    Blocked(
        r"adw_(leaflet|flap|squeezer|message_dialog|about_window|preferences_window)_\w+\s*\(",
        DEPRECATED,
        ("src/ui/compat/",),
    ),
    Blocked(
        r"gtk_(file_chooser|native_dialog|file_chooser_native)_\w+\s*\(",
        DEPRECATED,
        ("src/ui/compat/",),
    ),
    Blocked(
        r"gtk_css_provider_load_from_(data|string|file)\s*\(",
        "changed its signature; load from a resource",
        ("src/ui/compat/",),
    ),
    Blocked(
        r"g_set_str\s*\(|\bg_string_free_and_steal\s*\(|\bgtk_accessible_announce\s*\(", ABSENT
    ),
    Blocked(
        r"g_(main_context_iteration|usleep)\s*\(|\b(usleep|sleep)\s*\(",
        "waits in place; use a callback",
        ("tests/",),
    ),
    Blocked(
        r"setlocale\s*\(",
        "once, in main and in the test of formats",
        ("src/ui/", "src/tool/", "tests/"),
    ),
    Blocked(
        r"(malloc|calloc|realloc|free)\s*\(",
        "GLib's allocator is the one of the project",
        ("tests/bench/",),
    ),
    Blocked(r"goto\s", "cleanup is g_autoptr's work"),
    Blocked(
        r"g_log_set_\w+\s*\(",
        "the log belongs to whoever runs the program",
        ("src/tool/", "tests/"),
    ),
]
ERROR_DEREFERENCE = re.compile(
    r"\(\s*\*\s*(?:out_)?error\s*\)\s*->|\(\s*\*\s*(?:out_)?error\s*\)\."
)

# Sentences of ours that may go without ethos_text_print_isolated (): what is put in them is ours
# too, a sentence of its own, or isolated where the parts are put together.
OWN_WORDS = (
    "%s · %s · %s",
    "%s · finish about %s",
    "Finish about %s",
    "%'u note changed to %s",
    "%'u notes changed to %s",
    "%s · %u",
    "Undone: %s",
    "Done again: %s",
    "%s, %s",
    "%s to %s",
    "%s (%d × %d)",
    "%s%d:%02d",
    "%s%d min",
    "%s Put right: %s",
    "%s\\n\\nWhat the file does not have yet is kept on this computer and comes back when the "
    "workshop is opened again.",
    "%s\\n\\nIf you close now, the latest changes may be lost. To keep them, save the workshop "
    "elsewhere.",
    "%'u line: %s",
    "%'u lines: %s",
    "Left as it is, because it was changed since: “%s”",
    "Line is: %s",
    "The workshop has %s and a plan of %s.",
    "Undo %s",
    "Redo %s",
)
PRINTING = re.compile(r"\bg_(?:strdup_printf|string_append_printf|string_printf)\s*\(")
MESSAGE = re.compile(r'\b(?:_|C_|ngettext)\s*\(((?:\s|,|"(?:[^"\\]|\\.)*")+)')
STRING_IN_IT = re.compile(r"%(?:\d+\$)?[\d.]*s")

INCLUDE = re.compile(r'^#include\s+(["<])([^">]+)[">]')


def check_spdx(root, name):
    if name.endswith(NO_SPDX_SUFFIXES) or NO_SPDX.search(name):
        return
    with open(f"{root}/{name}", "rb") as file:
        head = b"".join(file.readline() for _ in range(SPDX_WITHIN))
    if head and SPDX.encode() not in head:
        yield Finding(name, 1, "no SPDX-License-Identifier line")
    elif name.endswith((".c", ".h")) and not head.startswith(
        b"// SPDX-License-Identifier: GPL-3.0-or-later\n"
    ):
        yield Finding(name, 1, "line 1 is // SPDX-License-Identifier: GPL-3.0-or-later")


def check_header(name, text):
    # A prepared header is what the compiler is called with, where this would be a mistake.
    if "#pragma once" not in text and "/prepared/" not in name:
        yield Finding(name, 1, "no #pragma once")
    code = lintlib.blank_comments(text)
    if (
        re.search(r"\w\s*\([^;{}]*\)\s*(G_GNUC_\w+(\s*\([^)]*\))?\s*)*;", code)
        and "G_BEGIN_DECLS" not in code
    ):
        yield Finding(name, 1, "no G_BEGIN_DECLS around the declarations")


def rank_of(name, file, is_system, is_second):
    """Where an include belongs; None where both the own place and the last are right."""
    base = name.rsplit("/", 1)[1][:-2]
    if file == "config.h":
        return 1
    # Several files may share a header, which then stands in the place of their own.
    if file == f"{base}.h" or (is_second and not is_system):
        return 2
    if name.startswith("tests/") or file == f"{base}-private.h":
        return None
    return 3 if is_system else 4


def check_includes(root, name, text):
    """G_LOG_DOMAIN, config.h, the own header, <…>, "…"."""
    code = lintlib.blank_comments(text, keep_strings=True)
    order = []
    for number, line in enumerate(code.splitlines(), 1):
        if re.match(r"#define\s+G_LOG_DOMAIN\b", line):
            order.append((0, number, "G_LOG_DOMAIN"))
        match = INCLUDE.match(line)
        if match:
            is_second = bool(order) and order[-1][0] == 1
            rank = rank_of(name, match.group(2), match.group(1) == "<", is_second)
            if rank is not None:
                order.append((rank, number, match.group(2)))
    includes = [entry for entry in order if entry[0] > 0]
    if includes and includes[0][0] != 1 and name.startswith("src/"):
        yield Finding(name, includes[0][1], "config.h is the first include")
    if (
        name.startswith("src/")
        and re.search(r"\bg_(debug|info|message|warning|critical|return_(val_)?if_fail)\s*\(", code)
        and not any(rank == 0 for rank, _, _ in order)
    ):
        yield Finding(name, 1, "logs without a G_LOG_DOMAIN of its own")
    for (before, _, _), (rank, number, file) in zip(order, order[1:]):
        if rank < before:
            yield Finding(
                name,
                number,
                f'{file} comes too late: log domain, config.h, own header, <others>, "ours"',
            )


def check_calls(name, text):
    code = lintlib.blank_comments(text)
    for match in ERROR_DEREFERENCE.finditer(code):
        yield Finding(
            name,
            lintlib.line_of(code, match.start()),
            "the caller may pass NULL for error; use a local GError",
        )
    for blocked in BLOCKED:
        if name.startswith(blocked.allowed):
            continue
        for match in blocked.pattern.finditer(code):
            message = f"{match.group().strip(' (')}: {blocked.reason}"
            yield Finding(name, lintlib.line_of(code, match.start()), message, blocked.is_warning)


def check_isolated(name, text):
    """Text of people does not turn around the sentence in which it stands."""
    code = lintlib.blank_comments(text, keep_strings=True)
    for call in PRINTING.finditer(code):
        format_end = code.find(";", call.end())
        for message in MESSAGE.finditer(code, call.end(), format_end):
            # A context, a singular and a plural are apart; parts of one text are not.
            for part in message.group(1).split(","):
                words = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', part))
                if STRING_IN_IT.search(words) and words not in OWN_WORDS:
                    yield Finding(
                        name,
                        lintlib.line_of(code, call.start()),
                        f"“{words}”: text of people goes through ethos_text_print_isolated ()",
                    )


def check(root):
    for name in lintlib.list_files(root):
        yield from check_spdx(root, name)
        if not name.endswith((".c", ".h")):
            continue
        text = lintlib.read(root, name)
        for number, line in enumerate(text.splitlines(), 1):
            if "\t" in line or line != line.rstrip():
                yield Finding(name, number, "a tab or a blank at the end")
        if name.endswith(".h"):
            yield from check_header(name, text)
        else:
            yield from check_includes(root, name, text)
        yield from check_calls(name, text)
        if name.startswith("src/ui/"):
            yield from check_isolated(name, text)


HEAD = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


def body(statement):
    return (
        HEAD + '#include "config.h"\n\nvoid\nplanted (GError **error)\n{\n  ' + statement + "\n}\n"
    )


def plant_call(statement, expected):
    return Plant(statement, {"src/report/planted.c": body(statement)}, expected)


PLANTS = [
    Plant("no licence", {"src/core/planted.c": '#include "config.h"\n'}, "no SPDX"),
    Plant("no licence in a script", {"tests/lint/planted.py": "print(1)\n"}, "no SPDX"),
    Plant(
        "a block comment for a licence",
        {"src/core/planted.c": "/* SPDX-License-Identifier: MIT */\n"},
        "line 1 is",
    ),
    Plant("a header read twice", {"src/core/planted.h": HEAD + "int a;\n"}, "no #pragma once"),
    Plant(
        "a header without C linkage",
        {"src/core/planted.h": HEAD + "#pragma once\nint planted (void);\n"},
        "no G_BEGIN_DECLS",
    ),
    Plant(
        "config.h missing",
        {"src/core/planted.c": HEAD + "#include <glib.h>\n"},
        "config.h is the first",
    ),
    Plant(
        "own header late",
        {
            "src/core/planted.c": HEAD
            + '#include "config.h"\n#include <glib.h>\n#include "planted.h"\n'
        },
        "planted.h comes too late",
    ),
    Plant(
        "a log domain late",
        {"src/core/planted.c": HEAD + '#include "config.h"\n#define G_LOG_DOMAIN "x"\n'},
        "G_LOG_DOMAIN comes too late",
    ),
    Plant(
        "a log without domain",
        {"src/core/planted.c": body('g_warning ("x");')},
        "G_LOG_DOMAIN of its own",
    ),
    Plant("a tab", {"src/core/planted.c": HEAD + "\tint a;\n"}, "a tab"),
    plant_call('g_print ("%s", (*error)->message);', "may pass NULL"),
    plant_call(
        "g_file_replace_contents (f, s, n, NULL, FALSE, 0, NULL, NULL, error);",
        "g_file_replace_contents: ",
    ),
    plant_call("g_file_set_contents (path, s, n, error);", "g_file_set_contents: "),
    plant_call("strcpy (a, b);", "strcpy: "),
    plant_call("sprintf (a, b);", "sprintf: "),
    plant_call("system (a);", "system: "),
    plant_call("now = g_get_monotonic_time ();", "g_get_monotonic_time: "),
    plant_call("now = time (NULL);", "time: "),
    plant_call("json_parser_load_from_data (p, s, n, error);", "json_parser_load_from_data: "),
    plant_call("g_signal_handlers_block_by_func (a, b, c);", "g_signal_handlers_block_by_func: "),
    plant_call("gtk_style_context_add_class (a, b);", "gtk_style_context_add_class: "),
    plant_call("gtk_show_uri (a, b, c);", "gtk_show_uri: "),
    plant_call("adw_leaflet_new ();", "adw_leaflet_new: "),
    plant_call("goto out;", "goto: "),
    Plant(
        "a title that is not isolated",
        {"src/ui/planted.c": body('text = g_strdup_printf (_ ("“%s” deleted"), title);')},
        "“%s” deleted”: text of people",
    ),
    Plant(
        "a title that is not isolated, in a plural",
        {
            "src/ui/planted.c": body(
                'text = g_strdup_printf (ngettext ("%u in " "“%s”", "%u “%s”", n), n, title);'
            )
        },
        "%u in “%s””: text of people",
    ),
]

if __name__ == "__main__":
    lintlib.main(check, PLANTS, copied=())

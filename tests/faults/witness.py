# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the shim sees every call that changes a file: the kernel is asked, through strace."""

import collections
import os
import re
import shutil

import harness
import process_faults

# What changes anything below the desk, and what the shim calls it.
CHANGES = {
    "write": "write", "pwrite64": "write", "writev": "write", "pwritev": "write",
    "fsync": "fsync", "fdatasync": "fdatasync", "sync_file_range": "sync_file_range",
    "rename": "rename", "renameat": "rename", "renameat2": "rename",
    "unlink": "remove", "unlinkat": "remove", "rmdir": "remove",
    "mkdir": "mkdir", "mkdirat": "mkdir", "ftruncate": "ftruncate", "truncate": "truncate",
    "fchmod": "fchmod", "chmod": "chmod", "fchmodat": "chmod", "link": "link", "linkat": "link",
    "symlink": "symlink", "symlinkat": "symlink", "fallocate": "fallocate",
    "copy_file_range": "copy_file_range", "sendfile": "sendfile",
}
CALL = re.compile(r"^\d+ +(?P<name>\w+)\(")
SHIM_NAMES = {"unlink": "remove", "rmdir": "remove"}


def read_kernel(trace, desk):
    seen = collections.Counter()
    for line in trace.splitlines():
        call = CALL.match(line)
        if call and re.search(re.escape(desk) + '[/>"]', line) and "resumed>" not in line:
            seen[CHANGES[call["name"]]] += 1
    return seen


def read_shim(log):
    seen = collections.Counter()
    for call in process_faults.list_calls(log):
        name = SHIM_NAMES.get(call, call)
        if name in CHANGES.values():
            seen[name] += 1
    return seen


def compare(row, programs, desks):
    if shutil.which("strace") is None:
        raise harness.Impossible("strace is missing")
    for scenario in process_faults.SCENARIOS:
        template = harness.Template(programs, desks, scenario)
        desk, _ = template.lay()
        side = desks.side("witness")
        log, trace = os.path.join(side, "log"), os.path.join(side, "trace")
        environment = programs.environment(desk, log=log)
        preload = environment.pop("LD_PRELOAD")
        told = programs.run(["strace", "-f", "-y", "-qq", "-s", "0", "-o", trace, "-E", f"LD_PRELOAD={preload}",
                             "-e", f"trace={','.join(CHANGES)}", programs.worker, "run", scenario,
                             desk], environment)
        if "PTRACE" in told.errors:
            raise harness.Impossible("nothing may be traced here")
        kernel = read_kernel(harness.read(trace).decode(errors="replace"), desk)
        shim = read_shim(harness.read(log))
        findings = [] if told.ended else [f"died: {told.errors}"]
        if kernel != shim:
            findings.append(f"the kernel saw {dict(kernel)}, the shim {dict(shim)}")
        row.count(findings, scenario)

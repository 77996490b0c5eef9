#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the wall beside web pages that show as many notes.

Usage: run-peers.py BUILD_FOLDER FOLDER

Moves a wall of 2,000 notes that is seen as a whole, and one of 10,000 that can be read, in Ethos,
in a page of our own with an element for each note, and in Excalidraw, which npm fetches into
FOLDER. Counts the processor time of a frame: that of our program, and that of all processes of
Chromium, which draws in software, too, and to the same kind of display. That of the display server
counts for neither. What is missing is said, and not measured. To be run by run-ui.sh.
"""

import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
ROUNDS = 3
FRAMES = 120
SIZE = (1920, 1080)
TICKS = os.sysconf("SC_CLK_TCK")

# What is done; notes; the size at which they are shown, or 0 for the whole wall; how many times
# less than the best peer it has to cost.
CASES = [
    ("2,000 notes, the whole wall moved", 2000, 0, 3.0),
    ("10,000 notes, moved near", 10000, 1, 2.5),
]

WORDS = (
    "we say it early and listen before answer ask who is missing from the room name what went "
    "well share how a choice was made thank people for bad news keep promises small give time to "
    "think let the quiet ones begin own mistakes without blame"
).split()

# Moves the wall as the bench of Ethos does, once a frame.
MOVE = """(async (zoom, frames, width, height) => {
  const swing = (at, way) => { at %%= 2 * way; return at > way ? 2 * way - at : at; };
  const wide = Math.max(width * zoom - innerWidth, 1), high = Math.max(height * zoom - innerHeight, 1);
  for (let i = 0; i < frames; i++) {
    look(zoom, swing(i * 7, wide), swing(i * 11, high));
    await new Promise(requestAnimationFrame);
  }
  return true;
})(%s, %d, %d, %d)"""


def make_texts(count):
    """Notes of three to twenty words, each beginning with its number."""
    return [
        f"{i}. " + " ".join(WORDS[(i * 7 + j * (i % 5 + 1)) % len(WORDS)] for j in range(3 + i % 18))
        for i in range(count)
    ]


def read_stat(pid):
    """The parent of a process, and its processor time with that of children that have ended."""
    text = pathlib.Path(f"/proc/{pid}/stat").read_text()
    fields = text[text.rindex(")") + 2:].split()
    return int(fields[1]), sum(map(int, fields[11:15]))


def cpu_ms(root):
    """The processor time of a process and of all below it."""
    stats = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stats[int(entry.name)] = read_stat(entry.name)
            except (FileNotFoundError, ProcessLookupError):
                continue
    below = {root}
    while True:
        more = {pid for pid, (parent, _) in stats.items() if parent in below} - below
        if not more:
            break
        below |= more
    return sum(stats[pid][1] for pid in below if pid in stats) * 1000 / TICKS


class Browser:
    """Chromium in a window that fills the screen, told what to do over two pipes."""

    def __init__(self, program, url):
        self.home = tempfile.mkdtemp(prefix="ethos-peers-")
        to_read, self.to = os.pipe()
        self.back, from_write = os.pipe()

        def plug():
            # Where they come to lie may be where they are.
            first, second = os.dup(to_read), os.dup(from_write)
            os.dup2(first, 3)
            os.dup2(second, 4)

        self.process = subprocess.Popen(
            [program, "--ozone-platform=x11", "--remote-debugging-pipe", "--no-sandbox",
             "--disable-gpu", "--no-first-run", "--disable-extensions", "--kiosk",
             "--allow-file-access-from-files", "--window-position=0,0",
             f"--window-size={SIZE[0]},{SIZE[1]}", f"--user-data-dir={self.home}",
             "--app=about:blank"],
            preexec_fn=plug, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(from_write)
        self.rest = b""
        self.last = 0
        self.session = None
        self.session = self.send("Target.attachToTarget", targetId=self.find_page(),
                                 flatten=True)["sessionId"]
        self.send("Page.enable")
        self.send("Page.navigate", url=url)
        self.evaluate("new Promise(r => { const t = () => window.fill ? r(true)"
                      " : setTimeout(t, 50); t(); })")

    def find_page(self):
        while True:
            for target in self.send("Target.getTargets")["targetInfos"]:
                if target["type"] == "page":
                    return target["targetId"]
            time.sleep(0.1)

    def receive(self):
        while b"\0" not in self.rest:
            piece = os.read(self.back, 1 << 16)
            if not piece:
                raise EOFError("Chromium has ended")
            self.rest += piece
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def send(self, method, **params):
        self.last += 1
        message = {"id": self.last, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to, data):]
        while True:
            answer = self.receive()
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def evaluate(self, expression):
        answer = self.send("Runtime.evaluate", expression=expression, awaitPromise=True,
                           returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description"))
        return answer["result"].get("value")

    def measure(self, count, zoom):
        """The processor time of a frame, in milliseconds."""
        texts = json.dumps(make_texts(count))
        width, height = self.evaluate(f"(async () => await fill({texts}))()")
        seen = self.evaluate("[innerWidth, innerHeight]")
        # Where there is no window manager, Chromium leaves a pixel.
        if any(size - has > 2 for size, has in zip(SIZE, seen)):
            sys.exit(f"The window of Chromium does not fill the screen: {seen}")
        zoom = zoom or 1.15 * min(SIZE[0] / width, SIZE[1] / height)
        self.evaluate(MOVE % (zoom, FRAMES // 2, width, height))
        before = cpu_ms(self.process.pid)
        self.evaluate(MOVE % (zoom, FRAMES, width, height))
        return (cpu_ms(self.process.pid) - before) / FRAMES

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.to)
        os.close(self.back)
        shutil.rmtree(self.home, ignore_errors=True)


def measure_page(program, url, count, zoom):
    browser = Browser(program, url)
    try:
        return browser.measure(count, zoom)
    finally:
        browser.close()


def measure_ours(build, count, zoom):
    """The same in our bench, which prints lines of its table."""
    env = dict(os.environ, G_TEST_BUILDDIR=str(build / "tests"), ETHOS_DATA_DIR=str(ROOT / "seeds"))
    done = subprocess.run(
        [ROOT / "tests/ui/run-ui.sh", build / "tests/bench/bench-board", str(count),
         "near" if zoom else "fit"],
        env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    what = "near" if zoom else "whole, moved"
    found = re.search(rf"^= wall of {count} notes: {what} +([\d.]+) ms", done.stdout, re.MULTILINE)
    if found is None:
        sys.exit("bench-board did not say how long a frame takes")
    return float(found.group(1))


def bundle_excalidraw(folder):
    """Returns: the page, or none where npm or the network is missing."""
    if shutil.which("npm") is None:
        print("Excalidraw is not measured: there is no npm here")
        return None
    page = folder / "excalidraw.html"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "node_modules/@excalidraw/excalidraw").is_dir():
        (folder / "package.json").write_text('{"private": true}\n')
        done = subprocess.run(
            ["npm", "install", "--no-audit", "--no-fund", "@excalidraw/excalidraw@0.18", "react@18",
             "react-dom@18", "esbuild@0.25"], cwd=folder, capture_output=True, text=True)
        if done.returncode != 0:
            print("Excalidraw is not measured: npm could not fetch it:",
                  (done.stderr.strip().splitlines() or [""])[-1])
            return None
    shutil.copy(HERE / "excalidraw.jsx", folder)
    done = subprocess.run(
        ["node_modules/.bin/esbuild", "excalidraw.jsx", "--bundle", "--minify", "--format=iife",
         "--outfile=bundle.js", "--define:process.env.NODE_ENV=\"production\"",
         "--define:process.env.IS_PREACT=\"false\"", "--conditions=production",
         "--loader:.woff2=file"], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        print("Excalidraw is not measured: it could not be bundled:", done.stderr.strip()[:300])
        return None
    page.write_text(
        '<!DOCTYPE html><meta charset="utf-8"><link rel="stylesheet" href="bundle.css"><body>'
        '<script>window.EXCALIDRAW_ASSET_PATH = "./node_modules/@excalidraw/excalidraw/dist/prod/";'
        '</script><script src="bundle.js"></script>')
    return page


def main():
    build, folder = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    program = shutil.which("chromium") or shutil.which("chromium-browser") \
        or shutil.which("google-chrome")
    if program is None:
        sys.exit("There is no Chromium here to measure")
    pages = {"elements": (HERE / "wall.html").as_uri()}
    excalidraw = bundle_excalidraw(folder)
    if excalidraw is not None:
        pages["Excalidraw"] = excalidraw.as_uri()
    failed = False
    for what, count, zoom, least in CASES:
        ours, peers = [], {name: [] for name in pages}
        for _ in range(ROUNDS):
            ours.append(measure_ours(build, count, zoom))
            for name, url in pages.items():
                peers[name].append(measure_page(program, url, count, zoom))
        best = min(peers, key=lambda name: statistics.median(peers[name]))
        ratio = statistics.median(theirs / mine for theirs, mine in zip(peers[best], ours))
        failed |= ratio < least
        print(f"{what}: Ethos {statistics.median(ours):.1f} ms a frame, "
              + ", ".join(f"{name} {statistics.median(times):.1f}" for name, times in peers.items())
              + f"; the best peer {ratio:.1f} times as much, at least {least}:",
              "kept" if ratio >= least else "MISSED", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What software centers and docks show: names that fit, the right release, icons that recolor."""

import re
import xml.etree.ElementTree as ElementTree

import lintlib
from lintlib import Finding, Plant

METAINFO = "data/io.github.ethos_workshops.Ethos.metainfo.xml.in"
SVG = "{http://www.w3.org/2000/svg}"
# The toolkit recolors the fill of these three shapes, and nothing else, in a symbolic icon.
RECOLORED = {SVG + "path", SVG + "rect", SVG + "circle"}


def check_metainfo(root):
    tree = ElementTree.fromstring(lintlib.read(root, METAINFO))
    name, summary = tree.findtext("name", ""), tree.findtext("summary", "")
    if not 0 < len(name) < 20:
        yield Finding(METAINFO, 1, "the name has 20 characters or more, or none")
    if not 10 <= len(summary) <= 35 or summary.endswith(".") or name in summary:
        yield Finding(METAINFO, 1, "the summary is not 10 to 35 characters without name and full stop")
    version = re.search(r"^\s*version:\s*'([^']+)'", lintlib.read(root, "meson.build"), re.M)[1]
    release = tree.find("releases/release")
    if release is None or release.get("version") != version or release.find("description") is None:
        yield Finding(METAINFO, 1, f"the first release is not {version} with a description")
    paragraphs = sum(1 for _ in tree.find("description").iter("p"))
    items = sum(1 for _ in tree.find("description").iter("li"))
    if not 1 <= paragraphs <= 4 or items > 10:
        yield Finding(METAINFO, 1, "the description is longer than people read")


def check_icon(root, name):
    tree = ElementTree.fromstring(lintlib.read(root, name))
    symbolic = name.endswith("-symbolic.svg")
    box = (tree.get("viewBox") or "").split()
    if len(box) != 4 or box[2] != box[3] or (symbolic and box[2] != "16"):
        yield Finding(name, 1, "the view box is not square" + (", 16 wide" if symbolic else ""))
    if not symbolic:
        return
    for shape in tree:
        if shape.tag not in RECOLORED or shape.get("stroke") or shape.get("fill") in (None, "none"):
            yield Finding(name, 1, "a symbolic icon is made of filled paths, rectangles and circles")


def check(root):
    yield from check_metainfo(root)
    for name in lintlib.list_files(root, (".svg",), ("data",)):
        yield from check_icon(root, name)


def with_shape(shape):
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{shape}</svg>'


PLANTS = [
    Plant("a summary with a full stop", {METAINFO: lambda text: text.replace("</summary>", ".</summary>")}, "the summary"),
    Plant("a release behind the build", {METAINFO: lambda text: text.replace('release version="', 'release version="0.')},
          "the first release"),
    Plant("a stroke in a symbolic icon", {"data/icons/x-symbolic.svg": with_shape('<path fill="#000" stroke="#000"/>')},
          "filled paths"),
    Plant("an ellipse in a symbolic icon", {"data/icons/x-symbolic.svg": with_shape('<ellipse fill="#000"/>')},
          "filled paths"),
    Plant("an oblong icon", {"data/icons/x.svg": with_shape("").replace("0 0 16 16", "0 0 16 9")}, "not square"),
]

if __name__ == "__main__":
    lintlib.main(check, PLANTS)

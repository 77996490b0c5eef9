#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Interface files and all other XML: well-formed, named for a screen reader, reachable by key.

Templates of our own classes are built by the tests of the interface; here they are only read.
"""

import collections
import pathlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import lintlib
from lintlib import Finding, Plant

XML_SUFFIXES = (".ui", ".xml", ".xml.in", ".svg", ".page")
BUTTONS = {"GtkButton", "GtkToggleButton", "GtkMenuButton", "AdwSplitButton", "GtkLinkButton"}
OWN_TYPE = re.compile(r"<template|class=\"(Ethos|Adw)")


def properties(node):
    return {p.get("name"): p for p in node.findall("property")}


def check_buttons(name, tree):
    for node in tree.iter("object"):
        given = properties(node)
        if node.get("class") not in BUTTONS or "icon-name" not in given or "label" in given:
            continue
        if "tooltip-text" not in given:
            yield Finding(
                name, 1, f"the button with the icon {given['icon-name'].text} has no tooltip-text"
            )
        elif given["tooltip-text"].get("translatable") not in ("yes", "true"):
            yield Finding(name, 1, f"the tooltip of {given['icon-name'].text} is not translatable")


def check_menus(name, tree):
    for menu in tree.iter("menu"):
        keys = collections.Counter()
        for item in menu.iter("item"):
            for attribute in item.findall("attribute"):
                if attribute.get("name") != "label":
                    continue
                label = attribute.text or ""
                key = re.search(r"(?<!_)_(\w)", label)
                if not key:
                    yield Finding(name, 1, f"the menu item “{label}” has no access key")
                else:
                    keys[key.group(1).lower()] += 1
        for key, count in keys.items():
            if count > 1:
                yield Finding(
                    name, 1, f"the access key {key} stands {count} times in menu {menu.get('id')}"
                )


def check_words(name, tree):
    """Visible properties are for translators, and use the punctuation of print."""
    visible = {"label", "title", "subtitle", "tooltip-text", "description", "placeholder-text"}
    for node in tree.iter("property"):
        text = (node.text or "").strip()
        if node.get("name") not in visible or not re.search(r"[^\W\d_]{2}", text):
            continue
        if node.get("translatable") not in ("yes", "true"):
            yield Finding(name, 1, f"{node.get('name')} “{text}” is not translatable")
        if "..." in text or "'" in text or '"' in text:
            yield Finding(name, 1, f"“{text}”: … ’ “ ” instead of ... ' \"")


def validate(root, name):
    """GTK's own validator knows GTK's own types, so it reads the files without others."""
    tool = shutil.which("gtk4-builder-tool")
    if tool is None or OWN_TYPE.search(lintlib.read(root, name)):
        return
    result = subprocess.run(
        [tool, "validate", str(pathlib.Path(root, name))], capture_output=True, text=True
    )
    if result.returncode != 0:
        yield Finding(name, 1, f"gtk4-builder-tool: {(result.stderr or result.stdout).strip()}")


def check(root):
    for name in lintlib.list_files(root, XML_SUFFIXES, ("data", "help", "src")):
        result = subprocess.run(
            ["xmllint", "--noout", "--nonet", name], cwd=root, capture_output=True, text=True
        )
        if result.returncode != 0:
            yield Finding(name, 1, f"xmllint: {result.stderr.strip().splitlines()[0]}")
            continue
        if not name.endswith(".ui"):
            continue
        tree = ElementTree.parse(pathlib.Path(root, name)).getroot()
        yield from check_buttons(name, tree)
        yield from check_menus(name, tree)
        yield from check_words(name, tree)
        yield from validate(root, name)


def interface(text):
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<interface>{text}</interface>\n'


def menu(first, second):
    items = "".join(
        f'<item><attribute name="label" translatable="yes">{label}</attribute></item>'
        for label in (first, second)
    )
    return interface(f'<menu id="planted"><section>{items}</section></menu>')


ICON = '<property name="icon-name">go-next-symbolic</property>'
PLANTS = [
    Plant("XML that is not", {"data/planted.xml": "<a><b></a>"}, "xmllint"),
    Plant(
        "a button only eyes can read",
        {"src/ui/planted.ui": interface(f'<object class="GtkButton">{ICON}</object>')},
        "no tooltip-text",
    ),
    Plant(
        "a tooltip in one language",
        {
            "src/ui/planted.ui": interface(
                f'<object class="GtkButton">{ICON}'
                '<property name="tooltip-text">Next</property></object>'
            )
        },
        "not translatable",
    ),
    Plant(
        "a label in one language",
        {
            "src/ui/planted.ui": interface(
                '<object class="GtkLabel"><property name="label">Next</property></object>'
            )
        },
        "“Next” is not translatable",
    ),
    Plant(
        "typewriter punctuation",
        {
            "src/ui/planted.ui": interface(
                '<object class="GtkLabel">'
                '<property name="label" translatable="yes">Open...</property></object>'
            )
        },
        "instead of",
    ),
    Plant("a menu item without key", {"src/ui/planted.ui": menu("_Open", "Save")}, "no access key"),
    Plant(
        "two items with one key", {"src/ui/planted.ui": menu("_Open", "_Options")}, "stands 2 times"
    ),
    Plant(
        "a property that GTK has not",
        {
            "src/ui/planted.ui": interface(
                '<object class="GtkLabel">'
                '<property name="caption" translatable="yes">Next</property></object>'
            )
        },
        "gtk4-builder-tool",
    ),
]

if __name__ == "__main__":
    lintlib.main(check, PLANTS, copied=())

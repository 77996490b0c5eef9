# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives Ethos as assistive technology does, over the accessibility bus, and by keys.

It speaks AT-SPI itself instead of using libatspi, whose cache tells of a tree that was. Every look
is a fresh picture of the whole tree, asked for level by level with all questions of a level under
way at once, so that it takes some milliseconds. Whatever a test waits for is waited for with a
limit; what was seen last is shown when it does not come.
"""

import glob
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
COMPONENT = "org.a11y.atspi.Component"
EDITABLE = "org.a11y.atspi.EditableText"
PROPERTIES = "org.freedesktop.DBus.Properties"
SELECTION = "org.a11y.atspi.Selection"
TEXT = "org.a11y.atspi.Text"
VALUE = "org.a11y.atspi.Value"
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")

# On two busy cores a page can take some seconds; a person would have given up after this.
PATIENCE = 30
# How often is looked again, at most: after a look that took long the rest is as long as the look, so
# that who is looked at has time for something else.
PAUSE = 0.05
# After this a press did nothing, and is worth another one.
PRESS_PATIENCE = 3
# No window of ours is nested deeper; a tree that is was read while it changed.
MAX_DEPTH = 60

FOCUS = frozenset(("focusable", "focused"))

# What only listens. A test that wants nothing but keys to act asks for nothing else.
LISTENING = frozenset(("Get", "GetAll", "GetChildren", "GetInterfaces", "GetRole", "GetState",
                       "GetText"))

COMPLAINT = re.compile(r"\b\S*-?(CRITICAL|WARNING|ERROR) \*\*|Sanitizer|runtime error:")

# The dialog for files of GTK 4.8, where it is drawn before it knows which folder it shows.
PLATFORM = re.compile(r"Trying to snapshot GtkButton \S+ without a current allocation")


class Failure(AssertionError):
    """What a person would report: it is not there, or it is not as it should be."""


class Node:
    """One object of the tree, as it was when it was looked at."""

    # Whether everything but listening is refused.
    only_listens = False

    def __init__(self, bus, name, path, parent=None):
        self.bus = bus
        self.owner = name
        self.path = path
        self.parent = parent
        self.role = ""
        self.name = ""
        self.description = ""
        self.states = frozenset()
        self.interfaces = ()
        self.children = []
        self.value = None
        self.text = None

    def call(self, interface, method, parameters=None, reply=None):
        Node.check_listens(interface, method)
        answer = self.bus.call_sync(
            self.owner, self.path, interface, method, parameters,
            GLib.VariantType(reply) if reply else None, Gio.DBusCallFlags.NONE, 10000, None)
        return answer.unpack()

    @staticmethod
    def check_listens(interface, method):
        if Node.only_listens and method not in LISTENING:
            raise Failure(f"{interface}.{method} acts, where only keys may")

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def up(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    @property
    def showing(self):
        """Whether it is shown as far as it knows: GTK lists the pages of a stack that are turned
        away as well, and calls only windows "showing"."""
        return "visible" in self.states

    @property
    def words(self):
        """Everything that it tells about itself."""
        return [said for said in (self.name, self.description, self.text) if said]

    def matches(self, role=None, name=None, showing=True, states=()):
        if showing and not self.showing:
            return False
        if role is not None and self.role not in ((role,) if isinstance(role, str) else role):
            return False
        if name is not None and not is_said(name, self.name):
            return False
        return all(state in self.states for state in states)

    def find_all(self, role=None, name=None, showing=True, states=()):
        return [node for node in self.walk() if node.matches(role, name, showing, states)]

    def act(self, index=0):
        self.call(ACTION, "DoAction", GLib.Variant("(i)", (index,)))

    def select(self, index):
        self.call(SELECTION, "SelectChild", GLib.Variant("(i)", (index,)))

    def set_text(self, text):
        self.call(EDITABLE, "SetTextContents", GLib.Variant("(s)", (text,)))

    def __str__(self):
        marks = sorted(self.states & {"focused", "checked", "selected", "expanded", "pressed"})
        if not self.showing:
            marks.append("hidden")
        elif "sensitive" not in self.states:
            marks.append("insensitive")
        parts = [self.role, repr(self.name)]
        if self.description:
            parts.append(f"({self.description!r})")
        if self.text:
            parts.append(f"text={self.text!r}")
        if self.value is not None:
            parts.append(f"value={self.value:g}")
        return " ".join(parts + [f"[{mark}]" for mark in marks])

    @property
    def tells(self):
        """Whether it is more than a box."""
        return self.role not in ("filler", "panel", "scroll-bar") or bool(self.states & FOCUS)

    def dump(self, depth=0):
        """Everything in it, as text, without the boxes that only arrange the others."""
        if not self.showing and self.role != "application":
            return ""
        lines = ["  " * depth + str(self)] if self.tells else []
        lines += [child.dump(depth + (1 if self.tells else 0)) for child in self.children]
        return "\n".join(line for line in lines if line)


def without_isolates(text):
    """What people have written is kept apart by marks that nobody sees or hears."""
    return text.replace("\u2068", "").replace("\u2069", "")


def plain_name(name):
    """GTK 4.8 tells the label of a button twice, once with the mark of its mnemonic."""
    half = len(name) // 2
    for cut in (half, half + 1):
        if name[:cut].rstrip(" ").replace("_", "", 1) == name[cut:].lstrip(" ") and name[cut:]:
            return name[cut:].lstrip(" ")
    return name


def is_said(wanted, said):
    if isinstance(wanted, re.Pattern):
        return wanted.search(said) is not None
    return wanted == said


class Bus:
    """The accessibility bus, and pictures of what is on it."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        address = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
            Gio.DBusCallFlags.NONE, 30000, None).unpack()[0]
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address,
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.loop = GLib.MainContext.default()
        # What an object is, and can, does not change while there is one of that address.
        self.kinds = {}
        # What has the keyboard, by the names of the programs on the bus: they tell when it moves.
        self.focus = {}
        self.connection.signal_subscribe(
            None, "org.a11y.atspi.Event.Object", "StateChanged", None, "focused",
            Gio.DBusSignalFlags.NONE, self.focus_cb)
        # What becomes of names and descriptions, in order: screen readers say each change of what
        # has the focus.
        self.changes = []
        self.connection.signal_subscribe(
            None, "org.a11y.atspi.Event.Object", "PropertyChange", None, None,
            Gio.DBusSignalFlags.NONE, self.change_cb)
        for event in ("object:state-changed:focused", "object:property-change"):
            self.connection.call_sync(
                REGISTRY[0], "/org/a11y/atspi/registry", "org.a11y.atspi.Registry",
                "RegisterEvent", GLib.Variant("(s)", (event,)), None,
                Gio.DBusCallFlags.NONE, 10000, None)

    def focus_cb(self, connection, sender, path, interface, signal_name, parameters):
        if parameters.unpack()[1] == 1:
            self.focus[sender] = path
        elif self.focus.get(sender) == path:
            del self.focus[sender]

    def change_cb(self, connection, sender, path, interface, signal_name, parameters):
        what, _, _, value = parameters.unpack()[:4]
        if what in ("accessible-name", "accessible-description"):
            self.changes.append((sender, path, what, without_isolates(value)))

    def ask_all(self, questions):
        """Asks everything at once. A question is (node, interface, method, parameters); the answer
        is None for an object that went away meanwhile."""
        answers = [None] * len(questions)
        left = [len(questions)]

        def answered(connection, result, index):
            try:
                answers[index] = connection.call_finish(result).unpack()
            except GLib.Error:
                answers[index] = None
            left[0] -= 1

        for index, (node, interface, method, parameters) in enumerate(questions):
            Node.check_listens(interface, method)
            self.connection.call(node.owner, node.path, interface, method, parameters, None,
                                 Gio.DBusCallFlags.NONE, 10000, None, answered, index)
        while left[0] > 0:
            self.loop.iteration(True)
        return answers

    def fill(self, nodes):
        """Asks what these objects say about themselves; returns their children."""
        new = [node for node in nodes if (node.owner, node.path) not in self.kinds]
        questions = [(node, ACCESSIBLE, method, None) for node in new
                     for method in ("GetRole", "GetInterfaces")]
        asked = len(questions)
        for node in nodes:
            questions += [
                (node, ACCESSIBLE, "GetState", None),
                (node, PROPERTIES, "GetAll", GLib.Variant("(s)", (ACCESSIBLE,))),
            ]
        answers = self.ask_all(questions)
        for index, node in enumerate(new):
            role, interfaces = answers[2 * index:2 * index + 2]
            if role and interfaces:
                self.kinds[node.owner, node.path] = (Atspi.Role(role[0]).value_nick,
                                                     tuple(interfaces[0]))
        parents = []
        for index, node in enumerate(nodes):
            states, properties = answers[asked + 2 * index:asked + 2 * index + 2]
            node.role, node.interfaces = self.kinds.get((node.owner, node.path), ("gone", ()))
            if states is None:
                node.role = "gone"
            node.states = read_states(states[0]) if states else frozenset()
            if properties:
                node.name = plain_name(without_isolates(properties[0].get("Name", "")))
                node.description = without_isolates(properties[0].get("Description", ""))
                # Most have none, and each question takes its time.
                if properties[0].get("ChildCount", 1) != 0:
                    parents.append(node)
        level = self.fill_children(parents)
        self.fill_values(nodes)
        return level

    def fill_children(self, parents):
        answers = self.ask_all([(node, ACCESSIBLE, "GetChildren", None) for node in parents])
        for node, children in zip(parents, answers):
            for owner, path in children[0] if children else ():
                if path != "/org/a11y/atspi/null":
                    node.children.append(Node(self.connection, owner, path, node))
        return [child for node in parents for child in node.children]

    def fill_values(self, nodes):
        texts = [node for node in nodes if TEXT in node.interfaces]
        values = [node for node in nodes if VALUE in node.interfaces]
        everything = GLib.Variant("(ii)", (0, -1))
        current = GLib.Variant("(ss)", (VALUE, "CurrentValue"))
        answers = self.ask_all([(node, TEXT, "GetText", everything) for node in texts]
                               + [(node, PROPERTIES, "Get", current) for node in values])
        for node, answer in zip(texts, answers):
            node.text = without_isolates(answer[0]) if answer else None
        for node, answer in zip(values, answers[len(texts):]):
            node.value = answer[0] if answer else None

    def read(self, node, skip=()):
        level = [node]
        for _ in range(MAX_DEPTH):
            level = [child for child in self.fill(level) if child.parent.name not in skip]
            if not level:
                break
        return node

    def applications(self):
        root = Node(self.connection, *REGISTRY)
        children = self.ask_all([(root, ACCESSIBLE, "GetChildren", None)])[0]
        return [Node(self.connection, owner, path) for owner, path in (children or ([],))[0]]

    def process_of(self, owner):
        answer = self.connection.call_sync(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
            "GetConnectionUnixProcessID", GLib.Variant("(s)", (owner,)), None,
            Gio.DBusCallFlags.NONE, 10000, None)
        return answer.unpack()[0]


STATES = {int(getattr(Atspi.StateType, name)): name.lower()
          for name in dir(Atspi.StateType) if name.isupper()}


def read_states(words):
    bits = words[0] | (words[1] << 32 if len(words) > 1 else 0)
    return frozenset(STATES.get(bit, str(bit)) for bit in range(64) if bits >> bit & 1)


def skip(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(77)


def require(*programs):
    for program in programs:
        if shutil.which(program) is None:
            skip(f"{program} is missing")


def start_typing(lines):
    commands = []
    for index, line in enumerate(lines):
        commands += ["key", "--delay", "20", "Return"] if index > 0 else []
        commands += ["type", "--delay", "20", "--args", "1", line] if line else []
    return subprocess.Popen(["xdotool", *commands])


class Desktop:
    """The display, its window manager and the accessibility bus. run-ui.sh has started the first;
    this starts what gives new windows the keyboard and makes them fill the screen."""

    def __init__(self):
        require("xdotool", "openbox")
        self.bus = Bus()
        self.manager = subprocess.Popen(["openbox", "--sm-disable"], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        self.pictures = os.environ.get("ETHOS_SCREENSHOTS")

    def close(self):
        self.manager.terminate()
        self.manager.wait()

    def keys(self, *names):
        subprocess.run(["xdotool", "key", "--delay", "15", *names], check=True)

    def type(self, *lines):
        """Types, with Enter after each line but the last."""
        start_typing(lines).wait()

    def type_lines(self, lines):
        """Begins to type, with Enter after each line, and does not wait."""
        return start_typing([*lines, ""])

    def park_pointer(self):
        """What opens below the pointer would have it take the focus."""
        subprocess.run(["xdotool", "mousemove", "0", "0"], check=True)

    def picture(self, path):
        if shutil.which("import"):
            subprocess.run(["import", "-window", "root", path], check=False)


class Ethos:
    """A running Ethos."""

    def __init__(self, desktop, *arguments, env=None):
        self.desktop = desktop
        self.bus = desktop.bus
        build = os.environ["ETHOS_BUILD_DIR"]
        environment = dict(os.environ, GTK_A11Y="atspi", G_DEBUG="fatal-criticals",
                           GTK_USE_PORTAL="0", **(env or {}))
        self.log = tempfile.NamedTemporaryFile("w+", prefix="ethos-e2e-", suffix=".log")
        self.process = subprocess.Popen(
            [os.path.join(build, "src/ui/application/ethos"), *arguments],
            env=environment, stdout=self.log, stderr=self.log)
        self.node = None
        # Pages that are over, by the names of their types: GTK tells of them for ever.
        self.skip = ()

    # Looking

    def check_alive(self):
        status = self.process.poll()
        if status is not None:
            raise Failure(f"Ethos ended by itself with {status}:\n{self.read_log()}")

    def read_log(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            return log.read()

    def check_log(self):
        """No warning of any GLib log domain in any run."""
        complaints = [line for line in self.read_log().splitlines()
                      if COMPLAINT.search(line) and not PLATFORM.search(line)]
        if complaints:
            raise Failure("Ethos complained:\n" + "\n".join(complaints))

    def tree(self):
        """A fresh picture of everything that it tells assistive technology."""
        self.check_alive()
        if self.node is None:
            for node in self.bus.applications():
                if self.bus.process_of(node.owner) == self.process.pid:
                    self.node = node
        if self.node is None:
            return None
        return self.bus.read(Node(self.node.bus, self.node.owner, self.node.path), self.skip)

    def wait(self, what, look, patience=PATIENCE):
        """Looks until `look`, given the tree, returns something true, and returns that."""
        limit = time.monotonic() + patience
        tree = None
        while True:
            began = time.monotonic()
            try:
                tree = self.tree()
                found = look(tree) if tree is not None else None
            except GLib.Error:
                found = None
            if found:
                return found
            if time.monotonic() > limit:
                shown = tree.dump() if tree is not None else "nothing at all"
                raise Failure(f"waited {patience} s for {what}; there was\n{shown}\n"
                              f"{self.read_log()}")
            time.sleep(max(PAUSE, time.monotonic() - began))

    def find(self, role=None, name=None, showing=True, states=(), within=None, index=0):
        """Waits for the object. `name` is the whole name or a compiled pattern; `within` is a
        function from the tree to the part to look in."""
        def look(tree):
            part = within(tree) if within else tree
            found = part.find_all(role, name, showing, states) if part else []
            return found[index] if len(found) > index else None
        return self.wait(f"{role or 'anything'} {describe(name)} {' '.join(states)}", look)

    def find_text(self, text):
        """Waits until the words are shown, in a name, a description or a text."""
        return self.wait(f"the words {describe(text)}", lambda tree: next(
            (node for node in tree.walk() if node.showing
             and any(is_said(text, said) or (isinstance(text, str) and text in said)
                     for said in node.words)), None))

    def wait_gone(self, role=None, name=None):
        self.wait(f"{role} {describe(name)} to go",
                  lambda tree: not tree.find_all(role, name))

    def windows(self):
        return self.tree().children

    def focused(self):
        """The object that has the keyboard, without its children, or None."""
        self.check_alive()
        while self.bus.loop.iteration(False):
            pass
        if self.node is None:
            self.tree()
        path = self.bus.focus.get(self.node.owner) if self.node else None
        if path is not None:
            node = Node(self.node.bus, self.node.owner, path)
            self.bus.fill([node])
            node.children = []
            if "focused" in node.states:
                return node
        tree = self.tree()
        found = tree.find_all(states=("focused",), showing=False) if tree else []
        return found[-1] if found else None

    def listen(self, node=None):
        """What has been said since this was asked last: the new names and descriptions of the
        object, in order; of what has the focus now, where none is named."""
        node = node or self.focused()
        while self.bus.loop.iteration(False):
            pass
        said = [value for sender, path, _, value in self.bus.changes
                if value and node is not None and (sender, path) == (node.owner, node.path)]
        self.bus.changes.clear()
        return said

    def wait_said(self, text, node=None):
        """Waits until that is said, and returns all that was."""
        limit = time.monotonic() + PATIENCE
        said = []
        while text not in said:
            if time.monotonic() > limit:
                raise Failure(f"{text!r} is not said on {node or self.focused()}, only {said}")
            said += self.listen(node)
            time.sleep(PAUSE)
        return said

    # Doing

    def press(self, name, role=("push-button", "toggle-button"), **where):
        limit = time.monotonic() + PATIENCE
        while True:
            node = self.find(role, name, states=("sensitive",), **where)
            try:
                return node.act()
            except GLib.Error as error:
                # It went away between look and deed, as buttons of lists do: look again.
                if "UnknownMethod" not in error.message or time.monotonic() > limit:
                    raise

    def wait_focus(self, role=None, name=None):
        limit = time.monotonic() + PATIENCE
        while True:
            node = self.focused()
            if node is not None and node.matches(role, name):
                return node
            if time.monotonic() > limit:
                raise Failure(f"the focus is not on {role or 'something'} {describe(name)} but on "
                              f"{node}; there is\n{self.tree().dump()}")
            time.sleep(PAUSE)

    def reach(self, role=None, name=None, key="Tab", limit=80):
        """Moves the keyboard there with the keyboard, one key after the other. (GTK 4.8 cannot be
        asked for it: Component.GrabFocus is not supported.)"""
        seen = []
        for _ in range(limit):
            before = self.wait_focus()
            if before.matches(role, name):
                return before
            seen.append(str(before))
            self.desktop.keys(key)
            limit = time.monotonic() + 3
            while time.monotonic() < limit:
                now = self.focused()
                if now is not None and now.path != before.path:
                    break
                time.sleep(PAUSE)
            else:
                break
        raise Failure(f"{role} {describe(name)} was not reached by {key}; on the way were\n"
                      + "\n".join(seen))

    def save_as(self, title, path):
        """Fills in the desktop's own dialog for a file to write."""
        def dialog(tree):
            return next((window for window in tree.children if window.name == title), None)
        self.wait_focus("text", "Name:")
        self.desktop.keys("ctrl+a")
        # An entry of GTK 4.8 does not tell what is in it: what was typed shows in the file's name.
        self.desktop.type(path, "")
        self.wait("the dialog to go", lambda tree: dialog(tree) is None)

    # What every workshop does

    def begin_sample(self):
        """From the start page to the first step of the sample."""
        self.press(re.compile("^Try a Sample"))
        self.begin()

    def begin(self):
        """Begins the workshop, on a screen that only the facilitator sees."""
        self.press("Begin")
        self.skip = ("EthosPreviewView", "EthosStartPage")
        self.press("Only I Can See It", within=find_dialog)
        self.wait("the question to go", lambda tree: find_dialog(tree) is None)

    def next_step(self, title):
        """Goes on to the step of that title, shows it and starts its clock."""
        while True:
            self.wait("the next thing to do", find_primary)
            if self.running_step() == title and find_primary(self.tree()).name == "Start Clock":
                break
            self.press_primary()
        self.press("Start Clock")
        self.wait("the clock to run", lambda tree: find_primary(tree).name != "Start Clock")

    def press_primary(self):
        """Presses the one button and gives what it does time to be done: by then it may say
        something else, and a press that follows the last one too soon counts for nothing."""
        button = find_primary(self.tree())
        button.act()
        until = time.monotonic() + PRESS_PATIENCE
        while time.monotonic() < until:
            now = find_primary(self.tree())
            if now is None or now.name != button.name:
                return
            time.sleep(PAUSE)

    def finish(self):
        """Ends the workshop."""
        while True:
            button = self.wait("the next thing to do", find_primary)
            if button.name != "Finish":
                return
            self.press_primary()

    def running_step(self):
        return self.wait("a running step", lambda tree: next(
            (row.name for row in find_list(tree, "Plan").find_all("list-item")
             if row.description.startswith("Now\n")), None))

    def write_notes(self, *texts):
        """Types notes into the box, each with Enter at its end."""
        self.reach("text", "Write a note", key="shift+Tab")
        self.desktop.type(*texts, "")

    # Ending

    def close(self):
        """Quits as a person does, and waits until the process has ended well."""
        self.desktop.keys("ctrl+q")
        self.wait_end()

    def wait_end(self):
        """Waits until the process has ended well."""
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failure("Ethos did not end:\n" + self.tree().dump()) from None
        self.check_log()
        if status != 0:
            raise Failure(f"Ethos ended with {status}:\n{self.read_log()}")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """Takes it away after a failure."""
        if self.process.poll() is None:
            self.kill()
        self.log.close()


def describe(name):
    return name.pattern if isinstance(name, re.Pattern) else repr(name)


PRIMARY = ("Begin", "Show Cards", "Show Prompt", "Start Clock", "Reveal", "Next Step", "Finish",
           "Print…")


def find_primary(tree):
    """The one button that says what comes next."""
    found = [node for node in tree.find_all("push-button", states=("sensitive",))
             if node.name in PRIMARY]
    return found[-1] if found else None


def find_list(tree, name):
    """The list of that name; of several the last, which is on the page that came last."""
    found = tree.find_all("list", name)
    return found[-1] if found else None


def find_workshops():
    """The workshops that Ethos has put where people find them."""
    return sorted(glob.glob(os.path.join(os.environ["HOME"], "*", "*.ethos")))


def find_dialog(tree):
    found = tree.find_all("file-chooser") + tree.find_all("dialog")
    return found[0] if found else None


def run(*tests):
    """Runs tests one after the other and tells about them in the TAP format."""
    desktop = Desktop()
    failed = False
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        started = []

        def start(*arguments, **options):
            ethos = Ethos(desktop, *arguments, **options)
            started.append(ethos)
            return ethos

        began = time.monotonic()
        name = test.__name__.removeprefix("test_").replace("_", " ")
        try:
            test(start)
            for ethos in started:
                ethos.check_log()
            print(f"ok {number} {name} # {time.monotonic() - began:.1f} s", flush=True)
        except (AssertionError, GLib.Error, subprocess.SubprocessError) as error:
            failed = True
            if desktop.pictures:
                desktop.picture(os.path.join(desktop.pictures, f"failed-{test.__name__}.png"))
            lines = f"{type(error).__name__}: {error}".splitlines()
            print("\n".join("# " + line for line in lines))
            print(f"not ok {number} {name}", flush=True)
            if not isinstance(error, Failure):
                import traceback
                print("\n".join("# " + line for line in traceback.format_exc().splitlines()))
        finally:
            for ethos in started:
                ethos.stop()
    desktop.close()
    sys.exit(1 if failed else 0)

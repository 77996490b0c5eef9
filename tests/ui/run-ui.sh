#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: run-ui.sh COMMAND [ARGUMENT…]
# Runs a command with a display, a session bus, settings and directories of its own.
set -euo pipefail

if ! command -v Xvfb > /dev/null || ! command -v dbus-run-session > /dev/null; then
  echo "1..0 # SKIP Xvfb or dbus-run-session is missing"
  exit 77
fi

home=$(mktemp -d "${TMPDIR:-/tmp}/ethos-ui.XXXXXX")
server=
clean ()
{
  [ -z "$server" ] || kill "$server" 2> /dev/null || true
  rm -rf "$home"
}
trap clean EXIT

mkdir -p "$home/run"
chmod 700 "$home/run"
export HOME="$home" XDG_RUNTIME_DIR="$home/run"
export XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data"
export XDG_STATE_HOME="$home/state" XDG_CACHE_HOME="$home/cache"
export GDK_BACKEND=x11 GSK_RENDERER="${ETHOS_UI_RENDERER:-cairo}" GSETTINGS_BACKEND=memory GIO_USE_VFS=local
export NO_AT_BRIDGE=0 GTK_USE_PORTAL=0 LIBGL_ALWAYS_SOFTWARE=1
# The settings of this build, not those of an installed one.
schemas="${G_TEST_BUILDDIR:-.}/../data"
[ ! -f "$schemas/gschemas.compiled" ] || export GSETTINGS_SCHEMA_DIR="$schemas"
unset WAYLAND_DISPLAY DISPLAY DBUS_SESSION_BUS_ADDRESS

# The server picks a free number itself and says which. It stays as it is when the last client
# leaves: one that begins anew refuses those who come meanwhile. It shares no memory with them: new
# memory for each picture of a whole window costs a virtual machine ten times what drawing it does.
Xvfb -displayfd 3 -screen 0 "${ETHOS_UI_SCREEN:-1920x1080x24}" -nolisten tcp -noreset -extension MIT-SHM \
  3> "$home/display" > "$home/xvfb.log" 2>&1 &
server=$!
# A minute is for a crowded machine.
for _ in $(seq 600); do
  [ ! -s "$home/display" ] || break
  sleep 0.1
done
if [ ! -s "$home/display" ]; then
  cat "$home/xvfb.log" >&2
  echo "Bail out! Xvfb did not start"
  exit 1
fi
DISPLAY=":$(cat "$home/display")"
export DISPLAY

dbus-run-session -- "$@"

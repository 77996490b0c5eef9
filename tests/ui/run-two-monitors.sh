#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: run-two-monitors.sh COMMAND [ARGUMENT…]
# Runs a command on an X server with two monitors side by side, which a virtual frame buffer cannot
# have: 1366 × 768 for the facilitator, 1920 × 1080 for the room.
set -euo pipefail

if ! command -v Xorg > /dev/null || ! command -v xrandr > /dev/null; then
  echo "1..0 # SKIP Xorg or xrandr is missing"
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
export HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_STATE_HOME="$home/state"
export XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" XDG_CACHE_HOME="$home/cache"
export GDK_BACKEND=x11 GSK_RENDERER=cairo GSETTINGS_BACKEND=memory GIO_USE_VFS=local
# The settings of this build, not those of an installed one.
schemas="${G_TEST_BUILDDIR:-.}/../data"
[ ! -f "$schemas/gschemas.compiled" ] || export GSETTINGS_SCHEMA_DIR="$schemas"
unset WAYLAND_DISPLAY DISPLAY DBUS_SESSION_BUS_ADDRESS

cat > "$home/xorg.conf" << 'EOF'
Section "Device"
  Identifier "dummy"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "1366x768" 85.5 1366 1436 1579 1792 768 771 774 798
EndSection
Section "Screen"
  Identifier "screen"
  Device "dummy"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1366x768" "1920x1080"
    Virtual 4096 2048
  EndSubSection
EndSection
EOF
Xorg -displayfd 3 -config "$home/xorg.conf" -noreset -nolisten tcp -logfile "$home/xorg.log" \
  3> "$home/display" > /dev/null 2>&1 &
server=$!
# A minute is for a crowded machine.
for _ in $(seq 600); do
  [ ! -s "$home/display" ] || break
  sleep 0.1
done
if [ ! -s "$home/display" ]; then
  echo "1..0 # SKIP Xorg with the dummy driver does not start here"
  exit 77
fi
DISPLAY=":$(cat "$home/display")"
export DISPLAY

xrandr --output DUMMY0 --mode 1366x768 >&2
xrandr --addmode DUMMY1 1920x1080 >&2
xrandr --output DUMMY1 --mode 1920x1080 --right-of DUMMY0 >&2
# The driver's monitors have no size in millimetres, and GDK counts only those that have.
xrandr --setmonitor room 1920/508x1080/286+1366+0 DUMMY1 >&2
# Asking makes the server take the new monitor in before a program starts.
xrandr --listmonitors > /dev/null

dbus-run-session -- "$@"

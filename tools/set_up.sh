#!/bin/sh
# Makes .venv hold what requirements.txt pins, and this repository's `optlib`, editable. Changes nothing outside.
# PYTHON may name the interpreter to make it with, TORCH_INDEX the package index to take torch from.
# Every target of the Makefile runs this first; when nothing has changed it ends at once.
set -eu
cd "$(dirname "$0")/.."
venv=.venv
stamp=$venv/complete # what the environment was made from; written last, so a broken set-up leaves none

fail() {
    echo "set-up: $*" >&2
    exit 1
}
version_of() {
    "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true
}
serves() {
    case $(version_of "$1") in 3.11 | 3.12 | 3.13) ;; *) return 1 ;; esac
}
has_venv() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}
choose() { # the first interpreter that serves, one with its venv module before one without
    candidates="python3.13 python3.12 python3.11 python3"
    for name in $candidates; do serves "$name" && has_venv "$name" && echo "$name" && return; done
    for name in $candidates; do serves "$name" && echo "$name" && return; done
    true
}

# The folder counts too, since an environment cannot be moved, and so does a newly named interpreter.
made_from=$(pwd && cat requirements.txt constraints.txt)
here=$(version_of "$venv/bin/python")
wanted=${PYTHON:+$(version_of "$PYTHON")}
if [ "${wanted:-$here}" = "$here" ] && [ -n "$here" ] && [ -f "$stamp" ]; then
    [ "$(cat "$stamp")" != "$made_from" ] || exit 0
    moved=$(head -n 1 "$stamp")
    [ "$moved" != "$(pwd)" ] || update=yes
fi

if [ "${update:-no}" = yes ]; then
    echo "The pinned requirements have changed; bringing $venv up to date."
    rm "$stamp"
else
    python=${PYTHON:-$(choose)}
    found=$(version_of "${python:-python3}")
    [ -n "$found" ] || fail "${python:-python3} cannot be run; install Python 3.11, 3.12 or 3.13 with its venv module."
    [ -n "$python" ] && serves "$python" ||
        fail "${python:-python3} is Python $found, but 3.11, 3.12 or 3.13 is needed; name one by \`make PYTHON=...\`."
    has_venv "$python" ||
        fail "Python $found lacks its venv module; on Debian and Ubuntu \`apt install python$found-venv\` brings it."
    echo "Setting up $venv with Python $found; this is done once and takes a few minutes."
    "$python" -m venv --clear "$venv" || fail "$python could not make $venv; see its message above."
fi

install() {
    "$venv/bin/python" -m pip install --disable-pip-version-check "$@" ||
        fail "pip could not install the requirements; see its message above, then run the same command again."
}
if [ -n "${TORCH_INDEX:-}" ]; then
    install --no-deps --index-url "$TORCH_INDEX" "$(sed -n 's/^\(torch==[^ ]*\).*/\1/p' requirements.txt)"
fi
install -r requirements.txt
install --no-deps --no-build-isolation -e .
printf '%s\n' "$made_from" >"$stamp"

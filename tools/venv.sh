#!/usr/bin/env bash
# Makes the virtual environment .venv, on a machine that may have little: says what to install when it cannot.
set -euo pipefail
venv=${1:-.venv}

python=""
for name in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    echo "Jalon needs Python 3.11 or newer. On Debian or Ubuntu: sudo apt install python3 python3-venv" >&2
    exit 1
fi

if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    "$python" -m venv "$venv"
elif "$python" -m virtualenv --version >/dev/null 2>&1; then
    "$python" -m virtualenv --quiet "$venv"
elif "$python" -m pip --version >/dev/null 2>&1; then
    # Debian without python3-venv: pip brings virtualenv, in a folder of its own that touches nothing else.
    bootstrap=$(mktemp -d)
    trap 'rm -rf "$bootstrap"' EXIT
    "$python" -m pip install --quiet --disable-pip-version-check --root-user-action ignore --target "$bootstrap" virtualenv
    PYTHONPATH=$bootstrap "$python" -m virtualenv --quiet "$venv"
else
    echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt install python3-venv, then try again." >&2
    exit 1
fi

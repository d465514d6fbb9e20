# Everything a person does with the project. `make run` is enough to try it.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
# A lock holds all that is needed: pip takes it as it is and resolves nothing, then checks that nothing is missing.
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
LOCKED := $(PIP) install --no-deps --require-hashes -r
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --extra postgresql

# Each module is compiled once for all the processes of a run, even where the environment says to keep nothing.
unexport PYTHONDONTWRITEBYTECODE

# One process more than the two cores asked for, since some tests wait: for a browser, a database, another process. One
# that has nothing left takes tests of the others.
BALANCED := -n 3 --dist worksteal

.PHONY: help setup run test test-sqlite test-postgresql coverage check fix bench messages lock

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | column -t -s "$$(printf '\t')" 2>/dev/null \
	  || grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST)

$(VENV)/bin/python:
	@bash tools/venv.sh $(VENV)

$(VENV)/.runtime: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Jalon needs…"
	@$(LOCKED) requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(PIP) check
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	@echo "Installing what tests and measurements need…"
	@$(LOCKED) requirements-dev.txt
	@$(PIP) check
	@touch $@

setup: $(VENV)/.dev  ## install what tests and measurements need

run: $(VENV)/.runtime  ## try Jalon: sample network, server on this machine (PORT=9000: first port tried)
	@$(BIN)/python -m jalon.cli.catalogues
	@JALON_DEMO=true $(BIN)/jalon demo $(if $(PORT),--port $(PORT))

test: setup test-sqlite test-postgresql  ## all the tests, on SQLite and on PostgreSQL

# Everything, the browser too: `-m ""` takes back what pyproject.toml leaves aside.
test-sqlite: setup
	$(BIN)/python -m pytest -m "" $(BALANCED)

# What the other database may answer otherwise (docs/decisions/0018): not parsers, nor what a browser sees, nor most pages.
test-postgresql: setup
	@if url=$$($(BIN)/python tools/find_postgresql.py); then \
	  echo "PostgreSQL: $${url%%:*} on $${url##*@}"; \
	  JALON_TEST_DATABASE_URL="$$url" $(BIN)/python -m pytest -m "postgresql and not browser" $(BALANCED); \
	else \
	  echo "PostgreSQL was not found: the tests ran on SQLite alone. Start one on 127.0.0.1:5432, or set JALON_TEST_DATABASE_URL."; \
	fi

coverage: setup  ## the lines and branches that no test runs, on SQLite
	$(BIN)/python -m pytest -m "" $(BALANCED) --cov --cov-report=term:skip-covered

check: setup  ## format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

fix: setup  ## format and repair what can be
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup  ## all the measurements
	$(BIN)/python -m bench

messages: setup  ## gather the sentences to translate, and compile the translations
	$(BIN)/python -m tools.messages
	$(BIN)/python -m jalon.cli.catalogues

lock: setup  ## choose the versions of every requirement again
	env -u PIP_FIND_LINKS PIP_CONFIG_FILE=/dev/null $(COMPILE) --all-build-deps --upgrade -o requirements.txt pyproject.toml
	env -u PIP_FIND_LINKS PIP_CONFIG_FILE=/dev/null $(COMPILE) --all-build-deps --upgrade --extra dev \
	  --constraint requirements.txt -o requirements-dev.txt pyproject.toml

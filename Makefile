# make          .venv, install, build the five plans, and say where to look
# make test     lint, types, import layers, tests
# make bench    benchmarks (ratios against a named baseline, the report of 300 invented plans)
# make fuzz     ten thousand hostile texts
# make web      the scripts of the Ask page (needs node); make build calls it where node is there
# make site-check    every page of the site in a real browser: console, links, widths, accessibility
# make test-engines  the query library on four engines, with a table
# make test-clients  the endpoint and the tables in the tools of their users
# make screenshots   the pictures of the README
# make clean    removes what was built and installed

PYTHON ?= python3
KG := .venv/bin/kg
STAMP := .venv/.installed
WEB := web/dist/.built

.PHONY: all build web test lint types layers suite site-check test-engines test-clients screenshots bench fuzz clean

all: build

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test,parquet,frames]'
	@touch $@

build: $(STAMP) web
	$(KG) build plans --out build

# Without node the site is complete but for queries in the page, and the build says so.
web:
	@if command -v npm >/dev/null 2>&1 && $(MAKE) --no-print-directory $(WEB); then :; else \
	echo "No node here: the site will be complete but for queries in the page (Ask). Install Node.js 20 or newer for these."; fi

$(WEB): web/package-lock.json web/package.json web/build.mjs $(wildcard web/src/*)
	cd web && npm ci --silent --no-audit --no-fund && node build.mjs
	@touch $@

test: $(STAMP) lint types layers suite

lint: $(STAMP)
	.venv/bin/ruff check .

types: $(STAMP) web
	.venv/bin/mypy
	@if [ -f $(WEB) ]; then cd web && npx --no-install tsc --noEmit; fi

layers: $(STAMP)
	.venv/bin/lint-imports

suite: $(STAMP)
	.venv/bin/python -m pytest -n 2 --dist worksteal

# Needs a Chromium and the web packages; says in one line what is missing.
site-check: build
	.venv/bin/python -m tests.e2e.check_site build/site

# Virtuoso is Debian's virtuoso-opensource-7-bin; without it the table has three engines and says so.
test-engines: build
	.venv/bin/python -m tests.engines build

# Each line of what it prints says how to get a tool that is not here.
test-clients: build
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[clients]'
	@if command -v npm >/dev/null 2>&1; then cd tests/clients && npm ci --silent --no-audit --no-fund; fi
	.venv/bin/python -m tests.clients build

screenshots: build
	.venv/bin/python -m tests.e2e.screenshots build/site docs/screenshots

bench: $(STAMP)
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	.venv/bin/python -m bench

fuzz: $(STAMP)
	.venv/bin/python -m pytest tests/fuzz -p no:xdist --hypothesis-profile=fuzz

clean:
	rm -rf .venv web/node_modules web/dist tests/clients/node_modules build/.builds build/.current build/facts build/graph build/tables build/site build/build.json
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

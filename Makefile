# make          .venv, install, build the five plans, and say where to look
# make test     lint, types, import layers, tests
# make bench    benchmarks (ratios against a named baseline)
# make fuzz     ten thousand hostile texts
# make clean    removes what was built and installed

PYTHON ?= python3
KG := .venv/bin/kg
STAMP := .venv/.installed

.PHONY: all build test lint types layers suite bench fuzz clean

all: build

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test,parquet,frames]'
	@touch $@

build: $(STAMP)
	$(KG) build plans --out build

test: $(STAMP) lint types layers suite

lint: $(STAMP)
	.venv/bin/ruff check .

types: $(STAMP)
	.venv/bin/mypy

layers: $(STAMP)
	.venv/bin/lint-imports

suite: $(STAMP)
	.venv/bin/python -m pytest -n 2 --dist worksteal

bench: $(STAMP)
	.venv/bin/python -m bench

fuzz: $(STAMP)
	.venv/bin/python -m pytest tests/fuzz -p no:xdist --hypothesis-profile=fuzz

clean:
	rm -rf .venv build/.builds build/.current build/facts build/graph build/tables build/site build/build.json
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

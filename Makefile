# `make` without arguments prints this list. The starred targets are for daily work.
#
# * demo        set up, create an invoice on the sandbox and pay it
# * test        the whole test suite (TESTS=tests/library runs a part, ARGS=--reverse the last file first)
# * regenerate  generate the client and the reference from openapi.yaml
#   check       format, lint, types, stale output, strict site build: what CI runs before the tests
#   docs        build site/, with warnings as errors
#   serve       serve the site with live reload, and a sandbox
#   sandbox     run the sandbox, a local LNPay, on port 8111
#   coverage    run the tests; fail if they miss a line of scripts, runtime or sandbox that has no reason
#   fuzz        send random input everywhere, for a minute (SECONDS=3600 for an hour)
#   bench       compare performance with peers
#   pythons     test the built wheels under every supported Python on this machine
#   dist        build both distributions, lnpay-client and lnpay-sandbox, into dist/
#   bom         list what they depend on, with versions and licences, into build/bom/
#   audit       known vulnerabilities of everything that is pinned, from the package index's database
#   format      format all hand-written Python
#   lock        pin requirements/dev.in again, with hashes
#   setup       create the virtual environment; the other targets call it

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
TESTS ?= tests
SECONDS ?= 60
# One more than there are processors: many tests wait for a server or a clock.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1

.PHONY: help demo test coverage fuzz check regenerate docs serve sandbox bench pythons dist bom audit format lock setup
.DEFAULT_GOAL := help

help:
	@sed -n '/^$$/q; s/^# \{0,1\}//p' Makefile

setup: $(READY)

$(READY): requirements/dev.txt requirements/peers.txt scripts/set_up.py
	@$(PYTHON) scripts/set_up.py

demo: $(READY)
	@$(BIN)/python -m scripts.regenerate --strict
	@$(BIN)/python -m scripts.demo

test: $(READY)
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(TESTS) $(ARGS)

coverage: $(READY)
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -n $(WORKERS) --dist loadgroup $(TESTS) $(ARGS)
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

fuzz: $(READY)
	@$(BIN)/python -m scripts.fuzz --seconds $(SECONDS) $(ARGS)

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/python -m scripts.check_words
	$(BIN)/mypy
	$(BIN)/pyright -p tests/typing
	$(BIN)/python -m scripts.regenerate --strict --check
	$(BIN)/mkdocs build --strict --quiet

regenerate: $(READY)
	@$(BIN)/python -m scripts.regenerate --strict

docs: $(READY)
	@$(BIN)/mkdocs build --strict --quiet
	@echo "The site is in site/: open site/index.html, or run: make serve"

serve: $(READY)
	@$(BIN)/python -m scripts.serve

sandbox: $(READY)
	@$(BIN)/python -m scripts.sandbox

bench: $(READY)
	@$(BIN)/python -m scripts.bench

pythons: $(READY)
	@$(BIN)/python -m scripts.try_pythons

dist: $(READY)
	$(BIN)/python -m build --no-isolation generated_client --outdir dist
	$(BIN)/python -m build --no-isolation scripts/sandbox --outdir dist
	$(BIN)/python -m twine check --strict dist/*

bom: dist
	$(BIN)/python -m scripts.list_dependencies dist build/bom

# Strict: a package that the database does not know, or a database that cannot be reached, is a failure.
audit: $(READY)
	@$(BIN)/uv tool run --quiet --from pip-audit==2.10.0 pip-audit --strict --disable-pip --require-hashes --requirement requirements/dev.txt

format: $(READY)
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

lock: $(READY)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--upgrade requirements/dev.in --output-file requirements/dev.txt

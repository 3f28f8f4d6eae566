# Every target that needs the virtual environment makes it first; `make` alone lists them.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test check pytest lint types rules bench accept lock clean-up

SHELL := /bin/sh
STAMP := .venv/.stamp

# Wheels only: building from source would fetch build tools that the lock does not hold.
# Where a wheel is missing for your machine: make setup WHEELS=
WHEELS := --only-binary :all:

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

setup: $(STAMP) ## make .venv from the hash-pinned lock; redone when the lock or pyproject.toml changes

$(STAMP): pyproject.toml requirements/dev.lock
	@new_enough='import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))'; \
	if ! .venv/bin/python -c "$$new_enough" 2>/dev/null; then \
	  found=; \
	  for python in python3.13 python3.12 python3.11 python3; do \
	    if "$$python" -c "$$new_enough" 2>/dev/null; then found=$$python; break; fi; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo 'setup: no Python 3.11 or newer with the venv module was found.' >&2; \
	    echo 'setup: looked for python3.13, python3.12, python3.11 and python3; on Debian and' >&2; \
	    echo 'setup: Ubuntu, install python3 and python3-venv, then run make again.' >&2; \
	    exit 1; \
	  fi; \
	  echo "setup: making .venv with $$("$$found" --version)"; \
	  "$$found" -m venv --clear .venv; \
	fi
	@echo 'setup: installing the locked packages'
	@.venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check \
	  --require-hashes --no-deps $(WHEELS) --requirement requirements/dev.lock
	@.venv/bin/python -m pip check --quiet --disable-pip-version-check
	@.venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check \
	  --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

run: setup ## clean the samples: before, after, and where the output lies
	@.venv/bin/python samples/show.py

test: pytest lint types ## tests with coverage, then ruff, the import order and mypy

check: test ## what CI runs: the same as test

# The report page is tested in a real browser; where there is none those tests say so and are skipped.
.PHONY: browser
browser: ## Chromium for the tests of the page: installed where that takes no questions (root, apt)
	@for name in "$$CHROMIUM" chromium chromium-browser; do \
	  if [ -n "$$name" ] && command -v "$$name" >/dev/null; then exit 0; fi; \
	done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo 'browser: installing Chromium'; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 && exit 0; \
	fi; \
	echo 'browser: no Chromium, so the page is not tested; apt install chromium, or set CHROMIUM' >&2

# The cluster engine is tested on a real cluster of processes, which needs Java 17 or newer and
# pyspark. There is no wheel of pyspark: it is built from its pinned archive, which fetches nothing.
JAVA_FITS := "$${JAVA_HOME:+$$JAVA_HOME/bin/}java" -version 2>&1 | grep -qE 'version "(1[7-9]|[2-9][0-9])'

.PHONY: java spark
java:
	@if ! $(JAVA_FITS) && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo 'spark: installing Java'; \
	  { apt-get update -qq; for jre in openjdk-17-jre-headless openjdk-21-jre-headless; do \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$jre && break; \
	  done; } >/dev/null 2>&1; \
	fi; true

spark: setup java ## Java and pyspark for the tests on a cluster: Java where that takes no questions
	@if $(JAVA_FITS); then $(MAKE) --silent --no-print-directory .venv/.spark; else \
	  echo 'spark: no Java 17, so the cluster is not tested; apt install openjdk-17-jre-headless,' \
	    'or set JAVA_HOME' >&2; \
	fi

.venv/.spark: requirements/spark.lock $(STAMP)
	@echo 'spark: installing pyspark (460 MB)'
	@env -u PYSPARK_HADOOP_VERSION -u PYSPARK_HIVE_VERSION .venv/bin/python -m pip install \
	  --quiet --quiet --disable-pip-version-check --require-hashes --no-deps --no-build-isolation \
	  --requirement requirements/spark.lock
	@touch $@

# The tests start hundreds of processes: none compiles the package anew, whatever the environment says.
pytest: export PYTHONDONTWRITEBYTECODE :=
pytest: setup browser spark ## the tests alone, with coverage; then the laws, up to 1,000 examples each
	HYPOTHESIS_PROFILE=dev .venv/bin/python -m pytest -n 2 --dist loadgroup --timeout 300 --ignore tests/laws --cov --cov-report term
	HYPOTHESIS_PROFILE=ci .venv/bin/python -m pytest -n 2 --timeout 600 tests/laws

lint: setup ## ruff (rules and format) and the one-way imports
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports

types: setup ## mypy, strict
	.venv/bin/python -m mypy

rules: setup ## every rule against its own example
	.venv/bin/clean rules test

bench: setup ## how long the command takes to start
	.venv/bin/python -m bench.startup
	.venv/bin/python -m bench.giant

# magic-html needs Python 3.12: make bench-peers PEERS_PYTHON=python3.12
PEERS_PYTHON := .venv/bin/python

.PHONY: bench-peers
bench-peers: setup ## the peers that bench.extraction runs beside ours, into .venv-bench
	@'$(PEERS_PYTHON)' -m venv --clear .venv-bench
	@echo '*' >.venv-bench/.gitignore
	@.venv-bench/bin/python -m pip install --quiet --quiet --disable-pip-version-check \
	  --require-hashes --no-deps $(WHEELS) --requirement requirements/bench.lock
	@mkdir .venv-bench/node
	@cp bench/extraction/peers/package.json bench/extraction/peers/package-lock.json .venv-bench/node
	@npm ci --prefix .venv-bench/node --ignore-scripts --no-audit --no-fund --silent || \
	  echo 'bench-peers: npm or its packages are missing: readability.js will be absent' >&2

.PHONY: fit
fit: .venv-fit/.stamp ## fit the judges: DATA=FOLDER, ARGS="--folds 5" for figures; docs/fitting.md
	@if [ -z '$(DATA)' ]; then echo 'fit: say where the data lie: make fit DATA=FOLDER' >&2; exit 2; fi
	.venv-fit/bin/python -m fit '$(DATA)' $(ARGS)

.venv-fit/.stamp: requirements/fit.lock $(STAMP)
	@.venv/bin/python -m venv --clear .venv-fit
	@echo '*' >.venv-fit/.gitignore
	@.venv-fit/bin/python -m pip install --quiet --quiet --disable-pip-version-check \
	  --require-hashes --no-deps $(WHEELS) --requirement requirements/fit.lock
	@touch $@

accept: setup ## write the golden samples anew; read the diff before you commit it
	.venv/bin/python samples/accept.py

lock: ## write the locks of dev and spark anew; UPGRADE=1 takes newer versions too
	@PATH="$$PWD/.venv/bin:$$PATH"; \
	if ! command -v uv >/dev/null; then \
	  echo 'lock: uv is missing; run: .venv/bin/python -m pip install uv' >&2; exit 1; \
	fi; \
	locked() { \
	  lock=requirements/$$1.lock; shift; \
	  rm -f "$$lock.new"; if [ -z "$(UPGRADE)" ]; then cp "$$lock" "$$lock.new"; fi; \
	  uv pip compile "$$@" --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	    --only-binary :all: --quiet --output-file "$$lock.new" && \
	  sed '/^ *#/d' "$$lock.new" | \
	    { echo '# Written by "make lock" from pyproject.toml; not edited by hand.'; cat; } \
	    >"$$lock.ready" && \
	  if grep -nE '/|@' "$$lock.ready"; then \
	    echo "lock: the lines above name a host or a path; $$lock was left as it was" >&2; \
	    return 1; \
	  fi && mv "$$lock.ready" "$$lock"; \
	}; \
	trap 'rm -f requirements/*.lock.new requirements/*.lock.ready' EXIT; \
	locked dev pyproject.toml --group dev --no-binary pypydispatcher && \
	locked spark --group spark --no-binary pyspark

clean-up: ## remove what builds and tools leave behind; .venv and out stay
	rm -rf build dist htmlcov .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache \
	  .import_linter_cache
	find . -path ./.venv -prune -o -type d \( -name __pycache__ -o -name '*.egg-info' \) \
	  -prune -exec rm -rf {} +

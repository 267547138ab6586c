# Short names for what is done every day; `just` lists them. The development environment lives in .venv.

_list:
    @just --list --unsorted

# make the development environment
setup:
    python3 -m venv .venv
    .venv/bin/pip install --editable '.[dev]'

# run the tests (arguments go to pytest)
test *args:
    .venv/bin/python -m pytest {{ args }}

# check style and formatting
lint:
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .

# mend what can be mended by machine
fix:
    .venv/bin/ruff check --fix .
    .venv/bin/ruff format .

# check types and the direction of imports
types:
    .venv/bin/mypy --strict
    .venv/bin/lint-imports

# hold the measured figures against their floors
gate *args:
    .venv/bin/python measures/gate.py {{ args }}

# write the pages that are made from the program
docs:
    .venv/bin/python docs/make_commands.py
    .venv/bin/python docs/make_rules.py
    .venv/bin/python docs/make_dates.py
    .venv/bin/python docs/make_figures.py
    .venv/bin/python docs/make_excerpt.py

# everything, as it runs before a change is taken
ci:
    bash .ci/run

"""The labels of the reading model: `python -m training draw` or `agreement`.

draw       print the texts that were drawn for labelling
agreement  how far two independent passes over the same texts agree
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def shared() -> Path:
    """The folder with the data sets, beside the repository or named by $ONRECORD_SHARED."""
    return Path(os.environ.get("ONRECORD_SHARED") or ROOT.parent / "shared")


def main(arguments: list[str] | None = None) -> int:
    """Run one step."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__.split("\n")[0])
    parser.add_argument("step", choices=("draw", "agreement"))
    chosen = parser.parse_args(arguments)
    if chosen.step == "agreement":
        from training.agreement import report

        print(report(), end="")
        return 0
    if not (shared() / "data").is_dir():
        print(f"The data sets are not at {shared()}; name their folder in ONRECORD_SHARED.", file=sys.stderr)
        return 1
    from training.drawing import draw, draw_more

    for item in (*draw(shared()), *draw_more(shared())):
        print(item.id, item.source, item.place)
    return 0


if __name__ == "__main__":
    sys.exit(main())

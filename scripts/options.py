"""What the command line of `scripts.regenerate` asks for."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.output.lock import COMMAND


@dataclass(frozen=True)
class Options:
    """What the command line asks for."""

    spec: Path = Path("openapi.yaml")
    config: Path = Path("generator-config.yaml")
    output: Path = Path()
    check: bool = False
    watch: bool = False
    force: bool = False
    quiet: bool = False
    allow_breaking: bool = False
    strict: bool = False

    @property
    def targets(self) -> list[Path]:
        return [self.output / "generated_client", self.output / "docs" / "reference"]

    @property
    def names(self) -> dict[str, str]:
        """How a person calls the two inputs that may lie anywhere."""
        return {"spec": str(self.spec), "config": str(self.config)}

    @property
    def fixing_command(self) -> str:
        """The command that brings the output up to date."""
        given = [("--spec", self.spec, Options.spec), ("--config", self.config, Options.config)]
        given.append(("--output", self.output, Options.output))
        words = ["--strict"] if self.strict else []
        words += [word for flag, value, default in given if value != default for word in (flag, str(value))]
        return " ".join([COMMAND, *map(shlex.quote, words)])


def parse_options(arguments: Sequence[str] | None) -> Options:
    """Return the options of a command line."""
    parser = argparse.ArgumentParser(
        prog=COMMAND,
        description="Regenerate the client and the reference pages from the spec.",
        epilog="Exit codes: 0 done or up to date, 1 --check found something, 2 input or output cannot be used, "
        "3 a defect of the scripts.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("--spec", type=Path, default=Options.spec, metavar="FILE", help="OpenAPI document (default: %(default)s)")
    add("--config", type=Path, default=Options.config, metavar="FILE", help="names and hooks (default: %(default)s)")
    add(
        "--output",
        type=Path,
        default=Options.output,
        metavar="DIR",
        help="receives generated_client/ and docs/reference/ (default: here)",
    )
    add("--check", action="store_true", help="write nothing; exit 1 if the output is not what the inputs give")
    add("--watch", action="store_true", help="regenerate on each save of spec, config or templates")
    add("--force", action="store_true", help="generate even if nothing has changed")
    add("--quiet", action="store_true", help="say nothing but what is wrong")
    add("--allow-breaking", action="store_true", help="take breaking changes without a new info.version")
    add("--strict", action="store_true", help="make each warning an error")
    found = parser.parse_args(arguments)
    if found.check and found.watch:
        parser.error("--check and --watch exclude each other")
    return Options(**vars(found))

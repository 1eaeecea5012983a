"""The command-line options of `scripts.regenerate`."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.output.lock import COMMAND


@dataclass(frozen=True)
class Options:
    """The options of one run."""

    spec: Path = Path("openapi.yaml")
    config: Path = Path("generator-config.yaml")
    output: Path = Path()
    check: bool = False
    watch: bool = False
    force: bool = False
    quiet: bool = False
    allow_breaking: bool = False
    strict: bool = False
    follow_outside: bool = False
    follow_http: bool = False
    piped: bytes | None = None
    """The spec itself, if it was read from a pipe."""

    @property
    def targets(self) -> list[Path]:
        return [self.output / "generated_client", self.output / "docs" / "reference"]

    @property
    def names(self) -> dict[str, str]:
        """The display names of the two inputs, which may be anywhere."""
        return {"spec": str(self.spec), "config": str(self.config)}

    @property
    def fixing_command(self) -> str:
        """The command that brings the output up to date."""
        paths = [("--spec", self.spec, Options.spec), ("--config", self.config, Options.config)]
        paths.append(("--output", self.output, Options.output))
        flags = {"--strict": self.strict, "--follow-outside": self.follow_outside, "--follow-http": self.follow_http}
        parts = [flag for flag, is_set in flags.items() if is_set]
        parts += [part for flag, value, default in paths if value != default for part in (flag, str(value))]
        return " ".join([COMMAND, *map(shlex.quote, parts)])


def parse_options(arguments: Sequence[str] | None) -> Options:
    """Return the options of a command line."""
    parser = argparse.ArgumentParser(
        prog=COMMAND,
        description="Regenerate the client and the reference pages from the spec.",
        epilog="Exit codes: 0 done or up to date, 1 --check found differences, 2 invalid input or output, "
        "3 internal error.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("--spec", type=Path, default=Options.spec, metavar="FILE", help="OpenAPI document (default: %(default)s)")
    add(
        "--config",
        type=Path,
        default=Options.config,
        metavar="FILE",
        help="generator configuration (default: %(default)s)",
    )
    add(
        "--output",
        type=Path,
        default=Options.output,
        metavar="DIR",
        help="directory for generated_client/ and docs/reference/ (default: %(default)s)",
    )
    add("--check", action="store_true", help="write nothing; exit 1 if the output is out of date")
    add("--watch", action="store_true", help="regenerate whenever the spec, config or templates change")
    add(
        "--force",
        action="store_true",
        help="regenerate even if nothing has changed, and overwrite files that were not generated",
    )
    add("--quiet", action="store_true", help="print only warnings and errors")
    add("--allow-breaking", action="store_true", help="allow breaking changes without a new info.version")
    add("--strict", action="store_true", help="treat warnings as errors")
    add("--follow-outside", action="store_true", help="follow references to files outside the spec's folder")
    add("--follow-http", action="store_true", help="follow references to other hosts")
    found = parser.parse_args(arguments)
    if found.check and found.watch:
        parser.error("--check and --watch cannot be used together")
    options = Options(**vars(found))
    is_pipe = str(options.spec) == "-" or (
        options.spec.exists() and not (options.spec.is_file() or options.spec.is_dir())
    )
    if is_pipe and options.watch:
        parser.error("--watch requires a file, not a pipe")
    return replace(options, spec=Path("stdin"), piped=_read_once(options.spec)) if is_pipe else options


def _read_once(path: Path) -> bytes:
    """Read a pipe, up to the size that is rejected as too large."""
    from scripts.spec import MAX_BYTES  # here, because it is slow to import and rarely needed

    with open(0, "rb", closefd=False) if str(path) == "-" else path.open("rb") as pipe:
        return pipe.read(MAX_BYTES + 1)

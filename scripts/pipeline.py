"""Builds the whole output in a working directory: spec, model, change report, client, pages, records."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from scripts.changes import Report, compare_with_last
from scripts.changes.report import next_version
from scripts.client import make_client
from scripts.model import Api, GeneratorConfig, build_model, load_config
from scripts.options import Options
from scripts.output.lock import LOCK, State, hash_file, hash_outputs
from scripts.output.meanwhile import meanwhile
from scripts.output.progress import Progress, complain
from scripts.output.swap import place_for
from scripts.output.trees import Difference
from scripts.pages import make_pages
from scripts.spec import BadInput, Document, Problem, Reach, check_spec, read_spec
from scripts.spec.pointers import ModelError
from scripts.spec.problems import summed_up

Read = TypeVar("Read")


@dataclass(frozen=True)
class Built:
    """Complete output that is not in its place yet."""

    version: str
    report: Report
    files: Mapping[str, str]
    """Hashes by path below the output directory."""
    places: list[tuple[Path, Path]]
    """Where each directory was built, and its target."""
    output: Path

    def swaps(self, difference: Difference) -> list[tuple[Path, Path]]:
        """Return the directories that differ from their targets; unchanged files keep their modification times."""
        differing = {*difference.missing, *difference.extra, *difference.changed}
        swaps = []
        for new, target in self.places:
            prefix = target.relative_to(self.output).as_posix() + "/"
            if target.is_dir() and not any(name.startswith(prefix) for name in differing):
                continue
            for name in self.files:
                if name.startswith(prefix) and name not in differing:
                    before = (self.output / name).stat()
                    os.utime(new / name.removeprefix(prefix), ns=(before.st_atime_ns, before.st_mtime_ns))
            swaps.append((new, target))
        return swaps


def build_output(options: Options, inputs: Mapping[str, str], work: Path, progress: Progress) -> Built:
    """Build everything below `work`; raise BadInput with all problems of the inputs."""
    with progress.step(f"Reading {options.spec}", "read"):
        document, config = _read(options)
    with progress.step(f"Checking {options.spec}", "check"):
        warnings = check_spec(document, strict=options.strict)
        api = _model(document, config)
    complain(f"warning: {warning}" for warning in summed_up(warnings))
    with progress.step("Comparing with the last generation", "compare"):
        report = compare_with_last(document.data, api, config, options.output)
        if not (options.check or options.allow_breaking):
            refuse_breaking(document, report, api.version)

    client, pages = (place_for(work, target) for target in options.targets)
    os.environ["RUFF_NO_CACHE"] = "true"  # for the generator's hooks: a cache would end up in the output

    def write_pages() -> None:
        make_pages(api, document.data, "" if document.files else document.source, pages, report.entries)

    for directory in (client, pages):
        directory.mkdir(parents=True)
    with meanwhile(write_pages) as finish_pages:
        with progress.step("Writing the client", "client"):
            make_client(api, config, client, source=options.spec.name)
        with progress.step("Writing the reference pages", "pages"):
            finish_pages()
    places = list(zip((client, pages), options.targets, strict=True))
    with progress.step("Writing the lock file", "record"):
        files = _record(options, State(inputs, {}, len(warnings), document.files), report, places)
    return Built(api.version, report, files, places, options.output)


def refuse_breaking(document: Document, report: Report, version: str) -> None:
    """Raise BadInput for breaking changes without a new version."""
    if not report.breaking or version != report.last_version or report.is_covered:
        return
    expected = next_version(version, "major")
    fix = f"set it to {expected}" if expected else "change it"
    advice = f"breaking changes require a new version, but this is still {version}; {fix}, or pass --allow-breaking"
    problems = [document.problem("/info/version", advice)]
    for change in report.breaking:
        text = change.text if change.kind == "changed" else f"{change.kind} {change.text}"
        problems.append(document.problem(change.pointer, f"breaks callers: {change.where}: {text}"))
    raise BadInput(problems)


def _read(options: Options) -> tuple[Document, GeneratorConfig]:
    """Read both inputs, to report the problems of both at once."""
    problems: list[Problem] = []

    def attempt(read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except BadInput as error:
            problems.extend(error.problems)
            return None

    document, config = attempt(lambda: _spec(options)), attempt(lambda: load_config(options.config))
    if document is not None and config is not None:
        return document, config
    if document is not None:
        attempt(lambda: check_spec(document, strict=options.strict))
    raise BadInput(problems)


def _spec(options: Options) -> Document:
    reach = Reach(outside=options.follow_outside, http=options.follow_http)
    return read_spec(options.spec, options.piped, reach)


def _model(document: Document, config: GeneratorConfig) -> Api:
    try:
        return build_model(document.data, config)
    except ModelError as error:
        raise BadInput([document.problem(error.pointer, error.message)]) from error


def _record(options: Options, state: State, report: Report, places: list[tuple[Path, Path]]) -> dict[str, str]:
    """Write the records and the lock file into the built client; return the hashes of all built files."""
    built = {target.relative_to(options.output).as_posix(): new for new, target in places}

    def place_of(path: Path) -> Path:
        top = next(name for name in built if path.as_posix().startswith(name + "/"))
        return built[top] / path.relative_to(top)

    for path, text in report.records.items():
        place_of(path).parent.mkdir(parents=True, exist_ok=True)
        place_of(path).write_text(text, encoding="utf-8")
    files: dict[str, str] = {}
    for name, new in built.items():
        hashes = hash_outputs(new, [new])
        files |= {f"{name}/{path}": digest for path, digest in hashes.items()}
    place_of(LOCK).write_text(replace(state, files=files).text(), encoding="utf-8")
    return {**files, LOCK.as_posix(): hash_file(place_of(LOCK))}

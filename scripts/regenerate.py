"""Regenerate the client and the reference pages from the spec: `python -m scripts.regenerate`.

Exit codes: 0 done, or already up to date; 1 `--check` found output that is out of date;
2 invalid input, or the output cannot be written: nothing has changed; 3 internal error.
"""

from __future__ import annotations

import io
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from scripts.options import Options, parse_options
from scripts.output.lock import State, changed_inputs, hash_inputs, hash_lock, hash_outputs, hash_references, read_lock
from scripts.output.progress import Progress, complain
from scripts.output.swap import WORK, discard, heal, locked
from scripts.output.trees import Difference, check_lines, compare_trees, written_lines

CURRENT, STALE, REFUSED, DEFECT, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = parse_options(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a character that the terminal lacks must not end the run
            stream.reconfigure(errors="replace")
    progress = Progress(quiet=options.quiet)
    if options.watch:
        from scripts.output.watch import watch

        def references() -> list[Path]:
            state = read_lock(options.output)
            return [options.spec.parent / name for name in state.references] if state else []

        again = Progress(quiet=options.quiet)
        return watch([options.spec, options.config], progress, lambda: run_once(options, again), references)
    return run_once(options, progress)


def run_once(options: Options, progress: Progress) -> int:
    """Regenerate or check once; turn each failure into a message and an exit code."""
    try:
        return regenerate(options, progress)
    except OSError as error:
        place = error.filename2 or error.filename or options.output
        reason = f"cannot be written: {error.strerror or error}; free some space or check the permissions"
        complain([f"{place}: {reason}. Nothing was written."])
        return REFUSED
    except KeyboardInterrupt:
        complain(["Interrupted. Nothing was written."])
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the exit code must distinguish any error from stale output
        return _explain(error)


def _explain(error: Exception) -> int:
    """Print the problems of the input, or the traceback of an internal error; return the exit code."""
    from scripts.spec import BadInput  # here, because it takes longer to import than all else
    from scripts.spec.problems import summed_up

    if isinstance(error, BadInput):
        complain(summed_up(error.problems))
        count = len(error.problems)
        complain([f"Nothing was written. Fix the {'problem' if count == 1 else f'{count} problems'} above first."])
        return REFUSED
    traceback.print_exception(error)
    complain(["Internal error, not caused by your input. Please report the traceback above."])
    return DEFECT


def regenerate(options: Options, progress: Progress) -> int:
    """Regenerate if anything has changed, while the output is locked against other runs."""
    with ExitStack() as stack:
        stack.enter_context(_lock_output(options, progress))
        inputs = hash_inputs(options.spec, options.config, options.piped)
        before = hash_outputs(options.output, options.targets)
        state = read_lock(options.output)
        if state and _is_current(state, inputs, options):
            difference = compare_trees(before, state.files, state)
            if not difference:
                progress.say("Up to date.")
                return CURRENT
            if options.check:
                return _report_stale(difference, [], options)
        return _generate(options, progress, inputs, before, state, stack)


def _is_current(state: State, inputs: dict[str, str], options: Options) -> bool:
    """Return whether nothing has changed since the last generation, and no option asks for more."""
    forced = options.force or (options.strict and state.warnings)
    same = state.inputs == inputs and state.references == hash_references(options.spec, state)
    return same and not forced


def _lock_output(options: Options, progress: Progress) -> ExitStack:
    """Lock the output directory, and clean up after a killed run."""
    with ExitStack() as stack:
        if not options.check:
            made = [folder for folder in (options.output, *options.output.parents) if not folder.exists()]
            stack.callback(_remove_if_empty, made)  # if the input is rejected, nothing is left behind
            options.output.mkdir(parents=True, exist_ok=True)
        elif not options.output.exists():
            return stack.pop_all()  # there is nothing to lock, and all output is missing
        if stack.enter_context(locked(options.output, shared=options.check)):
            progress.say("Waited for another run to finish.")
        if not options.check and heal(options.output, options.targets):
            progress.say("Cleaned up after an interrupted run.")
        return stack.pop_all()


def _remove_if_empty(folders: list[Path]) -> None:
    """Remove the empty ones of `folders`, innermost first."""
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()


def _generate(
    options: Options,
    progress: Progress,
    inputs: dict[str, str],
    before: dict[str, str],
    state: State | None,
    stack: ExitStack,
) -> int:
    """Build all output in a working directory, compare it with the current output, and swap it in."""
    # Here, because the generator and its dependencies take a second to import.
    from scripts.changes.report import report_lines, version_advice
    from scripts.output.swap import swap_all
    from scripts.pipeline import build_output

    work = options.output / WORK
    if options.check:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="regenerate-")))
    else:
        stack.callback(discard, work)
    built = build_output(options, inputs, work, progress)
    difference = compare_trees({**before, **hash_lock(options.output)}, built.files, state)
    reasons = changed_inputs(state.inputs, inputs, options.names) if state else []
    if state:
        reasons += changed_inputs(state.references, hash_references(options.spec, state), {})
    for line in report_lines(built.report):
        progress.say(line)

    if options.check:
        if difference:
            return _report_stale(difference, reasons, options)
        progress.say("Up to date.")
        return CURRENT
    if state is None and not options.force:
        _refuse_to_lose(difference, options)
    with progress.step("Swapping in the new files", "swap"):
        swap_all(built.swaps(difference))
    for line in written_lines(difference):
        progress.say(line)
    advice = version_advice(built.report, built.version)
    if advice:
        complain([f"warning: {advice}."])
    progress.say(f"Done in {progress.times()}.")
    return CURRENT


def _refuse_to_lose(difference: Difference, options: Options) -> None:
    """Raise BadInput for files that were not generated here, as far as is known: they may be your own."""
    from scripts.spec import BadInput, Problem

    problems = [
        Problem(str(options.output / name), 1, 1, "would be replaced but was not generated; move it, or pass --force")
        for name in difference.extra
    ]
    if problems:
        raise BadInput(problems)


def _report_stale(difference: Difference, reasons: list[str], options: Options) -> int:
    complain(check_lines(difference, reasons, options.fixing_command))
    return STALE


if __name__ == "__main__":
    sys.exit(main())

"""Run every sample of OpenAPI documents against a recording server: `python -m scripts.try_samples DOCUMENT...`.

For each request on the pages, the samples in all languages must send the same method, path, query, headers and body,
and Python must not raise. Prints a line for each sample that fails, and a total per document.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType
from typing import Any

from scripts.client import make_client
from scripts.model import Api, Operation, build_model, load_config
from scripts.samples import Language, sample_sets
from scripts.samples.values import FILE, content_value
from scripts.spec import BadInput, check_spec, read_spec
from scripts.trials.recorder import CannedResponse, Recorder, Sent

KEY = "sk_0123456789"
_RUN_JAVASCRIPT = """
const samples = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const AsyncFunction = (async () => {}).constructor;
console.log = () => {};
(async () => {
  for (const [name, variables, code] of samples) {
    Object.assign(process.env, variables);
    try { await new AsyncFunction(code)() }
    catch (error) { process.stdout.write(JSON.stringify([name, String(error.cause ?? error)]) + "\\n") }
  }
})();
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Try each document; return 1 if samples differ or fail."""
    parser = argparse.ArgumentParser(prog="python -m scripts.try_samples", description=(__doc__ or "").split(":")[0])
    parser.add_argument("documents", nargs="+", type=Path, help="OpenAPI documents")
    parser.add_argument("--only", default="", metavar="TEXT", help="try only operations whose path contains TEXT")
    options = parser.parse_args(arguments)
    wrong = 0
    for path in options.documents:
        with tempfile.TemporaryDirectory(prefix="try-samples-") as folder:
            try:
                trial = Trial(path, Path(folder), options.only)
            except BadInput as error:
                print(f"{path}: {error.problems[0]}")
                wrong += 1
                continue
            faults = list(trial.run())
        for fault in faults:
            print(f"{path.name}: {fault}")
        print(f"{path}: {len(trial.codes)} samples of {trial.operations} operations, {len(faults)} wrong")
        wrong += len(faults)
    return 1 if wrong else 0


class Trial:
    """The samples of one document."""

    def __init__(self, path: Path, folder: Path, only: str = "") -> None:
        settings = folder / "config.yaml"
        settings.write_text("post_hooks: []\n", encoding="utf-8")
        document, config = read_spec(path), load_config(settings)
        check_spec(document)
        self.api = build_model(document.data, config)
        make_client(self.api, config, folder / "client")
        self._folder = folder
        self.operations = 0
        self.codes: dict[str, tuple[str, Language, str]] = {}
        """Operation, language and code by name; samples of the same request share the first part of their names."""
        self._responses: dict[str, CannedResponse] = {}
        self._variables: set[str] = set()
        for number, operation in enumerate(each for each in self.api.operations if only in each.path):
            self._add(number, operation)

    def _add(self, number: int, operation: Operation) -> None:
        self.operations += 1
        response = response_of(self.api, operation)
        for index, each in enumerate(sample_sets(self.api, operation)):
            self._variables |= {argument.env for argument in each.request.arguments if argument.env}
            for language, code in each.codes:
                name = f"{number}.{index}.{language.label.replace(' ', '')}"
                self.codes[name] = (f"{operation.method} {operation.path}", language, code)
                self._responses[name] = response

    def run(self) -> Iterator[str]:
        """Run all samples; yield the faults."""
        with Recorder() as recorder:
            recorder.responses = self._responses
            failed = {**self._python(recorder), **self._shell(recorder), **self._javascript(recorder)}
        for name, fault in failed.items():
            yield f"{self._label(name)} fails: {fault}"
        for name in self.codes:
            first = ".".join([*name.split(".")[:2], "Python"])
            if name in failed or first in failed:
                continue
            fault = difference(recorder.sent.get(first, []), recorder.sent.get(name, []))
            if fault:
                yield f"{self._label(name)}: {fault}"

    def _label(self, name: str) -> str:
        operation, language, _ = self.codes[name]
        return f"{operation} {language.label}"

    def _environment(self, recorder: Recorder, name: str) -> dict[str, str]:
        prefix = self.api.env_prefix
        own = {f"{prefix}_BASE_URL": f"{recorder.url}/{name}", f"{prefix}_API_KEY": KEY}
        return {**dict.fromkeys(self._variables, "1"), **own}

    def _in(self, highlight: str) -> Iterator[tuple[str, str]]:
        return ((name, code) for name, (_, language, code) in self.codes.items() if language.highlight == highlight)

    def _python(self, recorder: Recorder) -> dict[str, str]:
        sys.path.insert(0, str(self._folder / "client"))
        failed = {}
        try:
            for name, code in self._in("python"):
                os.environ.update(self._environment(recorder, name))
                try:
                    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
                        warnings.simplefilter("ignore", DeprecationWarning)
                        run_code(compile(code, name, "exec"))
                except Exception as error:  # noqa: BLE001  whatever a sample raises is reported
                    failed[name] = f"{type(error).__name__}: {error}"[:300]
        finally:
            sys.path.pop(0)
            for module in [each for each in sys.modules if each.partition(".")[0] == self.api.package_name]:
                del sys.modules[module]
            importlib.invalidate_caches()
        return failed

    def _shell(self, recorder: Recorder) -> dict[str, str]:
        failed = {}
        (self._folder / "home").mkdir()
        for name, code in self._in("bash"):
            for file in re.findall(r"""=@"?([^;'"/]+)""", code):
                (self._folder / "home" / file).write_bytes(FILE)
            environment = {"PATH": os.environ["PATH"], **self._environment(recorder, name)}
            command = ["bash", "-c", f"set -e\n{code.replace('curl ', 'curl --silent --show-error ', 1)}"]
            done = subprocess.run(
                command, cwd=self._folder / "home", env=environment, capture_output=True, text=True, check=False
            )
            if done.returncode or done.stderr:
                failed[name] = done.stderr.strip()[:300] or f"exit {done.returncode}"
        return failed

    def _javascript(self, recorder: Recorder) -> dict[str, str]:
        samples = [(name, self._environment(recorder, name), code) for name, code in self._in("js")]
        done = subprocess.run(
            ["node", "-e", _RUN_JAVASCRIPT], input=json.dumps(samples), capture_output=True, text=True, check=False
        )
        failed = dict(json.loads(line) for line in done.stdout.splitlines())
        if done.returncode:
            failed[samples[0][0]] = done.stderr[-300:]
        return failed


def run_code(code: CodeType) -> None:
    """Run a program as `python` would."""
    exec(code, {"__name__": "__main__"})  # noqa: S102  samples are written by this project


def response_of(api: Api, operation: Operation) -> CannedResponse:
    """Return a response as documented in the spec."""
    success = operation.success or next((each for each in operation.responses if each.status == "default"), None)
    status = int(success.status) if success and success.status.isdigit() else 200
    content = success.contents[0] if success and success.contents else None
    if content is None:
        return CannedResponse(status=status)
    value: Any = content_value(api, content, sending=False)
    text = json.dumps(value, default=str) if content.read_shape == "json" else str(value)
    content_type = content.content_type if "*" not in content.content_type else "application/json"
    return CannedResponse(status, content_type, text.encode())


def difference(expected: list[Sent], found: list[Sent]) -> str:
    """Return the difference between the requests of two samples; "" if there is none."""
    if len(expected) != 1 or len(found) != 1:
        return f"sent {len(found)} requests, Python {len(expected)}"
    one, other = expected[0].essence(), found[0].essence()
    return "; ".join(
        f"{key}: {str(other[key])[:200]}, not {str(one[key])[:200]}" for key in one if one[key] != other[key]
    )


if __name__ == "__main__":
    sys.exit(main())

"""generator-config.yaml: openapi-python-client's own options, and naming by its rules.

The generator takes most of a second to import, so it is imported for the first name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.spec.document import read_document
from scripts.spec.openapi import LONGEST_NAME
from scripts.spec.pointers import join
from scripts.spec.problems import BadInput, did_you_mean

if TYPE_CHECKING:
    from openapi_python_client.config import ConfigFile

_NAMES = {
    "package_name_override": (r"(?!\d)\w+", "a Python name such as pet_store_client"),
    "project_name_override": (r"[^\W_]([\w.-]*[^\W_])?", "letters, digits and - such as pet-store-client"),
}
"""Valid names of a package and of a distribution."""


_URLS = "package_urls"
"""An option that we add."""


class ConfigError(BadInput):
    """The configuration is invalid."""


_DIGITS_TO_LETTERS = str.maketrans("0123456789", "ghijklmnop")


@dataclass(frozen=True)
class GeneratorConfig:
    """The options of openapi-python-client, as its ConfigFile, and naming by its rules."""

    file: ConfigFile
    path: str = "generator-config.yaml"
    """The path to show in messages."""
    package_urls: Mapping[str, str] = field(default_factory=dict)
    """Links of the published package by their labels, such as Repository."""

    def identifier(self, value: str) -> str:
        """Return `value` as a snake_case Python identifier; symbols separate words."""
        return _identifier(value, self.file.field_prefix)

    def class_name(self, value: str) -> str:
        """Return `value` as a class name, overridden by the configuration."""
        name = _class_name(value, self.file.field_prefix)
        override = (self.file.class_overrides or {}).get(name)
        if override is not None and override.class_name is not None:
            from openapi_python_client.strings import ClassName

            return str(ClassName(override.class_name, self.file.field_prefix))
        return name

    def module_name(self, class_name: str) -> str:
        """Return the module of a class."""
        overrides = self.file.class_overrides or {}
        override = next((each for key, each in overrides.items() if self.class_name(key) == class_name), None)
        return (override.module_name if override else None) or self.identifier(class_name)

    def project_name(self, title: str) -> str:
        """Return the distribution's name, with only ASCII letters, as package indexes require."""
        from openapi_python_client.strings import kebab_case

        plain = (
            unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore").decode()[:LONGEST_NAME]
        )
        return self.file.project_name_override or f"{kebab_case(plain) or 'api'}-client"

    def package_name(self, title: str) -> str:
        name = self.file.package_name_override or self.project_name(title).replace("-", "_")
        return name if name.isidentifier() else f"api_{name}"


@lru_cache(maxsize=65536)  # the same names recur, and the generator is slow
def _identifier(value: str, prefix: str) -> str:
    from openapi_python_client.strings import PythonIdentifier

    return str(PythonIdentifier(_separated(value), prefix))


@lru_cache(maxsize=65536)
def _class_name(value: str, prefix: str) -> str:
    from openapi_python_client.strings import ClassName

    name = str(ClassName(_separated(value), prefix))
    # The generator derives a class name from the name it gets: only a name that it does not change is safe.
    seen: set[str] = set()
    while (again := str(ClassName(name, prefix))) != name:
        # Letters such as ö and ß between ASCII ones change case each time; ASCII letters are stable.
        name = str(ClassName(_plain_letters(again), prefix)) if again in seen else again
        seen.add(again)
    return name


def _separated(value: str) -> str:
    """Return `value` with underscores for symbols between words: `repos/list`, `page[size]`; apostrophes are dropped.

    A value that is too long for a file name is cut, with a suffix derived from all of it to keep it unique.
    """
    if len(value.encode("utf-8", "replace")) > LONGEST_NAME:
        unique = sha256(value.encode("utf-8", "replace")).hexdigest()[:8].translate(_DIGITS_TO_LETTERS)
        value = f"{value.encode('utf-8', 'replace')[:90].decode('utf-8', 'ignore')}_{unique}"
    return re.sub(r"(?<=\w)[^\w\s.'\u2019-]+(?=\w)", "_", unicodedata.normalize("NFKC", value))


def _plain_letters(name: str) -> str:
    """Return `name` without accents, and without letters that have two cases but no plain form; 名 has one case."""
    decomposed = unicodedata.normalize("NFKD", name.replace("ß", "ss"))
    return "".join(char for char in decomposed if char.isascii() or (char.isalnum() and char.lower() == char.upper()))


def load_config(path: Path) -> GeneratorConfig:
    """Read the configuration in a file; raise ConfigError with all problems."""
    from openapi_python_client.config import ConfigFile
    from pydantic import ValidationError

    try:
        document = read_document(path, "the configuration with --config", "write option: value", may_be_empty=True)
    except BadInput as error:
        raise ConfigError(error.problems) from error
    problems = list(document.problems)
    data = dict(document.data)
    urls = data.pop(_URLS, {})
    if not isinstance(urls, Mapping) or not all(re.match("https?://", str(url)) for url in urls.values()):
        problems.append(document.problem(join("", _URLS), f"{_URLS} must be a mapping of labels to URLs; fix it"))
    for key, value in data.items():
        place = join("", key)
        if key not in ConfigFile.model_fields:
            advice = did_you_mean(key, ConfigFile.model_fields, "remove it")
            problems.append(document.problem(place, f"unknown option {key}; {advice}", at_key=True))
        pattern, allowed = _NAMES.get(key, (".*", ""))
        if isinstance(value, str) and not re.fullmatch(pattern, value, re.ASCII | re.DOTALL):
            problems.append(document.problem(place, f"{key}: {value!r} cannot be one; use {allowed}", at_key=True))
    try:
        file = ConfigFile.model_validate(data)
    except ValidationError as error:
        for detail in error.errors():
            message = f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}"
            problems.append(document.problem(join("", *detail["loc"][:1]), message, at_key=True))
    if problems:
        raise ConfigError(problems)
    return GeneratorConfig(file, str(path), {str(label): str(url) for label, url in urls.items()})

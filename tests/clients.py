"""Clients of small specs: generated into a folder, and imported from there."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from openapi_python_client.config import ConfigFile
from ruamel.yaml import YAML

from scripts.client.make import make_client
from scripts.model.build import build_model
from scripts.model.naming import GeneratorConfig


def generate(spec: str | dict[str, Any], target: Path, **options: Any) -> Path:
    """Generate a client of a spec in YAML, without the hooks unless they are asked for; return its folder."""
    data = YAML(typ="safe").load(spec) if isinstance(spec, str) else spec
    config = GeneratorConfig(ConfigFile.model_validate({"post_hooks": [], **options}))
    make_client(build_model(data, config), config, target)
    return target


def generate_and_import(spec: str | dict[str, Any], folder: Path, **options: Any) -> ModuleType:
    """Generate a client and import it under the package name that its title gives."""
    package = next(path.parent for path in generate(spec, folder, **options).glob("*/client.py"))
    sys.path.insert(0, str(folder))
    try:
        module = importlib.import_module(package.name)
    finally:
        sys.path.remove(str(folder))
    assert package.samefile(Path(module.__file__ or "").parent), f"two specs are both called {package.name}"
    return module

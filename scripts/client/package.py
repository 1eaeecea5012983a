"""Facts for the package's metadata: version, licence, links, authors, all from the spec's info."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from scripts.model.api import Api
from scripts.spec.openapi import as_dict

_LICENSES = Path(__file__).parent / "templates" / "package" / "licenses"


@dataclass(frozen=True)
class PackageFacts:
    """The facts in pyproject.toml and README.md."""

    version: str
    summary: str
    license: str
    """SPDX expression, or ""."""
    authors: str
    urls: Mapping[str, str]
    keywords: list[str]


def package_facts(api: Api, version: str | None = None, urls: Mapping[str, str] | None = None) -> PackageFacts:
    """Return the facts, any of which the spec may omit. The package's own version and links take precedence."""
    contact = as_dict(api.info.get("contact"))
    links = {
        "Homepage": contact.get("url"),
        "Documentation": as_dict(api.external_docs).get("url"),
        "Terms of service": api.info.get("termsOfService"),
        **(urls or {}),
    }
    author = {key: contact[key] for key in ("name", "email") if isinstance(contact.get(key), str)}
    first = (api.summary or api.description).strip().split("\n")[0]
    return PackageFacts(
        version=python_version(version or api.version),
        summary=_one_line(first) or f"Client for the {_one_line(api.title)} API.",
        license=_spdx(as_dict(api.info.get("license"))),
        authors=f"{{ {', '.join(f'{key} = {toml(value)}' for key, value in author.items())} }}" if author else "",
        urls={
            key: url for key, url in links.items() if isinstance(url, str) and url.startswith(("http://", "https://"))
        },
        keywords=sorted({word.lower() for word in re.findall(r"\w{3,}", api.title)} | {"api", "client"}),
    )


def python_version(version: str) -> str:
    """Return the spec's version in the form that Python packages require (PEP 440)."""
    try:
        return str(Version(version))
    except InvalidVersion:
        numbers = re.findall(r"\d+", version)[:3]
        return ".".join(str(int(number)) for number in numbers) or "0"


def license_text(api: Api) -> str:
    """Return the text of the licence that the spec names."""
    declared = as_dict(api.info.get("license"))
    spdx = _spdx(declared)
    path = _LICENSES / f"{spdx}.txt"
    if spdx and path.is_file():
        return path.read_text(encoding="utf-8").replace("HOLDER", f"the {api.project_name} contributors")
    name = str(declared.get("name") or spdx or "")
    if not name:
        return "The API description does not name a licence for this package.\n"
    return f"{name}\n" + (f"{declared['url']}\n" if declared.get("url") else "")


def toml(value: Any) -> str:
    """Return a TOML string."""
    text = "".join(character for character in str(value) if character.isprintable())
    return json.dumps(text, ensure_ascii=False)


def _spdx(declared: Mapping[str, Any]) -> str:
    identifier = str(declared.get("identifier") or "")
    if re.fullmatch(r"[A-Za-z0-9.+() -]+", identifier):
        return identifier
    name = str(declared.get("name") or "")
    known = {"mit": "MIT", "mit license": "MIT", "apache 2.0": "Apache-2.0", "apache-2.0": "Apache-2.0"}
    return known.get(name.lower(), "")


def _one_line(text: str) -> str:
    return " ".join(text.split())

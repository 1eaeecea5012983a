"""Builds the Api from a Document, and holds every fact that several writers share.

Input: the data of a checked document, and the generator's configuration. Output: an Api, with references resolved, 3.0
and 3.1 unified, and all names chosen. What the writers must agree on is here as well: `errors`, `media_types`,
`partials`, `results`, `limits`, `names`.
"""

from scripts.model.api import (
    MISSING,
    Api,
    Body,
    Content,
    Example,
    Header,
    Link,
    Operation,
    Parameter,
    Property,
    Response,
    Schema,
    SecurityScheme,
    Server,
    Tag,
    Webhook,
)
from scripts.model.build import build_model
from scripts.model.naming import ConfigError, GeneratorConfig, load_config

__all__ = [
    "MISSING", "Api", "Body", "ConfigError", "Content", "Example", "GeneratorConfig", "Header", "Link",
    "Operation", "Parameter", "Property", "Response", "Schema", "SecurityScheme", "Server", "Tag", "Webhook",
    "build_model", "load_config",
]  # fmt: skip

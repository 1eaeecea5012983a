"""The Api, made of a Document, and every fact that more than one writer needs.

In comes the data of a document that has been checked, and the generator's configuration. Out comes an Api: references
gone, 3.0 and 3.1 alike, each name settled. What the writers must agree on is here as well: `errors`, `media_types`,
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

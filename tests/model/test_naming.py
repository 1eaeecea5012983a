"""The configuration, and the names derived from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openapi_python_client.config import ConfigFile

from scripts.model.naming import ConfigError, GeneratorConfig, load_config


def config(**options: Any) -> GeneratorConfig:
    return GeneratorConfig(ConfigFile.model_validate(options))


@pytest.mark.parametrize(
    ("value", "identifier", "class_name"),
    [
        ("pet_shop", "pet_shop", "PetShop"),
        ("PetShop", "pet_shop", "PetShop"),
        ("page[size]", "page_size", "PageSize"),
        ("repos/list-all", "repos_list_all", "ReposListAll"),
        ("class", "class_", "Class"),
        ("1st", "field_1st", "Field1St"),
        ("it's", "its", "Its"),
    ],
)
def test_identifiers_and_classes(value: str, identifier: str, class_name: str) -> None:
    """Punctuation separates words, keywords and leading digits are extended, an apostrophe is dropped."""
    assert (config().identifier(value), config().class_name(value)) == (identifier, class_name)


def test_a_class_name_is_named_the_same_again() -> None:
    """A name that the generator would change is changed before it is passed on."""
    for value in ("größe", "straße", "HTTPServer2go", "x.y-z", "名前"):
        name = config().class_name(value)
        assert config().class_name(name) == name


def test_overrides_of_classes_and_modules() -> None:
    """The configuration may rename a class and its module."""
    named = config(class_overrides={"Thing": {"class_name": "Item", "module_name": "the_item"}})
    assert (named.class_name("thing"), named.module_name("Thing"), named.module_name("Other")) == (
        "Item",
        "thing",
        "other",
    )
    assert named.module_name(named.class_name("Thing")) in ("item", "the_item")


@pytest.mark.parametrize(
    ("title", "project", "package"),
    [("Pet store: 3", "pet-store-3-client", "pet_store_3_client"), ("Größe", "grosse-client", "grosse_client"),
     ("名", "api-client", "api_client"), ("3 D", "3-d-client", "api_3_d_client"),
     ("Box " * 99, "box-" * 30 + "client", "box_" * 30 + "client")],
)  # fmt: skip
def test_projects_and_packages(title: str, project: str, package: str) -> None:
    """The project's name has plain letters, the package's is an identifier."""
    assert (config().project_name(title), config().package_name(title)) == (project, package)
    own = config(project_name_override="mine", package_name_override="my_own")
    assert (own.project_name(title), own.package_name(title)) == ("mine", "my_own")


def test_a_configuration_is_read(tmp_path: Path) -> None:
    """A configuration has the generator's options; an empty file has none."""
    path = tmp_path / "config.yaml"
    path.write_text("field_prefix: attr_\n")
    assert load_config(path).file.field_prefix == "attr_"
    path.write_text("")
    assert load_config(path).file.field_prefix == ConfigFile().field_prefix


@pytest.mark.parametrize(
    ("text", "place", "named"),
    [
        ("\nfeild_prefix: a\n", "2:1", "field_prefix"),
        ("- a\n", "1:1", "mapping"),
        ("a: [\n", "", "YAML"),
        ("package_name_override: no-name\n", "1:1", "no-name"),
        ("post_hooks: 3\n", "1:1", "post_hooks"),
    ],
)
def test_a_mistake_has_its_place(tmp_path: Path, text: str, place: str, named: str) -> None:
    """A mistake is reported with file, line and column, and the likely option."""
    path = tmp_path / "config.yaml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert str(caught.value).startswith(f"{path}:{place}")
    assert named in str(caught.value)


def test_a_configuration_that_is_not_there(tmp_path: Path) -> None:
    """A missing configuration is reported in one sentence with its path."""
    with pytest.raises(ConfigError, match=r"nothing\.yaml.*--config"):
        load_config(tmp_path / "nothing.yaml")

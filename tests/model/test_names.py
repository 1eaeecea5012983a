"""Unique names."""

from __future__ import annotations

from scripts.model.names import Namespace, slug, title_class_name, variable_name


def test_first_come_first_served() -> None:
    """A later object gets its fallback, then a number."""
    names = Namespace(reserved=["self"])
    taken = [names.take("a"), names.take("a", "a_"), names.take("a", "a_"), names.take("self")]
    assert taken == ["a", "a_", "a_2", "self_2"]


def test_numbers_that_are_taken() -> None:
    """The next free number is used."""
    names = Namespace(("a", "a_2", "a_3"))
    assert [names.take("a"), names.take("a")] == ["a_4", "a_5"]


def test_names_may_be_compared_by_a_key() -> None:
    """Names that must differ in more than case, such as file names, get numbers."""
    names = Namespace(["data"], str.casefold, "-")
    assert [names.take("A"), names.take("a"), names.take("Data")] == ["A", "a-2", "Data-2"]


def test_a_slug_is_lower_case_words() -> None:
    """Capitals and underscores separate words."""
    assert [slug("GetLnTXObject_v2"), slug("名")] == ["get-ln-tx-object-v2", "page"]


def test_a_variable_hides_nothing() -> None:
    """Builtins, keywords and names that the sample uses are not used as variables."""
    names = [variable_name(name, "other", ["used"]) for name in ("list", "class", "match", "used", "a b", "pet")]
    assert names == ["other"] * 5 + ["pet"]


def test_the_class_of_a_client_hides_nothing() -> None:
    """A title without letters, or one that the client's module or Python uses, gets a prefix."""
    titles = {"": "ApiClient", "™ %": "ApiClient", "_": "ApiClient", "Api": "ApiApi", "Resource": "ApiResource"}
    titles |= {"UNSET": "ApiUNSET", "None": "ApiNone", "1st shop": "Api1stShop", "Pet store": "PetStore"}
    assert {title: title_class_name(title) for title in titles} == titles
    assert title_class_name("Shop " * 100) == "Shop" * 24

"""Names that must differ from each other."""

from __future__ import annotations

from scripts.model.names import Namespace, slug, variable_name


def test_first_come_first_served() -> None:
    """A later taker gets its fallback, then a number."""
    names = Namespace(reserved=["self"])
    taken = [names.take("a"), names.take("a", "a_"), names.take("a", "a_"), names.take("self")]
    assert taken == ["a", "a_", "a_2", "self_2"]


def test_numbers_that_are_taken() -> None:
    """The next number that is free is taken."""
    names = Namespace(("a", "a_2", "a_3"))
    assert [names.take("a"), names.take("a")] == ["a_4", "a_5"]


def test_names_may_be_compared_by_a_key() -> None:
    """Where capitals do not distinguish names, as in file names, they get numbers too."""
    names = Namespace(["data"], str.casefold, "-")
    assert [names.take("A"), names.take("a"), names.take("Data")] == ["A", "a-2", "Data-2"]


def test_a_slug_is_lower_case_words() -> None:
    """Capitals and underscores part words."""
    assert [slug("GetLnTXObject_v2"), slug("名")] == ["get-ln-tx-object-v2", "page"]


def test_a_variable_hides_nothing() -> None:
    """A builtin, a keyword and what the sample uses otherwise are not taken as variables."""
    names = [variable_name(name, "other", ["used"]) for name in ("list", "class", "match", "used", "a b", "pet")]
    assert names == ["other"] * 5 + ["pet"]

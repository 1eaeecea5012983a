"""An Api becomes requests that pages show, and those become code in each language.

In comes an Api and one of its operations. Out come its sample sets: a request for each named example, complete with
values, as code in each of the LANGUAGES. What goes over the wire is written by the client's own runtime, so that a
sample and the client cannot disagree.
"""

from scripts.samples.sets import LANGUAGES, Language, sample_sets

__all__ = ["LANGUAGES", "Language", "sample_sets"]

"""Turns operations into sample requests, and those into code in each language.

Input: an Api and one of its operations. Output: its sample sets, a request for each named example, complete with
values, as code in each of the LANGUAGES. The client's own runtime serializes the values, so that a sample and the
client cannot disagree.
"""

from scripts.samples.sets import LANGUAGES, Language, sample_sets

__all__ = ["LANGUAGES", "Language", "sample_sets"]

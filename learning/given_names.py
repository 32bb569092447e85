"""The list of given names from the package Faker: `python -m learning.given_names FAKER`.

FAKER is the folder `faker` of the package Faker (MIT), whose `providers/person` has given names of many countries.
Writes `given_names.txt` of `chaiban/lexicons`: names in Latin letters, without words that mostly mean something else
in print (months, days, places, words of the language).
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

LEXICONS = Path(__file__).resolve().parents[1] / "src" / "chaiban" / "lexicons"
_LOCALES = [
    "cs_CZ",
    "da_DK",
    "de_AT",
    "de_CH",
    "de_DE",
    "en_GB",
    "en_IE",
    "en_IN",
    "en_KE",
    "en_NG",
    "en_NZ",
    "en_PK",
    "en_US",
    "es_AR",
    "es_ES",
    "es_MX",
    "et_EE",
    "fi_FI",
    "fr_CA",
    "fr_CH",
    "fr_FR",
    "ga_IE",
    "ha_NG",
    "hr_HR",
    "hu_HU",
    "id_ID",
    "ig_NG",
    "is_IS",
    "it_IT",
    "lt_LT",
    "lv_LV",
    "nl_BE",
    "nl_NL",
    "no_NO",
    "pl_PL",
    "pt_BR",
    "pt_PT",
    "ro_RO",
    "sk_SK",
    "sl_SI",
    "sv_SE",
    "sw",
    "tr_TR",
    "tw_GH",
    "vi_VN",
    "yo_NG",
    "zu_ZA",
]
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-ž]{2,}(?:-[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-ž]+)?")
_OTHER_WORDS_IN_PRINT = """April August June May March Monday Friday Sunday Sunday Christian Iran Israel Kenya India Asia America Jordan Chad
Georgia Virginia Carolina Dakota Austin Dallas Houston Boston Lincoln Hamilton Washington Madison Cleveland Paris London
Berlin Roma Milan Florence Sydney Adelaide Victoria Geneva Genesis Trinity Heaven Faith Hope Grace Joy Harmony Liberty
Justice Royal Prince King Duke Earl Major General Judge Bishop Pope Dean Mason Hunter Carter Cooper Fisher Baker Tanner
Taylor Parker Porter Sawyer Archer Forest River Lake Brook Summer Autumn Winter Dawn Star Sky Sunny Stormy Ocean Rain
Diamond Ruby Pearl Amber Crystal Jade Ivory Coral Rose Lily Violet Daisy Iris Ivy Holly Heather Hazel Olive Will Mark
Bill Grant Chase Rich Frank Drew Pat Rob Art Gene Ray Guy Dale Glen Cliff Rusty Sandy Misty Cash Chance Chief Ace
Major Essence Precious Destiny Miracle Princess Queen Angel Angels True Blessing Blessings Sunday Gift God Love Peace
Mercy Goodness Favour Favor Comfort Patience Charity Temple Church Street Green Brown Black White Gray Young Long Short
West East North South Central National Union Senate Congress Christ Easter Noel Santa San Santo Saint Van Von Der Den
Das Die Les Des Dos Del And The For Not You But Her His She Man Men Son Sun Car Land Stadt Berg Wolf Horst Frei Ernst
Kind Falk Hahn Hans-Jürgen Bio Pro Eva-Maria Messe"""
_OTHER_WORDS = frozenset(_OTHER_WORDS_IN_PRINT.split())


def given_names(folder: Path) -> Iterator[str]:
    """The names of the locales, each in Latin letters, with repetitions."""
    sys.path.insert(0, str(folder.parent))
    for locale in _LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for part in vars(provider):
            if re.fullmatch("first_names?(?:_\\w+)?", part) and not callable(getattr(provider, part)):
                names = getattr(provider, part)
                yield from (name for name in names if isinstance(name, str) and _NAME.fullmatch(name))


def main() -> None:
    """Write the list."""
    names = sorted(set(given_names(Path(sys.argv[1]))) - _OTHER_WORDS)
    head = "# Given names of people of many countries (Faker, MIT); made by learning/given_names.py\n"
    (LEXICONS / "given_names.txt").write_text(head + "\n".join(names) + "\n", encoding="utf-8")
    print(len(names), "given names")


if __name__ == "__main__":
    main()

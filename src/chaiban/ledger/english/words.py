"""The word lists that tell names of English print apart, ready to ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from chaiban.ledger.english.runs import DAYS
from chaiban.model.ledger import Lexicons

_SHORT_STATES_IN_PRINT = """Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb. Nev.
    N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Vt. Va. Wash. W.Va. Wis. Wyo. B.C. Ont. Que."""
_SHORT_STATES = tuple(_SHORT_STATES_IN_PRINT.split())


@dataclass(frozen=True, eq=False)
class Words:
    """The word lists, ready to ask."""

    given: frozenset[str]
    no_names: frozenset[str]
    endings: frozenset[str]
    known: frozenset[str]
    sites: dict[str, str]
    places: dict[str, str]
    roles: frozenset[str]
    states: tuple[str, ...]


@lru_cache(maxsize=4)
def words_of(lexicons: Lexicons) -> Words:
    """The lists of English names."""
    places = dict.fromkeys(lexicons.words("cities"), "city") | dict(lexicons.words("english_places"))
    return Words(
        frozenset((*lexicons.words("given_names"), *lexicons.words("given_names_english"))),
        frozenset(lexicons.words("no_names_english")) | DAYS,
        frozenset(lexicons.words("organisation_endings_english")),
        frozenset(lexicons.words("known_organisations_english")),
        dict(lexicons.words("site_endings_english")),
        places,
        frozenset(lexicons.words("roles_english")),
        (*(name for name, level in places.items() if level in ("country", "province")), *_SHORT_STATES),
    )

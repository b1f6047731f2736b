"""Law: a roster finds what comparing each name with each would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cstoparse.resolve.roster import Roster
from cstoparse.resolve.spelling import is_initial, sound

GIVEN = st.sampled_from(["Khasan", "Hasan", "Kh", "H", "Yuri", "Yury", "Y", "Anton", "A", "Dzhamal", "Dzh", "Jamal"])
FAMILY = st.sampled_from(["Yusupov", "Yusupow", "Zubrik", "Kaloev", "Kaloyev", "Khasan"])
NAME = st.one_of(st.tuples(FAMILY), st.tuples(GIVEN, FAMILY), st.tuples(GIVEN, GIVEN, FAMILY))


def one_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Compare two names as they are compared by hand."""
    if len(a) == 1 or len(b) == 1:
        single, whole = (a, b) if len(a) == 1 else (b, a)
        return sound(single[0]) in {sound(whole[0]), sound(whole[-1])}
    if sound(a[-1]) != sound(b[-1]):
        return False
    x, y = a[0].lower(), b[0].lower()
    if is_initial(x) or is_initial(y):
        return x[0] == y[0] or sound(x)[:1] == sound(y)[:1]
    return sound(x) == sound(y)


@given(st.lists(NAME, max_size=8), NAME)
def test_the_first_that_can_be_the_same(kept: list[tuple[str, ...]], sought: tuple[str, ...]) -> None:
    """Law of the roster: it gives the first kept name that may be the sought one."""
    roster: Roster[int] = Roster()
    for place, words in enumerate(kept):
        roster.add(words, place)
    assert roster.first(sought) == next((n for n, words in enumerate(kept) if one_person(words, sought)), None)

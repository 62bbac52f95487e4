"""Short names of bodies across documents: one text names the bank in full, another one only for short."""

import pytest

from analysis.find.actors import gazetteer, recognise
from analysis.gather.identity import identify
from analysis.text import segment

CASES = [
    (["Velkan Bank grew.", "They praised Velkan for it."], 1),
    (["Banca Adriana grew. Banca Adriana S.p.A. paid.", "Banca Adriana fell.", "They praised Adriana for it."], 1),
    (["Banca Velkan grew.", "They praised Mario Velkan for it, said Velkan."], 2),
]


@pytest.mark.parametrize(("texts", "n_actors"), CASES)
def test_a_body_called_for_short_in_another_document_is_one_actor(texts, n_actors):
    known = gazetteer()
    found = [(str(n), recognise(text, segment(text).sentences, known)) for n, text in enumerate(texts)]
    identities = identify(found)
    assert len({joined.actor_id for joined in identities.of.values()}) == n_actors
    assert all(joined.actor_id for joined in identities.of.values())

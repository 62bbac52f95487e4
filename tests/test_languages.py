"""Which language a document is in, as far as its function words tell."""

import pytest

from analysis import Document, analyze
from analysis.text.languages import foreign

FRENCH = ("La ministre a déclaré mardi que les négociations avec la Norvège ne reprendront pas avant le mois de mai, "
          "parce que les pêcheurs de la région ont refusé les quotas qui leur avaient été proposés par la Commission.")
GERMAN = ("Die Ministerin sagte am Dienstag, dass die Verhandlungen mit Norwegen nicht vor dem Mai wieder aufgenommen "
          "werden, weil die Fischer der Region die Quoten nicht annehmen wollen, die ihnen vorgeschlagen wurden.")
RUSSIAN = "Министр заявила во вторник, что переговоры с Норвегией не возобновятся до мая, потому что рыбаки " * 2
CHINESE = "外交部 发言人 星期二 表示 双方 将 继续 就 有关 问题 保持 沟通 并 推动 谈判 取得 进展 希望 各方 共同 努力"
ENGLISH = ("The minister said on Tuesday that the talks with Norway would not begin again before May, because the "
           "fishermen of the region had refused the quotas that the Commission had offered to them.")


@pytest.mark.parametrize(("text", "language"), [
    (FRENCH, "French"), (GERMAN, "German"), (RUSSIAN, "Russian"), (CHINESE, "another alphabet than the Latin"),
    (ENGLISH, ""), (ENGLISH + " “La ministre a déclaré la guerre,” she said.", ""), ("Oui, non.", ""), ("", ""),
    ("Kim Jong Un, Xi Jinping, Moon Jae-in, Park Geun-hye " * 6, ""),
])
def test_a_language_is_told_by_its_function_words(text, language):
    assert foreign(text) == language


def test_a_document_in_another_language_is_read_and_said():
    result = analyze([Document(doc_id="fr.txt", text=FRENCH), Document(doc_id="en.txt", text=ENGLISH)])
    assert len(result.documents) == 2
    (row,) = result.skipped.itertuples()
    assert row.path == "fr.txt"
    assert row.reason.startswith("is in French, not in English")

"""What sets two selections apart is what one says more than the other, beyond chance."""

import pytest

from analysis.ask.contrasts import COLUMNS, contrast

FARM = ["The harvest of wheat failed.", "Farmers sold wheat and barley.", "Wheat prices rose in the town."]
PORT = ["Ships left the harbour.", "The harbour master counted ships.", "Prices of ships rose in the town."]


def test_the_words_of_the_first_selection_come_first_and_those_of_the_second_last():
    table = contrast(FARM, PORT)
    assert table["word"].iloc[0] == "wheat"
    assert table["word"].iloc[-1] == "ships"
    assert table.set_index("word").loc["wheat", ["n_first", "n_second"]].tolist() == [3, 0]


def test_a_word_that_both_say_as_often_is_near_nought():
    row = contrast(FARM, PORT).set_index("word").loc["town"]
    assert abs(row["z"]) < 0.2


def test_turned_round_all_signs_turn():
    one, other = contrast(FARM, PORT).set_index("word")["z"], contrast(PORT, FARM).set_index("word")["z"]
    assert (one + other.loc[one.index]).abs().max() < 1e-9


def test_a_word_said_once_is_less_certain_than_one_said_often():
    z = contrast(FARM * 5 + ["A comet."], PORT * 5).set_index("word")["z"]
    assert z["wheat"] > 2 > z["comet"] > 0


def test_no_stop_word_is_in_the_table():
    assert not set(contrast(FARM, PORT)["word"]) & {"the", "of", "and", "in"}


@pytest.mark.parametrize(("first", "second"), [([], []), (FARM, []), ([], PORT), (["wheat"], ["wheat"])])
def test_little_or_nothing_gives_a_table_and_no_error(first, second):
    table = contrast(first, second)
    assert list(table.columns) == list(COLUMNS)
    assert table["z"].notna().all()

"""Who is who in one document and across documents."""

from analysis.find.actors import gazetteer, recognise
from analysis.gather.identity import identify
from analysis.text import segment

KNOWN = gazetteer()


def read(text, published=("", "")):
    return recognise(text, segment(text).sentences, KNOWN, published)


def names(text, published=("", "")):
    """[(surface, canonical name)] of one document."""
    actors = read(text, published)
    called = {entity.key: entity.name for entity in actors.entities}
    return [(text[m.start:m.end], called[m.entity]) for m in actors.mentions]


def across(*texts):
    """{(document number, surface): actor_id} over several documents."""
    found = [(str(n), read(text)) for n, text in enumerate(texts)]
    ids = identify(found).of
    return {(int(doc), texts[int(doc)][m.start:m.end]): ids[doc, m.entity].actor_id
            for doc, actors in found for m in actors.mentions}


def test_two_people_of_one_surname_stay_two():
    ids = across("“It was a gamble,” said Hong Wan-suk, a professor. Hong Min, a researcher, agreed.")
    assert ids[0, "Hong Wan-suk"] != ids[0, "Hong Min"]


def test_spellings_of_a_name_are_one_actor_across_documents():
    ids = across("They met Andriy Velenskyy, a lawyer.", "They met Andriy Velensky, a lawyer.",
                 "It was said by Park Hyun-ju, an analyst.", "It was said by Park Hyun Ju, an analyst.")
    assert ids[0, "Andriy Velenskyy"] == ids[1, "Andriy Velensky"]
    assert ids[2, "Park Hyun-ju"] == ids[3, "Park Hyun Ju"]


def test_a_surname_in_another_document_is_the_one_person_of_that_surname():
    ids = across("We asked Ruvim Tarshin, a researcher.", "We asked Colonel Tarshin about it.")
    assert ids[1, "Tarshin"] == ids[0, "Ruvim Tarshin"] == "ruvim-tarshin"


def test_an_acronym_in_another_document_is_the_one_organisation_with_these_initials():
    ids = across("The Center for Arctic Research Dialogue met.", "Officials at the CARD were told on Monday.")
    assert ids[1, "CARD"] == ids[0, "Center for Arctic Research Dialogue"]


def test_adding_a_document_leaves_the_ids_of_the_others():
    first = "We asked Ruvim Tarshin, a researcher at the Polish Academy of Sciences."
    alone, together = across(first), across(first, "Maria Tarshin, a singer, came to the Norwegian Academy.")
    assert {key: together[key] for key in alone} == alone


def test_a_president_is_the_one_in_office_when_the_document_was_written():
    assert ("Hollande", "François Hollande") in names("They met President Hollande in Paris.",
                                                      ("2015-03-01", "2015-03-01"))


def test_the_relative_of_a_leader_is_somebody_else():
    found = names("Melania Trump arrived. Later Donald Trump spoke.")
    assert ("Melania Trump", "Melania Trump") in found
    assert ("Donald Trump", "Donald Trump") in found


def test_a_discovered_actor_has_the_country_that_its_name_or_office_tells():
    actors = read("The French Foreign Ministry replied to Russian Deputy Minister Ruvim Tarshin and to Olga Brandt.")
    countries = {entity.name: entity.country for entity in actors.entities if entity.origin == "discovered"}
    assert countries == {"French Foreign Ministry": "france", "Ruvim Tarshin": "russia", "Olga Brandt": ""}


def test_a_party_in_ordinary_words_is_that_of_the_country_the_document_is_about():
    assert ("Democratic Party", "Democratic Party") in names("In Japan the Democratic Party lost. Japan voted.")
    (entity,) = [e for e in read("In Japan the Democratic Party lost.").entities if e.name == "Democratic Party"]
    assert (entity.country, entity.origin) == ("japan", "discovered")


def test_a_company_with_and_without_its_suffix_is_one():
    keys = {name for _, name in names("Boeing Co won. Boeing fell. Norvell Plc won. Norvell fell.")}
    assert keys == {"Boeing", "Norvell Plc"}


def test_a_surname_is_that_of_the_person_whom_the_folder_names_in_full_and_not_of_a_famous_namesake():
    ids = across("Norway's fisheries minister, Ingrid Solberg, resigned on Monday.",
                 "Talks between Norway and the Faroe Islands failed. Ms Solberg said no.",
                 "Anna Blair is fisheries minister of Britain.", "Britain ended talks. Ms Blair said it failed.")
    assert ids[1, "Solberg"] == ids[0, "Ingrid Solberg"] == "ingrid-solberg"
    assert ids[3, "Blair"] == ids[2, "Anna Blair"] == "anna-blair"


def test_a_surname_is_the_famous_person_where_the_folder_names_that_one_in_full_or_by_the_surname_far_more():
    ids = across("Norway's minister, Ingrid Solberg, resigned.", "Norway lost Erna Solberg.",
                 "Norway ended talks. Ms Solberg said no.")
    assert ids[2, "Solberg"] == "erna-solberg"
    ids = across("Melania Trump came.", "Trump said no.", "Trump said yes.")
    assert ids[0, "Melania Trump"] != ids[1, "Trump"] == ids[2, "Trump"] == "donald-trump"


def test_a_company_is_one_with_and_without_its_suffix_across_documents():
    ids = across("Nordhav ASA grew in Oslo.", "Shares in Nordhav fell.", "Nordhav said no.")
    assert ids[0, "Nordhav ASA"] == ids[1, "Nordhav"] == ids[2, "Nordhav"]

"""What needs the whole collection: actor identities, repeated passages, themes, corrections; then the tables."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis import text
from analysis.find import actors, columns, quantities, statements, timeline
from analysis.find.actors import USER_FILE, DocumentActors, gazetteer
from analysis.find.columns import pieces
from analysis.gather.accents import as_written
from analysis.gather.corrections import FILE, Correction, correct, correct_themes
from analysis.gather.corrections_file import read_corrections
from analysis.gather.differences import differences
from analysis.gather.identity import Identities, Joined, identify
from analysis.gather.repeats import Key, find_repeats
from analysis.gather.themes import Themes, find_themes, nothing, telling
from analysis.gather.unchanged import unchanged
from analysis.read import Document, Faults, Skipped, is_strict
from analysis.store.memory import give_back
from analysis.store.tables import COLUMNS, EVIDENCE, ORIGINAL, Analysis, aligned, frame, typed, unit_keys
from analysis.store.texts import Texts
from analysis.text.bylines import byline

NOT_KEPT = ("boilerplate", "repeat")
"""Kinds of passages whose evidence is dropped. That of headings is kept: marked in the reader, never counted."""
FOUND = ("passages", "sentences", *EVIDENCE)
GIVEN = {"metadata": ("name", "value"), "pages": ("page", "start", "end")}
"""What reading tells of a document beside its text."""
HASHED = ("words", "telling")
NOBODY = Joined("", "")
CHUNK = 10_000
"""Passages whose texts are cut at once."""
READ = ("doc_id", "text", "source", "author")
"""Columns of `documents` that hold what was read."""


def consolidate(
    batches: Iterable[tuple[list[Document], pa.Table]], skipped: list[Skipped], *, folder: Path | None = None,
    n_themes: int | None = None, previous: Analysis | None = None, strict: bool | None = None, corrected: bool = True,
) -> Analysis:
    """The analysis of a collection from its documents and their evidence (see `find.columns`), which come in batches.

    `skipped` are further rows of that table; it may grow while the batches come.
    Corrections are replayed last, on all that was found without them: so that one made, or taken back, later gives
    the same as one that stood there from the first.
    A step that fails is left out and a row of `skipped`; it raises where `strict` (see `is_strict`).
    """
    faults = Faults("all documents", is_strict(strict), "the rest of the analysis is shown")
    told, evidence = _told(batches)
    documents = _documents(told, evidence)
    doc_ids = pd.CategoricalDtype(documents["doc_id"].astype("str").tolist())
    tables = {name: pd.DataFrame.from_records(told[name], columns=["doc_id", *GIVEN[name]]).astype({"doc_id": doc_ids})
              for name in GIVEN}
    del told
    texts = Texts(documents)
    found_actors = list(zip(texts, columns.actors(evidence), strict=True))
    give_back()
    hashed = []
    for name in (*FOUND, "problems", "copies", *HASHED):    # of a large folder nothing is to be there twice
        if name in HASHED:
            hashed.append(columns.hashes(evidence, name))
        else:
            tables[name] = pieces(evidence, name, doc_ids)
        evidence = evidence.drop_columns(name)
    problems = tables.pop("problems")[list(Skipped._fields)]
    skipped = skipped + [Skipped(*row) for row in problems.itertuples(index=False, name=None)]
    repeats = _mark_repeats(tables, tables.pop("copies"), hashed, texts, faults)
    del hashed
    give_back()
    identities = _identified(found_actors, faults)
    del found_actors
    _name_actors(tables, identities, texts, faults)
    del identities
    give_back()
    previous = previous.as_found() if previous else None    # corrections are replayed on what goes on from there
    themes = faults.step("themes", nothing(), _themes, tables, texts, n_themes, previous)
    tables |= {field.name: getattr(themes, field.name) for field in fields(Themes)}
    tables["passage_themes"] = _with_repeats(tables["passage_themes"], repeats)
    corrections, unread = read_corrections(folder / FILE) if folder and corrected else ([], [])
    skipped = skipped + [Skipped(FILE, problem) for problem in unread]
    skipped += [Skipped(USER_FILE, problem) for problem in gazetteer(folder).problems] + faults.rows
    tables |= {"documents": documents, "skipped": frame("skipped", skipped), "rules": _rules(tables)}
    return correct(aligned({name: frame(name, []) for name in COLUMNS} | tables), corrections)


def _told(batches: Iterable[tuple[list[Document], pa.Table]]) -> tuple[dict[str, list], pa.Table]:
    """What reading tells of the documents, a list for each column of `documents` and of rows for each table of GIVEN,
    and the evidence of all."""
    told: dict[str, list] = {name: [] for name in (*READ, *GIVEN)}
    found = [columns.SCHEMA.empty_table()]
    for batch, table in batches:
        found.append(table)
        for name in READ:
            told[name] += [getattr(document, name) for document in batch]
        told["metadata"] += [(document.doc_id, *row) for document in batch for row in _metadata(document)]
        told["pages"] += [(document.doc_id, *row) for document in batch for row in document.pages]
    return told, pa.concat_tables(found)


def _documents(told: Mapping[str, list], evidence: pa.Table) -> pd.DataFrame:
    table = {name: told[name] for name in READ} | {name: evidence[name].to_pylist() for name in columns.SCALARS}
    table["author"] = [author or byline(own) for author, own in zip(told["author"], told["text"], strict=True)]
    table["n_characters"] = list(map(len, told["text"]))
    return typed("documents", pd.DataFrame(table, columns=list(COLUMNS["documents"])))


def _metadata(document: Document) -> tuple[tuple[str, str], ...]:
    """What is known of a document beside its fields: how it was read, how it was before it was mended, and the further
    columns of its row."""
    own = (("read as", document.how), (ORIGINAL, document.original))
    return tuple((name, value) for name, value in own if value) + document.metadata


def _mark_repeats(tables: dict[str, pd.DataFrame], copies: pd.DataFrame, hashed: list[np.ndarray],
                  texts: Mapping[str, str], faults: Faults) -> dict[Key, Key]:
    """Mark passages that repeat another, and drop the evidence in them and in boilerplate; the repeats found."""
    passages = tables["passages"]
    repeats = faults.step("repeated passages", {}, find_repeats, copies, *hashed)
    copies_at, kept_at = (_rows_of(passages, keys) for keys in (repeats, repeats.values()))
    places = zip(*(passages[column].iloc[kept_at].tolist() for column in ("doc_id", "start", "end")), strict=True)
    of = [f"{doc_id}#char={start},{end}" for doc_id, start, end in places]
    passages["repeat_of"] = pd.Series(of, copies_at, dtype="str").reindex(passages.index, fill_value="")
    passages["kind"] = np.where(passages["repeat_of"] != "", "repeat", passages["kind"])
    rows = dict(zip(copies_at.tolist(), kept_at.tolist(), strict=True))
    found = faults.step("words of repeats that differ", [], lambda: list(differences(passages, texts, rows)))
    tables["differences"] = frame("differences", found)
    out = unit_keys(passages[passages["kind"].isin(NOT_KEPT)], "passage_id")
    sentences = tables["sentences"]
    lost = unit_keys(sentences[np.isin(unit_keys(sentences, "passage_id"), out)], "sent_id")
    for name in EVIDENCE:
        tables[name] = tables[name][~np.isin(unit_keys(tables[name], "sent_id"), lost)]
    return repeats


def _rows_of(passages: pd.DataFrame, keys: Iterable[Key]) -> np.ndarray:
    """The row of each of these passages."""
    wanted = pd.DataFrame(list(keys), columns=["doc_id", "passage_id"]).astype({"doc_id": passages["doc_id"].dtype})
    return np.searchsorted(unit_keys(passages, "passage_id"), unit_keys(wanted, "passage_id"))


def _identified(found: list[tuple[str, DocumentActors]], faults: Faults) -> Identities:
    """Who is who across the documents.

    Where that fails, without the documents on which it fails alone; where it still does, of the known names only.
    """
    nobody = Identities((), {})
    together = Faults(faults.path, faults.strict, "only known names are shown")
    if (identities := together.step("actors across documents", None, identify, found)) is not None:
        return identities
    sound = []
    for doc_id, recognised in found:
        own = Faults(doc_id, faults.strict, "its actors are left out, the rest of the document is shown")
        if own.step("actors", None, identify, [(doc_id, recognised)]) is not None:
            sound.append((doc_id, recognised))
        faults.rows += own.rows
    if (identities := together.step("actors across documents", None, identify, sound)) is not None:
        return identities
    faults.rows += together.rows[:1]
    known = [(doc_id, recognised._replace(entities=tuple(e for e in recognised.entities if e.origin != "discovered")))
             for doc_id, recognised in sound]
    return faults.step("known actors across documents", nobody, identify, known)


def _name_actors(tables: dict[str, pd.DataFrame], identities: Identities, texts: Mapping[str, str],
                 faults: Faults) -> None:
    """Put the collection's actor ids where extraction put the document's own keys."""
    mentions, statements = tables["mentions"], tables["statements"]
    actor_id, rule = _joined(mentions, "entity", identities)
    mentions = mentions.drop(columns="entity").assign(actor_id=actor_id, joined_by=rule)
    speaker_id, _ = _joined(statements, "speaker", identities)
    tables["statements"] = statements.drop(columns="speaker").assign(speaker_id=speaker_id)
    mentions = mentions[mentions["actor_id"] != ""]     # not of a document whose actors could not be joined
    tables["mentions"] = mentions.assign(actor_id=mentions["actor_id"].cat.remove_unused_categories())
    known = frame("actors", identities.actors)
    names = faults.step("writing of names", known["name"], as_written, known, tables["mentions"], texts)
    tables["actors"] = known.assign(name=names)


def _joined(rows: pd.DataFrame, local: str, identities: Identities) -> Iterator[pd.Categorical]:
    """For each row the actor_id of its document's key in `local`, and the rule; "" where there is none. Each pair of a
    document and a key is looked up once, for a large folder has millions of rows."""
    codes, keys = pd.factorize(rows[local])
    pairs, pair_of = np.unique(rows["doc_id"].cat.codes.to_numpy(np.int64) * len(keys) + codes, return_inverse=True)
    doc_ids, names = rows["doc_id"].cat.categories.tolist(), keys.tolist()
    places = ((doc_ids[pair // len(names)], names[pair % len(names)]) for pair in pairs.tolist())
    told = [identities.of.get(place, NOBODY) for place in places]
    for values in ([one.actor_id for one in told], [one.rule for one in told]):
        found, known = pd.factorize(pd.array(values, dtype="str"), sort=True)
        yield pd.Categorical.from_codes(found[pair_of], known)


def _themes(
    tables: dict[str, pd.DataFrame], texts: Mapping[str, str], n_themes: int | None, previous: Analysis | None
) -> Themes:
    """The themes of the counted passages, the names of actors masked."""
    passages = tables["passages"]
    passages = passages[passages["kind"] == "text"]
    shown = _with_texts(passages, texts)
    masks = _certain(_masks(tables, passages), shown, tables["actors"])
    give_back()
    if previous is None or not unchanged(tables, texts, previous):
        return find_themes(shown, masks, n_themes=n_themes, previous=_themes_of(previous) if previous else None)
    before = _themes_of(previous)
    if n_themes is None and len(previous.curve):        # else the number was given, or there is none to choose
        return before
    found = find_themes(shown, masks, n_themes=n_themes, previous=before)
    own, known = (typed("themes", themes.themes).drop(columns=["terms", "status"]) for themes in (found, before))
    return before if own.equals(known) else found


def _masks(tables: dict[str, pd.DataFrame], passages: pd.DataFrame) -> pd.DataFrame:
    """The mentions in these passages: doc_id, passage_id, start and end in the passage, actor_id."""
    sentences, mentions = tables["sentences"], tables["mentions"]
    sentence = np.searchsorted(unit_keys(sentences, "sent_id"), unit_keys(mentions, "sent_id"))
    of, keys = unit_keys(sentences, "passage_id")[sentence], unit_keys(passages, "passage_id")
    row = np.searchsorted(keys, of)
    there = np.flatnonzero(np.append(keys, -1)[row] == of)
    own, begins = mentions.iloc[there], passages["start"].to_numpy()[row[there]]
    return pd.DataFrame({"doc_id": own["doc_id"], "passage_id": passages["passage_id"].to_numpy()[row[there]],
                         "start": own["start"] - begins, "end": own["end"] - begins, "actor_id": own["actor_id"]})


def _with_texts(passages: pd.DataFrame, texts: Mapping[str, str]) -> pd.DataFrame:
    """The passages (doc_id, passage_id) with their `text`, which never all are texts of their own at once."""
    spans = [passages[column] for column in ("doc_id", "start", "end")]
    chunks = (zip(*(column.iloc[first:first + CHUNK].tolist() for column in spans), strict=True)
              for first in range(0, len(passages), CHUNK))
    found = pa.chunked_array([pa.array([texts[doc_id][start:end] for doc_id, start, end in chunk], pa.large_string())
                              for chunk in chunks], pa.large_string())
    return passages[["doc_id", "passage_id"]].assign(text=found.to_pandas().array)


def _certain(masks: pd.DataFrame, shown: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """The masks without those of discovered actors in German, where a capital may be that of any noun."""
    sure = telling(shown)
    if sure is None:
        return masks
    discovered = masks["actor_id"].isin(actors.loc[actors["origin"] == "discovered", "actor_id"])
    there = [key in sure for key in zip(masks["doc_id"], masks["passage_id"], strict=True)]
    return masks[~discovered | np.array(there, dtype=bool)]


def with_themes(result: Analysis, n_themes: int) -> Analysis:
    """The same analysis with another number of themes: nothing is read again, corrections of themes are replayed."""
    tables = dict(result.tables())
    texts = Texts(result.documents)
    themes = _themes(tables, texts, n_themes, None)
    tables |= {field.name: getattr(themes, field.name) for field in fields(Themes) if field.name != "curve"}
    correct_themes(tables, [Correction(*row[:4]) for row in result.corrections.itertuples(index=False)])
    tables["passage_themes"] = _with_repeats(tables["passage_themes"], _repeats(result.passages))
    return aligned(tables)


def _repeats(passages: pd.DataFrame) -> dict[Key, Key]:
    """{passage: the passage it repeats}, from the table."""
    copies = passages[passages["repeat_of"] != ""]
    kept = copies["repeat_of"].str.extract(r"^(?P<doc_id>.*)#char=(?P<start>\d+),\d+$").astype({"start": "int32"})
    known = dict(zip(zip(passages["doc_id"], passages["start"], strict=True), passages["passage_id"], strict=True))
    own = zip(copies["doc_id"], copies["passage_id"], strict=True)
    places = zip(kept["doc_id"], kept["start"], strict=True)
    return {key: (place[0], known[place]) for key, place in zip(own, places, strict=True)}


def _themes_of(previous: Analysis) -> Themes:
    """The themes of a previous analysis, without the rows of repeats."""
    tables = {field.name: getattr(previous, field.name) for field in fields(Themes)}
    counted = previous.passages.loc[previous.passages["kind"] == "text", ["doc_id", "passage_id"]]
    return Themes(**tables | {"passage_themes": tables["passage_themes"].merge(counted)})


def _with_repeats(passage_themes: pd.DataFrame, repeats: Mapping[Key, Key]) -> pd.DataFrame:
    """The rows, and for each repeat those of the passage it repeats: so that a copied document has its themes.

    Like all that is no text, they are never counted.
    """
    copies = pd.DataFrame([(*key, *kept) for key, kept in repeats.items()],
                          columns=["doc_id", "passage_id", "kept_doc_id", "kept_passage_id"])
    kept = passage_themes.rename(columns={"doc_id": "kept_doc_id", "passage_id": "kept_passage_id"})
    added = copies.merge(kept, on=["kept_doc_id", "kept_passage_id"])[list(passage_themes.columns)]
    rows = pd.concat([passage_themes.astype({"theme_id": "str"}), added.astype({"theme_id": "str"})])
    return rows.sort_values(["doc_id", "passage_id", "weight"], ascending=[True, True, False], kind="stable")


def _rules(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """The rules that any evidence names."""
    used = {rule_id for name in EVIDENCE for rule_id in tables[name]["rule_id"].unique()}
    rooms = (text, actors, timeline, statements, quantities)
    rows = {rule.rule_id: rule for room in rooms for rule in room.rules() if rule.rule_id in used}
    return frame("rules", sorted(rows.values()))

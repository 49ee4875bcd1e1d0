"""Flattened text: its characters and words, the numbers about its lines, and what the model makes of them."""

from __future__ import annotations

import numpy as np
import pytest
from tests.harbour import PARAGRAPHS

from dateline.article import extract_article
from dateline.article.flat import judge_flat
from dateline.article.letters import Sign, letters_of, word_hashes
from dateline.article.sequence import ON_PAGE, STEPS, Sequence, flat_chances, sequences
from dateline.article.shape import look_at_lines
from dateline.article.visible import flat_lines
from dateline.model import Page

PAGE = ["Home", "News", *PARAGRAPHS * 3, "Contact", "Privacy policy"]
JAPANESE = [
    "港の船は火曜日の朝に出港しなかった。市長は理由を明らかにしていない。",
    "船員の組合は、賃金の支払いが三か月遅れていると述べた。",
    "会社は来週までに支払うと約束したが、組合は信じていない。",
    "「約束はもう聞き飽きた」と、組合の代表は記者団に語った。",
]


def test_each_character_has_its_sign_and_its_line() -> None:
    letters = letters_of(["Él: 3 €", "港。"])
    assert [Sign(sign).name for sign in letters.signs] == [
        "upper", "lower", "colon", "space", "digit", "space", "currency", "other",
        "ideograph", "stop", "other",
    ]  # fmt: skip
    assert letters.line.tolist() == [0] * 8 + [1] * 3


def test_lines_are_the_same_whatever_their_case() -> None:
    first, again, other = letters_of(["The ferry", "THE Ferry", "The ferries"]).lines
    assert first == again != other


def test_words_are_the_same_whatever_their_case_and_place() -> None:
    letters = letters_of(["The ferry", "FERRY, the old"])
    the, ferry, again, once_more, old = letters.words
    assert (the, ferry) == (once_more, again)
    assert len({the, ferry, old}) == 3
    assert np.isin([the, ferry], word_hashes(["ferry", "the"])).all()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("The ferry sailed.", True),
        ("“The ferry sailed,” she said. “Nobody knew.”", True),
        ("船は出港しなかった。", True),
        ("Did it sail?", True),
        ("The ferry that sailed", False),
        ("Home.", False),
        ("…", False),
    ],
)
def test_a_sentence_has_words_and_an_end(line: str, sentence: bool) -> None:
    sentences = look_at_lines([line]).sentences
    assert sentences.tolist() == [sentence]


@pytest.mark.parametrize(
    "lines", [["x"], ["123"], ["😀"], ["…"], ["\ud800"], ["a" * 9000], ["-", "-"]]
)
def test_any_line_has_numbers(lines: list[str]) -> None:
    rows = look_at_lines(lines).rows
    assert rows.shape[0] == len(lines)
    assert np.isfinite(rows).all()


def test_a_model_has_a_weight_for_each_number_of_a_line() -> None:
    rows = look_at_lines(PAGE).rows
    assert {one.inner.shape[0] for one in sequences()} == {rows.shape[1]}


@pytest.mark.parametrize(
    ("heard", "odds"), [("above", [1, 3, 5]), ("itself", [2, 4, 6]), ("below", [3, 5, 3])]
)
def test_each_layer_adds_what_it_hears_of_the_line_and_of_those_around_it(
    heard: str, odds: list[float]
) -> None:
    none = np.zeros((3, 1), np.float32), np.zeros(1, np.float32)
    one = np.array([[heard == where] for where in ("above", "itself", "below")], np.float32)
    network = Sequence(
        inner=np.ones((1, 1), np.float32),
        inner_bias=np.zeros(1, np.float32),
        layers=((one, none[1]), *[none] * (len(STEPS) - 1)),
        on_page=tuple(np.zeros((1, 1), np.float32) for _ in ON_PAGE),
        outer=np.ones(1, np.float32),
        outer_bias=0.0,
    )
    assert network.odds(np.array([[1], [2], [3]], np.float32)).tolist() == odds


def test_a_line_hears_of_its_page_beyond_its_neighbourhood() -> None:
    network = sequences()[0]
    rows = look_at_lines(["The ferry sailed."] * 200).rows.copy()
    alone = network.odds(rows)[0]
    rows[150:] = look_at_lines(["Home"] * 50).rows
    assert network.odds(rows)[0] != pytest.approx(alone)


@pytest.mark.parametrize(
    "text",
    ["The  ferry\nsailed.", " The ferry\nsailed.", "The\tferry\nsailed. ", "The ferry \r\nsailed.",
     "The\u00a0ferry\n sailed.", "The ferry\n\nsailed."],
)  # fmt: skip
def test_runs_of_space_are_one(text: str) -> None:
    assert [line.text for line in flat_lines(text)] == ["The ferry", "sailed."]


def test_sentences_have_better_chances_than_labels_and_all_are_chances() -> None:
    chances = flat_chances(look_at_lines(PAGE).rows)
    assert np.all((chances >= 0) & (chances <= 1))
    assert chances[2:-2].min() > chances[[0, 1, -2, -1]].max()


def test_the_same_page_has_the_same_chances() -> None:
    assert np.array_equal(
        flat_chances(look_at_lines(PAGE).rows), flat_chances(look_at_lines(PAGE).rows)
    )


HEADLINE = "Towns agree to share the old ferry"
MENU = [f"{name} news" for name in ("Harbour", "Pier", "Market", "School", "Weather", "Sports")]


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ([HEADLINE, *MENU], HEADLINE),
        ([f"{HEADLINE} - Harbour Light", *MENU, HEADLINE], HEADLINE),
        ([HEADLINE, *MENU, HEADLINE, "The old ferry and its crossing next week"], HEADLINE),
        ([*MENU, "Will the two harbour towns now share the old ferry?"], None),
        ([HEADLINE, *MENU * 3], HEADLINE),  # at the top, far above the body
    ],
)
def test_the_headline_stands_above_the_body_or_at_the_top(
    above: list[str], headline: str | None
) -> None:
    body = "\n".join([*above, *PARAGRAPHS]).encode()
    article = extract_article(Page("p", "page.txt", None, "text/plain", body))
    assert article.title == (headline or above[-1])


def test_text_without_spaces_is_kept_like_any_other() -> None:
    page = ["ホーム", "ニュース", "天気", *JAPANESE, "お問い合わせ", "利用規約"]
    kept = [
        verdict.line.text for verdict in judge_flat(flat_lines("\n".join(page))) if verdict.kept
    ]
    assert kept[: len(JAPANESE)] == JAPANESE


def test_a_page_in_japanese_has_an_article() -> None:
    page = Page("p", "page.txt", None, "text/plain", "\n".join(JAPANESE).encode())
    article = extract_article(page, languages=None)
    said = article.text.split("\n\n")
    assert said == JAPANESE

"""Which articles tell of one happening."""

from __future__ import annotations

from itertools import permutations

from dateline.model import Article, content_id
from dateline.stories import cluster_articles
from tests.building import an_article


def harbour(outlet: str, published: str | None = "1998-08-16") -> Article:
    text = {
        "A": "Boats block Port Ellery harbour\n\nFishermen blocked the harbour of Port Ellery on "
        "Tuesday in protest against a new quota. Sixty boats lay across the channel and two "
        "ferries turned back, the harbour master said. The minister offered the skippers talks.",
        "B": "Ferries turned back by protest\n\nTwo ferries could not enter Port Ellery because "
        "fishermen had closed the channel with their boats. They want the minister to give up the "
        "quota. A skipper said that the harbour would stay shut until the quota was gone.",
        "D": "Minister hears skippers\n\nThe minister for the sea heard skippers from Port Ellery in "
        "the town hall. Nobody raised his voice. She promised an answer on the quota within a week, "
        "after a scientist had shown how few herring were left, and drove back to the capital.",
    }
    return an_article(text[outlet], outlet=outlet, published=published)


def court(published: str | None = "1998-08-16") -> Article:
    text = (
        "Judge frees banker\n\nA court in Stelling acquitted the banker Ruth Amsel of fraud. The "
        "judge found that the prosecution had not shown who signed the false accounts. Ms Amsel "
        "had spent eleven months in prison. The prosecutor said that he would appeal the verdict."
    )
    return an_article(text, outlet="C", published=published)


def test_reports_of_one_happening_stand_together_and_others_apart() -> None:
    a, b, c = harbour("A"), harbour("B"), court()
    cluster_of = cluster_articles([a, b, c])
    assert cluster_of[a.id] == cluster_of[b.id] != cluster_of[c.id]


def test_the_order_of_the_articles_makes_no_difference() -> None:
    articles = [harbour("A"), harbour("B", "1998-08-17"), court(), court(None)]
    found = [cluster_articles(order) for order in permutations(articles)]
    assert all(one == found[0] for one in found)


def test_a_cluster_is_named_after_its_first_article() -> None:
    first, later = harbour("B", "1998-08-15"), harbour("A")
    assert set(cluster_articles([later, first]).values()) == {content_id("c", first.id)}


def test_reports_that_are_only_like_enough_when_near_in_time_part_when_months_lie_between() -> None:
    on_the_day = cluster_articles([harbour("A"), harbour("D")])
    in_spring = cluster_articles([harbour("A"), harbour("D", "1999-04-20")])
    assert len(set(on_the_day.values())) == 1
    assert len(set(in_spring.values())) == 2


def test_bare_headlines_are_put_together_too() -> None:
    headlines = [
        "Port Ellery fishermen block harbour over quota",
        "Quota protest: fishermen block Port Ellery",
        "Ferries turned back at Port Ellery by fishermen",
        "Judge acquits banker Ruth Amsel of fraud",
    ]
    articles = [an_article(h, outlet=f"O{n}") for n, h in enumerate(headlines)]
    found = cluster_articles(articles)
    assert len({found[a.id] for a in articles[:3]}) == 1
    assert found[articles[3].id] != found[articles[0].id]


def test_an_article_without_a_telling_word_stands_alone() -> None:
    empty, full = an_article("And so it was\n\nThis is it.", outlet="D"), harbour("A")
    found = cluster_articles([empty, full])
    assert found[empty.id] != found[full.id]


def test_no_articles_are_no_clusters() -> None:
    assert cluster_articles([]) == {}

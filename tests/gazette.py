"""A newspaper that there is not, with a dozen stories and the lines that return under them."""

from __future__ import annotations

from dateline.article import extract_article
from dateline.article.lessons import NO_LESSONS, Lessons
from dateline.model import Article
from dateline.page import make_page

SITE = "gazette.example"
MOTTO = "Thistledown Gazette reporting is paid for by the readers of eleven parishes."
LABEL = "Worth your while"
STORIES = (
    (
        "Lighthouse keeper retires",
        "Walter Onslow climbed the stairs of the Hallow lighthouse for the last time on Monday.",
        "He had kept its lamp for thirty-one years, longer than anybody before him, the harbour office said.",
        "Sensors and a telephone line will do his work from the spring onwards.",
    ),
    (
        "Council rejects quarry",
        "Councillors voted nine to four against a new limestone quarry above Pellow village.",
        "The company, Brightstone, said it would appeal to the ministry before the year was out.",
        "Residents had collected two thousand signatures against blasting near the school.",
    ),
    (
        "Bus strike enters second week",
        "Drivers of the northern bus lines stayed at home for an eighth day over their night shifts.",
        "Their union, the Carriers, wants two rested drivers on every route after midnight.",
        "Talks with the operator broke off on Friday and no date has been set for more.",
    ),
    (
        "Hospital opens burns ward",
        "A ward for burns with fourteen beds opened at Saint Brannoc hospital on Wednesday.",
        "Surgeons from the capital will come twice a month until the posts are filled.",
        "Until now patients had been flown across the strait, often too late.",
    ),
    (
        "Two charged over bank raid",
        "Police charged two brothers with the robbery of the savings bank in Marlock.",
        "Detectives found banknotes with the printed bands still on them beneath a boat.",
        "Both men deny it and will appear before magistrates in October.",
    ),
    (
        "Flood wall wins prize",
        "Engineers who designed the folding flood wall at Tarn were given the Builders' medal.",
        "It rises by itself when the river does, without electricity or pumps.",
        "Three other towns downstream have asked for drawings, said the jury.",
    ),
    (
        "Farmers fear blight",
        "Potato growers in the western valleys reported black stalks after a fortnight of rain.",
        "Inspectors took samples at sixteen farms and closed the seed market at Lorne.",
        "A third of the harvest could rot in the ground, the growers' league warned.",
    ),
    (
        "Museum returns masks",
        "Seven carved masks left the city museum on Thursday for the island they were taken from.",
        "Captain Reddle had bought them for a keg of nails in 1884, letters show.",
        "Islanders danced on the quay as the crates were lowered from the steamer.",
    ),
    (
        "Chess champion is twelve",
        "Mina Voss, aged twelve, won the national chess title with a rook sacrifice.",
        "Her opponent, a professor of logic, resigned on the thirty-fourth move.",
        "She learnt the game from a neighbour while her mother worked evenings.",
    ),
    (
        "Airport noise limits tightened",
        "Aircraft louder than ninety decibels may not land at Dunmore airport after ten.",
        "Carriers called the ruling of the aviation court a blow to winter tourism.",
        "Villages under the flight path had sued for eleven years over broken sleep.",
    ),
    (
        "Ice road closes early",
        "The ice road across Lake Venn was shut on Sunday, five weeks before its usual date.",
        "A lorry with timber broke through near the eastern shore; its driver swam free.",
        "Shops on the far side have flour and fuel for twenty days, the mayor said.",
    ),
)  # fmt: skip


def gazette_page(
    number: int,
    *,
    above: str = "",
    below: str = f"<p>{MOTTO}</p>",
    inside: str = f"<p>{LABEL}</p>",
) -> str:
    """One of the stories as the paper's site shows it, with these lines among its own."""
    title, first, second, third = STORIES[number]
    return f"""<!DOCTYPE html><html lang="en"><head><title>{title}</title>
<link rel="canonical" href="https://{SITE}/{title.lower().replace(" ", "-")}"></head>
<body><main><article><h1>{title}</h1>{above}<p>{first}</p>{inside}<p>{second}</p>
<p>{third}</p>{below}</article></main></body></html>"""


def read_gazette(page: str, lessons: Lessons = NO_LESSONS) -> Article:
    """The article on a page of it."""
    return extract_article(make_page("-", page.encode()), lessons=lessons)

"""An item as clean text, and what is said of it in a citation and to machines."""

from __future__ import annotations

from typing import Any

from chaiban.archive.records import Record, running_text
from chaiban.model.catalogue import Item
from chaiban.web.safety import shown
from chaiban.web.wording import Wording


def clean_text(item: Item) -> str:
    """Kicker, headline, subheadline, people and text, a paragraph a line."""
    heads = (item.kicker, item.headline, item.subheadline, item.people.replace("\n", " "))
    return shown("\n".join(line for line in (*heads, "", item.body) if line or line == "").strip() + "\n")


def citation(item: Item, say: Wording, address: str, pages: str = "") -> str:
    """Headline, newspaper, date, page (or `pages` of a story) and permanent address, as a reference in a text."""
    issue = item.sheet.issue
    headline = item.headline or item.body[:24] or say("untitled")
    page = say("on_pages", pages) if pages else say("page", item.sheet.number)
    if say.language == "zh":
        return f"《{headline}》，《{issue.title.name}》{say.date(issue.date)}{page}。{address}"
    return f"“{headline}”, {issue.title.name}, {say.date(issue.date)}, {page}. {address}".rstrip()


def linked_data(item: Item, address: str, pages: str = "") -> dict[str, Any]:
    """The item, or the story that begins with it and stands on `pages`, as a NewsArticle of schema.org."""
    issue = item.sheet.issue
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": (item.headline or item.body[:60])[:110],
        "isPartOf": {
            "@type": "PublicationIssue",
            "datePublished": issue.date or None,
            "isPartOf": {"@type": "Newspaper", "name": issue.title.name},
        },
        "publisher": {"@type": "Organization", "name": issue.title.name},
        "pagination": pages or item.sheet.number,
        "inLanguage": item.sheet.language,
    }
    if address:
        data["url"] = address
    if issue.date:
        data["datePublished"] = issue.date
    people = [line.split(" ", 1)[-1] for line in item.people.split("\n") if line]
    if people:
        data["author"] = [{"@type": "Person", "name": name} for name in people]
    return data


def article_of(record: Record | None, item: Item) -> Record:
    """The item's record in its page's reading; an empty one if it isn't there."""
    articles = record["articles"] if record else []
    return next((article for article in articles if article["id"] == item.name), {})


def people_line(persons: list[dict[str, Any]]) -> str:
    """The persons of a byline or credit in one line."""
    parts = []
    role = ""
    for person in persons:
        words = ("" if person.get("role") == role else person.get("role"), person.get("name"), person.get("action"))
        parts.append(" ".join(str(word) for word in words if word))
        role = person.get("role") or ""
    return " ".join(parts)


def paragraphs(article: Record) -> list[tuple[str, str]]:
    """Crossheads and paragraphs in the order of reading."""
    return list(running_text(article))

"""Judges story links on issues of a split: `python -m learning.judge_stories ARCHIVE...`.

Links are made three times: between the true items of the pages, and between those that chaiban reads from the pages'
dumps and from their PDF pages. Prints a Markdown table; docs/quality.md holds that of the test split. `--wrong` names
every fault between true items.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

from chaiban.evaluation.links import LinkScore, gold_links, score_links
from chaiban.exports.page_json import page_record
from chaiban.model.marks import NEXT, PREVIOUS
from chaiban.model.story import IssueStories, LinkState
from chaiban.pipeline.issue import link_pages
from chaiban.pipeline.reader import load_reader
from chaiban.stories.pages import pages_named
from chaiban.typesetter.corpus import load_corpora
from chaiban.typesetter.issues import SetIssue, issues
from chaiban.typesetter.pages import LANGUAGES
from chaiban.typesetter.press import print_sheet
from chaiban.typesetter.splits import TOOLS
from learning.stories import Pages, gold_pages


def main() -> None:
    """Print precision, recall and F1 of links, and the share of dangling ones that are listed."""
    parser = argparse.ArgumentParser(prog="learning.judge_stories", description="score links of typeset issues")
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--split", default="test", choices=("train", "development", "test"))
    parser.add_argument("--issues", type=int, default=200)
    parser.add_argument("--read", type=int, default=20, help="issues of which dumps are read as well")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--languages", nargs="*", default=tuple(LANGUAGES), choices=tuple(LANGUAGES))
    parser.add_argument("--wrong", action="store_true", help="name every wrong and every missing link")
    parser.add_argument("--wordless", action="store_true", help="marks to the page beside say so without its number")
    args = parser.parse_args()
    corpora = load_corpora(args.archives, None)
    print("| | issues | links | made | precision | recall | F1 | to missing pages | listed as dangling |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, count, pages_of in (
        ("true items", args.issues, pages_by_their_place if args.wordless else true_pages),
        ("read from dumps", args.read, read_dumps),
        ("read from PDF", args.read, read_pdf),
    ):
        if count:
            split = issues(args.split, count, args.seed, corpora, args.languages)
            judge(name, split, pages_of, wrong=args.wrong and name == "true items")


def judge(
    name: str, split: Iterable[SetIssue], pages_of: Callable[[SetIssue, int], Pages], *, wrong: bool = False
) -> dict[str, LinkScore]:
    """Score every issue, print a row for all and for each language; the scores by group."""
    scores: dict[str, LinkScore] = {}
    counts: dict[str, int] = {}
    for number, issue in enumerate(split):
        gold = gold_pages(issue)
        pages = pages_of(issue, number)
        found = link_pages(pages)
        score = score_links(gold, pages, found, issue.missing)
        for group in ("all", issue.language):
            scores[group] = scores.get(group, LinkScore()) + score
            counts[group] = counts.get(group, 0) + 1
        if wrong:
            _name_faults(number, gold, found)
    for group, score in sorted(scores.items()):
        print(
            f"| {name}, {group} | {counts[group]} | {score.gold} | {score.made} | {score.precision:.4f} |"
            f" {score.recall:.4f} | {score.f1:.4f} | {score.missing} | {score.dangling:.4f} |",
            flush=True,
        )
    return scores


def true_pages(issue: SetIssue, _: int) -> Pages:
    """The issue's pages as they are."""
    return gold_pages(issue)


def pages_by_their_place(issue: SetIssue, _: int) -> Pages:
    """The issue's pages as they are, but that marks that name the page before or after say just that."""
    words = {"jump_from": PREVIOUS, "jump_to": NEXT}

    def told(number: str, article: dict[str, Any]) -> dict[str, Any]:
        changed = dict(article)
        for side, word in words.items():
            mark = article.get(side)
            if mark and pages_named(word, [str(mark["page"])], number):
                changed[side] = {**mark, "page": word}
        return changed

    return [(n, {**page, "articles": [told(n, a) for a in page["articles"]]}) for n, page in gold_pages(issue)]


def read_dumps(issue: SetIssue, number: int) -> Pages:
    """The issue's pages as they are read from dumps, one tool an issue."""
    rng = Random(f"dump {issue.style} {number}")
    tool = rng.choices([tool for tool, _ in TOOLS], [share for _, share in TOOLS])[0]
    return [(page, _read(tool(sheet, rng).text.encode("utf-8"), page)) for page, sheet in issue.pages]


def read_pdf(issue: SetIssue, number: int) -> Pages:
    """The issue's pages as they are read from PDF pages."""
    rng = Random(f"print {issue.style} {number}")
    return [(page, _read(print_sheet(sheet, rng), page)) for page, sheet in issue.pages]


def _read(data: bytes, name: str) -> dict[str, Any]:
    return page_record(load_reader().read(data, name).pages[0])


def _name_faults(number: int, gold: list[tuple[str, dict[str, Any]]], found: IssueStories) -> None:
    wanted = gold_links(gold)
    made = {(link.earlier, link.later): link for link in found.links if link.state is LinkState.RESOLVED}
    items = {f"{page}/{item['id']}": item for page, record in gold for item in record["articles"]}
    for ends in sorted(made.keys() - wanted):
        link = made[ends]
        print(f"issue {number} wrong {ends} score {link.score:.1f} margin {link.margin:.1f} {dict(link.evidence)}")
    for ends in sorted(wanted - made.keys()):
        print(f"issue {number} missed {ends}")
        for name in ends:
            item = items[name]
            marks = [(item[side]["printed"], item[side]["page"]) for side in ("jump_to", "jump_from") if side in item]
            start, end = item["paragraphs"][0][:40], item["paragraphs"][-1][-30:]
            print(f"    {item.get('headline', '')[:40]} {marks} {start} … {end}")
        for link in found.links:
            if ends[0] == link.earlier or ends[1] == link.later:
                rivals = [(rival.id, round(rival.score, 1), dict(rival.evidence)) for rival in link.candidates]
                print(f"    {link.state} {link.earlier}>{link.later} {link.score:.1f} {link.margin:.1f} {rivals}")


if __name__ == "__main__":
    main()

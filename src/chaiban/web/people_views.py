"""The pages of people who work on an archive: signing in, the pages to mend, the screen to mend one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chaiban.errors import ChaibanError
from chaiban.model.account import Account, Role
from chaiban.model.catalogue import Issue, Sheet
from chaiban.web.addresses import sheet_path
from chaiban.web.safety import embedded_json, shown
from chaiban.web.setting import Setting
from chaiban.web.views import Views, trail_of
from chaiban.web.wording_mend import MEND_KEYS, mend_words


def desk(
    views: Views, setting: Setting, issues: list[tuple[Issue, list[tuple[Sheet, str, int]]]], *, only_published: bool
) -> str:
    """The latest issues; of each page its state and the number of its conflicts."""
    return views.render("desk.html", setting, issues=issues, only_published=only_published, trail=())


def mend(
    views: Views, setting: Setting, sheet: Sheet, rights: Mapping[str, object], others: Sequence[Sheet] = ()
) -> str:
    """The screen where a page is mended; `rights` is what whoever looks may do and who sees the page, `others` are
    the issue's pages."""
    picture, large = views.picture(setting, sheet), views.picture(setting, sheet, "large")
    words = mend_words(setting.say.language)
    told = {
        "api": setting.at.file(f"api/{sheet_path(sheet)}").rstrip("/"),
        "path": f"/{sheet_path(sheet)}",
        "token": setting.token,
        "picture": picture,
        "large": large,
        "size": [sheet.width, sheet.height],
        "language": shown(sheet.language),
        "tag": setting.say.tag,
        "label": setting.say("page_picture"),
        "pages": [
            {"number": other.number, "api": setting.at.file(f"api/{sheet_path(other)}").rstrip("/")}
            for other in others
            if other.id != sheet.id
        ],
        "facts": {"date": sheet.issue.date, "number": sheet.number, "section": sheet.section},
        "words": words,
        **rights,
    }
    trail = (
        *trail_of(setting, sheet.issue, link=True),
        (setting.say("page", sheet.number), setting.at.sheet(sheet)),
    )
    return views.render(
        "mend.html",
        setting,
        sheet=sheet,
        picture=picture,
        words=words,
        keys=MEND_KEYS,
        setting=embedded_json(told),
        trail=(*trail, (setting.say("mend"), None)),
    )


def accounts(
    views: Views,
    setting: Setting,
    people: Sequence[Account],
    log: Sequence[tuple[str, str, str, str]],
    error: ChaibanError | None,
) -> str:
    """Who may sign in and as what, and what was last changed; `error` is what was refused just now."""
    trail = ((setting.say("desk"), setting.at.file("desk/")), (setting.say("accounts"), None))
    values = {"people": people, "log": log, "error": error, "roles": tuple(Role)}
    return views.render("accounts.html", setting, trail=trail, **values)


def sign_in(views: Views, setting: Setting, **values: object) -> str:
    """The form for name and password."""
    return views.render("sign_in.html", setting, trail=(), **values)

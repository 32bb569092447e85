"""The words of the interface in Chinese and English."""

from __future__ import annotations

from chaiban.web.wording_ledger import LEDGER_WORDS

LANGUAGES = {"zh": "中文", "en": "English"}

_WORDS: dict[str, tuple[str, str]] = {
    "archive": ("报纸档案", "Newspaper archive"),
    "newspapers": ("报纸", "Newspapers"),
    "latest": ("最新一期", "Latest issue"),
    "all_issues": ("历期", "All issues"),
    "calendar": ("日历", "Calendar"),
    "issues": ("期", "issues"),
    "pages": ("版", "pages"),
    "items": ("篇", "items"),
    "page": ("第{}版", "Page {}"),
    "search": ("检索", "Search"),
    "search_hint": ("词、“短语”、headline:词、date:2025-03", "words, “phrase”, headline:word, date:2025-03"),
    "found": ("共 {} 篇", "{} found"),
    "nothing_found": ("没有找到。请换一个词，或去掉筛选。", "Nothing found. Try another word, or fewer filters."),
    "sort": ("排序", "Sort"),
    "relevance": ("相关", "relevance"),
    "newest": ("最新", "newest"),
    "oldest": ("最早", "oldest"),
    "title": ("报纸", "Newspaper"),
    "year": ("年份", "Year"),
    "section": ("版名", "Section"),
    "kind": ("类型", "Kind"),
    "person": ("作者", "People"),
    "remove": ("去掉", "remove"),
    "previous": ("上一篇", "Previous"),
    "next": ("下一篇", "Next"),
    "previous_page": ("上一版", "Previous page"),
    "next_page": ("下一版", "Next page"),
    "previous_issue": ("上一期", "Previous issue"),
    "next_issue": ("下一期", "Next issue"),
    "previous_hits": ("前面的结果", "Earlier hits"),
    "next_hits": ("更多结果", "More hits"),
    "articles_of_page": ("本版文章", "Items on this page"),
    "page_lines": ("版面文字", "The page as its source gives it"),
    "page_picture": ("版面图", "Picture of the page"),
    "closer": ("放大", "Closer"),
    "farther": ("缩小", "Farther away"),
    "whole_page": ("整版", "Whole page"),
    "as_printed": ("报纸原样", "As printed"),
    "word_file": ("Word 文档", "Word document"),
    "cutting": ("剪报", "Cutting"),
    "cut_what": ("剪哪一段", "What to cut out"),
    "cut_article": ("全文", "The whole item"),
    "cut_selection": ("选中的文字", "The selected words"),
    "cut_out": ("剪下", "Cut out"),
    "cut_hint": ("也可先在正文中选中一句话。", "Or select a sentence in the text first."),
    "cut_failed": ("没有剪成：{}", "It could not be cut out: {}"),
    "save_picture": ("存为图片（PNG）", "Save as picture (PNG)"),
    "save_pdf": ("存为 PDF", "Save as PDF"),
    "copy_quotation": ("复制引文与出处", "Copy the words with their source"),
    "copy_citation": ("复制引用", "Copy the citation"),
    "spreadsheet": ("结果存为表格（CSV）", "These hits as a spreadsheet (CSV)"),
    "continued_from_previous": ("上接上版", "Continued from the previous page"),
    "continued_on_next": ("下转下版", "Continued on the next page"),
    "continued_from": ("上接第{}版", "Continued from page {}"),
    "continued_on": ("下转第{}版", "Continued on page {}"),
    "not_here": ("该版不在档案中", "that page is not in the archive"),
    "no_part": ("该版上没有找到对应的部分", "nothing on that page goes on from it"),
    "no_beginning": ("该版上没有找到它的开头", "its beginning was not found on that page"),
    "not_told": ("可能是下列之一，无法断定：", "perhaps one of these, nobody can tell:"),
    "whole_story": ("通读全文（共{}部分）", "Read the whole story ({} parts)"),
    "story_on": ("全文见于第{}版", "A story on pages {}"),
    "part_of": ("第{}版部分", "The part on page {}"),
    "goes_on_here": ("此处转第{}版", "here the text goes over to page {}"),
    "on_pages": ("第{}版", "Pages {}"),
    "and_pages": ("、", ", "),
    "points_to": ("所指文章", "Points to"),
    "on_page": ("在版面上看", "See it on the page"),
    "permanent": ("永久地址", "Permanent address"),
    "cite": ("引用", "Cite"),
    "text_only": ("纯文本", "Plain text"),
    "text_size": ("字号", "Text size"),
    "copy": ("复制正文", "Copy the text"),
    "copied": ("已复制", "Copied"),
    "untitled": ("（无题）", "(untitled)"),
    "withdrawn": ("此稿已撤", "This item was withdrawn"),
    "withdrawn_on": ("撤稿日期 {}", "Withdrawn on {}"),
    "gone": ("没有这个页面", "There is no such page"),
    "undated": ("无日期", "Undated"),
    "broken": ("本版的拆分有误：{}", "The reading of this page is broken: {}"),
    "provenance": ("出处", "Where this comes from"),
    "versions": ("版本", "Versions"),
    "says": ("{}（据{}）", "{} (says the {})"),
    "flag": ("参数", "command line"),
    "pattern": ("文件名规则", "file name pattern"),
    "file name": ("文件名", "file name"),
    "folio": ("报眉", "folio line"),
    "neighbour": ("相邻版面", "page beside it"),
    "assumed": ("推定", "lack of better knowledge"),
    "skip": ("跳到正文", "Skip to the content"),
    "language": ("语言", "Language"),
    "feed": ("订阅", "Feed"),
    "api": ("接口", "API"),
    "script_needed": ("静态站点的检索需要脚本。", "Searching this static site needs scripts."),
    "add": ("添加版面", "Add pages"),
    "add_hint": ("选择版面文件；文件名如 2025-03-12-A1.txt", "Choose page files, named like 2025-03-12-A1.txt"),
    "drop": ("也可把文件拖到这里。", "Or drop the files here."),
    "adding": ("正在添加：{} / {}", "Adding {} of {}"),
    "not_sent": ("{}：没有送达服务器", "{}: it did not reach the server"),
    "added": ("已添加", "Added"),
    "failed": ("未能添加", "Could not be added"),
    "newspaper_name": ("报纸名称", "Name of the newspaper"),
    "files": ("文件", "Files"),
    "empty": ("档案里还没有版面。", "There are no pages in this archive yet."),
    "article": ("文章", "article"),
    "photo": ("图片", "photo"),
    "ad": ("广告", "advertisement"),
    "notice": ("公告", "notice"),
    "obituary": ("讣告", "obituary"),
    "teaser": ("导读", "teaser"),
    "table": ("表格", "table"),
    "other": ("其他", "other"),
    "mend": ("标引修正", "Mend this page"),
    "mend_script": ("标引修正需要脚本。", "Mending a page needs scripts."),
    "work_list": ("待办", "Work list"),
    "desk": ("编辑台", "Pages to mend"),
    "state_unread": ("未看", "unread"),
    "state_read": ("已看", "read"),
    "state_checked": ("已核对", "checked"),
    "state_published": ("已发布", "published"),
    "only_published": ("读者只看得到已发布的版面。", "Readers see published pages only."),
    "all_public": ("读者看得到所有版面。", "Readers see all pages."),
    "make_all_public": ("公开所有版面", "Show them all"),
    "make_published_public": ("只公开已发布的", "Published pages only"),
    "conflicts": ("{} 处冲突", "{} conflicts"),
    "accounts": ("账号", "Accounts"),
    "no_accounts": (
        "还没有账号：在这台电脑上不用登录。有了第一个账号之后，所有人都要登录。",
        "Nobody has an account yet: on this machine nobody has to sign in. From the first account on everybody does.",
    ),
    "role": ("身份", "Role"),
    "role_reader": ("读者", "reader"),
    "role_corrector": ("校对（建议由编辑采纳）", "corrector (an editor decides)"),
    "role_editor": ("编辑", "editor"),
    "role_administrator": ("管理员", "administrator"),
    "change_role": ("更改身份", "Change the role"),
    "new_password": ("新密码", "New password"),
    "change_password": ("更改密码", "Change the password"),
    "remove_account": ("停用", "Remove"),
    "work_stays": ("此人做过的修正都保留。", "What was done under this name stays."),
    "new_account": ("新建账号", "New account"),
    "make_account": ("建立", "Make it"),
    "account_log": ("账号记录", "What was changed"),
    "sign_in": ("登录", "Sign in"),
    "sign_out": ("退出", "Sign out"),
    "name": ("用户名", "Name"),
    "password": ("密码", "Password"),
    "wrong_password": ("用户名或密码不对。", "Name or password are wrong."),
    "too_often": ("尝试次数过多", "Too many attempts"),
    "wait_minutes": ("尝试次数过多，请 {} 分钟后再试。", "Too many attempts. Try again in {} minutes."),
    "not_allowed": ("没有权限，或页面已过期", "You may not do this, or the page you came from is out of date"),
    "local": ("本机", "this machine"),
    "reader": ("读者", "reader"),
    "corrector": ("校对", "corrector"),
    "editor": ("编辑", "editor"),
    "administrator": ("管理员", "administrator"),
    "month": ("{}月", "{}"),
    **LEDGER_WORDS,
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Wording:
    """The words of one interface language."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._column = 0 if self.language == "zh" else 1

    def __call__(self, key: str, *values: object) -> str:
        """The words for a key; a key without words (a kind from elsewhere) stands for itself."""
        return _WORDS[key][self._column].format(*values) if key in _WORDS else key

    def count(self, number: int, key: str) -> str:
        """So many of what the key names: 1 page, 2 pages."""
        words = self(key)
        return f"{number} {words.removesuffix('s') if number == 1 else words}"

    @property
    def tag(self) -> str:
        """The language tag of the interface."""
        return "zh-Hans" if self.language == "zh" else "en"

    def date(self, iso: str) -> str:
        """An ISO date as it is written: 2025年3月12日, 12 March 2025."""
        if not iso:
            return self("undated")
        year, month, day = (int(part) for part in iso.split("-"))
        return f"{year}年{month}月{day}日" if self._column == 0 else f"{day} {_MONTHS[month - 1]} {year}"

    def month_name(self, number: int) -> str:
        """The name of a month."""
        return f"{number}月" if self._column == 0 else _MONTHS[number - 1]

    @property
    def weekdays(self) -> tuple[str, ...]:
        """Monday to Sunday, short."""
        return tuple("一二三四五六日") if self._column == 0 else ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")

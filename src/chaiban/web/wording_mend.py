"""The words of the screen where people mend a page, in Chinese and English."""

from __future__ import annotations

from typing import Any

Pair = tuple[str, str]

_WORDS: dict[str, Pair] = {
    "placed": ("{} / {} 字已归位", "{} of {} characters placed"),
    "unassigned": ("未归位的字", "Unassigned"),
    "furniture": ("版面元素", "Page furniture"),
    "corrected": ("已修正", "corrected"),
    "untitled": ("（无题）", "(untitled)"),
    "blocks": ("这一条的各段", "Blocks of this item"),
    "accept": ("采纳", "Accept"),
    "new_item": ("新建", "New item"),
    "nothing": ("无", "none"),
    "close": ("关闭", "Close"),
    "done": ("确定", "Done"),
    "saved": ("已保存", "Saved"),
    "proposed": ("已提交，待编辑采纳", "Proposed; an editor decides"),
    "stale": (
        "别人刚修改了本版，你的这一步没有执行，也没有覆盖任何内容。现在显示的是最新状态，请再做一次。",
        "Somebody else has changed this page meanwhile. Nothing was overwritten; your last step was not done. "
        "This is the page as it is now: do it again if it is still needed.",
    ),
    "changed": (
        "别人修改了本版，现在显示的是最新状态。",
        "Somebody else has changed this page. This is the page as it is now.",
    ),
    "signed_out": ("没有权限，或登录已过期。", "You may not do this, or you are signed out."),
    "refused": ("未能执行", "Not done"),
    "no_line": ("连不上服务器，这一步没有保存。", "The server can't be reached; this step was not saved."),
    "not_now": ("现在不能：{}", "Not possible here: {}"),
    "waiting": ("{} 条建议待定", "{} proposals wait"),
    "conflicts": ("{} 处冲突", "{} conflicts"),
    "conflict": ("冲突", "Conflict"),
    "settle": ("放弃这一修正", "Give this correction up"),
    "restore": ("恢复到此", "Restore"),
    "accept_proposal": ("采纳", "Accept"),
    "decline": ("不采纳", "Decline"),
    "withdraw": ("撤回", "Take back"),
    "local": ("本机", "this machine"),
    "engine_reading": ("机器拆分的结果", "as the engine read it"),
    "no_change": ("没有变化", "No change"),
    "publish_first": ("读者将第一次看到本版：", "Readers will see this page for the first time:"),
    "publish_seen": (
        "读者已能看到本版；与机器拆分的结果相比：",
        "Readers see this page already. Changed since the engine read it:",
    ),
    "publish_changes": ("读者看到的变化：", "What changes for readers:"),
    "publish_now": ("发布", "Publish"),
    "split_after": ("从这里到末尾", "this and all that follows"),
    "split_these": ("只有选中的", "only what is chosen"),
    "drawn": ("圈中的内容", "What you have drawn"),
    "drawn_move": ("归入……", "Put it into …"),
    "drawn_select": ("只选中", "Only choose it"),
    "drawn_reshape": ("“{}”就是这一块", "“{}” is exactly this"),
    "direction": ("方向", "Direction"),
    "jump_to": ("下转", "continued on"),
    "jump_from": ("上接", "continued from"),
    "jump_page": ("版次", "Page"),
    "jump_mark": ("标记", "Mark"),
    "jump_hint": ("留空则取消", "empty: no link"),
    "link_to": ("下接另一版的一条", "goes on in an item of another page"),
    "link_from": ("上接另一版的一条", "comes from an item of another page"),
    "unlink": ("与另一版的一条不是同一篇", "isn't one story with an item of another page"),
    "link_page": ("在哪一版？", "On which page?"),
    "link_item": ("哪一条？", "Which item?"),
    "no_pages": ("这一期没有别的版。", "The issue has no other page."),
    "crop": ("这一行的原图", "The line as printed"),
    "line": ("这一行的文字", "The words of the line"),
    "original": ("原文", "Original"),
    "key_items": ("上一条、下一条", "items of the work list"),
    "key_blocks": ("进入各段、按钮", "blocks and buttons"),
    "key_choose": ("选中这一段；加 Shift 连选", "choose the block; with Shift all from the last one on"),
    "key_escape": ("取消选择、放下画笔", "choose nothing, put the pen down"),
    "key_zoom": ("放大、缩小、整版", "closer, farther away, whole page"),
    "space": ("空格", "Space"),
    "single_keys": ("启用单键快捷键", "Single letters are keys"),
    "keys": ("快捷键", "Keys"),
}
_TABLES: dict[str, dict[str, Pair]] = {
    "states": {
        "unread": ("未看", "unread"),
        "read": ("已看", "read"),
        "checked": ("已核对", "checked"),
        "published": ("已发布", "published"),
    },
    "kinds": {
        "article": ("文章", "article"),
        "photo": ("图片", "photo"),
        "ad": ("广告", "advertisement"),
        "notice": ("公告", "notice"),
        "obituary": ("讣告", "obituary"),
        "teaser": ("导读", "teaser"),
        "table": ("表格", "table"),
        "other": ("其他", "other"),
    },
    "roles": {
        "kicker": ("引题", "kicker"),
        "headline": ("主题", "headline"),
        "subheadline": ("副题", "subheadline"),
        "summary": ("提要", "summary"),
        "crosshead": ("小标题", "crosshead"),
        "dateline": ("电头", "dateline"),
        "byline": ("作者", "byline"),
        "body": ("正文", "body"),
        "caption": ("图说", "caption"),
        "credit": ("摄影", "credit"),
        "jump": ("转版", "jump mark"),
        "nameplate": ("报头", "nameplate"),
        "folio": ("报眉", "folio line"),
        "section": ("版名", "page title"),
        "page_credits": ("版面责任人", "page credits"),
        "index": ("导读目录", "index"),
        "unassigned": ("未归位", "unassigned"),
    },
    "fact_names": {
        "date": ("日期", "Date"),
        "number": ("版次", "Page number"),
        "section": ("版名", "Page title"),
        "paper": ("报纸", "Newspaper"),
        "edition": ("版别", "Edition"),
        "kind": ("类型", "kind"),
    },
    "fields": {
        "paragraphs": ("正文", "text"),
        "crossheads": ("小标题", "crossheads"),
        "kind": ("类型", "kind"),
        "belongs_to": ("所属", "belongs to"),
        "jump_to": ("下转", "continued on"),
        "jump_from": ("上接", "continued from"),
        "links": ("跨版连接", "links to other pages"),
        "position": ("次序", "place in the order"),
    },
    "changes": {
        "new": ("新增", "new"),
        "gone": ("去掉", "gone"),
        "changed": ("改动", "changed"),
    },
    "statuses": {
        "undone": ("已撤销", "undone"),
        "waiting": ("待定", "waits for an editor"),
        "declined": ("未采纳", "declined"),
        "withdrawn": ("已撤回", "taken back"),
        "conflict": ("冲突", "conflict"),
    },
    # What the engine says of its doubts, word for word.
    "reasons": {
        "no headline: goes on from the item before it": (
            "没有标题，像是接着前一条",
            "no headline: goes on from the item before it",
        ),
        "a heading without text: stands over the item behind it": (
            "只有标题没有正文，像是后一条的标题",
            "a heading without text: stands over the item behind it",
        ),
        "a photo that shares words with a story": (
            "图片与一篇文章用词相同",
            "a photo that shares words with a story",
        ),
        "unassigned characters amid an item": ("这一条中间有未归位的字", "unassigned characters amid the item"),
        "these lines were nearly read otherwise": ("这几行差一点读作别的", "these lines were nearly read otherwise"),
        "the text was nearly read as going on elsewhere": (
            "这段文字差一点接到别处",
            "the text was nearly read as going on elsewhere",
        ),
        "the heading was nearly read over another text": (
            "这个标题差一点归到另一条",
            "the heading was nearly read over another text",
        ),
    },
    "verbs": {
        "accept": ("采纳机器的另一种读法", "accept the suggestion"),
        "move": ("归入", "put into"),
        "new": ("新建一条", "new item"),
        "split": ("拆开", "split"),
        "merge": ("合并", "merge"),
        "role": ("角色", "role"),
        "kind": ("类型", "kind"),
        "lines": ("只选几行", "choose lines of it"),
        "text": ("改字", "correct the words"),
        "draw": ("画方框", "draw a rectangle"),
        "outline": ("画多边形", "draw a polygon"),
        "earlier": ("前移", "earlier"),
        "later": ("后移", "later"),
        "associate": ("图文关联", "goes with a story"),
        "jump": ("转版", "jump"),
        "link": ("连接、断开", "link, unlink"),
        "facts": ("日期、版次、版名", "date, page number, title"),
        "checked": ("核对完", "checked"),
        "publish": ("发布", "publish"),
        "undo": ("撤销", "undo"),
        "redo": ("重做", "redo"),
        "history": ("历史", "history"),
        "compare": ("比较", "compare"),
    },
    "actions": {
        "assign": ("归入", "put into"),
        "split": ("拆开", "split"),
        "merge": ("合并", "merge"),
        "role": ("角色", "role"),
        "kind": ("类型", "kind"),
        "order_items": ("条目次序", "order of items"),
        "order_blocks": ("段落次序", "order of blocks"),
        "associate": ("图文关联", "photo and story"),
        "jump": ("转版", "jump"),
        "link": ("连接", "linked"),
        "unlink": ("断开", "unlinked"),
        "facts": ("版面信息", "facts of the page"),
        "text": ("改字", "words"),
        "mark": ("状态", "state"),
        "undo": ("撤销", "undo"),
        "redo": ("重做", "redo"),
        "restore": ("恢复", "restored"),
        "accept": ("采纳建议", "proposal accepted"),
        "decline": ("不采纳建议", "proposal declined"),
        "withdraw": ("撤回建议", "proposal taken back"),
    },
}
_NOT_ASSIGNABLE = {"nameplate", "folio", "section", "page_credits", "index", "unassigned"}

_TITLES = (
    *(
        "move",
        "new",
        "split",
        "merge",
        "role",
        "kind",
        "lines",
        "text",
        "associate",
        "jump",
        "link",
        "facts",
        "publish",
    ),
    *("history", "compare"),
)
"""Actions whose name is also the heading of what they open."""

MEND_KEYS = dict(zip(_TABLES["verbs"], "agnxmrtiedo[]blsfcpuyhv", strict=True))
"""The key of each action; `static/mend/verbs.js` has the same."""


def mend_words(language: str) -> dict[str, Any]:
    """All words of the screen, tables as dicts of their own."""
    column = 0 if language == "zh" else 1
    words: dict[str, Any] = {key: pair[column] for key, pair in _WORDS.items()}
    for name, table in _TABLES.items():
        words[name] = {key: pair[column] for key, pair in table.items()}
    roles = words["roles"]
    paragraph = {"paragraph": ("新起一段", "body, a new paragraph")[column]}
    words["assignable"] = {key: said for key, said in roles.items() if key not in _NOT_ASSIGNABLE} | paragraph
    words["furniture_roles"] = {key: roles[key] for key in ("folio", "nameplate", "section", "page_credits", "index")}
    return words | {name: words["verbs"][name] for name in _TITLES}

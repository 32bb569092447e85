"""The style sheet of the web page."""

STYLE = """\
:root { --paper: #f6f3ec; --card: #fffefb;
    --ink: #1c1b19; --soft: #6b675f; --line: #ddd7ca; --red: #a31515; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #17171a; --card: #212126;
    --ink: #e9e6df; --soft: #a19c92; --line: #3a3a42; --red: #ff8a80; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.6;
  font-family: Georgia, "Source Serif 4", "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
:lang(zh-Hant) { font-family: Georgia, "Noto Serif CJK TC", "Songti TC", PMingLiU, serif; }
:lang(zh) { line-height: 1.75; }
main { max-width: 78rem; margin: 0 auto; padding: 1.5rem 1rem 2.5rem; }
h1 { font-size: 1.05rem; font-weight: normal; letter-spacing: .04em; color: var(--soft);
  border-bottom: 3px double var(--line); padding-bottom: .5rem; margin: 0 0 1.25rem; }
.cards { columns: 22rem; column-gap: 1.25rem; }
article { background: var(--card); border: 1px solid var(--line); border-radius: .4rem; padding: 1rem 1.2rem;
  margin: 0 0 1.25rem; overflow-wrap: anywhere;
  box-decoration-break: clone; -webkit-box-decoration-break: clone; }
article.photo, article.ad, article.notice, article.table { border-style: dashed; }
article.doubtful { border-left: .3rem solid var(--red); }
.label, .role { font: .7rem/1.4 system-ui, sans-serif; color: var(--soft); letter-spacing: .03em; }
.label { float: right; margin: 0 0 0 .75rem; }
.kicker { margin: 0; color: var(--red); font-weight: bold; font-size: .9rem; }
.headline { margin: 0 0 .3rem; font-size: 1.45rem; line-height: 1.3; break-after: avoid; }
.subheadline { margin: 0 0 .4rem; font-size: 1.05rem; font-weight: bold; }
.summary { margin: .4rem 0; padding-left: .8rem; border-left: .2rem solid var(--line); font-style: italic; }
.byline, .credit, .jump { margin: .3rem 0; font-size: .85rem; color: var(--soft); }
.jump { font-weight: bold; }
.dateline { font-weight: bold; }
article > p:not([class]) { margin: 0; text-indent: 2em; text-align: justify; hyphens: auto; }
table { border-collapse: collapse; font-size: .9rem; overflow-wrap: normal; }
td { border-bottom: 1px solid var(--line); padding: .15rem .6rem .15rem 0; vertical-align: top; }
h3 { margin: .8rem 0 .2rem; font-size: 1rem; break-after: avoid; }
.unassigned { color: var(--red); border: 1px solid var(--red); border-radius: .4rem; padding: .5rem 1rem; }
.unassigned h2 { font-size: .9rem; margin: 0; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
.furniture { list-style: none; padding: .5rem 0 0; border-top: 1px solid var(--line); font-size: .75rem;
  color: var(--soft); }
@media print { body { background: none; } article { border: 0; padding: 0; } }
"""

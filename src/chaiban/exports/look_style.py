"""Colours and style sheet of the page that `chaiban look` writes."""

COLOURS = (
    "#c0392b", "#1f618d", "#1e8449", "#b9770e", "#6c3483", "#0e6655", "#a04000", "#2e4053",
    "#c2185b", "#00838f", "#558b2f", "#4527a0", "#6d4c41", "#ad1457", "#283593", "#9e9d24",
)  # fmt: skip
"""Dark enough to be told from grey print; neighbours in the list are far apart."""

STYLE = """\
* { box-sizing: border-box; }
body { margin: 0; background: #eceae4; color: #1c1b19; font: 1rem/1.5 system-ui, sans-serif; }
main { padding: 1rem; }
h1 { font-size: 1rem; font-weight: 600; margin: 0 0 .75rem; }
.desk { display: grid; grid-template-columns: minmax(0, 1fr) 20rem; gap: 1rem; align-items: start; }
svg { width: 100%; height: auto; background: #fff; box-shadow: 0 1px 4px #0004; }
svg a polygon { fill: var(--ink); fill-opacity: .09; stroke: var(--ink); stroke-width: 1.6;
  vector-effect: non-scaling-stroke; }
svg a polygon.headline, svg a polygon.kicker, svg a polygon.subheadline { fill-opacity: .22; }
svg a polygon.caption, svg a polygon.photo, svg a polygon.credit { stroke-dasharray: 5 3; }
svg a polyline { fill: none; stroke: var(--ink); stroke-width: 1.2; stroke-opacity: .6;
  vector-effect: non-scaling-stroke; pointer-events: none; }
svg a text { fill: var(--ink); font: bold 11px system-ui, sans-serif; pointer-events: none; }
svg a:hover polygon, svg a:focus polygon, svg a:target polygon { fill-opacity: .34; stroke-width: 3; }
svg a:focus { outline: none; }
.furniture { fill: #777; fill-opacity: .12; stroke: #777; stroke-dasharray: 2 3; vector-effect: non-scaling-stroke; }
.unassigned { fill: #f00; fill-opacity: .35; stroke: #f00; vector-effect: non-scaling-stroke; }
nav { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; background: #fff;
  padding: .5rem 1rem; border-radius: .4rem; }
nav ol { padding: 0; margin: 0; list-style: none; }
nav li { border-left: .35rem solid var(--ink); padding: .3rem .6rem; margin: .35rem 0; overflow-wrap: anywhere; }
nav li.doubtful { background: #fdecea; }
nav a { color: inherit; }
nav a:focus-visible { outline: 3px solid var(--ink); }
.why { font-size: .85rem; }
.why summary { cursor: pointer; padding: .15rem 0; }
.why summary:focus-visible { outline: 3px solid var(--ink); }
.why p { display: none; }
.why ol { list-style: none; padding: 0; }
.why li { border: 0; padding: .1rem 0; margin: .2rem 0; }
.foot { display: none; position: fixed; left: 0; right: 0; bottom: 0; max-height: 40vh; overflow: hidden; margin: 0;
  padding: .6rem 1rem; background: #fffffff2; border-top: 3px solid #555; font-size: .9rem; pointer-events: none; }
.foot p { font-weight: 600; margin: 0; }
.foot ul { margin: .2rem 0 0; padding-left: 1.1rem; }
.warning { color: #b00020; font-weight: 600; }
@media (max-width: 50rem) {
  main { padding: .5rem; }
  .desk { grid-template-columns: minmax(0, 1fr); }
  nav { position: static; max-height: none; }
  .foot { font-size: .8rem; padding: .4rem .6rem; }
}
"""

"""Somebody at the screen where pages are mended: with a mouse, with the keyboard alone, with fingers on a phone."""

from __future__ import annotations

import json
from typing import Any

from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.actions.pointer_input import PointerInput
from selenium.webdriver.support.wait import WebDriverWait

from chaiban.web.wording_mend import MEND_KEYS

KEYS = MEND_KEYS


class Person:
    """Mends a page; `actions` counts the decisions: a verb with its choice is one."""

    def __init__(self, browser: Any, how: str) -> None:
        self.browser, self.how, self.actions = browser, how, 0

    def open(self, address: str) -> None:
        self.browser.get(address)
        self.until("return document.querySelector('#mend.ready') !== null")

    def until(self, script: str, *values: object) -> Any:
        return WebDriverWait(self.browser, 15).until(lambda page: page.execute_script(script, *values))

    @property
    def version(self) -> int:
        return int(self.browser.execute_script("return document.getElementById('mend').dataset.version"))

    def press(self, *keys: str) -> None:
        ActionChains(self.browser).send_keys(*keys).perform()

    def click(self, element: Any) -> None:
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        if self.how == "mouse":
            element.click()
            return
        tap = self._pointer()
        tap.w3c_actions.pointer_action.move_to(element).pointer_down().pause(0.05).pointer_up()
        tap.perform()

    def _finger(self) -> Any:
        kind: Any = PointerInput
        return kind("touch", "finger")

    def _pointer(self) -> Any:
        """A mouse, or a finger."""
        if self.how == "mouse":
            return ActionChains(self.browser, duration=20)
        return ActionChains(self.browser, duration=20, devices=[self._finger()])

    def item(self, name: str) -> None:
        """Make the item current."""
        entry = f'.entry[data-entry="{name}"]'
        if self.how != "keyboard":
            self.click(self.browser.find_element("css selector", f"{entry} .head"))
        else:
            order = "return Array.from(document.querySelectorAll('.entry'), (one) => one.dataset.entry)"
            names: list[str] = self.browser.execute_script(order)
            current = self.browser.find_element("css selector", ".entry.current").get_attribute("data-entry")
            steps = names.index(name) - names.index(current)
            if steps:
                self.press(*["j" if steps > 0 else "k"] * abs(steps))
            else:
                # Out of the item and back, so that the focus is on it.
                self.press(*("jk" if names.index(name) + 1 < len(names) else "kj"))
        self.until("return document.querySelector('.entry.current').dataset.entry === arguments[0]", name)

    def block(self, number: int) -> None:
        """Choose the block of the current item, or let go of it."""
        blocks = self.browser.find_elements("css selector", ".current .block")
        before = blocks[number].get_attribute("aria-pressed")
        if self.how != "keyboard":
            self.click(blocks[number])
        else:
            head = "document.querySelector('.current .head')"
            self.browser.execute_script(f"if (!{head}.parentNode.contains(document.activeElement)) {head}.focus()")
            for _ in range(60):
                place = (
                    "return Array.from(document.querySelectorAll('.current .block')).indexOf(document.activeElement)"
                )
                at = self.browser.execute_script(place)
                if at == number:
                    break
                self.press(Keys.TAB if at < 0 else Keys.ARROW_DOWN if at < number else Keys.ARROW_UP)
            self.press(Keys.SPACE)
        self.until(
            "return document.querySelectorAll('.current .block')[arguments[0]].ariaPressed !== arguments[1]",
            number,
            before,
        )

    def verb(self, name: str) -> None:
        """Ask for an action."""
        if self.how != "keyboard":
            what = ".current [data-suggestion]" if name == "accept" else f'[data-verb="{name}"]'
            self.click(self.browser.find_element("css selector", what))
        else:
            self.press(KEYS[name])

    def choose(self, value: object) -> None:
        """Answer a question with one of its options."""
        said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        self.until("return document.querySelector('dialog[open] .options') !== null")
        self.browser.execute_script("document.querySelector('dialog[open]').dataset.seen = ''")
        options = self.browser.find_elements("css selector", "dialog[open] .options button")
        (option,) = (one for one in options if one.get_attribute("data-value") == said)
        if self.how != "keyboard":
            self.click(option)
        else:
            self.press(option.find_element("css selector", "kbd").text)
        self.until("return document.querySelector('dialog[open][data-seen]') === null")

    def line(self, words: str) -> None:
        """Keep of what is chosen the line with these words alone."""
        if self.how != "keyboard":
            for one in self.browser.find_elements("css selector", "#plate [data-unit]"):
                if words in one.text:
                    self.click(one)
                    return
        self.verb("lines")
        self.until("return document.querySelector('dialog[open] .options') !== null")
        buttons = self.browser.find_elements("css selector", "dialog[open] .options button")
        at = next(at for at, one in enumerate(buttons) if words in one.text)
        if self.how != "keyboard":
            self.click(buttons[at])
            self.click(self.browser.find_element("css selector", "dialog[open] .go"))
            return
        self.press(*[Keys.ARROW_DOWN] * at, Keys.SPACE, *[Keys.ARROW_DOWN] * (len(buttons) - at), Keys.ENTER)
        self.until("return document.querySelector('dialog[open]') === null")

    def fill(self, **values: str) -> None:
        """Fill in the fields of a dialog and send it."""
        self.until("return document.querySelector('dialog[open] .go') !== null")
        for name, value in values.items():
            field = self.browser.find_element("css selector", f'dialog[open] [name="{name}"]')
            if field.tag_name == "select":
                field.send_keys(value)
            else:
                field.send_keys(Keys.CONTROL, "a")
                field.send_keys(Keys.DELETE, value)
        self.go()

    def fill_first(self, value: str) -> None:
        """Write into the first field of a dialog and send it."""
        self.until("return document.querySelector('dialog[open] input') !== null")
        field = self.browser.find_element("css selector", "dialog[open] input")
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(Keys.DELETE, value)
        self.go()

    def push(self, by: str, what: str) -> None:
        """A button that has no key of its own."""
        button = self.browser.find_element(by, what)
        if self.how != "keyboard":
            self.click(button)
        else:
            self.browser.execute_script("arguments[0].focus()", button)
            self.press(Keys.ENTER)

    def draw(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Draw a rectangle between two points of the page."""
        self.verb("draw")
        if self.how != "keyboard":
            (ax, ay), (bx, by) = self._seen(start), self._seen(end)
            moves = self._pointer()
            moves.w3c_actions.pointer_action.move_to_location(ax, ay).pointer_down()
            for step in range(1, 6):
                moves.w3c_actions.pointer_action.move_to_location(
                    ax + (bx - ax) * step // 5, ay + (by - ay) * step // 5
                )
            # The finger rests before it is lifted: a quick lift is a fling, and the next tap would only end that.
            moves.w3c_actions.pointer_action.pause(0.3)
            moves.w3c_actions.pointer_action.release()
            moves.perform()
        else:
            self._walk(self._walk((300, 250), start), end)

    def outline(self, *corners: tuple[int, int]) -> None:
        """Draw a polygon around these points."""
        self.verb("outline")
        at = (300, 250)
        for corner in (*corners, corners[0]):
            if self.how != "keyboard":
                x, y = self._seen(corner)
                moves = self._pointer()
                moves.w3c_actions.pointer_action.move_to_location(x, y).pointer_down().pause(0.05).pointer_up()
                moves.w3c_actions.pointer_action.pause(0.4)
                moves.perform()
            else:
                at = self._walk(at, corner)

    def _seen(self, point: tuple[int, int]) -> tuple[int, int]:
        """Where a point of the page is in the window."""
        script = (
            "const svg = document.querySelector('#plate svg'), view = svg.viewBox.baseVal;"
            "const { left, top, width, height } = svg.getBoundingClientRect();"
            "return [left + arguments[0] * width / view.width, top + arguments[1] * height / view.height]"
        )
        x, y = self.browser.execute_script(script, *point)
        return round(x), round(y)

    def _walk(self, at: tuple[int, int], to: tuple[int, int]) -> tuple[int, int]:
        """Move the cross with arrows, long steps with Shift, and set a corner. Where it came to rest."""
        reached = list(at)
        for axis, keys in ((0, (Keys.ARROW_LEFT, Keys.ARROW_RIGHT)), (1, (Keys.ARROW_UP, Keys.ARROW_DOWN))):
            for step, shift in ((40, True), (8, False)):
                while abs(to[axis] - reached[axis]) >= (step if shift else step / 2 + 0.1):
                    sign = 1 if to[axis] > reached[axis] else -1
                    moves = ActionChains(self.browser)
                    if shift:
                        moves.key_down(Keys.SHIFT)
                    moves.send_keys(keys[sign > 0])
                    if shift:
                        moves.key_up(Keys.SHIFT)
                    moves.perform()
                    reached[axis] += sign * step
        self.press(Keys.ENTER)
        return reached[0], reached[1]

    def go(self) -> None:
        """The button of a dialog that does it."""
        self.until("return document.querySelector('dialog[open] .go') !== null")
        button = self.browser.find_element("css selector", "dialog[open] .go")
        if self.how != "keyboard":
            self.click(button)
        else:
            self.browser.execute_script("arguments[0].focus()", button)
            self.press(Keys.ENTER)

    def saved(self, before: int) -> None:
        """Wait until the archive has acknowledged a change after this version."""
        self.until(
            "const m = document.getElementById('mend'); return Number(m.dataset.version) > arguments[0]"
            " && !m.hasAttribute('aria-busy')",
            before,
        )
        self.actions += 1

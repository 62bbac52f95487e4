"""A page looks at its folder only when it is left alone: a look sent beside a click would undo the click."""

import time

from tests.browser.acting import PATIENCE, settled


def test_a_page_that_is_used_does_not_look_and_one_left_alone_does(browser, address):
    page = browser.new_page()
    sent = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda message: sent.append(message)))
    page.goto(address)
    settled(page)
    page.keyboard.press("Shift")
    sent.clear()
    for _ in range(8):
        page.wait_for_timeout(1000)
        page.keyboard.press("Shift")
    assert sent == []
    end = time.monotonic() + PATIENCE / 1000
    while not sent and time.monotonic() < end:
        page.wait_for_timeout(500)
    page.close()
    assert b"newer-component" in sent[0]

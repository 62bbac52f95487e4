"""What a person does on a page, and what the page then tells: for all browser tests."""

import time

PATIENCE = 120_000  # ms; how long a page may take on a busy machine

LISTEN = """(() => {
    const send = WebSocket.prototype.send, heard = new WeakSet();
    WebSocket.prototype.send = function (...message) {
        window.asked = performance.now();
        if (!heard.has(this)) {
            heard.add(this);
            this.addEventListener('message', () => { window.answered = performance.now(); });
        }
        return send.apply(this, message);
    };
})()"""
"""Run before the page, tells when it last asked its server for something and when it last heard of it: until then it
looks as if it rested."""

UNANSWERED = 20_000  # ms; what is asked and not answered until then will not be
QUIET = """() => new Promise((done) => {
    const waits = () => window.asked > (window.answered ?? 0) && performance.now() - window.asked < UNANSWERED;
    const app = () => document.querySelector('[data-testid=stApp]');
    const unfinished = '[data-stale=true], [data-testid=stSkeleton], [data-testid=stStatusWidget]';
    let before = null, same = 0;
    const look = () => {
        const resting = app()?.dataset.testScriptState === 'notRunning' && document.querySelector('h1, h2')
            && !document.querySelector(unfinished) && !waits();
        const now = resting ? document.body.innerText : null;
        same = now !== null && now === before ? same + 1 : 0;
        before = now;
        if (same >= 6) done(true); else setTimeout(() => requestIdleCallback(look, { timeout: 5000 }), 100);
    };
    look();
})""".replace("UNANSWERED", str(UNANSWERED))
"""Resolves when the script has ended, nothing that was asked waits for its answer, and the text of the page has stood
still for six looks. It looks from inside the page and when that has nothing to do, so that the clock stands still while
the page is busy drawing."""


def settled(page):
    """Wait until the app has drawn and rests."""
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
    page.evaluate(QUIET)


def evidence(page):
    """The text of the evidence panel: its headline and its sentences."""
    panel = page.locator("[class*=st-key-evidence-]")
    panel.locator(".excerpt").first.wait_for(timeout=PATIENCE)
    settled(page)
    return "\n".join(panel.locator("p:has(strong), .excerpt").all_inner_texts())


def chips(page):
    """The labels of the active filters."""
    page.locator(".st-key-chips button").first.wait_for(timeout=PATIENCE)
    return sorted(page.locator(".st-key-chips button:visible").all_inner_texts())


def link_becomes(page, pattern):
    """Wait until the address matches `pattern` and the page it stands for is drawn."""
    page.wait_for_url(pattern, timeout=PATIENCE)
    settled(page)


def click_middle(page, mark):
    """Click the middle of a mark with real mouse moves, once the page has stopped moving it."""
    mark.wait_for(timeout=PATIENCE)
    mark.scroll_into_view_if_needed()
    click_at(page, lambda: _middle(mark))


def click_at(page, where):
    """Click the place that `where()` tells, once it tells the same twice."""
    before = None
    while (now := where()) != before:
        before = now
        page.wait_for_timeout(700)
    page.mouse.move(*now, steps=5)
    page.wait_for_timeout(300)  # Plotly notices where the pointer is at intervals
    page.mouse.click(*now)


def same(one, other, seconds=60):
    """Whether two readings of pages come to agree: `one()` and `other()` are asked until they do."""
    end = time.monotonic() + seconds
    while (first := one()) != (second := other()):
        if time.monotonic() > end:
            raise AssertionError(f"{first!r}\nis not\n{second!r}")
        time.sleep(0.2)
    return True


def _middle(mark):
    box = mark.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

"""Chromium 87, as QtWebEngine 5.15 has it, behind as much of the WebDriver protocol as the tests speak.

chromedriver drives no Chromium as old as this. Keys and presses are real events of a window that no screen shows.
Prints the port that it listens on; the folder for everything that is written comes with the environment.
"""

import base64
import json
import os
import queue
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

os.environ.update(
    QT_QPA_PLATFORM="minimal",
    QTWEBENGINE_DISABLE_SANDBOX="1",
    QTWEBENGINE_CHROMIUM_FLAGS="--disable-gpu --force-prefers-reduced-motion",
)

from PyQt5.QtCore import QBuffer, QEvent, QObject, QPointF, Qt, QUrl, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QMouseEvent
from PyQt5.QtWebEngineWidgets import QWebEngineView
from PyQt5.QtWidgets import QApplication

PATIENCE = 30
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"

# Before each script: elements get numbers, results become JSON, errors become words.
PRELUDE = """
window.driven = window.driven || {
    elements: [], answers: {},
    known(id) {
        const element = this.elements[id];
        if (!element || !element.isConnected) throw new Error('stale element');
        return element;
    },
    number(element) {
        const known = this.elements.indexOf(element);
        return String(known < 0 ? this.elements.push(element) - 1 : known);
    },
    packed(value) {
        if (value instanceof Element) return { [ELEMENT]: this.number(value) };
        if (value === undefined || value === null || typeof value === 'function') return null;
        if (Array.isArray(value) || value instanceof NodeList) return Array.from(value, one => this.packed(one));
        if (typeof value !== 'object' || typeof value.toJSON === 'function') return value;
        return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.packed(one)]));
    },
    unpacked(value) {
        if (value === null || typeof value !== 'object') return value;
        if (ELEMENT in value) return this.known(value[ELEMENT]);
        if (Array.isArray(value)) return value.map(one => this.unpacked(one));
        return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.unpacked(one)]));
    },
    answer(ticket, value) { this.answers[ticket] = JSON.stringify({ value: this.packed(value) }); },
    fail(ticket, error) { this.answers[ticket] = JSON.stringify({ error: String(error) }); },
    take(ticket) {
        const answer = this.answers[ticket];
        delete this.answers[ticket];
        return answer === undefined ? null : answer;
    },
};
""".replace("ELEMENT", json.dumps(ELEMENT))

# Runs a function of the page; what it returns, or promises, is the answer of a ticket.
CALL = """(() => {
%s
try {
    Promise.resolve((function () { %s }).apply(null, driven.unpacked(%s)))
        .then(value => driven.answer(%d, value), error => driven.fail(%d, error));
} catch (error) { driven.fail(%d, error); }
})()"""

# The same, for a function that hands its answer to its last argument.
CALL_BACK = """const given = Array.from(arguments);
return new Promise(done => (function () { %s }).apply(null, given.concat(done)));"""

FIND = "return Array.from((arguments[1] || document).querySelectorAll(arguments[0]));"
ATTRIBUTE = """const [element, name] = arguments;
return typeof element[name] === 'boolean' ? (element[name] ? 'true' : null) : element.getAttribute(name);"""
DISPLAYED = """const element = arguments[0];
return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';"""
FOCUS_AT_END = """const element = arguments[0];
if (document.activeElement === element) return;
element.focus();
if (element.setSelectionRange) element.setSelectionRange(element.value.length, element.value.length);"""
# Options open a list outside the page; as the standard has it, they are chosen by their events.
CHOOSE = """const option = arguments[0], select = option.closest('select');
if (!select) return false;
select.focus();
option.selected = true;
for (const name of ['input', 'change']) select.dispatchEvent(new Event(name, { bubbles: true }));
return true;"""
CENTRE = """const element = arguments[0];
const inView = box => box.top >= 0 && box.bottom <= innerHeight;
if (!inView(element.getBoundingClientRect())) element.scrollIntoView({ block: 'center' });
const box = element.getClientRects()[0];
if (!box) return null;
const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
const hit = document.elementFromPoint(x, y);
if (!element.contains(hit)) throw new Error('element click intercepted by ' + (hit && hit.outerHTML.slice(0, 200)));
return [x, y];"""

KEYS = {
    "\ue003": (Qt.Key_Backspace, "\b"),
    "\ue004": (Qt.Key_Tab, "\t"),
    "\ue006": (Qt.Key_Return, "\r"),
    "\ue007": (Qt.Key_Return, "\r"),
    "\ue00c": (Qt.Key_Escape, ""),
    "\ue00d": (Qt.Key_Space, " "),
    "\ue010": (Qt.Key_End, ""),
    "\ue011": (Qt.Key_Home, ""),
    "\ue012": (Qt.Key_Left, ""),
    "\ue013": (Qt.Key_Up, ""),
    "\ue014": (Qt.Key_Right, ""),
    "\ue015": (Qt.Key_Down, ""),
    "\ue017": (Qt.Key_Delete, ""),
}
MODIFIERS = {
    "\ue008": (Qt.Key_Shift, Qt.ShiftModifier),
    "\ue009": (Qt.Key_Control, Qt.ControlModifier),
    "\ue00a": (Qt.Key_Alt, Qt.AltModifier),
}
ALL_UP = "\ue000"


class Failed(Exception):
    """What WebDriver calls an error: its code and words."""

    def __init__(self, code, words):
        super().__init__(words)
        self.code = code


class Window(QObject):
    """The one window. All but `do` belongs to Qt's thread; `do` calls it from another and waits."""

    asked = pyqtSignal(object)

    def __init__(self):
        super().__init__()
        self.view = QWebEngineView()
        self.view.resize(1000, 900)
        self.view.show()
        QApplication.setActiveWindow(self.view)
        self.view.setFocus()
        self.held = Qt.NoModifier
        self.loading = False
        self.view.loadStarted.connect(lambda: self.loads(True))
        self.view.loadFinished.connect(lambda _: self.loads(False))
        self.asked.connect(lambda call: call())

    def loads(self, loading):
        self.loading = loading

    def do(self, work):
        """Gives `work` a function that takes its result."""
        result = queue.Queue()
        self.asked.emit(lambda: work(result.put))
        try:
            return result.get(timeout=PATIENCE)
        except queue.Empty:
            raise Failed("timeout", "the page does not answer") from None

    def key(self, character, down):
        """A key goes down or up. Modifiers stay down until they go up."""
        if character in MODIFIERS:
            code, modifier = MODIFIERS[character]
            self.held = self.held | modifier if down else self.held & ~modifier
            text = ""
        else:
            letter = ord(character.upper()) if character.isascii() else 0
            code, text = KEYS.get(character, (letter, character))
        if code == Qt.Key_Tab and self.held & Qt.ShiftModifier:
            code = Qt.Key_Backtab
        kind = QEvent.KeyPress if down else QEvent.KeyRelease
        self.send(QKeyEvent(kind, code, Qt.KeyboardModifiers(self.held), text))

    def press(self, x, y):
        """The mouse goes to a point and is pressed there."""
        for kind, buttons in (
            (QEvent.MouseMove, Qt.NoButton),
            (QEvent.MouseButtonPress, Qt.LeftButton),
            (QEvent.MouseButtonRelease, Qt.NoButton),
        ):
            button = Qt.NoButton if kind == QEvent.MouseMove else Qt.LeftButton
            self.send(QMouseEvent(kind, QPointF(x, y), button, buttons, Qt.NoModifier))

    def send(self, event):
        QApplication.setActiveWindow(self.view)
        self.view.setFocus()
        QApplication.sendEvent(self.view.focusProxy(), event)

    def picture(self):
        buffer = QBuffer()
        buffer.open(QBuffer.WriteOnly)
        self.view.grab().save(buffer, "PNG")
        return base64.b64encode(bytes(buffer.data())).decode()


class Session:
    """What a test asks for, in its own thread, step by step."""

    def __init__(self, window):
        self.window = window
        self.tickets = 0

    def now(self, work):
        return self.window.do(lambda done: done(work(self.window)))

    def until(self, ready):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = ready()
            if found is not None:
                return found
            time.sleep(0.005)
        raise Failed("timeout", "waited in vain")

    def loaded(self):
        """Waits for the page that was asked for last."""
        self.until(lambda: None if self.now(lambda window: window.loading) else True)

    def raw(self, script):
        return self.window.do(lambda done: self.window.view.page().runJavaScript(script, done))

    def run(self, script, arguments=()):
        self.tickets += 1
        ticket = self.tickets
        self.raw(CALL % (PRELUDE, script, json.dumps(list(arguments)), ticket, ticket, ticket))
        answer = json.loads(self.until(lambda: self.raw("window.driven ? driven.take(%d) : null" % ticket)))
        if "error" not in answer:
            return answer["value"]
        stale = "stale element" in answer["error"]
        raise Failed("stale element reference" if stale else "javascript error", answer["error"])

    def open(self, address):
        def load(window):
            window.loading = True
            window.view.load(QUrl(address))

        self.now(load)
        self.loaded()

    def step(self, way):
        self.now(lambda window: getattr(window.view, way)())
        time.sleep(0.1)
        self.loaded()

    def settle(self):
        """The page has seen every event sent so far; where these opened another page, it is there."""
        self.raw("0")
        time.sleep(0.03)
        self.loaded()

    def keys(self, strokes):
        for character, down in strokes:
            self.now(lambda window: window.key(character, down))
        self.settle()

    def type(self, element, text):
        self.run(FOCUS_AT_END, [element])
        held, strokes = [], []
        for character in text:
            if character == ALL_UP:
                strokes += [(modifier, False) for modifier in held]
                held = []
            elif character in MODIFIERS:
                held.append(character)
                strokes.append((character, True))
            else:
                strokes += [(character, True), (character, False)]
        self.keys(strokes + [(modifier, False) for modifier in held])

    def click(self, element):
        if self.run(CHOOSE, [element]):
            return
        # What opens by the press before may have no place yet.
        x, y = self.until(lambda: self.run(CENTRE, [element]))
        self.now(lambda window: window.press(x, y))
        self.settle()

    def act(self, sources):
        strokes = []
        for action in (action for source in sources for action in source.get("actions", [])):
            if action["type"] in ("keyDown", "keyUp"):
                strokes.append((action["value"], action["type"] == "keyDown"))
            elif action["type"] != "pause":
                raise Failed("unsupported operation", action["type"])
        self.keys(strokes)

    def all(self, body, inside=None):
        if body["using"] != "css selector":
            raise Failed("invalid selector", "only CSS is understood")
        return self.run(FIND, [body["value"], inside])

    def first(self, body, inside=None):
        found = self.all(body, inside)
        if not found:
            raise Failed("no such element", body["value"])
        return found[0]

    def answer(self, method, path, body):
        """Answers a request; the path is what stands behind the session."""
        match (method, *path):
            case ("POST", "url"):
                return self.open(body["url"])
            case ("GET", "url"):
                return self.now(lambda window: window.view.url().toString(QUrl.FullyEncoded))
            case ("GET", "title"):
                return self.run("return document.title")
            case ("POST", "refresh"):
                return self.step("reload")
            case ("POST", "back" | "forward" as way):
                return self.step(way)
            case ("POST", "window", "rect"):
                self.now(lambda window: window.view.resize(body["width"], body["height"]))
                return {"x": 0, "y": 0, "width": body["width"], "height": body["height"]}
            case ("GET", "screenshot"):
                return self.now(lambda window: window.picture())
            case ("POST", "timeouts"):
                return None
            case ("POST", "execute", "sync"):
                return self.run(body["script"], body["args"])
            case ("POST", "execute", "async"):
                return self.run(CALL_BACK % body["script"], body["args"])
            case ("POST", "actions"):
                return self.act(body["actions"])
            case ("DELETE", "actions"):
                return None
            case ("POST", "elements"):
                return self.all(body)
            case ("POST", "element"):
                return self.first(body)
            case ("GET", "element", "active"):
                return self.run("return document.activeElement")
            case (_, "element", number, *what):
                return self.of_element(method, {ELEMENT: number}, what, body)
        raise Failed("unknown command", "/".join(path))

    def of_element(self, method, element, what, body):
        match (method, *what):
            case ("POST", "elements"):
                return self.all(body, element)
            case ("POST", "element"):
                return self.first(body, element)
            case ("POST", "click"):
                return self.click(element)
            case ("POST", "value"):
                return self.type(element, body["text"])
            case ("GET", "text"):
                return self.run("return arguments[0].innerText.trim()", [element])
            case ("GET", "name"):
                return self.run("return arguments[0].localName", [element])
            case ("GET", "attribute", name):
                return self.run(ATTRIBUTE, [element, name])
            case ("GET", "property", name):
                return self.run("return arguments[0][arguments[1]]", [element, name])
            case ("GET", "displayed"):
                return self.run(DISPLAYED, [element])
            case ("GET", "selected"):
                return self.run("return Boolean(arguments[0].selected || arguments[0].checked)", [element])
            case ("GET", "enabled"):
                return self.run("return !arguments[0].matches(':disabled')", [element])
        raise Failed("unknown command", "/".join(what))


def handler(session):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # An answer in pieces waits for the other side to confirm each.
        wbufsize = -1
        disable_nagle_algorithm = True

        def serve(self):
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or "{}")
            # "/session" opens the only session; behind "/session/1/" stands what is asked of it.
            path = [unquote(part) for part in self.path.strip("/").split("/")[2:]]
            try:
                opens = not path
                value = {"sessionId": "1", "capabilities": {}} if opens else session.answer(self.command, path, body)
                self.reply(200, value)
            except Failed as failed:
                self.reply(404, {"error": failed.code, "message": str(failed), "stacktrace": ""})

        do_GET = do_POST = do_DELETE = serve

        def reply(self, status, value):
            text = json.dumps({"value": value}).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_):
            pass

    return Handler


def main():
    application = QApplication(sys.argv)
    window = Window()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(Session(window)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print("Listening on port %d" % server.server_port, flush=True)
    application.exec_()


if __name__ == "__main__":
    main()

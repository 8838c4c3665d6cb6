// What scripts of tests need to wait for the checker: for changes of the page rather than for a clock. Bringing a verdict
// into view lays the page out, which nobody here looks at, and takes a third of the time.
Element.prototype.scrollIntoView = () => {};

const root = document.getElementById("checker");
const one = (css) => root.querySelector(css);
const all = (css, within = root) => [...within.querySelectorAll(css)];

function change() {
    return new Promise((resolve) => {
        const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve();
        });
        observer.observe(root, { subtree: true, childList: true, attributes: true });
    });
}

async function until(found) {
    for (;;) {
        const it = found();
        if (it) return it;
        await change();
    }
}

// Until what has been told is drawn, without the 4 ms that a timer waits at least.
function drawn() {
    return new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
    });
}

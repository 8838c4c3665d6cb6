// Brings people with their learning logs in, checks each and reads the answer: behind `page.js`, the body of a function
// that takes `book` (as JSON) and `done`.
async function bringIn() {
    const before = one("#checker-message");
    one("#checker-bring").value = book;
    one("button[data-order='bring']").click();
    await until(() => one("#checker-message") !== before && one("#checker-person"));
}

const hash = (within) => within.querySelector("a")?.hash ?? "";

function row(line) {
    const [needed, counted, missing] = all("td", line).map((cell) => cell.textContent);
    return [line.className, needed, counted, missing, hash(line)];
}

function record(entry) {
    return all(".counted p", entry).map((said) => [said.textContent, hash(said)]);
}

async function answer(place) {
    const before = one("#checker-verdict h2");
    const person = one("#checker-person");
    person.value = String(place);
    person.dispatchEvent(new Event("change", { bubbles: true }));
    // The button is pressed before the page has drawn the person, as somebody quick may do on a slow device.
    one(".checker-form > button").click();
    // A check makes the heading anew.
    const verdict = await until(() => [one("#checker-verdict h2"), one("#checker-errors")].find((it) => it && it !== before));
    return { verdict: verdict.className, rows: all(".report .lines tbody tr").map(row), records: all(".record").map(record) };
}

(async () => {
    await bringIn();
    const answers = [];
    for (let place = 0; place < JSON.parse(book).people.length; place += 1) answers.push(await answer(place));
    return answers;
})().then(done, (error) => done(String(error)));

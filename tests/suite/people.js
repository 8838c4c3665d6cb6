// Enters people into the checker's form one after another and reads each answer: behind `page.js`, the body of a function
// that takes `people` and `done`.
async function enter(person) {
    const industry = one("#checker-industry");
    industry.value = person.industry;
    industry.dispatchEvent(new Event("change", { bubbles: true }));
    const names = person.fields.map((field) => `hours.${field.name}`).join();
    await until(() => all("input[name^='hours.']").map((input) => input.name).join() === names);
    // The fields may be the same and the units beside them others: they are drawn behind this.
    await drawn();
    for (const { name, typed } of person.fields) {
        const unit = one(`[name='unit.${name}']`);
        if (unit && unit.selectedIndex) {
            unit.selectedIndex = 0;
            unit.dispatchEvent(new Event("change", { bubbles: true }));
        }
        const input = one(`#checker-hours-${name}`);
        input.value = typed;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
}

function row(line) {
    const [needed, counted, missing] = all("td", line).map((cell) => cell.textContent);
    return [line.className, needed, counted, missing, line.querySelector("a").hash];
}

async function answer(person) {
    const before = one("#checker-verdict h2");
    await enter(person);
    one(".checker-form > button").click();
    // A check makes the heading anew.
    const verdict = await until(() => [one("#checker-verdict h2"), one("#checker-errors")].find((it) => it && it !== before));
    return { verdict: verdict.className, rows: all(".report .lines tbody tr").map(row) };
}

(async () => {
    const answers = [];
    for (const person of people) answers.push(await answer(person));
    return answers;
})().then(done, (error) => done(String(error)));

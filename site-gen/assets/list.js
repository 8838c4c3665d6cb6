// Loads and starts the program of the page for lists, `staffList`; and in a worker, which has the same script, lets it work
// for the page. Before this file stand `program.js` and `framing.js`.

const inWorker = () => {
  // What the page asks before the program is there.
  const asked = [];
  let ready = false;
  addEventListener("message", (event) => {
    if (!ready && asked.push(event.data) > 1) return;
    if (ready) {
      staffList.work(event.data[0], event.data[1]);
      return;
    }
    const [module, data] = asked[0];
    staffList({ module_or_path: module }).then(() => {
      staffList.begin(data);
      ready = true;
      for (const [order, file] of asked.slice(1)) staffList.work(order, file);
      asked.length = 1;
    }).catch((error) => {
      // Thrown out of the promise, so that the page hears of it.
      setTimeout(() => {
        throw error;
      });
    });
  });
};

const run = (module) => {
  if (typeof Worker !== "function") throw new Failure("engine");
  return staffList({ module_or_path: module }).then(() => {
    if (!staffList.mount()) throw new Failure("stopped");
    unsay();
  });
};

if (!inPage) {
  inWorker();
} else if (mayStandIn(script.getAttribute("data-frames") || "", around())) {
  begin(say, () => start("list_bg.wasm", say, (older) => location.replace(older), run));
} else {
  refuse(document.getElementById("list"));
}

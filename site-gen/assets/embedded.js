// What a page that is made for frames does beside the checker: it tells the page around it how high it is, and only that
// page, and keeps links to its own parts in the frame, whereas all others open a window of their own.

const tellHeight = (origin) => {
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height !== told) window.parent.postMessage({ checkerHeight: height }, origin);
    told = height;
  };
  // Safari before 13.1 does not say when something grows.
  if (typeof ResizeObserver === "function") new ResizeObserver(tell).observe(document.documentElement);
  else setInterval(tell, 250);
};

const keepOwnLinks = () => addEventListener("click", (event) => {
  const link = event.target.closest ? event.target.closest("a[href^='#']") : null;
  if (link) link.target = "_self";
}, true);

const embed = (origins) => {
  keepOwnLinks();
  if (origins.length > 0) tellHeight(origins[0]);
};

// The search box of every page: what is typed goes behind the # of the search page's address, which is sent to no server.
// The key / goes to the box, unless the search page's tick was taken away.

const box = document.getElementById("site-search") || document.getElementById("search-words");

const isField = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

const isOff = () => {
  try {
    return localStorage.getItem("search-slash") === "off";
  } catch (error) {
    return false;
  }
};

const onKey = (event) => {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  if (event.key !== "/" || !isPlain || event.defaultPrevented || isField(event.target) || isOff()) return;
  event.preventDefault();
  box.focus();
};

const onSubmit = (event) => {
  event.preventDefault();
  location.assign(box.form.action.split("#")[0] + "#q=" + encodeURIComponent(box.value.trim()));
};

if (box) {
  document.addEventListener("keydown", onKey);
  if (box.id === "site-search") box.form.addEventListener("submit", onSubmit);
}

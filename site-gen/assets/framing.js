// Where this page may be shown: by itself, in frames of its own site, and in those of the sites that `data-frames` of the
// script names. A page's own policy cannot say so, and not every server does.

const originOf = (address) => {
  try {
    return new URL(address).origin;
  } catch (error) {
    return "";
  }
};

// The origins of the pages around this one, the innermost first. Firefox long told only who asked for the page; an
// origin that is not known is empty.
const around = () => {
  if (location.ancestorOrigins) return Array.prototype.slice.call(location.ancestorOrigins);
  const origins = [];
  for (let frame = window; frame !== frame.parent; frame = frame.parent) {
    let origin = frame === window ? originOf(document.referrer) : "";
    try {
      origin = frame.parent.location.origin;
    } catch (error) {
      // It is another site's.
    }
    origins.push(origin);
  }
  return origins;
};

// A page without a site of its own is "null" for browsers, as is any other such page.
const mayStandIn = (listed, origins) => {
  const known = listed.split(" ").filter(Boolean).map(originOf).concat(location.origin);
  return origins.every((origin) => origin && origin !== "null" && known.indexOf(origin) >= 0);
};

// Names for what the theme leaves nameless, so that screen readers can tell the parts apart.
document.querySelectorAll(".md-search[role=dialog]").forEach((box) => box.setAttribute("aria-label", "Search"));
const numberCode = () =>
  document.querySelectorAll(".md-code__nav").forEach((nav, i) => nav.setAttribute("aria-label", `Code ${i + 1}`));
numberCode();
new MutationObserver(numberCode).observe(document.body, { childList: true, subtree: true });

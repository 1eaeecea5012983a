// For screen readers and keyboards: names for what the theme leaves nameless, and focus for tables that scroll.
const all = (selector, act) => document.querySelectorAll(selector).forEach(act);
all(".md-search[role=dialog]", (box) => box.setAttribute("aria-label", "Search"));
const mend = () => {
  all(".md-code__nav", (nav, i) => nav.setAttribute("aria-label", `Code ${i + 1}`));
  all(".md-typeset__scrollwrap", (box) => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
};
mend();
addEventListener("resize", mend);
new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });

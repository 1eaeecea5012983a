// Runs before the theme's own script.
const all = (selector, act) => document.querySelectorAll(selector).forEach(act);

// The index of the search and its worker are loaded once someone searches, or follows a link from a search.
const wanted = new Promise((go) => {
  if (/[?&](q|h)=/.test(location.search)) go();
  addEventListener("focusin", (event) => event.target.closest(".md-search") && go());
});
const { open, send } = XMLHttpRequest.prototype;
Object.assign(XMLHttpRequest.prototype, {
  open(method, url, ...more) {
    this.waits = /search(_index)?\.json$/.test(url);
    return open.call(this, method, url, ...more);
  },
  send(body) {
    if (this.waits) wanted.then(() => send.call(this, body));
    else send.call(this, body);
  },
});
// The search finds words by their beginning, and splits names such as passThru into words.
// Where nothing begins with a word that is typed, it may be such a name in small letters, or a plural or another form.
const names = new Map();
let words = "";
const learn = ({ config, docs = [], items = [] }) => {
  const text = [...docs, ...items].map((page) => `${page.title} ${page.text}`).join(" ").replace(/<[^>]*>/g, " ");
  for (const [name] of text.matchAll(/[A-Za-z]*[a-z](?:[A-Z][a-z]+)+/g)) names.set(name.toLowerCase(), name);
  words = ` ${text.split(new RegExp(config.separator)).join(" ").toLowerCase()}`;
};
const findable = (word) => {
  const small = word.toLowerCase();
  const begins = (start) => start.length > 2 && words.includes(` ${start}`);
  if (begins(small)) return word;
  const name = [...names.keys()].find((each) => each.startsWith(small));
  const stem = small.replace(/(i?e?[sd]|ing)$/, "");
  return names.get(name) ?? (begins(stem) ? stem : word);
};
const reword = (query) => query.replace(/[A-Za-z]{4,}/g, findable);
const prepared = (message) => {
  const { type, data } = message;
  if (type === 0) learn(data);
  if (type !== 2) return message;
  return { type, data: typeof data === "string" ? reword(data) : { ...data, input: reword(data.input ?? "") } };
};
const RealWorker = Worker;
window.Worker = class extends EventTarget {
  constructor(url) {
    super();
    this.real = wanted.then(() => {
      const real = new RealWorker(url);
      real.onmessage = ({ data }) => {
        const message = new MessageEvent("message", { data });
        this.dispatchEvent(message);
        this.onmessage?.(message);
      };
      real.onerror = (event) => this.onerror?.(event);
      return real;
    });
  }
  postMessage(data) {
    this.real.then((real) => real.postMessage(prepared(data)));
  }
  terminate() {
    this.real.then((real) => real.terminate());
  }
};

// For screen readers and keyboards: names for what the theme leaves nameless, and focus for tables that scroll.
const name = (element, text) => element.ariaLabel === text || element.setAttribute("aria-label", text);
const improve = () => {
  all(".md-search[role=dialog]", (box) => name(box, "Search"));
  // Too many for landmarks: one for each piece of code, and for each list inside the list of headings.
  all(".md-code__nav, .md-nav--secondary .md-nav", (nav) => {
    nav.removeAttribute("aria-label");
    nav.setAttribute("role", "none");
  });
  // A section with its own page has a label without text.
  all(".md-nav[aria-labelledby]", (nav) => {
    name(nav, nav.querySelector(".md-nav__title").textContent.trim());
    nav.removeAttribute("aria-labelledby");
  });
  all(".tabbed-set", (set) => {
    set.setAttribute("role", "radiogroup");
    const inner = set.parentElement.closest(".tabbed-set") || !set.querySelector(".tabbed-set");
    name(set, inner && /Python/.test(set.querySelector(".tabbed-labels")?.textContent) ? "Language" : "Example");
  });
  all(".md-typeset__scrollwrap", (box) => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
};
// Badges for the methods of operations in the navigation, whose titles are plain text.
all(".md-nav__link > .md-ellipsis", (title) => {
  const [, method, rest] = /^\s*([A-Z]+) (.+)/s.exec(title.textContent) || [];
  if (!method || !/^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE)$/.test(method)) return;
  const badge = document.createElement("span");
  badge.className = `op-method op-${method.toLowerCase()}`;
  badge.textContent = method;
  title.replaceChildren(badge, ` ${rest}`);
});
// Links to headings; in the HTML they would weigh as much as the headings.
all(".md-typeset :is(h2, h3, h4, h5, h6)[id]", (heading) => {
  const link = Object.assign(document.createElement("a"), { className: "headerlink", href: `#${heading.id}`, textContent: "¶" });
  name(link, `Link to ${heading.textContent.trim()}`);
  heading.append(" ", link);
});

// The link to the page as Markdown copies it, where the browser allows that.
all(".copy-page", (link) =>
  link.addEventListener("click", async (event) => {
    if (!navigator.clipboard || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    await navigator.clipboard.writeText(await (await fetch(link.href)).text());
    link.textContent = "Copied";
  }),
);
improve();
addEventListener("resize", improve);
new MutationObserver(improve).observe(document.body, { childList: true, subtree: true });

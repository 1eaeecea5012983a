// Keeps the page up to date and works the controls without leaving it. Without script, the buttons work as forms.

const SECOND = 1000;
const news = document.getElementById("news");
const shownAs = new Map();

for (const item of document.querySelectorAll("[data-live] > *")) shownAs.set(item.id, item.outerHTML);
document.documentElement.classList.add("script");

async function refresh() {
  const response = await fetch("/sandbox/page/live");
  if (!response.ok) throw new Error(`The sandbox responded with ${response.status}.`);
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const list of fresh.querySelectorAll("[data-live]")) update(document.getElementById(list.id), [...list.children]);
}

// An item that looks as before stays where it is, so that focus and what is typed into it stay, too.
function update(list, fresh) {
  const replaced = [];
  const items = fresh.map((item) => {
    const shown = document.getElementById(item.id);
    const looks = item.outerHTML;
    if (shown && shownAs.get(item.id) === looks) return shown;
    shownAs.set(item.id, looks);
    if (item.dataset.news) {
      item.classList.add("changed");
      news.textContent = item.dataset.news;
    }
    if (shown) replaced.push([item, carryOver(shown, item)]);
    return item;
  });
  for (const shown of [...list.children]) if (!items.includes(shown)) shown.remove();
  items.forEach((item, place) => {
    if (list.children[place] !== item) list.insertBefore(item, list.children[place] ?? null);
  });
  for (const [item, focused] of replaced) if (focused) focusOn(item, focused);
}

// Takes what was typed and opened to the item's new form; gives the name of the control that has the focus.
function carryOver(shown, item) {
  for (const input of shown.querySelectorAll("input")) {
    const fresh = item.querySelector(`input[name="${input.name}"]`);
    if (fresh && input.value !== input.defaultValue) fresh.value = input.value;
  }
  if (shown.querySelector("details[open]")) item.querySelector("details").open = true;
  return shown.contains(document.activeElement) ? nameOf(document.activeElement) : undefined;
}

function focusOn(item, name) {
  item.tabIndex = -1; // for when the control has gone, such as Pay of an invoice that is paid
  const control = [...item.querySelectorAll("input, button, summary")].find((each) => nameOf(each) === name);
  (control ?? item).focus();
}

function nameOf(control) {
  return control.name || control.getAttribute("aria-label") || control.tagName;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    news.textContent = "Copied.";
  } catch {
    news.textContent = "This browser does not let the page copy: select the text.";
  }
});

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = event.submitter;
  const action = button?.getAttribute("formaction") ?? event.target.getAttribute("action");
  const method = button?.dataset.method ?? "POST";
  const fields = [...new FormData(event.target)].filter(([, value]) => value !== "");
  try {
    const response = await fetch(action, {
      method,
      headers: { Accept: "application/json" },
      body: method === "POST" ? new URLSearchParams(fields) : undefined,
    });
    await refresh();
    if (!response.ok) news.textContent = (await response.json()).message;
  } catch (error) {
    news.textContent = `The sandbox did not respond: ${error.message}`;
  }
});

async function keepUpToDate() {
  try {
    if (!document.hidden) await refresh();
    if (news.dataset.lost) news.textContent = news.dataset.lost = "";
  } catch {
    news.textContent = news.dataset.lost = "The sandbox is not responding. This page updates again when it is back.";
  }
  setTimeout(keepUpToDate, SECOND);
}

keepUpToDate();

// Keeps the page up to date and works the controls without leaving it. Without script, the buttons work as forms.

const SECOND = 1000;
const news = document.getElementById("news");
const shownAs = new Map();

for (const item of document.querySelectorAll("[data-live] > *")) shownAs.set(item.id, item.outerHTML);
for (const button of document.querySelectorAll("[data-method]")) button.hidden = false;

async function refresh() {
  const response = await fetch("/sandbox/page/live");
  if (!response.ok) throw new Error(`The sandbox responded with ${response.status}.`);
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const list of fresh.querySelectorAll("[data-live]")) update(document.getElementById(list.id), [...list.children]);
}

// An item that looks as before stays the same element, so that focus and what is typed into it stay, too.
function update(list, fresh) {
  const items = fresh.map((item) => {
    const shown = document.getElementById(item.id);
    const looks = item.outerHTML;
    if (shown && shownAs.get(item.id) === looks) return shown;
    shownAs.set(item.id, looks);
    if (item.dataset.news) {
      item.classList.add("changed");
      news.textContent = item.dataset.news;
    }
    return item;
  });
  if (items.length !== list.children.length || items.some((item, place) => item !== list.children[place])) {
    list.replaceChildren(...items);
  }
}

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
    news.textContent = news.dataset.lost = "The sandbox does not respond. This page goes on when it is back.";
  }
  setTimeout(keepUpToDate, SECOND);
}

keepUpToDate();

// Keeps the list of invoices up to date and pays without leaving the page. Without script, the buttons work as forms.

const SECOND = 1000;
const news = document.getElementById("news");

async function refresh() {
  const response = await fetch("/sandbox/page/invoices");
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}.`);
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("invoices");
  const list = document.getElementById("invoices");
  const items = [...fresh.children].map(keepIfUnchanged);
  if (items.length !== list.children.length || items.some((item, place) => item !== list.children[place])) {
    list.replaceChildren(...items);
  }
}

// An item that looks as before stays the same element, so that focus and what is typed into it stay too.
function keepIfUnchanged(item) {
  const shown = document.getElementById(item.id);
  if (shown?.dataset.version === item.dataset.version) return shown;
  if (item.dataset.status) {
    item.classList.add("changed");
    news.textContent = shown ? `${item.id} is ${item.dataset.status}.` : `${item.id} is new.`;
  }
  return item;
}

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = event.submitter;
  const action = button?.getAttribute("formaction") ?? event.target.getAttribute("action");
  try {
    const response = await fetch(action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(new FormData(event.target)),
    });
    if (!response.ok) news.textContent = (await response.json()).message;
    await refresh();
  } catch (error) {
    news.textContent = `The sandbox did not answer: ${error.message}`;
  }
});

async function keepUpToDate() {
  try {
    if (!document.hidden) await refresh();
    if (news.dataset.lost) news.textContent = news.dataset.lost = "";
  } catch {
    news.textContent = news.dataset.lost = "The sandbox does not answer. This page goes on when it is back.";
  }
  setTimeout(keepUpToDate, SECOND);
}

keepUpToDate();

// What makes the pages pleasanter; all of it works without.
"use strict";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dayAfter(first, days) {
  const at = new Date(first + "T00:00:00Z");
  at.setUTCDate(at.getUTCDate() + days);
  return at;
}

function inWords(at) {
  return `${DAYS[at.getUTCDay()]} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

// The slider: its day is told while it moves, and the page of that day takes the place of this one when it rests.
let asked = 0;

async function show(address, push) {
  const mine = ++asked;
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) { location.href = address; return; }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== asked) return;
  const hadFocus = document.activeElement && document.activeElement.id === "step";
  for (const place of ["main", ".then"]) {
    const old = document.querySelector(place), fresh = page.querySelector(place);
    if (old && fresh) old.replaceWith(document.adoptNode(fresh));
    else if (old) old.remove();
    else if (fresh) document.querySelector("main").before(document.adoptNode(fresh));
  }
  document.title = page.title;
  if (push) history.pushState({ onrecord: true }, "", address);
  slide();
  const slider = document.getElementById("step");
  if (hadFocus && slider) slider.focus({ preventScroll: true });
}

function slide() {
  const form = document.querySelector("form.slider");
  if (!form) return;
  const step = form.querySelector("#step"), output = form.querySelector("output");
  form.querySelector("button").hidden = true;
  step.addEventListener("input", () => {
    output.textContent = inWords(dayAfter(form.dataset.first, Number(step.value)));
    step.setAttribute("aria-valuetext", output.textContent);
  });
  step.addEventListener("change", () => {
    const query = new URLSearchParams(location.search);
    query.delete("step");
    query.set("on", dayAfter(form.dataset.first, Number(step.value)).toISOString().slice(0, 10));
    show(`${form.getAttribute("action")}?${query}`, true);
  });
}

// The diary: what changed since the last visit. The day is kept in this browser and sent nowhere.
function visit() {
  const changes = document.getElementById("changes");
  if (!changes) return;
  const today = new Date().toISOString().slice(0, 10);
  let last = null;
  try {
    const seen = JSON.parse(localStorage.getItem("onrecord.visits") || "{}");
    last = seen.today === today ? seen.before : seen.today;
    if (seen.today !== today) localStorage.setItem("onrecord.visits", JSON.stringify({ today, before: seen.today }));
  } catch { return; }
  if (!last || !/^\d{4}-\d\d-\d\d$/.test(last) || last === changes.dataset.since) return;
  const line = changes.querySelector(".visit");
  line.querySelector(".visited").textContent = inWords(dayAfter(last, 0));
  line.querySelector(".since").href += last;
  line.hidden = false;
}

addEventListener("popstate", () => { if (document.querySelector("form.slider")) show(location.href, false); });
slide();
visit();

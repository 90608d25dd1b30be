// The range over the log's life is a help beside the date field, which is the real control. While
// it moves, the page follows; the bar itself is only replaced once it is let go. A page with a form
// that somebody began to fill in stays: then the range sets the date, and the button shows that day.
const DAY = 86_400_000;
const CALM = 250;
const slide = () => document.getElementById("asOf-slide");
const field = () => document.getElementById("asOf");
const begin = (range) => Date.parse(`${range.dataset.first}T00:00:00Z`);
const chosen = (range) => new Date(begin(range) + range.value * DAY);

function say(range) {
  const words = new Intl.DateTimeFormat(range.dataset.language, { dateStyle: "full", timeZone: "UTC" });
  range.setAttribute("aria-valuetext", words.format(chosen(range)));
}

function show() {
  const range = slide();
  if (range === null) return null;
  range.closest(".slide").hidden = false;
  say(range);
  return range;
}

function address(range) {
  const query = new URLSearchParams(new FormData(range.form));
  if (range.value === range.max) query.delete("asOf");
  const path = range.form.getAttribute("action");
  return query.size ? `${path}?${query}` : path;
}

async function follow(range, released) {
  const there = address(range);
  const bar = released ? "#balk" : "#balk-tekst";
  await htmx.ajax("GET", there, {
    source: "#inhoud",
    target: "#inhoud",
    select: "#inhoud > .wrap",
    selectOOB: `${bar}:outerHTML,#merk:outerHTML,#menu:outerHTML,#colofon:outerHTML`,
    swap: "innerHTML",
    replace: there,
  });
  const said = document.getElementById("balk-tekst");
  document.documentElement.toggleAttribute("data-tijd", false);
  if (said.dataset.tijd) document.documentElement.dataset.tijd = said.dataset.tijd;
  document.getElementById("balk-gemeld").textContent = said.textContent;
  if (!released) return;
  const now = show();
  now.closest("details")?.setAttribute("open", "");
  now.focus({ preventScroll: true });
}

let begun = false;
const stays = (range) => begun || "typed" in range.dataset;

let waiting;
function soon(range, released) {
  clearTimeout(waiting);
  waiting = setTimeout(() => stays(range) || follow(range, released), CALM);
}

document.addEventListener("input", ({ target }) => {
  if (target !== slide()) {
    begun ||= target.form && target.form !== field()?.form;
    return;
  }
  field().value = chosen(target).toISOString().slice(0, 10);
  say(target);
  soon(target, false);
});
document.addEventListener("change", ({ target }) => {
  if (target === slide()) return soon(target, true);
  if (target !== field() || slide() === null) return;
  slide().value = Math.round((Date.parse(`${target.value}T00:00:00Z`) - begin(slide())) / DAY);
  say(slide());
});
show();

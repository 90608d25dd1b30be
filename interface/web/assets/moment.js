// The range over the log's life is a help beside the date field, which is the real control.
for (const range of document.querySelectorAll("#asOf-slide")) {
  const day = document.getElementById("asOf");
  const begin = Date.parse(`${range.dataset.first}T00:00:00Z`);
  const words = new Intl.DateTimeFormat(range.dataset.language, { dateStyle: "full", timeZone: "UTC" });
  const chosen = () => new Date(begin + range.value * 86_400_000);
  const say = () => range.setAttribute("aria-valuetext", words.format(chosen()));
  range.closest("[hidden]").hidden = false;
  say();
  range.addEventListener("input", () => {
    day.value = chosen().toISOString().slice(0, 10);
    say();
  });
  day.addEventListener("change", () => {
    range.value = Math.round((Date.parse(`${day.value}T00:00:00Z`) - begin) / 86_400_000);
    say();
  });
}

// How far a verification is, as it goes; when it ends the page is asked for again.
const bar = document.getElementById("verification");
if (bar) {
  const words = document.getElementById("verification-words");
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const source = new EventSource("/trail/verification/progress");
  source.addEventListener("message", ({ data }) => {
    const { done, size } = JSON.parse(data);
    if (!size) return;
    bar.max = size;
    bar.value = done;
    words.textContent = `${number.format(done)} / ${number.format(size)}`;
  });
  source.addEventListener("ended", () => {
    source.close();
    location.reload();
  });
}

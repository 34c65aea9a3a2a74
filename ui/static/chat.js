// Shows the page a quote stands on, with the words marked, beside the chat (below it on a phone).
// Everything that comes from a paper is set as text or as an attribute, never as HTML.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const PICTURE = /^(\/v1\/documents\/[0-9a-f]{64})\/pages\/(\d+)\.png$/;
  let newest = 0; // the last quote chosen wins, however late an earlier picture arrives

  function cardOf(link) {
    const answer = link.closest(".answer");
    const cards = answer ? [...answer.querySelectorAll("a.card")] : [];
    return cards.find((card) => card.getAttribute("href") === link.getAttribute("href"));
  }

  function words(card, part) {
    const found = card && card.querySelector(part);
    return found ? found.textContent : "";
  }

  // What the link's address and its card say of the quote: paper, page, and how far down the first mark is.
  function target(link) {
    const url = new URL(link.href);
    const match = PICTURE.exec(url.pathname);
    if (!match || url.origin !== location.origin) return null;
    const first = (url.searchParams.get("boxes") || "").split(";")[0].split(",");
    const card = cardOf(link);
    return {
      picture: url.pathname + url.search,
      page: `${match[1]}/pages/${match[2]}`,
      pdf: `${match[1]}/file#page=${match[2]}`,
      top: Number(first[1]) || 0,
      card,
      title: words(card, ".paper") || "The page",
      place: words(card, ".place") || `PDF page ${match[2]}`,
    };
  }

  function show(quote) {
    const turn = ++newest;
    for (const other of document.querySelectorAll("a.card[aria-current]")) other.removeAttribute("aria-current");
    if (quote.card) quote.card.setAttribute("aria-current", "true");
    byId("sheet-title").textContent = quote.title;
    byId("sheet-place").textContent = quote.place;
    byId("sheet-pdf").href = quote.pdf;
    document.querySelector(".sheet-links").hidden = false;
    byId("sheet").setAttribute("aria-busy", "true");
    bringIntoView();
    const picture = byId("sheet-picture");
    picture.alt = `Page of ${quote.title}, ${quote.place}, with the quoted words marked. Its text follows below.`;
    picture.onload = () => turn === newest && arrived(picture, quote, turn);
    picture.onerror = () => turn === newest && failed();
    picture.src = quote.picture;
  }

  async function arrived(picture, quote, turn) {
    picture.hidden = false;
    byId("sheet-empty").hidden = true;
    const page = await read(quote.page);
    if (turn !== newest) return;
    byId("sheet-words").hidden = !page;
    byId("sheet-text").textContent = page ? page.text : "";
    const scroll = byId("sheet-scroll");
    const mark = (quote.top / (page ? page.height : 842)) * picture.clientHeight;
    scroll.scrollTo({ top: Math.max(0, mark - scroll.clientHeight / 3), behavior: calm() ? "auto" : "smooth" });
    byId("sheet").removeAttribute("aria-busy");
    bringIntoView(); // again, now that the picture has its height
  }

  async function read(url) {
    try {
      const answer = await fetch(url);
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  function failed() {
    byId("sheet").removeAttribute("aria-busy");
    byId("sheet-picture").hidden = true;
    byId("sheet-words").hidden = true;
    byId("sheet-empty").hidden = false;
    byId("sheet-empty").textContent = "This page can no longer be shown.";
  }

  function calm() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  function bringIntoView() {
    const sheet = byId("sheet");
    sheet.focus({ preventScroll: true });
    if (matchMedia("(max-width: 899px)").matches) {
      sheet.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
    }
  }

  // In the capturing phase, before Gradio's own handlers. With a modifier key the link opens as any other.
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a.card, a.marker, #sheet-back");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (link.id === "sheet-back") {
      document.querySelector("#question textarea").focus();
      return;
    }
    const quote = target(link);
    if (quote) show(quote);
  }, true);

  // A new question, and then its answer, is shown from its beginning: the first line is what was asked for.
  let seen = 0;
  function followTalk() {
    const questions = document.querySelectorAll("#conversation .question");
    const said = questions.length + document.querySelectorAll("#conversation .answer, #conversation .notice").length;
    if (said > seen) questions[questions.length - 1].scrollIntoView({ block: "start" });
    seen = said;
  }

  // Gradio labels each message with its markup, which a screen reader would read out tag by tag.
  const LABELS = { user: "You asked", bot: "Answer" };
  new MutationObserver(() => {
    followTalk();
    for (const message of document.querySelectorAll("#conversation [data-testid=user], #conversation [data-testid=bot]")) {
      const label = LABELS[message.dataset.testid];
      if (message.getAttribute("aria-label") !== label) {
        message.setAttribute("aria-label", label);
        message.setAttribute("role", "group");
      }
    }
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-label"] });
})();

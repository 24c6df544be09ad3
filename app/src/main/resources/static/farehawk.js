// Every page works without this file; it adds airports while one types, and the live inbox.
"use strict";

const PLACES = "/api/v1/places";
const TYPING_PAUSE = 120;
const CHOSEN = "farehawk.places";
const MOST_CHOSEN = 10;

/** Places that were chosen in this browser, the newest first; they never leave it but as a wish of a search. */
const chosenBefore = {
  all() {
    try {
      return (localStorage.getItem(CHOSEN) ?? "").split(",").filter((code) => /^[A-Z]{3}$/.test(code));
    } catch {
      return [];
    }
  },
  add(code) {
    try {
      localStorage.setItem(CHOSEN, [code, ...this.all().filter((one) => one !== code)].slice(0, MOST_CHOSEN).join(","));
    } catch {
      // A browser that keeps nothing for us ranks by traffic alone.
    }
  },
};

/** An input that lists airports as one types (WAI-ARIA combobox with a list popup). */
class AirportField {
  constructor(input) {
    this.input = input;
    this.active = -1;
    this.places = [];
    this.asked = 0;
    this.listed = "";
    // What was pressed while the list in sight was an old one: it is meant for the next one.
    this.moves = 0;
    this.choosing = false;
    // What to say of none, one, two ... places: the page brings it in its language.
    this.counts = input.dataset.placesCounts.split("|");
    this.list = document.createElement("ul");
    this.list.id = `${input.id}-list`;
    this.list.className = "combobox-list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.labels[0].textContent);
    this.list.hidden = true;
    this.said = document.createElement("span");
    this.said.className = "hidden-words";
    this.said.setAttribute("role", "status");
    input.after(this.list, this.said);
    for (const [name, value] of [
      ["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", this.list.id],
    ]) input.setAttribute(name, value);
    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (event) => this.pressed(event));
    input.addEventListener("blur", () => this.close());
    input.addEventListener("focus", () => input.select());
    this.list.addEventListener("pointerdown", (event) => {
      const option = event.target.closest("li");
      event.preventDefault();
      if (option) this.choose(Number(option.dataset.index));
    });
  }

  typed() {
    this.moves = 0;
    this.choosing = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), TYPING_PAUSE);
  }

  text() {
    return this.input.value.trim();
  }

  /** Whether the list in sight belongs to what was typed before, so that choosing waits for the next one. */
  isStale() {
    return this.listed !== this.text();
  }

  async ask() {
    const text = this.text();
    const turn = ++this.asked;
    if (text.length < 2) return this.close();
    try {
      const wish = new URLSearchParams({ q: text, limit: this.counts.length - 1, language: document.documentElement.lang });
      const chosen = chosenBefore.all();
      if (chosen.length > 0) wish.set("prefer", chosen.join(","));
      const answer = await fetch(`${PLACES}?${wish}`, { headers: { Accept: "application/json" } });
      const places = answer.ok ? (await answer.json()).places : [];
      if (turn === this.asked) this.show(text, places);
    } catch {
      if (turn === this.asked) this.close();
    }
  }

  show(text, places) {
    this.listed = text;
    this.places = places;
    this.list.replaceChildren(...places.map((place, index) => this.option(place, index)));
    const open = places.length > 0 && document.activeElement === this.input;
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.said.textContent = this.counts[places.length] ?? "";
    this.mark(open ? 0 : -1);
    if (open && !this.isStale()) {
      this.move(this.moves);
      this.moves = 0;
      if (this.choosing) this.choose(this.active);
    }
  }

  option(place, index) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${index}`;
    item.dataset.index = index;
    item.setAttribute("role", "option");
    const code = document.createElement("span");
    code.className = "code";
    code.textContent = place.code;
    const words = document.createElement("span");
    const name = document.createElement("span");
    name.textContent = place.city;
    const detail = document.createElement("span");
    detail.className = "soft small";
    detail.textContent = place.kind === "METRO" ? ` ${this.input.dataset.placesMetro}, ${place.country}` : ` ${place.name}, ${place.country}`;
    words.append(name, detail);
    item.append(code, words);
    return item;
  }

  move(steps) {
    if (this.isStale()) this.moves += steps;
    const count = this.places.length;
    this.mark((((this.active + steps) % count) + count) % count);
  }

  mark(index) {
    this.active = index;
    [...this.list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
    const item = this.list.children[index];
    if (item) {
      this.input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  pressed(event) {
    if (this.list.hidden) {
      if (event.key === "ArrowDown") this.ask();
      return;
    }
    switch (event.key) {
      case "ArrowDown": this.move(1); break;
      case "ArrowUp": this.move(-1); break;
      case "Enter": this.isStale() ? this.chooseNext() : this.choose(this.active); break;
      case "Tab": this.isStale() ? this.close() : this.choose(this.active); return;
      case "Escape": this.close(); break;
      default: return;
    }
    event.preventDefault();
  }

  /** Takes what is marked in the list that is about to come. */
  chooseNext() {
    this.choosing = true;
    clearTimeout(this.timer);
    this.ask();
  }

  choose(index) {
    const place = this.places[index];
    if (place) {
      this.input.value = `${place.city} (${place.code})`;
      chosenBefore.add(place.code);
      this.input.removeAttribute("aria-invalid");
    }
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.asked++;
    this.choosing = false;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }
}

/** New alerts appear while the inbox is open; other pages count them in the navigation. */
function listenForAlerts() {
  const counter = document.querySelector("[data-unread]");
  if (!counter || !window.EventSource) return;
  const inbox = document.querySelector("[data-inbox]");
  const after = inbox?.dataset.newest ?? document.body.dataset.newest;
  const stream = new EventSource(after ? `/inbox/stream?after=${encodeURIComponent(after)}` : "/inbox/stream");
  stream.addEventListener("alert", (event) => {
    const count = Number(counter.textContent) + 1;
    counter.textContent = String(Math.min(count, 99));
    counter.hidden = false;
    if (inbox) insertAlert(inbox, event.data);
  });
  window.addEventListener("pagehide", () => stream.close());
}

function insertAlert(inbox, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const item = template.content.firstElementChild;
  if (!item || document.getElementById(item.id)) return;
  item.classList.add("arrived");
  inbox.prepend(item);
  document.querySelector("[data-inbox-empty]")?.remove();
}

/** A search fills with what fare sources answer, for two seconds. */
function listenForPrices() {
  const place = document.querySelector("[data-search]");
  if (!place?.dataset.search || !window.EventSource) return;
  const answers = new EventSource(place.dataset.search);
  const ask = document.querySelector("[data-search-ask]");
  if (ask) ask.hidden = true;
  const show = (event) => {
    const template = document.createElement("template");
    template.innerHTML = event.data;
    const found = template.content.firstElementChild;
    const scrolled = place.querySelector(".days")?.scrollLeft ?? 0;
    if (found) place.replaceChildren(found);
    const days = place.querySelector(".days");
    if (days) days.scrollLeft = scrolled;
  };
  answers.addEventListener("found", show);
  answers.addEventListener("last", (event) => {
    answers.close();
    show(event);
  });
  answers.addEventListener("error", () => {
    answers.close();
    if (ask) ask.hidden = false;
  });
  window.addEventListener("pagehide", () => answers.close());
}

/** The end of a range follows its beginning, so that nobody picks a range that ends before it. */
function keepRangesForward() {
  const depart = document.querySelector("input[name='depart']");
  const until = document.querySelector("input[name='until']");
  if (!depart || !until) return;
  depart.addEventListener("change", () => {
    until.min = depart.value;
    if (until.value && until.value < depart.value) until.value = depart.value;
  });
}

function askBeforeDeleting() {
  document.addEventListener("submit", (event) => {
    const question = event.submitter?.dataset.question;
    if (question && !window.confirm(question)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);
}

document.querySelectorAll("input[data-airport]").forEach((input) => new AirportField(input));
keepRangesForward();
askBeforeDeleting();
listenForAlerts();
listenForPrices();
document.querySelectorAll("input[data-zone]").forEach((input) => {
  input.value = Intl.DateTimeFormat().resolvedOptions().timeZone || input.value;
});

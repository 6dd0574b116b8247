// The search box: an addition to a page that leads to everything without it.
//
// The index is loaded whole when somebody comes to the box, before anything is typed: no request, address,
// history or storage holds what is looked for.

// How many results are shown at first, and added on each demand.
const SHOWN = 20;
// A screen reader is told of results when typing rests: else it reads a count after every letter.
const REST = 800;

class Search {
  #box;
  #text;
  #selects;
  #heading;
  #results;
  #list;
  #more;
  #status;
  #template;
  #index = null;
  #isLoading = false;
  #hasFailed = false;
  #found = null;
  #timer;

  constructor(box) {
    const part = (name) => box.querySelector(`[data-search-${name}]`);
    this.#box = box;
    this.#text = part("text");
    this.#selects = [...box.querySelectorAll("select")];
    this.#heading = part("count");
    this.#results = part("results");
    this.#list = part("list");
    this.#more = part("more");
    this.#status = part("status");
    this.#template = part("result");

    this.#text.addEventListener("input", () => this.#update());
    this.#text.addEventListener("keydown", (event) => this.#key(event));
    for (const select of this.#selects) select.addEventListener("change", () => this.#update());
    part("clear").addEventListener("click", () => this.#clearFilters());
    this.#more.addEventListener("click", () => this.#showMore());
    window.addEventListener("pagehide", () => this.#leave());

    for (const without of document.querySelectorAll("[data-search-without]")) without.hidden = true;
    box.hidden = false;
    box.addEventListener("focusin", () => this.#load());
    // What a browser put back after a reload is searched for again.
    if (this.#isAsked) this.#update();
  }

  async #load() {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      const [{ SearchIndex }, { default: shipped }] = await Promise.all([
        import("./search-index.js"),
        import(this.#box.dataset.index),
      ]);
      this.#index = new SearchIndex(shipped);
    } catch {
      this.#hasFailed = true;
    }
    this.#update();
  }

  get #isAsked() {
    return this.#text.value.trim() !== "" || this.#filters.length > 0;
  }

  get #filters() {
    return this.#selects.filter((select) => select.value).map((select) => [select.dataset.facet, select.value]);
  }

  /** Shows what fits what is typed and chosen now. */
  #update() {
    const filters = this.#filters;
    this.#box.querySelector("[data-search-chosen]").textContent =
      filters.length === 0 ? "" : this.#said("chosen", filters.length);
    if (!this.#index) {
      this.#load();
      const waits = this.#isAsked ? this.#box.dataset.loading : null;
      this.#show(this.#hasFailed ? this.#box.dataset.failed : waits);
      return;
    }
    this.#found = this.#index.search(this.#text.value, filters);
    this.#list.replaceChildren();
    if (this.#found === null) {
      this.#show(null);
      return;
    }
    this.#append(SHOWN);
    this.#show(this.#said("count", this.#found.length));
  }

  /** A heading above the results, or nothing, and soon the same for who listens. */
  #show(heading) {
    const count = heading === null ? 0 : (this.#found?.length ?? 0);
    this.#results.hidden = heading === null;
    this.#heading.textContent = heading ?? "";
    this.#box.querySelector("[data-search-none]").hidden = heading === null || !this.#index || count > 0;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#status.textContent = heading ?? "";
    }, REST);
  }

  #append(count) {
    const shown = this.#list.children.length;
    const items = this.#found.slice(shown, shown + count).map((number) => this.#item(number));
    this.#list.append(...items);
    this.#more.hidden = this.#found.length <= shown + count;
    return items[0];
  }

  #item(number) {
    const { name, summary, slug, by, isService } = this.#index.entry(number);
    const item = this.#template.content.cloneNode(true).firstElementChild;
    const part = (what) => item.querySelector(`[data-result-${what}]`);
    const link = part("link");
    link.textContent = name;
    link.href = `${isService ? this.#box.dataset.services : this.#box.dataset.notices}${slug}/`;
    part("summary").textContent = summary;
    if (by) {
      part("by").textContent = this.#box.dataset.by.replace("{name}", () => by);
      part("by").hidden = false;
    }
    part("notice").hidden = isService;
    return item;
  }

  /** A message for a number, in the form that the page's language has for it. */
  #said(message, count) {
    const form = count === 0 ? "zero" : new Intl.PluralRules(document.documentElement.lang).select(count);
    const capital = form[0].toUpperCase() + form.slice(1);
    const words = this.#box.dataset[message + capital] ?? this.#box.dataset[`${message}Other`];
    return words.replace("{count}", count.toLocaleString(document.documentElement.lang));
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      // Not every browser does so by itself.
      event.preventDefault();
      this.#text.value = "";
      this.#update();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!this.#results.hidden) this.#heading.focus();
    }
  }

  #clearFilters() {
    for (const select of this.#selects) select.value = "";
    this.#update();
    this.#selects[0].focus();
  }

  #showMore() {
    this.#append(SHOWN)?.querySelector("a").focus();
  }

  /** Who left quickly finds nothing here on the way back. */
  #leave() {
    if (!document.body.classList.contains("govuk-exit-this-page-hide-content")) return;
    this.#text.value = "";
    for (const select of this.#selects) select.value = "";
    this.#update();
  }
}

for (const box of document.querySelectorAll("[data-search]")) new Search(box);

// Answers what somebody looks for, from an index that was loaded whole: see site/generator/src/search.rs,
// which writes it and says what is in it. Knows nothing of pages.

// How much a word counts by where it stands: name, what the entry belongs to, everything else.
const FIELDS = [8, 3, 1];
// How much it counts by how it was found.
const BEGINS = 0.6;
const IS_BEGINNING = 0.4;
const MISTYPED = 0.3;
// Fewer entries than this: what was typed may be a slip.
const FEW = 3;

const CHARACTERS =
  "!#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
const BASE = 45;
const DIGITS = new Uint8Array(128);
for (let i = 0; i < CHARACTERS.length; i++) DIGITS[CHARACTERS.charCodeAt(i)] = i;

/** Calls `each` with every number of a text, as `numbers.rs` writes them. */
function numbers(text, each) {
  let number = 0;
  let place = 1;
  for (let i = 0; i < text.length; i++) {
    const digit = DIGITS[text.charCodeAt(i)];
    if (digit > BASE) {
      number += (digit - BASE - 1) * place;
      place *= BASE;
    } else {
      each(number + digit * place);
      number = 0;
      place = 1;
    }
  }
}

/** Calls `each` with every number of a list that was written as distances. */
function listed(text, each) {
  let next = 0;
  numbers(text, (distance) => {
    each(next + distance);
    next += distance + 1;
  });
}

/** An English plural as its singular: `singular` in `words.rs`. */
function singular(word) {
  const long = word.length > 4;
  if (word.length < 4 || /[^a-z0-9]/.test(word)) return word;
  if (long && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (long && word.endsWith("ie")) return `${word.slice(0, -2)}y`;
  if (long && /(ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

/** A text as words: `Reader` in `words.rs`. What became of letters of the index is in `letters`. */
export function wordsOf(text, letters) {
  return text
    .toLowerCase()
    .replace(/['\u2018\u2019\u02bc\u0300-\u036f]/g, "")
    .replace(
      /[\u00c0-\u024f\u1e00-\u1eff]/g,
      (letter) => letters[letter] ?? letter.normalize("NFKD").replace(/[\u0300-\u036f]/g, ""),
    )
    .split(/[^\p{Alphabetic}\p{N}]+/u)
    .filter(Boolean)
    .map(singular);
}

// Longer words forgive nothing: nobody looks for one.
const LONGEST = 40;
const ROWS = [0, 1, 2].map(() => new Uint8Array(LONGEST + 1));

/**
 * How many slips make `typed` of `term`, at most `most`, else more: letters left out, added, changed or
 * swapped with the next (optimal string alignment). With `begins`, of any beginning of `term`.
 */
export function slips(typed, term, most, begins) {
  const width = typed.length;
  let [older, old, now] = ROWS;
  for (let i = 0; i <= width; i++) old[i] = i;
  let least = begins ? width : Infinity;
  let bestBefore = 0;
  // What is further along than this is further away than `most`.
  const end = Math.min(term.length, width + most);
  for (let row = 1; row <= end; row++) {
    let best = row;
    now[0] = row;
    const letter = term.charCodeAt(row - 1);
    for (let i = 1; i <= width; i++) {
      let cost = old[i - 1];
      if (typed.charCodeAt(i - 1) !== letter) {
        cost = 1 + Math.min(cost, old[i], now[i - 1]);
        const isSwapped =
          i > 1 && row > 1 && typed.charCodeAt(i - 2) === letter && typed.charCodeAt(i - 1) === term.charCodeAt(row - 2);
        if (isSwapped && older[i - 2] + 1 < cost) cost = older[i - 2] + 1;
      }
      now[i] = cost;
      if (cost < best) best = cost;
    }
    if (begins && now[width] < least) least = now[width];
    // No later row has less than the least of two in a row.
    if (best > most && bestBefore > most) return begins ? least : best;
    bestBefore = best;
    [older, old, now] = [old, now, older];
  }
  if (begins) return least;
  return end < term.length ? most + 1 : old[width];
}

/** How many slips a word may have. A number or a postcode is another one with any. */
function forgiven(word) {
  if (word.length < 4 || word.length > LONGEST || /\d/.test(word)) return 0;
  return word.length < 7 ? 1 : 2;
}

export class SearchIndex {
  #shipped;
  #names;
  #summaries;
  #slugs;
  #by;
  #providers;
  #terms;
  #postings;
  #stop;

  constructor(shipped) {
    this.#shipped = shipped;
    this.#names = shipped.names.split("\n");
    this.#summaries = shipped.summaries.split("\n");
    this.#slugs = shipped.slugs.split("\n");
    this.#by = [];
    numbers(shipped.by, (number) => this.#by.push(number));
    this.#providers = shipped.providers.split("\n");
    let before = "";
    this.#terms = shipped.terms.split("\n").map((line) => {
      before = before.slice(0, parseInt(line[0], 36)) + line.slice(1);
      return before;
    });
    this.#postings = shipped.postings.split("\n");
    this.#stop = new Set(shipped.stop.split(" "));
  }

  /** The words of a text that count. */
  words(text) {
    const words = [...new Set(wordsOf(text, this.#shipped.letters))];
    return words.filter((word) => !this.#stop.has(word) && (word.length > 1 || !/[a-z]/.test(word)));
  }

  /** What is shown of an entry. */
  entry(number) {
    const name = this.#names[number];
    const made = name.split(/[^A-Za-z0-9]+/).filter(Boolean).join("-").toLowerCase();
    return {
      name,
      summary: this.#summaries[number],
      slug: this.#slugs[number] || made,
      by: this.#by[number] ? this.#providers[this.#by[number] - 1] : "",
      isService: number < this.#shipped.services,
    };
  }

  /**
   * The numbers of the entries that fit, best first; `null` where nothing was asked.
   *
   * `filters` are pairs of a facet and a value: only services have them, and all have to fit. Of words,
   * all have to fit if any entry has them all; else those entries fit that have the most.
   */
  search(text, filters) {
    const words = this.words(text);
    if (words.length === 0 && filters.length === 0) return null;
    const size = this.#names[0] === "" && this.#names.length === 1 ? 0 : this.#names.length;
    const fits = new Uint8Array(size);
    const score = new Float32Array(size);
    for (const word of words) {
      const found = new Float32Array(size);
      const count = this.#find(word, found);
      // A word of few entries says more.
      const weight = Math.log(1 + size / Math.max(count, 1));
      for (let i = 0; i < size; i++) {
        if (found[i] > 0) {
          fits[i] += 1;
          score[i] += found[i] * weight;
        }
      }
    }
    const passed = new Uint8Array(size);
    for (const [facet, value] of filters) {
      listed(this.#shipped.filters[facet]?.[value] ?? "", (number) => passed[number]++);
    }
    const best = [];
    let most = words.length === 0 ? 0 : 1;
    for (let i = 0; i < size; i++) {
      if (passed[i] === filters.length && fits[i] >= most) {
        if (fits[i] > most) best.length = 0;
        most = fits[i];
        best.push(i);
      }
    }
    return best.sort((a, b) => score[b] - score[a] || a - b);
  }

  /** Marks the entries that have a word or something like it; returns how many do. */
  #find(word, found) {
    let isKnown = false;
    let count = 0;
    const add = (term, how) => {
      const lists = this.#postings[term].split(" ");
      for (let field = 0; field < lists.length; field++) {
        const counts = FIELDS[field] * how;
        listed(lists[field], (number) => {
          if (found[number] === 0) count++;
          if (found[number] < counts) found[number] = counts;
        });
      }
    };
    this.#terms.forEach((term, number) => {
      if (term === word) {
        isKnown = true;
        add(number, 1);
      } else if (term.startsWith(word)) {
        add(number, BEGINS);
      } else if (term.length > 3 && word.length - term.length < 4 && word.startsWith(term)) {
        // `sleeping` where somebody wrote `sleep`.
        add(number, IS_BEGINNING);
      }
    });
    if (!isKnown && count < FEW) {
      for (const term of this.#mistyped(word)) add(term, MISTYPED);
    }
    return count;
  }

  /** The terms that a word with slips is nearest to. */
  #mistyped(word) {
    let most = forgiven(word);
    let nearest = [];
    if (most === 0) return nearest;
    // A short word is like the beginning of too many.
    const begins = word.length > 5;
    this.#terms.forEach((term, number) => {
      const longer = term.length - word.length;
      if (longer < -most || (longer > most && !begins)) return;
      const found = slips(word, term, most, begins && longer > 0);
      if (found > most) return;
      if (found < most) nearest = [];
      most = found;
      nearest.push(number);
    });
    return nearest;
  }
}

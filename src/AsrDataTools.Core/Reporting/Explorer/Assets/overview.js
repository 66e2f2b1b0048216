// What the corpus is as a whole: hours, labels, measures, characters, words.
"use strict";
(function (X) {
  const bins = 48;
  let built = false;

  X.buildOverview = function () {
    if (built) return;
    built = true;
    const home = document.getElementById("pane-overview"), vocabulary = X.index.vocabulary;
    home.append(totals(vocabulary), hours(), histograms());
    if (vocabulary.characters.length > 0) home.append(characters(vocabulary), words(vocabulary));
  };

  function section(title, note) {
    const box = X.element("section", "block");
    box.append(X.element("h2", "", title));
    if (note) box.append(X.element("p", "muted", note));
    return box;
  }

  function totals(vocabulary) {
    const box = X.element("dl", "totals"), index = X.index;
    box.id = "totals";
    const add = (value, name) => {
      const item = X.element("div");
      item.append(X.element("dd", "", value), X.element("dt", "", name));
      box.append(item);
    };
    add(X.number(index.seconds / 3600, index.seconds < 36000 ? 2 : 0), "hours");
    add(X.rows.toLocaleString("en"), "utterances");
    if (X.columns.has("speaker")) add(X.columns.get("speaker").values.length.toLocaleString("en"), "speakers");
    if (vocabulary.words > 0) {
      add(vocabulary.words.toLocaleString("en"), "words");
      add(vocabulary.types.toLocaleString("en"), "different words, " + vocabulary.once.toLocaleString("en") + " said once");
      add(vocabulary.characterTypes.toLocaleString("en"), "different characters");
    }
    const rates = vocabulary.rates;
    if (rates) {
      if (rates.wordErrorRate !== undefined) add(X.number(rates.wordErrorRate, 1) + " %", "word error rate");
      if (rates.characterErrorRate !== undefined) add(X.number(rates.characterErrorRate, 1) + " %", "character error rate");
      if (rates.wordMatchRate !== undefined) add(X.number(rates.wordMatchRate, 1) + " %", "of words right");
      add(X.number(rates.meanWordAccuracy, 1) + " %", "right, mean over different words");
    }
    return box;
  }

  // Hours by label, the largest first.
  function hours() {
    const box = section("Hours by label"), grid = X.element("div", "tiles"), seconds = X.columns.get("seconds"), same = [];
    for (const column of X.columns.values()) {
      if (column.kind !== "Facet" || column.values.length > 30 && column.values.length > X.rows / 2) continue;
      if (column.values.length === 1 && !column.data.includes(-1)) {
        same.push(column.label + ": " + X.short(column.values[0], 80));
        continue;
      }
      const sums = new Map();
      for (let row = 0; row < X.rows; row++) {
        const value = column.data[row], time = seconds ? seconds.data[row] : NaN;
        const sum = sums.get(value) || [0, 0];
        sums.set(value, [sum[0] + (Number.isNaN(time) ? 0 : time), sum[1] + 1]);
      }
      const rows = [...sums].sort((a, b) => b[1][0] - a[1][0] || b[1][1] - a[1][1]), most = Math.max(rows[0][1][0], 1e-9);
      const tile = X.element("figure", "tile"), list = X.element("ol", "bars-list");
      tile.append(X.element("figcaption", "", column.label));
      for (const [value, [time, count]] of rows.slice(0, 8)) {
        const item = X.element("li"), bar = X.element("span", "bar"), name = X.element("span", value < 0 ? "name muted" : "name", value < 0 ? "not said" : X.short(column.values[value], 80));
        name.dir = "auto";
        bar.style.width = time / most * 100 + "%";
        item.append(name, X.element("span", "n", duration(time) + " · " + count.toLocaleString("en")), bar);
        list.append(item);
      }
      tile.append(list);
      if (rows.length > 8) tile.append(X.element("p", "muted small", "and " + (rows.length - 8).toLocaleString("en") + " more"));
      grid.append(tile);
    }
    box.append(grid, ...alike(same));
    return box;
  }

  const alike = same => same.length === 0 ? [] : [X.element("p", "alike", "The same on every utterance: " + same.join("; ") + ".")];

  const duration = seconds => seconds >= 3600 ? X.number(seconds / 3600, 1) + " h" : seconds >= 60 ? X.number(seconds / 60, 1) + " min" : X.number(seconds, 1) + " s";

  function histograms() {
    const box = section("Measures", "Each bar is a share of utterances; the outer bars hold what lies beyond the middle 99 %."), grid = X.element("div", "tiles"), same = [];
    for (const column of X.columns.values()) {
      if (column.kind !== "Number") continue;
      const sorted = X.sorted(column);
      if (sorted.length === X.rows && sorted[0] === sorted[sorted.length - 1]) {
        same.push(column.label + " " + X.withUnit(column, sorted[0]));
        continue;
      }
      const { low, high, counts } = X.histogram(column, bins);
      const tile = X.element("figure", "tile"), at = share => X.withUnit(column, sorted[Math.round(share * (sorted.length - 1))]);
      const ends = X.element("div", "ends");
      ends.append(X.element("span", "", X.number(low, column.digits)), X.element("span", "", X.number(high, column.digits)));
      const missing = X.rows - sorted.length;
      tile.append(X.element("figcaption", "", column.label + (column.unit ? " (" + column.unit + ")" : "")), X.bars(counts, 300, 64), ends,
        X.element("p", "muted small", ("median " + at(0.5) + "; " + at(0.05) + " to " + at(0.95) + " hold 90 %" + (missing > 0 ? "; " + missing.toLocaleString("en") + " without" : "")).replaceAll(" %", "\u00a0%")));
      grid.append(tile);
    }
    box.append(grid, ...alike(same));
    return box;
  }

  function characters(vocabulary) {
    const box = section("Characters", "As the references write them, the rarest first: a stray letter, a foreign script or a control character shows here. Choose one to see its utterances.");
    const list = X.element("div", "characters");
    list.id = "characters";
    const rows = [...vocabulary.characters].sort((a, b) => a[1] - b[1]);
    for (const [character, count, utterances] of rows) {
      const button = X.element("button", "character"), code = "U+" + character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      const visible = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character);
      button.append(X.element("span", visible ? "glyph" : "glyph code", visible ? character : code), X.element("span", "n", count.toLocaleString("en")));
      button.title = code + ", " + count.toLocaleString("en") + " times in " + utterances.toLocaleString("en") + " utterances";
      button.addEventListener("click", () => X.searchFor("\"" + character + "\""));
      list.append(button);
    }
    box.append(list);
    return box;
  }

  function words(vocabulary) {
    const box = section("Words", "Lower case and without punctuation. Choose one to see its utterances."), grid = X.element("div", "tiles");
    if (vocabulary.missed) grid.append(wordList("Most often not recognised", vocabulary.missed, ([, count, right]) => (count - right).toLocaleString("en") + " of " + count.toLocaleString("en")));
    grid.append(wordList("Most frequent", vocabulary.frequent, ([, count]) => count.toLocaleString("en")), wordList("Rarest", vocabulary.rare, ([, count]) => count.toLocaleString("en")));
    box.append(grid);
    return box;
  }

  function wordList(title, rows, text) {
    const tile = X.element("figure", "tile"), list = X.element("ol", "word-list");
    tile.append(X.element("figcaption", "", title));
    for (const row of rows) {
      const item = X.element("li"), button = X.element("button", "word", X.short(row[0], 60));
      button.dir = "auto";
      button.addEventListener("click", () => X.searchFor(row[0]));
      item.append(button, X.element("span", "n", text(row)));
      list.append(item);
    }
    tile.append(list);
    return tile;
  }
})(window.Explorer);

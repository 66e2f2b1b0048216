// Which rows fit: search, facets with counts, ranges. A facet's counts are those under all other filters, as if it had none itself.
"use strict";
(function (X) {
  const shown = 8; // Values of a facet shown before "more".
  const bins = 40;
  const facets = new Map(), ranges = new Map();
  const views = []; // What redraws when the rows change.
  const haystacks = [];
  let terms = [];
  let facetColumns = [];

  // Words must all occur; "…" is a phrase; a leading minus excludes.
  function parse(query) {
    return [...query.toLowerCase().normalize("NFC").matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)]
      .map(match => ({ without: match[1] === "-", text: match[2] ?? match[3] })).filter(term => term.text !== "");
  }

  function haystack(row) {
    return haystacks[row] ??= ["text", "id", "path", "speaker", "hypothesis"].map(key => X.value(key, row)).join("\n").toLowerCase().normalize("NFC");
  }

  const found = row => terms.every(term => haystack(row).includes(term.text) !== term.without);

  // Of a row's value, whether one of the chosen ones is in it. Unlabelled rows have -1, rows without flags 0.
  function chosen(column, row, set) {
    const value = column.data[row];
    if (column.kind === "Facet") return set.has(value);
    return value === 0 ? set.has(-1) : value.some(flag => set.has(flag));
  }

  function inRange(column, row, [low, high]) {
    const value = column.data[row];
    return value >= low && value <= high; // Absent values are in no range.
  }

  function tests() {
    const list = [];
    for (const [key, range] of ranges) list.push({ key, fits: row => inRange(X.columns.get(key), row, range) });
    for (const [key, set] of facets) if (set.size > 0) list.push({ key, fits: row => chosen(X.columns.get(key), row, set) });
    if (terms.length > 0) list.push({ key: null, fits: found });
    return list;
  }

  X.filter = function () {
    const list = tests(), fitting = [];
    const counts = new Map(facetColumns.map(column => [column.key, new Map()]));
    for (let row = 0; row < X.rows; row++) {
      let failed = 0, by = null;
      for (const test of list) {
        if (test.fits(row)) continue;
        by = test.key;
        if (++failed > 1 || by === null) { failed = 2; break; }
      }
      if (failed === 0) fitting.push(row);
      if (failed > 1) continue;
      for (const column of facetColumns) {
        if (failed === 1 && column.key !== by) continue;
        count(counts.get(column.key), column, row);
      }
    }
    X.active = list.length > 0;
    views.forEach(view => view(counts));
    return fitting;
  };

  function count(map, column, row) {
    const value = column.data[row];
    if (column.kind === "Facet") map.set(value, (map.get(value) || 0) + 1);
    else if (value === 0) map.set(-1, (map.get(-1) || 0) + 1);
    else for (const flag of value) map.set(flag, (map.get(flag) || 0) + 1);
  }

  X.search = query => { terms = parse(query); };

  X.clearFilters = function () {
    facets.clear();
    ranges.clear();
    terms = [];
    document.getElementById("query").value = "";
    document.querySelectorAll("#filters input[type=number], #filters .facet-search").forEach(input => { input.value = ""; });
    document.querySelectorAll("#filters .range").forEach(range => mark(range, null));
    X.changed();
  };

  X.buildFilters = function () {
    facetColumns = [...X.columns.values()].filter(column => column.kind === "Facet" || column.kind === "Flags").filter(tells);
    const home = document.getElementById("filters");
    for (const column of facetColumns) home.append(facet(column));
    const groups = new Map();
    for (const column of X.columns.values()) {
      if (column.kind !== "Number") continue;
      if (!groups.has(column.group)) groups.set(column.group, []);
      groups.get(column.group).push(column);
    }
    for (const [name, columns] of groups) home.append(group(name, columns));
  };

  // One value on every row tells nothing apart, nor does another on each.
  function tells(column) {
    if (column.kind === "Flags") return true;
    const unlabelled = column.data.includes(-1);
    return column.values.length + (unlabelled ? 1 : 0) > 1 && (column.values.length < X.rows || X.rows < 30);
  }

  function facet(column) {
    const box = X.element("details", "facet");
    box.id = "facet-" + column.key;
    box.open = column.key === "flags" || column.values.length <= 12;
    const set = new Set();
    box.append(X.element("summary", "", column.label));
    const list = X.element("ul", "facet-values");
    let all = false, needle = "", last = new Map();
    if (column.values.length > 20) {
      const input = X.element("input", "facet-search");
      input.type = "search";
      input.placeholder = column.values.length.toLocaleString("en") + " values";
      input.setAttribute("aria-label", "Search in " + column.label);
      input.addEventListener("input", () => { needle = input.value.toLowerCase(); draw(); });
      box.append(input);
    }
    const more = X.element("button", "quiet more");
    more.addEventListener("click", () => { all = !all; draw(); });
    box.append(list, more);
    box.addEventListener("toggle", draw);

    function draw() {
      if (!box.open) return;
      const values = [...new Set([...last.keys(), ...set])].filter(value => needle === "" || nameOf(value).toLowerCase().includes(needle))
        .sort((a, b) => (last.get(b) || 0) - (last.get(a) || 0) || nameOf(a).localeCompare(nameOf(b)));
      const most = all ? 500 : shown;
      list.replaceChildren(...values.slice(0, most).map(item));
      more.hidden = values.length <= shown;
      more.textContent = all ? "Fewer" : (values.length - shown).toLocaleString("en") + " more";
    }

    const nameOf = value => value < 0 ? (column.kind === "Flags" ? "no flag" : "not said") : column.values[value];

    function item(value) {
      const row = X.element("li"), label = X.element("label"), input = X.element("input");
      input.type = "checkbox";
      input.checked = set.has(value);
      input.addEventListener("change", () => {
        if (input.checked) set.add(value); else set.delete(value);
        facets.set(column.key, set);
        X.changed();
      });
      const name = X.element("span", value < 0 ? "name muted" : "name", X.short(nameOf(value), 120));
      name.dir = "auto";
      label.append(input, name, X.element("span", "n", (last.get(value) || 0).toLocaleString("en")));
      row.append(label);
      return row;
    }

    views.push(counts => {
      if (!facets.has(column.key)) set.clear();
      last = counts.get(column.key);
      draw();
    });
    return box;
  }

  function group(name, columns) {
    const box = X.element("details", "group");
    box.id = "group-" + name.toLowerCase();
    box.append(X.element("summary", "", name));
    box.open = name === "Errors";
    let built = false;
    const build = () => {
      if (!box.open || built) return;
      built = true;
      columns.filter(column => X.sorted(column).length > 0).forEach(column => box.append(range(column)));
    };
    box.addEventListener("toggle", build);
    build();
    return box;
  }

  function range(column) {
    const box = X.element("fieldset", "range");
    box.id = "range-" + column.key;
    const legend = X.element("legend", "", column.label + (column.unit ? " (" + column.unit + ")" : ""));
    const { low, high, counts } = X.histogram(column, bins);
    const picture = X.element("div", "brush");
    picture.append(X.bars(counts, 240, 34));
    const inputs = ["from", "to"].map((word, i) => {
      const input = X.element("input");
      input.type = "number";
      input.step = "any";
      input.placeholder = X.number(X.sorted(column)[i === 0 ? 0 : X.sorted(column).length - 1], column.digits).replace("−", "-");
      input.setAttribute("aria-label", column.label + " " + word);
      input.addEventListener("change", read);
      return input;
    });

    function read() {
      const [from, to] = inputs.map(input => input.value === "" ? null : Number(input.value));
      set(from, to);
    }

    function set(from, to) {
      if (from === null && to === null) ranges.delete(column.key);
      else ranges.set(column.key, [from ?? -Infinity, to ?? Infinity]);
      mark(box, from === null && to === null ? null : [from, to].map((value, i) => value === null ? i : Math.min(1, Math.max(0, (value - low) / (high - low)))));
      X.changed();
    }

    let start = null;
    const at = event => {
      const frame = picture.getBoundingClientRect();
      return Math.min(1, Math.max(0, (event.clientX - frame.left) / frame.width));
    };
    picture.addEventListener("pointerdown", event => { start = at(event); picture.setPointerCapture(event.pointerId); });
    picture.addEventListener("pointermove", event => { if (start !== null) mark(box, [start, at(event)].sort((a, b) => a - b)); });
    picture.addEventListener("pointerup", event => {
      const [from, to] = [start, at(event)].sort((a, b) => a - b);
      start = null;
      const values = to - from < 0.01 ? [null, null] : [from <= 0 ? null : low + from * (high - low), to >= 1 ? null : low + to * (high - low)];
      inputs.forEach((input, i) => { input.value = values[i] === null ? "" : values[i].toFixed(column.digits); });
      read();
    });
    const row = X.element("div", "ends");
    row.append(inputs[0], X.element("span", "muted", "to"), inputs[1]);
    box.append(legend, picture, row);
    return box;
  }

  // Shades what is outside of the range.
  function mark(box, ends) {
    box.classList.toggle("is-set", ends !== null);
    box.style.setProperty("--from", (ends ? ends[0] : 0) * 100 + "%");
    box.style.setProperty("--to", (ends ? ends[1] : 1) * 100 + "%");
  }
})(window.Explorer);

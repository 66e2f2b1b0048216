// The table: only the rows that are seen are in the page, however many there are.
"use strict";
(function (X) {
  const rowHeight = 30;
  const tallest = 8e6; // Browsers end a little above 16 million pixels; beyond this the scroll bar is scaled.
  const preferred = ["id", "text", "speaker", "accent", "split", "seconds", "wer", "snr", "flags"];
  const widths = { id: "minmax(8.5rem, 1fr)", speaker: "minmax(6.5rem, 0.8fr)", text: "minmax(12rem, 4fr)", hypothesis: "minmax(12rem, 4fr)", path: "minmax(10rem, 2fr)",
    flags: "minmax(7rem, 1.4fr)" };
  const home = {};
  let order = [], columns = [], sort = { key: null, down: false };
  let selected = -1; // The row that is open.

  X.buildTable = function () {
    for (const name of ["", "-head", "-scroll", "-space", "-rows"]) home[name.slice(1) || "grid"] = document.getElementById("table" + name);
    columns = preferred.filter(key => X.columns.has(key) && (key !== "split" || X.columns.get(key).values.length > 1));
    chooser();
    head();
    let asked = false;
    home.scroll.addEventListener("scroll", () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; draw(); });
    }, { passive: true });
    new ResizeObserver(draw).observe(home.scroll);
    home.rows.addEventListener("click", event => {
      const row = event.target.closest("[data-row]");
      if (row) X.select(Number(row.dataset.row));
    });
    home.grid.addEventListener("keydown", event => {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: visible() - 1, PageUp: 1 - visible(), Home: -Infinity, End: Infinity }[event.key];
      if (step === undefined || event.target !== home.grid) return;
      event.preventDefault();
      X.step(step);
    });
  };

  X.show = function (rows) {
    order = rows;
    sortRows();
    home.grid.setAttribute("aria-rowcount", order.length + 1);
    home.space.style.height = Math.min(order.length * rowHeight, tallest) + "px";
    document.getElementById("empty").hidden = order.length > 0;
    home.scroll.scrollTop = 0;
    draw();
  };

  X.mark = function (row, reveal) {
    selected = row;
    const place = order.indexOf(row);
    if (reveal && place >= 0) {
      const first = firstShown(), last = first + visible() - 1;
      if (place < first || place > last) home.scroll.scrollTop = topOf(place - Math.floor(visible() / 2));
    }
    draw();
  };

  // The next row in the order of the table; the first where none is open.
  X.step = function (by) {
    if (order.length === 0) return;
    const place = order.indexOf(selected);
    X.select(order[place < 0 ? 0 : Math.min(order.length - 1, Math.max(0, place + by))]);
  };

  X.placeOf = row => [order.indexOf(row) + 1, order.length];

  const visible = () => Math.max(1, Math.floor(home.scroll.clientHeight / rowHeight));

  // Where the whole is taller than a page can be, a pixel of scrolling stands for more than a pixel of rows.
  function scale() {
    const whole = order.length * rowHeight, room = home.scroll.clientHeight;
    return whole <= tallest ? 1 : (whole - room) / (tallest - room);
  }

  const firstShown = () => Math.floor(home.scroll.scrollTop * scale() / rowHeight);

  const topOf = place => Math.max(0, place) * rowHeight / scale();

  function draw() {
    const top = home.scroll.scrollTop, first = Math.max(0, firstShown() - 4), last = Math.min(order.length, first + visible() + 10);
    const shift = scale() === 1 ? first * rowHeight : top - (top * scale() - first * rowHeight);
    home.rows.style.transform = "translateY(" + shift + "px)";
    const rows = [];
    for (let place = first; place < last; place++) rows.push(line(order[place], place));
    home.rows.replaceChildren(...rows);
  }

  function line(row, place) {
    const element = X.element("div", "grid-row");
    element.setAttribute("role", "row");
    element.setAttribute("aria-rowindex", place + 2);
    element.dataset.row = row;
    element.id = "row-" + row;
    if (row === selected) {
      element.classList.add("is-open");
      element.setAttribute("aria-selected", "true");
      home.grid.setAttribute("aria-activedescendant", element.id);
    }
    for (const key of columns) {
      const column = X.columns.get(key), cell = X.element("div", "cell is-" + column.kind.toLowerCase(), X.short(X.text(column, row), 300));
      cell.setAttribute("role", "gridcell");
      cell.dir = "auto";
      if (column.kind !== "Number") cell.title = cell.textContent; // The end of it may be cut off.
      element.append(cell);
    }
    return element;
  }

  function head() {
    home.grid.style.setProperty("--columns", columns.map(key => widths[key] || (X.columns.get(key).kind === "Number" ? "5.6rem" : "minmax(5rem, 1fr)")).join(" "));
    home.head.setAttribute("aria-rowindex", 1);
    home.head.replaceChildren(...columns.map(key => {
      const column = X.columns.get(key), cell = X.element("div", "cell is-" + column.kind.toLowerCase()), button = X.element("button", "sort", column.label);
      cell.setAttribute("role", "columnheader");
      cell.setAttribute("aria-sort", sort.key === key ? (sort.down ? "descending" : "ascending") : "none");
      button.dataset.key = key;
      button.title = "Sort by " + column.label + (column.unit ? " (" + column.unit + ")" : "");
      button.append(X.element("span", "arrow", sort.key === key ? (sort.down ? " ▼" : " ▲") : ""));
      button.addEventListener("click", () => {
        sort = sort.key !== key ? { key, down: column.kind === "Number" } : sort.down === (column.kind === "Number") ? { key, down: !sort.down } : { key: null, down: false };
        head();
        X.changed();
      });
      cell.append(button);
      return cell;
    }));
  }

  // Absent values come last in either direction.
  function sortRows() {
    if (sort.key === null) return;
    const column = X.columns.get(sort.key), sign = sort.down ? -1 : 1, data = column.data;
    if (column.kind === "Number") {
      order.sort((a, b) => {
        const left = data[a], right = data[b];
        if (Number.isNaN(left) || Number.isNaN(right)) return Number.isNaN(left) - Number.isNaN(right) || a - b;
        return sign * (left - right) || a - b;
      });
      return;
    }
    const collator = new Intl.Collator(undefined, { numeric: true }), texts = new Map(order.map(row => [row, X.short(X.text(column, row), 200)]));
    order.sort((a, b) => {
      const left = texts.get(a), right = texts.get(b);
      if (left === "" || right === "") return (left === "") - (right === "") || a - b;
      return sign * collator.compare(left, right) || a - b;
    });
  }

  function chooser() {
    const list = document.getElementById("columns");
    for (const column of X.columns.values()) {
      const label = X.element("label"), input = X.element("input");
      input.type = "checkbox";
      input.checked = columns.includes(column.key);
      input.dataset.key = column.key;
      input.addEventListener("change", () => {
        const keep = new Set([...list.querySelectorAll("input:checked")].map(one => one.dataset.key));
        columns = [...preferred, ...[...X.columns.keys()].filter(key => !preferred.includes(key))].filter(key => keep.has(key));
        head();
        draw();
      });
      label.append(input, X.element("span", "", column.label));
      list.append(label);
    }
  }
})(window.Explorer);

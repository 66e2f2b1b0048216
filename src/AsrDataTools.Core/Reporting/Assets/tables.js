"use strict";
// Tables that can be sorted by their heads, filtered by words and turned over page by page. Rows are those of the markup, or, of tables
// with too many for that, come packed in the page and are drawn when they are looked at.
const reportTables = (() => {
  const pageSize = 100, filterAbove = 10, printed = 40;
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const units = { h: 3600, min: 60, s: 1, ms: 0.001 };
  const number = count => count.toLocaleString("en-US");

  // "1,234", "−3.2 ± 1", "12.4 %", "32 min", "0:01:15", "0.2 … 0.4": the first number, times in seconds; NaN where there is none.
  function value(text) {
    const clock = /^(\d+):(\d\d):(\d\d)/.exec(text);
    if (clock) return 3600 * clock[1] + 60 * clock[2] + +clock[3];
    const found = /-?\d+(\.\d+)?/.exec(text.replace(/,/g, "").replace(/−/g, "-"));
    if (!found) return NaN;
    const unit = /^[^a-z]*\s(h|min|s|ms)\b/.exec(text);
    return Number(found[0]) * (unit ? units[unit[1]] : 1);
  }

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  class ReportTable {
    constructor(region) {
      this.region = region;
      this.label = region.getAttribute("aria-label");
      this.body = region.querySelector("tbody");
      this.heads = [...region.querySelectorAll("thead th")];
      this.rows = [...this.body.rows].map(row => ({ id: row.id, texts: [...row.cells].map(cell => cell.textContent.trim()), row }));
      this.order = { column: -1, descending: false };
      this.words = [];
      this.page = 0;
      this.view = this.rows;
      this.loaded = null;
    }

    // Before the rows are there, the first of them are in the markup and can be read already.
    async load(held) {
      const bytes = Uint8Array.from(atob(held.gzip), letter => letter.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      const drawn = this.rows;
      this.rows = JSON.parse(await new Response(stream).text()).map(([id, ...cells], index) => ({
        id, cells, texts: cells.map(cell => Array.isArray(cell) ? cell[1] : cell), row: drawn[index]?.row,
      }));
      this.columns = held.columns;
      this.arrange();
    }

    equip() {
      this.heads.forEach((head, column) => {
        if (head.classList.contains("picture") || this.rows.length < 2) return;
        const button = element("button", { type: "button", className: "sort" }, ...head.childNodes);
        head.append(button);
        head.setAttribute("aria-sort", "none");
        button.addEventListener("click", () => this.sortBy(column));
      });
      if (this.rows.length > filterAbove) this.addFilter();
      if (this.rows.length > pageSize || this.loaded) this.addPager();
      this.arrange();
    }

    addFilter() {
      this.filter = element("input", { type: "search", className: "table-filter", autocomplete: "off" });
      this.filter.setAttribute("aria-label", `Filter: ${this.label}`);
      this.filter.placeholder = "Filter";
      this.count = element("output", { className: "table-count" });
      this.count.setAttribute("aria-live", "polite");
      this.region.before(element("div", { className: "table-tools" }, this.filter, this.count));
      this.filter.addEventListener("input", () => {
        this.words = this.filter.value.toLowerCase().split(/\s+/).filter(word => word.length > 0);
        this.page = 0;
        this.arrange();
      });
    }

    addPager() {
      this.place = element("span", { className: "table-place" });
      this.place.setAttribute("aria-live", "polite");
      const step = (name, label, to) => {
        const button = element("button", { type: "button", className: `page-${name}`, textContent: label });
        button.addEventListener("click", () => this.turnTo(to()));
        return button;
      };
      this.steps = [
        step("first", "« First", () => 0), step("previous", "‹ Previous", () => this.page - 1),
        step("next", "Next ›", () => this.page + 1), step("last", "Last »", () => this.pages - 1),
      ];
      this.pager = element("nav", { className: "pager" }, this.steps[0], this.steps[1], this.place, this.steps[2], this.steps[3]);
      this.pager.setAttribute("aria-label", `Pages: ${this.label}`);
      this.region.after(this.pager);
    }

    get pages() { return Math.max(1, Math.ceil(this.view.length / pageSize)); }

    // Up, down, then as it was.
    sortBy(column) {
      if (this.order.column !== column) this.order = { column, descending: false };
      else if (!this.order.descending) this.order = { column, descending: true };
      else this.order = { column: -1, descending: false };
      this.heads.forEach((head, index) => {
        if (head.hasAttribute("aria-sort"))
          head.setAttribute("aria-sort", index !== this.order.column ? "none" : this.order.descending ? "descending" : "ascending");
      });
      this.page = 0;
      this.arrange();
    }

    turnTo(page) {
      this.page = Math.min(Math.max(0, page), this.pages - 1);
      this.draw();
    }

    arrange() {
      const has = row => {
        row.all ??= row.texts.join("\n").toLowerCase();
        return this.words.every(word => row.all.includes(word));
      };
      this.view = this.words.length > 0 ? this.rows.filter(has) : this.rows;
      const { column, descending } = this.order;
      if (column >= 0) {
        const isNumeric = this.heads[column].classList.contains("n");
        const keyed = this.view.map(row => ({ row, key: isNumeric ? value(row.texts[column] ?? "") : row.texts[column] ?? "" }));
        const isAbsent = key => isNumeric ? Number.isNaN(key) : key === "" || key === "–";
        keyed.sort((left, right) => {
          const absent = isAbsent(left.key) - isAbsent(right.key);
          if (absent !== 0 || isAbsent(left.key)) return absent;
          const order = isNumeric ? left.key - right.key : collator.compare(left.key, right.key);
          return descending ? -order : order;
        });
        this.view = keyed.map(entry => entry.row);
      }
      this.draw();
    }

    draw(most = pageSize) {
      this.page = Math.min(this.page, this.pages - 1);
      const from = this.page * pageSize, shown = this.view.slice(from, from + most);
      this.body.replaceChildren(...shown.map(row => row.row ??= this.make(row)));
      if (this.count) this.count.textContent = this.words.length > 0 ? `${number(this.view.length)} of ${number(this.rows.length)} rows` : `${number(this.rows.length)} rows`;
      if (!this.pager) return;
      this.place.textContent = this.view.length === 0 ? "no rows" : `${number(from + 1)}–${number(from + shown.length)} of ${number(this.view.length)}`;
      this.pager.hidden = this.view.length <= pageSize;
      this.steps.forEach((step, index) => { step.disabled = index < 2 ? this.page === 0 : this.page >= this.pages - 1; });
    }

    make(row) {
      const made = element("tr", { id: row.id });
      row.cells.forEach((cell, index) => {
        const [shown, whole] = Array.isArray(cell) ? cell : [cell, ""];
        const kind = this.columns[index];
        let inside = element("bdi", { title: whole, textContent: shown });
        if (kind === "head") inside = element("a", { href: `#${row.id}` }, inside);
        else if (kind === "code") inside = element("code", {}, inside);
        else if (kind === "answer") inside = document.querySelector(`template[data-answer="${shown}"]`)?.content.cloneNode(true) ?? inside;
        const place = element(kind === "head" ? "th" : "td", { className: { light: "light", text: "words" }[kind] ?? "" }, inside);
        if (kind === "head") place.scope = "row";
        made.append(place);
      });
      return made;
    }

    // Brings a row to sight, even if it is filtered out or on another page.
    find(id) {
      const row = this.rows.find(candidate => candidate.id === id);
      if (!row) return false;
      if (!this.view.includes(row)) {
        this.filter.value = "";
        this.words = [];
        this.arrange();
      }
      this.turnTo(Math.floor(this.view.indexOf(row) / pageSize));
      return true;
    }

    // On paper there is no turning over: a table is cut, and says so.
    print() {
      this.draw(printed);
      const left = this.view.length - this.body.rows.length;
      if (left <= 0) return;
      this.cut = element("p", { className: "small muted cut", textContent: `${number(this.body.rows.length)} of ${number(this.view.length)} rows are printed; all are in the JSON and CSV reports.` });
      this.region.after(this.cut);
    }

    restore() {
      this.cut?.remove();
      this.draw();
    }
  }

  const held = JSON.parse(document.getElementById("table-data")?.textContent ?? "{}");
  const tables = [...document.querySelectorAll(".scroll")].filter(region => region.querySelector("tbody")).map(region => new ReportTable(region));
  for (const table of tables) {
    const own = held[table.region.id];
    if (own) table.loaded = table.load(own);
    table.equip();
  }
  document.documentElement.dataset.tables = "ready";
  Promise.all(tables.map(table => table.loaded)).then(() => { document.documentElement.dataset.rows = "ready"; });
  return tables;
})();

// Starts the page, and brings its parts together: views, keys, the address.
"use strict";
(function (X) {
  const get = id => document.getElementById(id);
  let row = -1;

  async function start() {
    const status = get("status");
    try {
      await X.open(share => { status.textContent = "Loading … " + Math.round(share * 100) + " %"; });
    } catch (error) {
      status.textContent = error.message;
      status.classList.add("failed");
      return;
    }
    const index = X.index;
    document.title = X.short(index.title, 200) + " · Speech explorer";
    get("title").textContent = X.short(index.title, 200);
    get("facts").textContent = facts(index);
    status.hidden = true;
    get("pane-table").hidden = false;
    if (matchMedia("(max-width: 900px)").matches) get("filter-drawer").open = false;
    X.buildTable();
    X.buildFilters();
    X.changed();
    wire();
    openAddress();
    document.documentElement.dataset.ready = Math.round(performance.now());
  }

  function facts(index) {
    const parts = [index.rows.toLocaleString("en") + " utterances", X.number(index.seconds / 3600, 2) + " h"];
    if (index.sampledFrom) parts.push("a sample of " + index.sampledFrom.toLocaleString("en") + " (seed " + index.seed + ")");
    if (index.failures) parts.push(index.failures.toLocaleString("en") + " with unreadable audio");
    if (index.scoring) parts.push(index.scoring);
    return parts.join(" · ");
  }

  X.changed = function () {
    const rows = X.filter();
    X.show(rows);
    get("count").textContent = rows.length === X.rows ? X.rows.toLocaleString("en") + " utterances" : rows.length.toLocaleString("en") + " of " + X.rows.toLocaleString("en");
    get("clear").hidden = !X.active;
  };

  X.select = function (chosen, fromAddress) {
    if (chosen === row) return;
    row = chosen;
    X.mark(row, true);
    X.openUtterance(row);
    if (!fromAddress) history.replaceState(null, "", address(row));
  };

  // The Id; of rows that share one, all but the first by number.
  function address(row) {
    const id = X.value("id", row);
    return "#" + (X.rowOfId.get(id) === row && !id.startsWith("~") && id.length < 2000 ? encodeURIComponent(id.toWellFormed()) : "~" + row);
  }

  function openAddress() {
    let name = location.hash.slice(1);
    try {
      name = decodeURIComponent(name);
    } catch {
      return; // Not an address that this page made.
    }
    const place = name.startsWith("~") ? Number(name.slice(1)) : X.rowOfId.get(name);
    const known = Number.isInteger(place) && place >= 0 && place < X.rows;
    get("status").hidden = known || name === "";
    if (known) X.select(place, true);
    else if (name === "") X.step(0);
    else get("status").textContent = "No utterance here is called “" + X.short(name, 200) + "”.";
  }

  X.searchFor = function (text) {
    view("table");
    get("query").value = text;
    X.search(text);
    X.changed();
  };

  function view(name) {
    for (const one of ["table", "overview"]) {
      get("view-" + one).setAttribute("aria-selected", one === name);
      get("pane-" + one).hidden = one !== name;
    }
    if (name === "overview") X.buildOverview();
    else X.mark(row, false);
  }

  function wire() {
    let waiting = 0;
    get("query").addEventListener("input", event => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { X.search(event.target.value); X.changed(); }, 120);
    });
    get("clear").addEventListener("click", X.clearFilters);
    get("view-table").addEventListener("click", () => view("table"));
    get("view-overview").addEventListener("click", () => view("overview"));
    get("help-open").addEventListener("click", () => get("help").showModal());
    get("help-close").addEventListener("click", () => get("help").close());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => X.redraw());
    addEventListener("hashchange", openAddress);
    addEventListener("keydown", keys);
  }

  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || get("help").open) return;
    const typing = event.target.matches("input, textarea, select") && event.target.type !== "checkbox";
    if (typing) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    // Space and Enter press what has the focus; the player has keys of its own.
    if (event.target.closest("button, summary, audio, input") && (event.key === " " || event.key.startsWith("Arrow"))) return;
    if (press(event.key)) event.preventDefault();
  }

  function press(key) {
    switch (key) {
      case "j": X.step(1); return true;
      case "k": X.step(-1); return true;
      case "/": view("table"); get("query").focus(); return true;
      case "?": get("help").showModal(); return true;
      case "o": view(get("pane-overview").hidden ? "overview" : "table"); return true;
      default: return !get("pane-table").hidden && X.key(key);
    }
  }

  start();
})(window.Explorer);

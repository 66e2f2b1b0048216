"use strict";
(() => {
  const sheet = JSON.parse(document.getElementById("sheet").textContent);
  const columns = ["Item", "Id", "Clip", "Transcript", "WordsWrong", "CorrectedTranscript", "CannotJudge", "Remarks", "Plan"];
  const storeKey = "audit-" + sheet.plan;
  const at = id => document.getElementById(id);
  const audio = at("audio");
  const empty = () => ({ wrong: "", corrected: "", cannot: false, remarks: "" });
  const isCount = text => /^\d+$/.test(text);
  const answers = restore();
  const answerOf = item => answers.get(item.item);
  let current = Math.max(0, sheet.items.findIndex(item => !isAnswered(item)));
  let unsaved = false;

  function restore() {
    const kept = new Map(sheet.items.map(item => [item.item, empty()]));
    try {
      const stored = JSON.parse(localStorage.getItem(storeKey) || "{}");
      for (const [item, answer] of Object.entries(stored)) if (kept.has(+item)) kept.set(+item, { ...empty(), ...answer });
    } catch { /* A browser that keeps nothing for files still saves the sheet. */ }
    return kept;
  }

  function keep() {
    unsaved = true;
    try { localStorage.setItem(storeKey, JSON.stringify(Object.fromEntries(answers))); } catch { /* As above. */ }
  }

  function isAnswered(item) { return stateOf(item) !== ""; }

  function stateOf(item) {
    const answer = answerOf(item);
    if (answer.cannot) return "unclear";
    if (answer.corrected !== "") return plain(answer.corrected) === plain(item.transcript) ? "right" : "wrong";
    if (isCount(answer.wrong)) return +answer.wrong === 0 ? "right" : "wrong";
    return "";
  }

  function plain(text) { return text.trim().split(/\s+/).join(" "); }

  function show() {
    const item = sheet.items[current], answer = answerOf(item), state = stateOf(item);
    at("where").textContent = `${item.item} of ${sheet.items.length}`;
    at("id").textContent = item.id;
    at("state").textContent = { right: "all right", wrong: answer.corrected !== "" ? "corrected" : `${answer.wrong} wrong`, unclear: "cannot judge", "": "" }[state];
    at("state").className = "is-" + state;
    at("transcript").textContent = item.transcript;
    at("noclip").hidden = item.clip !== null;
    audio.hidden = item.clip === null;
    const source = item.clip === null ? "" : item.clip;
    if (audio.getAttribute("src") !== source) {
      if (source) audio.setAttribute("src", source); else audio.removeAttribute("src");
      audio.load();
    }
    at("corrected").value = answer.corrected;
    at("correction").hidden = answer.corrected === "";
    at("wrong").value = answer.wrong;
    at("remarks").value = answer.remarks;
    at("right").setAttribute("aria-pressed", String(state === "right"));
    at("edit").setAttribute("aria-pressed", String(answer.corrected !== ""));
    at("cannot").setAttribute("aria-pressed", String(state === "unclear"));
    at("previous").disabled = current === 0;
    at("next").disabled = current === sheet.items.length - 1;
    mark();
  }

  function mark() {
    let done = 0;
    sheet.items.forEach((item, i) => {
      const button = at("strip").children[i].firstChild, state = stateOf(item);
      if (state !== "") done++;
      button.className = state;
      button.setAttribute("aria-label", `${item.item}, ${{ right: "all right", wrong: "errors", unclear: "cannot judge", "": "no answer" }[state]}`);
      if (i === current) button.setAttribute("aria-current", "true"); else button.removeAttribute("aria-current");
    });
    at("progress").textContent = `${done} of ${sheet.items.length} answered`;
    at("bar").value = done / sheet.items.length;
  }

  function go(index, play) {
    current = Math.min(sheet.items.length - 1, Math.max(0, index));
    show();
    if (play && sheet.items[current].clip !== null) audio.play().catch(() => { /* The browser wants a click first. */ });
  }

  function set(change) {
    Object.assign(answerOf(sheet.items[current]), change);
    keep();
    show();
  }

  function takeAll() { set({ wrong: "0", corrected: "", cannot: false }); go(current + 1, true); }
  function takeNone() { set({ wrong: "", corrected: "", cannot: true }); go(current + 1, true); }
  function clear() { set({ wrong: "", corrected: "", cannot: false }); }

  function edit() {
    at("correction").hidden = false;
    const box = at("corrected");
    if (box.value === "") box.value = sheet.items[current].transcript;
    box.focus();
  }

  function nextOpen() {
    for (let step = 1; step <= sheet.items.length; step++) {
      const index = (current + step) % sheet.items.length;
      if (!isAnswered(sheet.items[index])) return go(index, true);
    }
  }

  function cell(text) {
    if (/^[=+\-@\t\r'0-9]/.test(text)) text = "'" + text;
    return /[",;\r\n\t]/.test(text) || text.trim() !== text ? `"${text.replaceAll('"', '""')}"` : text;
  }

  function csv() {
    const rows = sheet.items.map(item => {
      const answer = answerOf(item);
      return [String(item.item), cell(item.id), cell(item.clip ?? ""), cell(item.transcript), isCount(answer.wrong) ? String(+answer.wrong) : "", cell(answer.corrected),
        answer.cannot ? "yes" : "", cell(answer.remarks), cell(sheet.plan)].join(",");
    });
    return "\uFEFF" + [columns.join(","), ...rows].join("\r\n") + "\r\n";
  }

  function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" }));
    link.download = "sheet-filled.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
  }

  function parse(text) {
    text = text.replace(/^\uFEFF/, "");
    const first = text.split(/\r?\n/, 1)[0];
    const separator = [",", ";", "\t"].sort((a, b) => first.split(b).length - first.split(a).length)[0];
    const rows = [];
    let row = [], value = "", quoted = false;
    for (let i = 0; i < text.length; i++) {
      const c = text[i];
      if (quoted) {
        if (c !== '"') value += c;
        else if (text[i + 1] === '"') { value += c; i++; }
        else quoted = false;
      } else if (c === '"' && value === "") quoted = true;
      else if (c === separator) { row.push(value); value = ""; }
      else if (c === "\n") { row.push(value.replace(/\r$/, "")); rows.push(row); row = []; value = ""; }
      else value += c;
    }
    if (value !== "" || row.length > 0) rows.push([...row, value]);
    return rows;
  }

  function load(text) {
    const [header, ...rows] = parse(text);
    const column = name => header.findIndex(title => title.trim().toLowerCase() === name.toLowerCase());
    const places = Object.fromEntries(columns.map(name => [name, column(name)]));
    const bare = value => value.replace(/^'(?=[=+\-@\t\r'0-9])/, "");
    if (places.Plan < 0 || rows.some(row => row.length > places.Plan && row[places.Plan] && bare(row[places.Plan]) !== sheet.plan)) {
      alert("That sheet belongs to another plan, or is no listening sheet.");
      return;
    }
    const read = (row, name) => places[name] < 0 ? "" : bare((row[places[name]] ?? "").trim());
    for (const row of rows) {
      const number = +read(row, "Item");
      if (!answers.has(number)) continue;
      const cannot = !["", "no", "n", "false", "0", "-"].includes(read(row, "CannotJudge").toLowerCase());
      answers.set(number, { wrong: read(row, "WordsWrong"), corrected: read(row, "CorrectedTranscript"), cannot, remarks: read(row, "Remarks") });
    }
    keep();
    go(Math.max(0, sheet.items.findIndex(item => !isAnswered(item))), false);
  }

  sheet.items.forEach((item, i) => {
    const entry = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.tabIndex = -1;
    button.textContent = item.item;
    button.addEventListener("click", () => go(i, true));
    entry.append(button);
    at("strip").append(entry);
  });

  at("right").addEventListener("click", takeAll);
  at("cannot").addEventListener("click", takeNone);
  at("clear").addEventListener("click", clear);
  at("edit").addEventListener("click", edit);
  at("previous").addEventListener("click", () => go(current - 1, true));
  at("next").addEventListener("click", () => go(current + 1, true));
  at("open").addEventListener("click", nextOpen);
  at("save").addEventListener("click", save);
  at("order").hidden = !sheet.isSequential;
  at("load").addEventListener("change", event => {
    const file = event.target.files[0];
    if (file) file.text().then(load);
    event.target.value = "";
  });
  at("corrected").addEventListener("input", event => {
    Object.assign(answerOf(sheet.items[current]), { corrected: event.target.value, wrong: "", cannot: false });
    keep();
    mark();
  });
  at("corrected").addEventListener("keydown", event => {
    if (event.key === "Enter" && event.ctrlKey) {
      set({ corrected: event.target.value, wrong: "", cannot: false });
      event.target.blur();
      go(current + 1, true);
    } else if (event.key === "Escape") event.target.blur();
  });
  at("wrong").addEventListener("input", event => {
    const text = event.target.value.trim();
    Object.assign(answerOf(sheet.items[current]), { wrong: text, corrected: "", cannot: false });
    keep();
    mark();
  });
  at("wrong").addEventListener("keydown", event => {
    if (event.key === "Enter") { event.target.blur(); go(current + 1, true); } else if (event.key === "Escape") event.target.blur();
  });
  at("remarks").addEventListener("input", event => {
    answerOf(sheet.items[current]).remarks = event.target.value;
    keep();
  });

  const keys = {
    " ": () => audio.paused ? audio.play() : audio.pause(),
    "Backspace": () => { audio.currentTime = 0; audio.play(); },
    "ArrowLeft": () => go(current - 1, true),
    "ArrowRight": () => go(current + 1, true),
    "r": takeAll, "e": edit, "u": takeNone, "c": clear, "n": nextOpen, "s": save,
  };
  document.addEventListener("keydown", event => {
    const within = event.target.closest("input, textarea, summary");
    if (within || event.altKey || event.metaKey) return;
    if (event.ctrlKey && event.key !== "s") return;
    const isButton = event.target.closest("button, label");
    if (isButton && (event.key === " " || event.key === "Enter")) return;
    if (event.target === audio && event.key === " ") return;
    if (isCount(event.key)) {
      at("wrong").value = "";
      at("wrong").focus();
      return;
    }
    const action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  window.addEventListener("beforeunload", event => { if (unsaved) event.preventDefault(); });
  show();
})();

// The utterance that is open: player, drawing, texts, measures beside the corpus, labels.
"use strict";
(function (X) {
  const bins = 32;
  let current = -1, player = null, timeline = null, offset = 0, finish = Infinity, frame = 0;
  const pane = () => document.getElementById("detail");

  X.openUtterance = async function (row) {
    current = row;
    stop();
    const clip = await X.clip(row).catch(error => ({ failure: error.message, facts: [] }));
    if (current !== row) return; // Another one was opened meanwhile.
    const home = pane();
    home.hidden = false;
    const parts = [heading(row)];
    if (clip.failure) parts.push(notice("The audio cannot be read: " + clip.failure, "failed"));
    else if (!clip.channels) parts.push(notice("This row names no audio.", ""));
    if (clip.channels) {
      timeline = await X.timeline(clip, seek);
      if (current !== row) return;
      parts.push(listen(clip), timeline.box);
    }
    parts.push(texts(row, clip));
    if (clip.findings) parts.push(findings(clip.findings));
    const columns = X.element("div", "sides");
    const measured = measures(row);
    if (measured) columns.append(measured);
    columns.append(labels(row, clip));
    parts.push(columns);
    home.replaceChildren(...parts);
    if (timeline) timeline.redraw();
    home.scrollTop = 0;
    warm(row);
  };

  // The next ones are most often what is opened next.
  function warm(row) {
    if (row + 1 < X.rows) X.clip(row + 1).catch(() => {}); // Said when that one is opened.
  }

  function stop() {
    if (player) { player.pause(); player.removeAttribute("src"); }
    cancelAnimationFrame(frame);
    player = timeline = null;
  }

  function heading(row) {
    const head = X.element("header", "detail-head"), title = X.element("h2", "", X.short(X.value("id", row), 200));
    title.id = "detail-id";
    title.dir = "auto";
    const steps = X.element("div", "steps"), [place, all] = X.placeOf(row);
    const previous = X.element("button", "quiet", "‹ Previous"), next = X.element("button", "quiet", "Next ›");
    previous.id = "previous";
    next.id = "next";
    previous.title = "k";
    next.title = "j";
    previous.addEventListener("click", () => X.step(-1));
    next.addEventListener("click", () => X.step(1));
    steps.append(previous, X.element("span", "muted", place > 0 ? place.toLocaleString("en") + " of " + all.toLocaleString("en") : "not among the filtered"), next);
    head.append(title, steps);
    return head;
  }

  function notice(text, kind) {
    const element = X.element("p", "notice " + kind, text);
    element.dir = "auto";
    return element;
  }

  function listen(clip) {
    const box = X.element("div", "player");
    if (!clip.address) {
      box.append(notice(clip.remark, "silent"));
      return box;
    }
    player = X.element("audio");
    player.id = "player";
    player.setAttribute("aria-label", "The recording");
    player.controls = true;
    player.preload = "none";
    const part = /#t=([\d.]+),([\d.]+)$/.exec(clip.address);
    offset = part ? Number(part[1]) : 0;
    finish = part ? Number(part[2]) : Infinity;
    player.src = clip.address;
    const own = player, trouble = X.element("p", "notice silent");
    trouble.id = "player-trouble";
    trouble.hidden = true;
    own.addEventListener("error", () => {
      if (own !== player) return;
      trouble.hidden = false;
      trouble.textContent = "This browser cannot play the recording, or it is no longer where it was. Export again with -CopyAudio to hear it.";
    });
    own.addEventListener("playing", follow);
    own.addEventListener("seeked", () => { if (timeline) timeline.at(own.currentTime - offset); });
    own.addEventListener("timeupdate", () => { if (own.currentTime >= finish) own.pause(); });
    box.append(own);
    if (clip.remark) box.append(X.element("p", "muted small", clip.remark));
    box.append(trouble);
    return box;
  }

  function follow() {
    if (!player || !timeline) return;
    timeline.at(player.currentTime - offset);
    if (!player.paused) frame = requestAnimationFrame(follow);
  }

  function seek(time) {
    if (timeline) timeline.at(time);
    if (player) player.currentTime = offset + time;
  }

  // What keys do to the open utterance; false for keys that mean nothing here.
  X.key = function (key) {
    if (key === " " && player) {
      if (player.paused) player.play().catch(() => {}); // The player's own error event tells of it.
      else player.pause();
      return true;
    }
    if ((key === "," || key === ".") && player) { seek(Math.max(0, player.currentTime - offset + (key === "," ? -0.5 : 0.5))); return true; }
    if (!timeline) return false;
    switch (key) {
      case "+": case "=": timeline.zoom(0.5); return true;
      case "-": case "−": timeline.zoom(2); return true;
      case "0": timeline.whole(); return true;
      case "ArrowLeft": timeline.pan(-0.25); return true;
      case "ArrowRight": timeline.pan(0.25); return true;
      default: return false;
    }
  };

  X.redraw = () => { if (timeline) timeline.redraw(); };

  function texts(row, clip) {
    const box = X.element("section", "texts"), text = X.value("text", row), hypothesis = X.value("hypothesis", row);
    if (clip.alignment) {
      box.append(X.element("h3", "", "Said and recognised"), difference(clip.alignment), rates(row));
      const raw = X.element("details", "raw");
      raw.append(X.element("summary", "", "As written"), labelled("Reference", text), labelled("Hypothesis", hypothesis || "(nothing recognised)"));
      box.append(raw);
      return box;
    }
    box.append(X.element("h3", "", "Text"), said(text || "No text.", text ? "" : "muted"));
    if (hypothesis) box.append(X.element("h3", "", "Recognised"), said(hypothesis, ""));
    return box;
  }

  function said(text, kind) {
    const element = X.element("p", "said " + kind, text);
    element.dir = "auto";
    return element;
  }

  function labelled(name, text) {
    const element = X.element("p", "said small");
    const value = X.element("span", "", text);
    value.dir = "auto";
    element.append(X.element("b", "", name + ": "), value);
    return element;
  }

  // Signs and strokes say it; colour only helps.
  function difference(alignment) {
    const line = X.element("p", "diff");
    line.id = "diff";
    line.dir = "auto";
    for (const [kind, reference, hypothesis] of alignment) {
      if (kind === "C") line.append(X.element("span", "diff-ok", reference ?? hypothesis));
      else if (kind === "D") line.append(X.element("del", "diff-del", "− " + reference));
      else if (kind === "I") line.append(X.element("ins", "diff-ins", "+ " + hypothesis));
      else {
        const pair = X.element("span", "diff-sub");
        pair.append(X.element("del", "", reference), X.element("span", "arrow", " → "), X.element("ins", "", hypothesis));
        line.append(pair);
      }
      line.append(" ");
    }
    return line;
  }

  function rates(row) {
    const names = [["wer", "WER"], ["cer", "CER"], ["substitutions", "substituted"], ["deletions", "missed"], ["insertions", "put in"]];
    const known = names.filter(([key]) => X.value(key, row) !== "").map(([key, name]) => {
      const column = X.columns.get(key);
      return column.unit ? name + " " + X.withUnit(column, column.data[row]) : X.value(key, row) + " " + name;
    });
    return X.element("p", "muted small", known.join(" · "));
  }

  function findings(list) {
    const box = X.element("section", "findings");
    box.append(X.element("h3", "", "Findings"));
    for (const one of list) {
      const item = X.element("p", "notice " + one.severity.toLowerCase());
      item.append(X.element("b", "", one.severity + ", " + one.rule + ": "), one.message);
      if (one.remedy) item.append(" ", X.element("span", "muted", one.remedy));
      box.append(item);
    }
    return box;
  }

  // Each measure beside those of all utterances.
  function measures(row) {
    const columns = [...X.columns.values()].filter(column => column.kind === "Number" && !Number.isNaN(column.data[row]));
    if (columns.length === 0) return null;
    const box = X.element("section", "measures"), list = X.element("ul");
    box.append(X.element("h3", "", "Measures beside all utterances"));
    for (const column of columns) {
      const value = column.data[row], item = X.element("li"), { low, high, counts } = X.histogram(column, bins);
      item.id = "measure-" + column.key;
      const picture = X.element("span", "small-hist");
      picture.append(X.bars(counts, 120, 22));
      const marker = X.element("span", "marker");
      marker.style.left = Math.min(100, Math.max(0, (value - low) / (high - low) * 100)) + "%";
      picture.append(marker);
      const share = Math.min(99.9, Math.max(0.1, 100 * X.percentile(column, value)));
      item.append(X.element("span", "name", column.label), X.element("span", "value", X.withUnit(column, value)), picture, X.element("span", "muted rank", "P" + Math.round(share)));
      item.title = X.number(share, 1) + " % of utterances lie below";
      list.append(item);
    }
    box.append(list);
    return box;
  }

  function labels(row, clip) {
    const box = X.element("section", "labels"), list = X.element("dl");
    list.id = "labels";
    box.append(X.element("h3", "", "Labels"));
    const add = (name, value) => {
      const text = X.element("dd", "", X.short(value, 5000));
      text.dir = "auto";
      list.append(X.element("dt", "", X.short(name, 80)), text);
    };
    for (const column of X.columns.values()) {
      if (column.kind === "Number" || ["id", "text", "hypothesis"].includes(column.key)) continue;
      const value = X.text(column, row);
      if (value) add(column.label, value);
    }
    for (const [name, value] of clip.facts || []) add(name.replace(/([a-z])([A-Z])/g, "$1 $2"), value);
    box.append(list);
    return box;
  }
})(window.Explorer);

// The data: columns of the table, which are loaded at once, and clips, which are loaded when an utterance is opened. A page opened from a
// disk may load scripts and nothing else, so each part is a script that hands its content to explorerData().
"use strict";
window.Explorer = {};
(function (X) {
  const kept = 12; // Parts of clips kept in memory.
  const arrived = new Map();
  const clips = new Map();

  window.explorerData = value => arrived.set(value.kind === "index" ? "index" : value.kind + "-" + value.number, value);

  function load(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = "data/" + name + ".js";
      script.onload = () => {
        script.remove();
        const value = arrived.get(name);
        arrived.delete(name);
        if (value) resolve(value);
        else reject(new Error("data/" + name + ".js holds nothing: the folder was not copied whole."));
      };
      script.onerror = () => {
        script.remove();
        reject(new Error("data/" + name + ".js cannot be loaded: the folder was not copied whole."));
      };
      document.head.append(script);
    });
  }

  const stores = {
    Number: rows => new Float64Array(rows).fill(NaN),
    Facet: rows => new Int32Array(rows).fill(-1),
    Flags: rows => new Array(rows).fill(0),
    Text: rows => new Array(rows).fill(null),
  };

  X.columns = new Map();

  // Loads the index and all rows; tells the share that is there.
  X.open = async function (progress) {
    const index = await load("index");
    X.index = index;
    X.rows = index.rows;
    for (const definition of index.columns) X.columns.set(definition.key, { ...definition, data: stores[definition.kind](index.rows) });
    const parts = Math.ceil(index.rows / index.rowsPerScript);
    for (let part = 0; part < parts; part++) {
      const content = (await load("rows-" + part)).columns;
      const first = part * index.rowsPerScript;
      for (const [key, values] of Object.entries(content)) {
        const column = X.columns.get(key), data = column.data;
        if (column.kind === "Number") for (let i = 0; i < values.length; i++) data[first + i] = values[i] === null ? NaN : values[i];
        else for (let i = 0; i < values.length; i++) data[first + i] = values[i];
      }
      progress((part + 1) / parts);
    }
    X.rowOfId = new Map();
    const ids = X.columns.get("id").data;
    for (let row = X.rows - 1; row >= 0; row--) X.rowOfId.set(ids[row], row);
  };

  // What is drawn of one row.
  X.clip = async function (row) {
    const starts = X.index.shards;
    let low = 0, high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= row) low = middle; else high = middle - 1;
    }
    if (!clips.has(low)) clips.set(low, load("clips-" + low));
    const part = clips.get(low);
    clips.delete(low);
    clips.set(low, part); // Last used, last to go.
    if (clips.size > kept) clips.delete(clips.keys().next().value);
    try {
      return (await part).clips[row - starts[low]];
    } catch (error) {
      clips.delete(low);
      throw error;
    }
  };

  // Bytes as PackedBytes.cs packs them, in so many rows.
  X.unpack = async function (text, rows) {
    const binary = atob(text);
    const packed = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) packed[i] = binary.charCodeAt(i);
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const length = bytes.length / (rows || 1);
    for (let i = 1; i < bytes.length; i++) if (i % length !== 0) bytes[i] = (bytes[i] + bytes[i - 1]) & 255;
    return bytes;
  };

  // The value of a cell as text; empty where there is none.
  X.text = function (column, row) {
    const value = column.data[row];
    switch (column.kind) {
      case "Number": return Number.isNaN(value) ? "" : X.number(value, column.digits);
      case "Facet": return value < 0 ? "" : column.values[value];
      case "Flags": return value === 0 ? "" : value.map(flag => column.values[flag]).join(", ");
      default: return value === null ? "" : value;
    }
  };

  X.value = (key, row) => X.columns.has(key) ? X.text(X.columns.get(key), row) : "";

  X.number = (value, digits) => value.toFixed(digits).replace(/^-(0(\.0*)?)$/, "$1").replace(/^-/, "−");

  X.withUnit = (column, value) => X.number(value, column.digits) + (column.unit ? "\u00a0" + column.unit : "");

  // Very long names would freeze the layout.
  X.short = (text, most) => text.length > most ? text.slice(0, most) + "…" : text;

  X.element = function (name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  // Sorted values of a number column, made once: for percentiles and histograms.
  X.sorted = function (column) {
    if (!column.sorted) column.sorted = column.data.filter(value => !Number.isNaN(value)).sort();
    return column.sorted;
  };

  // Counts in equal bins between the 0.5th and the 99.5th percentile; what lies beyond is in the outer ones.
  X.histogram = function (column, bins) {
    const sorted = X.sorted(column);
    if (!column.edges) {
      const at = share => sorted[Math.round(share * (sorted.length - 1))];
      let low = at(0.005), high = at(0.995);
      if (low === high) { low = sorted[0]; high = sorted[sorted.length - 1]; }
      if (low === high) { low -= 0.5; high += 0.5; }
      column.edges = [low, high];
    }
    const [low, high] = column.edges, counts = new Array(bins).fill(0);
    for (const value of sorted) counts[Math.min(bins - 1, Math.max(0, Math.floor((value - low) / (high - low) * bins)))]++;
    return { low, high, counts };
  };

  // Share of rows below a value, ties counted half, 0…1.
  X.percentile = function (column, value) {
    const sorted = X.sorted(column);
    const first = (test) => {
      let low = 0, high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (test(sorted[middle])) high = middle; else low = middle + 1;
      }
      return low;
    };
    return (first(one => one >= value) + first(one => one > value)) / 2 / sorted.length;
  };

  // A histogram as a picture; its bars are for the eye, what they say stands beside them.
  X.bars = function (counts, width, height) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("viewBox", "0 0 " + width + " " + height);
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("class", "bars");
    const most = Math.max(...counts, 1), step = width / counts.length;
    counts.forEach((count, i) => {
      if (count === 0) return;
      const bar = document.createElementNS(space, "rect"), tall = Math.max(1, count / most * height);
      bar.setAttribute("x", i * step);
      bar.setAttribute("y", height - tall);
      bar.setAttribute("width", Math.max(0.5, step - 0.5));
      bar.setAttribute("height", tall);
      svg.append(bar);
    });
    return svg;
  };
})(window.Explorer);

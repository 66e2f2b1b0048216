(() => {
  "use strict";
  const charts = JSON.parse(document.getElementById("chart-data").textContent);
  const themes = {
    light: {
      ink: "#1b1d21", muted: "#5b6169", grid: "#e3e0da", paper: "rgba(0,0,0,0)", zone: "rgba(213,94,0,0.07)",
      production: "#0072B2", productionFill: "rgba(0,114,178,0.28)", training: "#A8457F", trainingFill: "rgba(168,69,127,0.10)", evaluation: "#6d5f00",
      Pass: "#00795a", Warn: "#b87a00", Fail: "#c94a0c", Unknown: "#6b7178",
    },
    dark: {
      ink: "#e9e7e2", muted: "#a3a9b1", grid: "#2e3239", paper: "rgba(0,0,0,0)", zone: "rgba(255,149,102,0.09)",
      production: "#56B4E9", productionFill: "rgba(86,180,233,0.28)", training: "#E79AC4", trainingFill: "rgba(231,154,196,0.10)", evaluation: "#dccb5c",
      Pass: "#4fd0a5", Warn: "#f0b64a", Fail: "#ff9566", Unknown: "#a3a9b1",
    },
  };
  const symbols = { Pass: "circle", Warn: "diamond", Fail: "square", Unknown: "circle-open" };
  const darkScheme = matchMedia("(prefers-color-scheme: dark)");

  // Plotly reads a few tags in its texts; names from files are text only. What is hidden or turns the direction of writing is spelled out.
  const hidden = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
  const spelled = mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const short = text => text.length > 60 ? `${text.slice(0, 40)}…${text.slice(-18)}` : text;
  const plain = text => short(String(text)).replace(hidden, spelled).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  const layout = (theme, extra) => ({
    paper_bgcolor: theme.paper, plot_bgcolor: theme.paper, showlegend: false, hovermode: "closest",
    font: { family: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif', size: 12.5, color: theme.ink },
    hoverlabel: { font: { size: 12.5 } },
    ...extra,
  });
  const axis = (theme, extra) => ({
    gridcolor: theme.grid, zerolinecolor: theme.grid, linecolor: theme.grid, tickfont: { color: theme.muted }, fixedrange: true, automargin: true, ...extra,
  });
  const title = (theme, text) => ({ text, standoff: 8, font: { size: 12.5, color: theme.muted } });

  // A text in lines of at most about 60 characters; plotly breaks no lines by itself.
  const wrapped = text => text.match(/.{1,60}(?:\s+|$)/g).map(line => plain(line.trim())).join("<br>");

  const builders = {
    effects(theme, chart, width) {
      const narrow = width < 520;
      const rows = chart.rows.map((row, index) => ({ ...row, y: chart.rows.length - index }));
      const traces = ["Fail", "Warn", "Unknown", "Pass"].map(verdict => {
        const own = rows.filter(row => row.verdict === verdict);
        return {
          type: "scatter", mode: "markers", name: verdict, x: own.map(row => row.value), y: own.map(row => row.y),
          error_x: {
            type: "data", symmetric: false, thickness: 1.8, width: 4, color: theme[verdict],
            array: own.map(row => row.high === null ? 0 : Math.max(0, row.high - row.value)),
            arrayminus: own.map(row => row.low === null ? 0 : Math.max(0, row.value - row.low)),
          },
          marker: { symbol: symbols[verdict], size: 11, color: theme[verdict], line: { width: 2, color: theme[verdict] } },
          text: own.map(row => `${plain(row.title)}: ${row.effect} ${row.value.toFixed(2)}`
            + (row.low === null ? "" : ` [${row.low.toFixed(2)}, ${row.high.toFixed(2)}]`) + `, ${verdict}`
            + (row.decidedBy === null ? "" : `<br>by ${wrapped(row.decidedBy)}`)),
          hovertemplate: "%{text}<extra></extra>",
        };
      }).filter(trace => trace.x.length > 0);
      const shapes = [], annotations = [];
      const top = rows.length + 0.7;
      if (chart.failThreshold !== null) {
        for (const side of [-1, 1]) {
          shapes.push({ type: "rect", layer: "below", x0: side * chart.failThreshold, x1: side * 1.06, y0: 0.3, y1: top, fillcolor: theme.zone, line: { width: 0 } });
          shapes.push({ type: "line", layer: "below", x0: side * chart.failThreshold, x1: side * chart.failThreshold, y0: 0.3, y1: top, line: { color: theme.Fail, width: 1, dash: "dash" } });
          annotations.push({ x: side * (chart.failThreshold + 1.06) / 2, y: top, yanchor: "bottom", text: "fail", showarrow: false, font: { color: theme.Fail, size: 12 } });
        }
      }
      if (chart.warnThreshold !== null) {
        for (const side of [-1, 1]) {
          shapes.push({ type: "line", layer: "below", x0: side * chart.warnThreshold, x1: side * chart.warnThreshold, y0: 0.3, y1: top, line: { color: theme.muted, width: 1, dash: "dot" } });
        }
        annotations.push({ x: 0, y: top, yanchor: "bottom", text: "pass", showarrow: false, font: { color: theme.Pass, size: 12 } });
      }
      return {
        traces,
        layout: layout(theme, {
          height: 96 + 27 * rows.length, margin: { l: 8, r: 8, t: 24, b: 46 }, shapes, annotations,
          xaxis: axis(theme, { range: [-1.06, 1.06], tickvals: [-1, -0.5, 0, 0.5, 1], zeroline: true, zerolinecolor: theme.muted,
            title: title(theme, narrow ? "effect size" : "← training lower        effect size        training higher →") }),
          yaxis: axis(theme, { range: [0.3, top], tickvals: rows.map(row => row.y), ticktext: rows.map(row => plain(row.title) + (row.isDecidedOtherwise ? " †" : "")), showgrid: false, zeroline: false, tickfont: { color: theme.ink } }),
        }),
      };
    },

    distribution(theme, chart) {
      const step = (shares, name, extra) => ({
        type: "scatter", mode: "lines", name, x: chart.edges, y: [...shares, shares[shares.length - 1]],
        line: { shape: "hv", width: 1.8, ...extra.line }, fill: "tozeroy", ...extra.fill,
        hovertemplate: `%{y:.0%} of ${name} from %{x:.4~g} ${plain(chart.unit)}<extra></extra>`,
      });
      const median = (value, color, dash) => value === null ? [] : [{
        type: "line", x0: value, x1: value, yref: "paper", y0: 0, y1: 1, line: { color, width: 1.2, dash },
      }];
      return {
        traces: [
          step(chart.production, "production", { line: { color: theme.production }, fill: { fillcolor: theme.productionFill } }),
          step(chart.training, "training", {
            line: { color: theme.training, dash: "dash" },
            fill: { fillcolor: theme.trainingFill, fillpattern: { shape: "/", fgcolor: theme.training, bgcolor: theme.trainingFill, size: 7, solidity: 0.18, fillmode: "overlay" } },
          }),
          ...(chart.evaluation.length > 0 ? [step(chart.evaluation, "evaluation", { line: { color: theme.evaluation, dash: "dot", width: 2.2 }, fill: { fill: "none" } })] : []),
        ],
        layout: layout(theme, {
          height: 225, margin: { l: 44, r: 10, t: 8, b: 42 },
          shapes: [...median(chart.productionMedian, theme.production, "solid"), ...median(chart.trainingMedian, theme.training, "dash"), ...median(chart.evaluationMedian, theme.evaluation, "dot")],
          xaxis: axis(theme, { title: title(theme, plain(chart.unit)), showgrid: false, zeroline: false, nticks: 7 }),
          yaxis: axis(theme, { tickformat: ".0%", rangemode: "tozero", nticks: 5 }),
        }),
      };
    },

    category(theme, chart) {
      const bars = (shares, name, color, shape) => ({
        type: "bar", orientation: "h", name, x: shares, y: chart.categories.map(plain),
        marker: { color: shape ? color : theme.productionFill, line: { color, width: 1.5 }, pattern: { shape, fgcolor: color, bgcolor: "rgba(0,0,0,0)", fillmode: shape ? "overlay" : "replace", size: 7, solidity: 0.3 } },
        hovertemplate: `%{x:.0%} of ${name}: %{y}<extra></extra>`,
      });
      return {
        traces: [
          ...(chart.evaluation.length > 0 ? [bars(chart.evaluation, "evaluation", theme.evaluation, ".")] : []),
          bars(chart.training, "training", theme.training, "/"), bars(chart.production, "production", theme.production, ""),
        ],
        layout: layout(theme, {
          height: 70 + (chart.evaluation.length > 0 ? 58 : 46) * chart.categories.length, margin: { l: 8, r: 14, t: 8, b: 34 }, barmode: "group", bargap: 0.35,
          xaxis: axis(theme, { tickformat: ".0%", range: [0, 1.02], zeroline: false, nticks: 6 }),
          yaxis: axis(theme, { type: "category", autorange: "reversed", showgrid: false, tickfont: { color: theme.ink }, ticksuffix: "  " }),
        }),
      };
    },

    points(theme, chart) {
      const cloud = (points, name, marker) => ({
        type: "scatter", mode: "markers", name, x: points.map(point => point.x), y: points.map(point => point.y),
        text: points.map(point => plain(point.name)), marker, hovertemplate: `%{text}<br>${name}: %{x}, %{y}<extra></extra>`,
      });
      return {
        traces: [
          cloud(chart.production, "production", { symbol: "circle", size: 7, color: theme.production, opacity: 0.65 }),
          cloud(chart.training, "training", { symbol: "x-thin", size: 7, line: { width: 1.7, color: theme.training }, opacity: 0.9 }),
        ],
        layout: layout(theme, {
          height: 380, margin: { l: 56, r: 10, t: 8, b: 50 },
          xaxis: axis(theme, { title: title(theme, plain(chart.horizontal)), zeroline: false }),
          yaxis: axis(theme, { title: title(theme, plain(chart.vertical)), zeroline: false }),
        }),
      };
    },

    accentShares(theme, chart, width) {
      const narrow = width < 520;
      const rows = chart.rows.map((row, index) => ({ ...row, y: chart.rows.length - index }));
      const percent = share => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
      const tones = { Missing: theme.Fail, Under: theme.Fail, Unknown: theme.Unknown, Proportional: theme.Pass, Over: theme.muted };
      const told = row => `${plain(row.accent)}: ${percent(row.traffic)} of traffic, ${percent(row.training)} of training`
        + (row.low === null ? "" : ` [${percent(row.low)}, ${percent(row.high)}]`) + `, ${row.verdict.toLowerCase()}`;
      const markers = (name, values, marker, more) => ({
        type: "scatter", mode: "markers", name, x: values, y: rows.map(row => row.y), marker, text: rows.map(told), hovertemplate: "%{text}<extra></extra>", ...more,
      });
      const most = Math.max(0.01, ...rows.flatMap(row => [row.training, row.traffic, row.high ?? 0]));
      return {
        traces: [
          markers("training", rows.map(row => row.training), { symbol: "diamond-open", size: 11, color: theme.training, line: { width: 2.2, color: theme.training } }, {
            error_x: {
              type: "data", symmetric: false, thickness: 1.4, width: 4, color: theme.training,
              array: rows.map(row => row.high === null ? 0 : Math.max(0, row.high - row.training)),
              arrayminus: rows.map(row => row.low === null ? 0 : Math.max(0, row.training - row.low)),
            },
          }),
          markers("traffic", rows.map(row => row.traffic), { symbol: "circle", size: 11, color: theme.production }),
        ],
        layout: layout(theme, {
          height: 64 + (narrow ? 40 : 30) * rows.length, margin: { l: 8, r: 14, t: 8, b: 46 },
          shapes: rows.map(row => ({
            type: "line", layer: "below", x0: row.training, x1: row.traffic, y0: row.y, y1: row.y, line: { color: tones[row.verdict], width: 4 },
          })),
          xaxis: axis(theme, { tickformat: ".0%", range: [-0.02 * most, 1.06 * most], zeroline: true, nticks: narrow ? 5 : 8, title: title(theme, "share of training and of traffic") }),
          yaxis: axis(theme, {
            range: [0.3, rows.length + 0.7], tickvals: rows.map(row => row.y), showgrid: false, zeroline: false, tickfont: { color: theme.ink },
            ticktext: rows.map(row => `${plain(row.accent)}${narrow ? "<br>" : "  "}<i>${row.verdict.toLowerCase()}</i> `),
          }),
        }),
      };
    },

    keyness(theme, chart, width) {
      const narrow = width < 520;
      const named = narrow ? 4 : 10;
      const told = point => `${plain(point.word)}: ${point.production} in production, ${point.training} in training, log ratio ${point.logRatio.toFixed(1)}`;
      const group = (name, words, marker, place) => ({
        type: "scatter", mode: "markers+text", name, x: words.map(word => word.perMillion), y: words.map(word => word.logRatio), marker,
        text: words.map((word, index) => word.isNamed && index < named ? plain(word.word) : ""), textposition: words.map((_, index) => place[index % place.length]),
        textfont: { size: narrow ? 11 : 12, color: theme.ink }, hovertext: words.map(told), hovertemplate: "%{hovertext}<extra></extra>", cliponaxis: false,
      });
      const lacking = chart.words.filter(word => word.direction === "Deficit");
      return {
        traces: [
          group("neither", chart.words.filter(word => word.direction === "Even"), { symbol: "circle", size: 5, color: theme.muted, opacity: 0.4 }, ["top center"]),
          group("in excess", chart.words.filter(word => word.direction === "Surplus"), { symbol: "diamond-open", size: 8, color: theme.training, line: { width: 1.8, color: theme.training } }, ["bottom center", "middle left", "top center", "middle right"]),
          group("lacking", lacking.filter(word => !word.isUnseen), { symbol: "circle", size: 8, color: theme.production, opacity: 0.8 }, ["top center", "middle left", "bottom center", "middle right"]),
          group("unseen", lacking.filter(word => word.isUnseen), { symbol: "triangle-up", size: 9, color: theme.production, opacity: 0.85 }, ["top center", "middle right", "bottom center", "middle left"]),
        ].filter(trace => trace.x.length > 0),
        layout: layout(theme, {
          height: narrow ? 380 : 460, margin: { l: 52, r: 24, t: 18, b: 50 },
          shapes: [{ type: "line", layer: "below", xref: "paper", x0: 0, x1: 1, y0: 0, y1: 0, line: { color: theme.muted, width: 1 } }],
          xaxis: axis(theme, { type: "log", dtick: 1, zeroline: false, title: title(theme, narrow ? "in a million words" : "occurrences in a million words, on the side that has more") }),
          yaxis: axis(theme, { zeroline: false, title: title(theme, narrow ? "log ratio" : "\u2190 training has more    log ratio    production has more \u2192") }),
        }),
      };
    },

    densities(theme, chart, width) {
      const narrow = width < 520;
      const bars = (values, name, color, shape) => ({
        type: "bar", orientation: "h", name, x: values, y: chart.classes.map(plain),
        marker: { color: shape ? color : theme.productionFill, line: { color, width: 1.5 }, pattern: { shape, fgcolor: color, bgcolor: "rgba(0,0,0,0)", fillmode: shape ? "overlay" : "replace", size: 7, solidity: 0.3 } },
        hovertemplate: `%{y}: %{x:.2f} in 1,000 words of ${name}<extra></extra>`,
      });
      return {
        traces: [bars(chart.training, "training", theme.training, "/"), bars(chart.production, "production", theme.production, "")],
        layout: layout(theme, {
          height: 84 + 44 * chart.classes.length, margin: { l: 8, r: 14, t: 8, b: 46 }, barmode: "group", bargap: 0.35,
          xaxis: axis(theme, { rangemode: "tozero", zeroline: false, nticks: narrow ? 4 : 8, title: title(theme, "in 1,000 words") }),
          yaxis: axis(theme, {
            type: "category", autorange: "reversed", showgrid: false, tickfont: { color: theme.ink }, ticksuffix: "  ",
            ...(narrow ? { tickvals: chart.classes.map(plain), ticktext: chart.classes.map(name => plain(name).replace(" and ", " and<br>")) } : {}),
          }),
        }),
      };
    },
  };

  function draw(theme, width) {
    for (const place of document.querySelectorAll(".plot[data-chart]")) {
      const chart = charts[place.dataset.chart][Number(place.dataset.index)];
      const size = width === undefined ? place.clientWidth : place.dataset.wide === "true" ? width : (width - 24) / 2;
      const built = builders[place.dataset.chart](theme, chart, size);
      Plotly.react(place, built.traces, { ...built.layout, width: size }, { displayModeBar: false });
    }
  }

  const screen = () => draw(darkScheme.matches ? themes.dark : themes.light);
  // Paper is light whatever the screen is, and as wide as A4 and Letter leave between the margins.
  const paper = () => draw(themes.light, 660);

  screen();
  darkScheme.addEventListener("change", screen);
  addEventListener("beforeprint", paper);
  addEventListener("afterprint", screen);
  let pending = 0;
  addEventListener("resize", () => {
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(screen);
  });
  document.documentElement.dataset.drawn = "true";
})();

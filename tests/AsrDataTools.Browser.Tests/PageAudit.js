(() => {
  "use strict";
  const at = element => {
    const name = element.id ? `#${element.id}` : element.className && typeof element.className === "string" ? `.${element.className.trim().split(/\s+/).join(".")}` : "";
    return `<${element.localName}${name}> "${(element.textContent || "").trim().slice(0, 40)}"`;
  };
  const all = selector => [...document.querySelectorAll(selector)];
  const isShown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  // Colours: whatever CSS can say, as red, green, blue (0..255) and alpha (0..1), read back from a pixel.
  const pixel = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const colour = text => {
    if (!known.has(text)) {
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = text;
      pixel.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
      known.set(text, [r, g, b, a / 255]);
    }
    return known.get(text);
  };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const luminance = rgb => {
    const [r, g, b] = rgb.slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };

  // Every colour that may lie behind an element: its own and its ancestors', with each stop of a gradient as a case of its own.
  const backgrounds = element => {
    if (element === null) return [colour("Canvas")];
    const below = backgrounds(element.parentElement);
    const style = getComputedStyle(element);
    const plain = below.map(one => over(colour(style.backgroundColor), one));
    const stops = style.backgroundImage === "none" ? [] : style.backgroundImage.match(/(?:rgba?|color|oklch|oklab|lab|lch|hsla?)\([^()]*\)/g) ?? [];
    return stops.length === 0 ? plain : stops.flatMap(stop => plain.map(one => over(colour(stop), one)));
  };
  const opacity = element => element === null ? 1 : Number(getComputedStyle(element).opacity) * opacity(element.parentElement);

  // WCAG 2.2, 1.4.3: 4.5 to 1, and 3 to 1 from 24 px, or from 18.66 px in bold.
  const judge = (element, style, what) => {
    const inSvg = element.namespaceURI === "http://www.w3.org/2000/svg";
    const ink = [...colour(inSvg ? style.fill : style.color)];
    ink[3] *= opacity(element) * (inSvg ? Number(style.fillOpacity) : 1);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const least = Math.min(...backgrounds(element).map(one => contrast(over(ink, one), one)));
    return least >= needed ? [] : [`${what} has contrast ${least.toFixed(2)}, needs ${needed}`];
  };

  const isSeen = node => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].some(box => box.width > 1 && box.height > 1);
  };

  return {
    contrast() {
      const faults = new Set();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const element = node.parentElement;
        if (node.data.trim() === "" || element.closest("script, style, noscript, template, :disabled, [aria-disabled=true]") || !isShown(element) || !isSeen(node)) continue;
        for (const fault of judge(element, getComputedStyle(element), at(element))) faults.add(fault);
      }
      for (const element of all("body *")) {
        for (const pseudo of ["::before", "::after", "::marker", "::placeholder"]) {
          const style = getComputedStyle(element, pseudo);
          const hasText = pseudo === "::placeholder" ? element.placeholder : pseudo === "::marker" ? style.display !== "none" && getComputedStyle(element).display === "list-item" && getComputedStyle(element).listStyleType !== "none" : !["none", "normal", '""'].includes(style.content);
          if (hasText && isShown(element)) for (const fault of judge(element, style, at(element) + pseudo)) faults.add(fault);
        }
      }
      return [...faults];
    },

    // WCAG 2.2, 1.4.11: what bounds a field has 3 to 1 against what lies around it.
    fields() {
      return all("input:not([type=checkbox], [type=radio], [type=range], [type=file]), textarea, select").filter(isShown).flatMap(field => {
        const style = getComputedStyle(field);
        const around = backgrounds(field.parentElement);
        const edge = parseFloat(style.borderTopWidth) > 0 ? Math.min(...around.map(one => contrast(over(colour(style.borderTopColor), one), one))) : 0;
        const body = Math.min(...around.map(one => contrast(over(colour(style.backgroundColor), one), one)));
        return Math.max(edge, body) >= 3 ? [] : [`the bounds of ${at(field)} have contrast ${Math.max(edge, body).toFixed(2)}, need 3`];
      });
    },

    headings() {
      const faults = [];
      let before = 0;
      for (const heading of all("h1, h2, h3, h4, h5, h6")) {
        const level = Number(heading.localName[1]);
        if (level > before + 1) faults.push(`${at(heading)} follows a heading of level ${before}`);
        if (heading.textContent.trim() === "") faults.push(`${at(heading)} is empty`);
        before = level;
      }
      const tops = all("h1").length;
      return tops === 1 ? faults : [...faults, `${tops} headings of level 1`];
    },

    references() {
      const ids = all("[id]").map(element => element.id);
      const faults = [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))].map(id => `the id ${id} is there twice`);
      const has = id => document.getElementById(id) !== null;
      for (const link of all("a[href^='#']")) {
        if (!has(decodeURIComponent(link.getAttribute("href").slice(1)))) faults.push(`${at(link)} leads to ${link.getAttribute("href")}, which is not there`);
      }
      for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers", "list"]) {
        for (const element of all(`[${attribute}]`)) {
          for (const id of element.getAttribute(attribute).split(/\s+/).filter(id => id !== "" && !has(id))) faults.push(`${attribute} of ${at(element)} names ${id}, which is not there`);
        }
      }
      return faults;
    },

    names() {
      const faults = [];
      const named = element => [element.getAttribute("aria-label"), element.getAttribute("title"), ...(element.getAttribute("aria-labelledby") ?? "").split(/\s+/).map(id => document.getElementById(id)?.textContent)]
        .some(text => (text ?? "").trim() !== "");
      for (const image of all("img")) if (!image.hasAttribute("alt")) faults.push(`${at(image)} has no alternative`);
      for (const picture of all("svg, canvas, [role=img]")) {
        if (picture.parentElement?.closest("[role=img], svg") || picture.closest("[aria-hidden=true]") || picture.id === "js-plotly-tester") continue;
        if (!named(picture) && picture.querySelector(":scope > title") === null) faults.push(`${at(picture)} has no alternative`);
      }
      for (const figure of all("figure")) if (!named(figure) && (figure.querySelector("figcaption")?.textContent ?? "").trim() === "") faults.push(`${at(figure)} has no caption`);
      for (const field of all("input, textarea, select")) if (!named(field) && field.labels.length === 0) faults.push(`${at(field)} has no label`);
      for (const control of all("button, a[href], summary")) if (!named(control) && control.textContent.trim() === "") faults.push(`${at(control)} has no name`);
      for (const other of all("audio, video, progress, meter, [role=region], [role=group], [tabindex='0']")) if (!named(other)) faults.push(`${at(other)} has no name`);
      return faults;
    },

    tables() {
      const faults = [];
      const width = row => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
      for (const table of all("table")) {
        const heads = table.tHead?.rows[0];
        if (heads === undefined) faults.push(`${at(table)} has no headers`);
        for (const head of table.querySelectorAll("th")) {
          if (!head.scope) faults.push(`${at(head)} has no scope`);
        }
        for (const head of table.querySelectorAll("thead th")) if (head.textContent.trim() === "") faults.push(`a header of ${at(table)} is empty`);
        const isNamed = table.caption !== null || table.hasAttribute("aria-label") || table.closest("[role=region][aria-label], [role=region][aria-labelledby]") !== null;
        if (!isNamed) faults.push(`${at(table)} has no name`);
        if (heads !== undefined && !table.querySelector("[rowspan]")) {
          for (const row of table.tBodies[0]?.rows ?? []) if (width(row) !== width(heads)) faults.push(`${at(row)} has ${width(row)} cells under ${width(heads)} heads`);
        }
      }
      return faults;
    },

    overflow() {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const wide = all("body *").filter(element => element.getBoundingClientRect().right > clientWidth + 0.5).slice(-3);
      return [`the page is ${scrollWidth} px wide in a window of ${clientWidth}: ${wide.map(at).join("; ")}`];
    },

    // What is printed beyond the edge of the paper; nothing scrolls there.
    paper() {
      const edge = document.documentElement.getBoundingClientRect().right + 1;
      const isCut = element => element !== null && (getComputedStyle(element).overflowX !== "visible" || isCut(element.parentElement));
      return all("body *").filter(element => element.getBoundingClientRect().right > edge && !isCut(element)).map(element => `${at(element)} ends at ${element.getBoundingClientRect().right}, the paper at ${edge - 1}`);
    },

    charts() {
      return all("[data-chart]").flatMap(place => {
        const faults = [];
        const values = (place.data ?? []).map(trace => Math.min(trace.x?.length ?? 0, trace.y?.length ?? 0));
        if (values.length === 0 || values.some(count => count === 0)) faults.push("has no data");
        const drawing = place.querySelector("svg.main-svg");
        const marks = place.querySelectorAll(".scatterlayer path, .scatterlayer text, .barlayer path, .boxlayer path, .heatmaplayer image").length;
        if (drawing === null || marks === 0) faults.push("is not drawn");
        else {
          const box = drawing.getBoundingClientRect(), room = place.getBoundingClientRect();
          if (box.width < 150 || box.height < 60) faults.push(`is drawn ${box.width} by ${box.height} px`);
          if (box.right > room.right + 1) faults.push(`is ${box.width} px wide in ${room.width}`);
        }
        return faults.map(fault => `the chart ${place.dataset.chart} ${place.dataset.index} ${fault}`);
      });
    },
  };
})()

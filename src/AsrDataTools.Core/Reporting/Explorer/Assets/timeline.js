// Waveform, spectrogram and lanes over one axis of time, with the playhead; zoomed and moved by mouse and keys.
"use strict";
(function (X) {
  const left = 78, right = 8; // Room for names beside the drawing, pixels.
  const heights = { wave: 64, spectrum: 112, lane: 22, axis: 22, gap: 4 };
  const depth = 75; // dB between the brightest and the darkest colour.
  // From dark to bright, evenly in lightness, so that no hue is needed to read it.
  const stops = [[8, 6, 28], [52, 22, 92], [116, 34, 118], [182, 54, 98], [232, 98, 62], [250, 164, 62], [252, 238, 172]];
  const palette = new Uint8ClampedArray(256 * 3);
  for (let i = 0; i < 256; i++) {
    const at = i / 255 * (stops.length - 1), low = Math.min(stops.length - 2, Math.floor(at)), part = at - low;
    for (let c = 0; c < 3; c++) palette[3 * i + c] = stops[low][c] + (stops[low + 1][c] - stops[low][c]) * part;
  }

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const mel = hertz => 2595 * Math.log10(1 + hertz / 700);

  // Makes the drawing of a clip. "seek" is told where to go; the returned object is told where the playhead is.
  X.timeline = async function (clip, seek) {
    const canvas = X.element("canvas", "timeline"), over = X.element("canvas", "timeline-over");
    const box = X.element("div", "timeline-box");
    box.id = "timeline";
    box.tabIndex = 0;
    box.setAttribute("role", "img");
    box.append(canvas, over);
    const channels = await Promise.all(clip.channels.map(prepare));
    const lanes = clip.lanes || [];
    const end = Math.max(clip.seconds, 0.001);
    let from = 0, to = end, now = 0;
    const tall = channels.length * (heights.wave + heights.gap) + channels.filter(one => one.picture).length * (heights.spectrum + heights.gap) + lanes.length * heights.lane + heights.axis;
    box.style.setProperty("--tall", tall + "px");
    box.setAttribute("aria-label", "Waveform" + (channels.some(one => one.picture) ? " and spectrogram" : "") + ", " + X.number(end, 2) + " seconds"
      + (lanes.length ? "; lanes: " + lanes.map(lane => lane.name).join(", ") : ""));

    async function prepare(channel) {
      const wave = new Int8Array((await X.unpack(channel.wave)).buffer);
      // Quiet speech is drawn larger, by a power of two that is said.
      let peak = 1;
      for (const value of wave) peak = Math.max(peak, Math.abs(value));
      const gain = Math.min(32, 2 ** Math.floor(Math.log2(127 / peak)));
      if (!channel.spectrum) return { channel, wave, gain };
      const levels = await X.unpack(channel.spectrum, channel.bands);
      return { channel, wave, gain, picture: paint(levels, channel.bands) };
    }

    // The brightest colour is the loudest point of the clip.
    function paint(levels, bands) {
      const columns = levels.length / bands, picture = document.createElement("canvas");
      picture.width = columns;
      picture.height = bands;
      const context = picture.getContext("2d"), image = context.createImageData(columns, bands);
      let top = 0;
      for (const level of levels) if (level > top) top = level;
      for (let band = 0; band < bands; band++) {
        for (let column = 0; column < columns; column++) {
          const bright = Math.max(0, Math.min(255, Math.round((levels[band * columns + column] - top + depth) / depth * 255)));
          const at = 4 * ((bands - 1 - band) * columns + column);
          image.data[at] = palette[3 * bright];
          image.data[at + 1] = palette[3 * bright + 1];
          image.data[at + 2] = palette[3 * bright + 2];
          image.data[at + 3] = 255;
        }
      }
      context.putImageData(image, 0, 0);
      return picture;
    }

    const width = () => box.clientWidth - left - right;
    const x = time => left + (time - from) / (to - from) * width();
    const timeAt = event => from + (event.clientX - box.getBoundingClientRect().left - left) / width() * (to - from);

    function context(one) {
      const ratio = window.devicePixelRatio || 1, wide = Math.round(box.clientWidth * ratio), high = Math.round(tall * ratio);
      if (one.width !== wide || one.height !== high) { one.width = wide; one.height = high; }
      const context = one.getContext("2d");
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, box.clientWidth, tall);
      return context;
    }

    function draw() {
      if (box.clientWidth < left + right + 10) return;
      const pen = context(canvas);
      pen.font = "11px system-ui, sans-serif";
      pen.textBaseline = "middle";
      let y = 0;
      for (const one of channels) {
        waveform(pen, one, y);
        y += heights.wave + heights.gap;
        if (!one.picture) continue;
        spectrum(pen, one, y);
        y += heights.spectrum + heights.gap;
      }
      for (const lane of lanes) { drawLane(pen, lane, y); y += heights.lane; }
      axis(pen, y);
      drawHead();
    }

    function waveform(pen, one, y) {
      const middle = y + heights.wave / 2, half = heights.wave / 2 - 1, scale = half * one.gain / 127, step = one.channel.waveStep, pairs = one.wave.length / 2;
      pen.fillStyle = colour("--line");
      pen.fillRect(left, middle, width(), 1);
      pen.fillStyle = colour("--wave");
      for (let px = 0; px < width(); px++) {
        const first = Math.floor((from + px / width() * (to - from)) / step), last = Math.max(first + 1, Math.floor((from + (px + 1) / width() * (to - from)) / step));
        let low = 127, high = -127;
        for (let i = Math.max(0, first); i < Math.min(pairs, last); i++) {
          low = Math.min(low, one.wave[2 * i]);
          high = Math.max(high, one.wave[2 * i + 1]);
        }
        if (high >= low) pen.fillRect(left + px, middle - high * scale, 1, Math.max(1, (high - low) * scale));
      }
      name(pen, channels.length > 1 || one.channel.channel > 1 ? "channel " + one.channel.channel : "level", middle);
      if (one.gain > 1) name(pen, "× " + one.gain, middle + 14);
    }

    function spectrum(pen, one, y) {
      const step = one.channel.step;
      pen.save();
      pen.beginPath();
      pen.rect(left, y, width(), heights.spectrum);
      pen.clip();
      pen.drawImage(one.picture, x(0), y, one.picture.width * step / (to - from) * width(), heights.spectrum);
      pen.restore();
      const top = clip.rate / 2, bands = one.channel.bands;
      pen.fillStyle = colour("--muted");
      pen.textAlign = "right";
      let last = Infinity;
      for (const hertz of [500, 1000, 2000, 4000, 8000, 16000]) {
        if (hertz > top * 1.001) break;
        const at = y + heights.spectrum * (1 - Math.min(1, (mel(hertz) / mel(top) * (bands + 1) - 0.5) / bands));
        if (last - at < 13) continue;
        last = at;
        pen.fillRect(left - 4, at, 4, 1);
        pen.fillText(hertz < 1000 ? hertz + " Hz" : hertz / 1000 + " kHz", left - 7, Math.max(y + 6, Math.min(y + heights.spectrum - 5, at)));
      }
    }

    function drawLane(pen, lane, y) {
      name(pen, lane.name, y + heights.lane / 2);
      const kind = lane.kind.toLowerCase();
      for (const [begin, finish, label] of lane.items) {
        if (finish < from || begin > to) continue;
        const start = Math.max(left, x(begin)), stop = Math.min(left + width(), x(finish)), wide = Math.max(1, stop - start);
        pen.fillStyle = colour("--lane-" + kind);
        pen.fillRect(start, y + 2, wide, heights.lane - 4);
        if (kind === "overlap") hatch(pen, start, y + 2, wide, heights.lane - 4);
        pen.fillStyle = colour("--lane-edge");
        pen.fillRect(start, y + 2, 1, heights.lane - 4);
        if (!label || wide < 14) continue;
        pen.save();
        pen.beginPath();
        pen.rect(start, y, wide - 2, heights.lane);
        pen.clip();
        pen.fillStyle = colour("--ink");
        pen.textAlign = "left";
        pen.fillText(X.short(label, 200), start + 4, y + heights.lane / 2);
        pen.restore();
      }
    }

    // Told from the others without colour.
    function hatch(pen, at, y, wide, high) {
      pen.save();
      pen.beginPath();
      pen.rect(at, y, wide, high);
      pen.clip();
      pen.strokeStyle = colour("--ink");
      pen.lineWidth = 1;
      pen.beginPath();
      for (let i = at - high; i < at + wide; i += 6) { pen.moveTo(i, y + high); pen.lineTo(i + high, y); }
      pen.stroke();
      pen.restore();
    }

    function name(pen, text, y) {
      pen.save();
      pen.fillStyle = colour("--muted");
      pen.textAlign = "right";
      let shown = X.short(text, 40);
      while (shown.length > 2 && pen.measureText(shown).width > left - 8) shown = shown.slice(0, -2) + "…";
      pen.fillText(shown, left - 7, y);
      pen.restore();
    }

    function axis(pen, y) {
      const rough = (to - from) / Math.max(2, width() / 90), power = 10 ** Math.floor(Math.log10(rough));
      const step = [1, 2, 5, 10].map(one => one * power).find(one => one >= rough), digits = Math.max(0, -Math.floor(Math.log10(step)));
      pen.fillStyle = colour("--muted");
      pen.textAlign = "center";
      for (let i = Math.ceil(from / step); i * step <= to; i++) {
        pen.fillRect(x(i * step), y, 1, 4);
        pen.fillText((i * step).toFixed(digits) + " s", Math.min(left + width() - 14, Math.max(left + 10, x(i * step))), y + 13);
      }
    }

    function drawHead() {
      const pen = context(over);
      if (now < from || now > to) return;
      pen.fillStyle = colour("--head");
      pen.fillRect(x(now) - 0.75, 0, 1.5, tall - heights.axis);
    }

    function view(begin, finish) {
      const length = Math.min(end, Math.max(0.02, finish - begin));
      from = Math.min(Math.max(0, begin), end - length);
      to = from + length;
      draw();
    }

    const api = {
      box,
      zoom(factor, around) {
        const centre = around ?? (now > from && now < to ? now : (from + to) / 2);
        view(centre - (centre - from) * factor, centre + (to - centre) * factor);
      },
      pan(share) { const shift = share * (to - from); view(from + shift, to + shift); },
      whole() { view(0, end); },
      at(time) {
        now = time;
        if (now > to && now <= end) view(now, now + (to - from)); else drawHead();
      },
      redraw: draw,
    };

    let grip = null;
    box.addEventListener("pointerdown", event => {
      grip = { at: event.clientX, from, to, moved: false };
      box.setPointerCapture(event.pointerId);
    });
    box.addEventListener("pointermove", event => {
      if (!grip || Math.abs(event.clientX - grip.at) < 4 && !grip.moved) return;
      grip.moved = true;
      const shift = (grip.at - event.clientX) / width() * (grip.to - grip.from);
      view(grip.from + shift, grip.to + shift);
    });
    box.addEventListener("pointerup", event => {
      if (grip && !grip.moved) seek(Math.min(end, Math.max(0, timeAt(event))));
      grip = null;
    });
    box.addEventListener("dblclick", () => api.whole());
    box.addEventListener("wheel", event => {
      if (event.ctrlKey) {
        event.preventDefault();
        api.zoom(event.deltaY > 0 ? 1.25 : 0.8, timeAt(event));
      } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        event.preventDefault();
        api.pan((event.deltaX || event.deltaY) / width());
      }
    }, { passive: false });
    new ResizeObserver(draw).observe(box);
    return api;
  };
})(window.Explorer);

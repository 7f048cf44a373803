/** A log-log chart as SVG text. */

import { decadesOf, logScale, spreadLabels } from "./scale.mjs";

const WIDTH = 760;
const HEIGHT = 460;
const PLOT = { left: 78, right: 560, top: 58, bottom: 404 };
/** Apart in hue and in lightness; readable on white. */
const COLOURS = ["#1f5fa8", "#c2571a", "#2f7d4f", "#8a8f98"];
const TEXT = "#22262b";
const MUTED = "#5c636c";
const GRID = "#e3e6ea";
const FONT = "system-ui, -apple-system, 'Segoe UI', sans-serif";
const LABEL_HEIGHT = 17;

/**
 * @typedef {object} Series
 * @property {string} name
 * @property {{ x: number, y: number }[]} points by growing x, all positive
 */

/**
 * Every series has a dashed line through its last point that grows as x does: a series that is above it elsewhere
 * grows more slowly than that.
 * @param {object} chart
 * @param {string} chart.title
 * @param {string} chart.note small, under the title
 * @param {string} chart.xTitle
 * @param {string} chart.yTitle
 * @param {readonly Series[]} chart.series at most four, none empty
 * @returns {string} SVG
 */
export function drawChart({ title, note, xTitle, yTitle, series }) {
  const xs = series.flatMap(({ points }) => points.map(({ x }) => x));
  const ys = series.flatMap(({ points }) => points.map(({ y }) => y));
  const x = logScale([Math.min(...xs), Math.max(...xs)], [PLOT.left + 12, PLOT.right - 12]);
  const yDecades = decadesOf(ys);
  const y = logScale([yDecades[0] ?? 1, yDecades.at(-1) ?? 10], [PLOT.bottom, PLOT.top]);
  const ends = series.map(({ points }) => y(points.at(-1)?.y ?? 1));
  const labelYs = spreadLabels(ends, LABEL_HEIGHT);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="${FONT}" font-size="13" role="img" aria-label="${escaped(title)}">`,
    `<defs><clipPath id="plot"><rect x="${PLOT.left}" y="${PLOT.top}" width="${PLOT.right - PLOT.left}" height="${PLOT.bottom - PLOT.top}"/></clipPath></defs>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="6" fill="#ffffff"/>`,
    text(PLOT.left, 26, title, `fill="${TEXT}" font-size="15" font-weight="600"`),
    text(PLOT.left, 45, note, `fill="${MUTED}"`),
    ...yDecades.flatMap(value => [
      line(PLOT.left, y(value), PLOT.right, y(value), `stroke="${GRID}"`),
      text(PLOT.left - 8, y(value) + 4, value.toLocaleString("en-US"), `fill="${MUTED}" text-anchor="end"`),
    ]),
    ...[...new Set(xs)].flatMap(value => [
      line(x(value), PLOT.top, x(value), PLOT.bottom, `stroke="${GRID}"`),
      text(x(value), PLOT.bottom + 20, sizeText(value), `fill="${MUTED}" text-anchor="middle"`),
    ]),
    text((PLOT.left + PLOT.right) / 2, HEIGHT - 14, xTitle, `fill="${TEXT}" text-anchor="middle"`),
    text(
      0,
      0,
      yTitle,
      `fill="${TEXT}" text-anchor="middle" transform="translate(22 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)"`,
    ),
    ...series.flatMap(({ name, points }, at) => {
      const colour = COLOURS[at % COLOURS.length] ?? TEXT;
      const first = points[0] ?? { x: 1, y: 1 };
      const last = points.at(-1) ?? first;
      const linear = `stroke="${colour}" stroke-opacity="0.55" stroke-dasharray="4 4" clip-path="url(#plot)"`;
      const places = points.map(point => `${round(x(point.x))},${round(y(point.y))}`);
      const labelY = labelYs[at] ?? 0;
      return [
        line(x(first.x), y((last.y * first.x) / last.x), x(last.x), y(last.y), linear),
        `<polyline points="${places.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
        ...points.map(
          point => `<circle cx="${round(x(point.x))}" cy="${round(y(point.y))}" r="3.5" fill="${colour}"/>`,
        ),
        line(
          x(last.x) + 6,
          y(last.y),
          PLOT.right + 12,
          labelY - 4,
          `stroke="${colour}" stroke-opacity="0.5"`,
        ),
        text(PLOT.right + 16, labelY, name, `fill="${colour}" font-weight="600"`),
      ];
    }),
    "</svg>\n",
  ].join("\n");
}

/** @param {number} count */
function sizeText(count) {
  return count >= 1e6 ? `${count / 1e6}M` : count >= 1000 ? `${count / 1000}k` : String(count);
}

/** @type {(x: number, y: number, content: string, attributes: string) => string} */
function text(x, y, content, attributes) {
  return `<text x="${round(x)}" y="${round(y)}" ${attributes}>${escaped(content)}</text>`;
}

/** @type {(x1: number, y1: number, x2: number, y2: number, attributes: string) => string} */
function line(x1, y1, x2, y2, attributes) {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" ${attributes}/>`;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}

/** @param {string} content */
function escaped(content) {
  return content.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

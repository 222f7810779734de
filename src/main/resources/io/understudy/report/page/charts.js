const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
const charts = new Set();

/** A chart with words for those who do not see it, and its figures as a table beneath. */
const chart = (words, configure, figures) => {
    const canvas = element("canvas", {role: "img", "aria-label": words});
    const frame = element("div", {class: "chart"}, canvas);
    const observer = new IntersectionObserver(seen => { if (!entry.chart && seen.some(each => each.isIntersecting)) draw(entry); });
    // An observer tells of changes only: one that was shut, taken away and opened again between two frames has none, unless it is watched anew.
    const entry = {canvas, configure, chart: null, watch: () => { observer.unobserve(frame); observer.observe(frame); }};
    charts.add(entry);
    entry.watch();
    return element("div", {}, frame, figures ? table(figures.head, figures.rows) : null);
};
const table = (head, rows) => element("details", {class: "figures"}, element("summary", {}, "Figures"),
    element("table", {}, element("thead", {}, element("tr", {}, head.map(text => element("th", {scope: "col"}, text)))),
        element("tbody", {}, rows.map(row => element("tr", {}, row.map(text => element("td", {}, String(text))))))));
const draw = entry => {
    if (entry.chart) entry.chart.destroy();
    entry.chart = entry.canvas.isConnected ? new Chart(entry.canvas, entry.configure()) : null;
    if (!entry.chart) entry.watch();
};
const redraw = () => charts.forEach(entry => { if (entry.chart) draw(entry); });
/** Those as well that nobody has scrolled to. */
const drawAll = () => charts.forEach(draw);

const axis = (title, more = {}) => ({
    title: {display: true, text: title, color: colour("soft")}, ticks: {color: colour("soft"), maxRotation: 0, autoSkipPadding: 12},
    grid: {color: colour("line")}, border: {color: colour("line")}, ...more});
const options = (x, y, tooltip) => ({
    animation: false, responsive: true, maintainAspectRatio: false, interaction: {mode: "index", intersect: false},
    scales: {x, y}, plugins: {legend: {labels: {color: colour("ink"), boxWidth: 12}}, tooltip: tooltip ? {callbacks: tooltip} : {}}});
const curve = (label, kind, points, stepped) => ({
    label, data: points, borderColor: colour(kind), backgroundColor: colour(kind === "production" ? "production-fill" : kind), borderWidth: 2, pointRadius: points.length === 1 ? 3 : 0,
    stepped, fill: kind === "production" ? "origin" : false});
const bars = (label, kind, values) => ({label, data: values, backgroundColor: colour(kind), borderRadius: 2, categoryPercentage: .85, barPercentage: .95});
const shareAxis = (title, most) => axis(title, {min: 0, max: most, ticks: {color: colour("soft"), callback: value => percent(value)}});

const isTime = type => /^(date|timestamp|datetime)/i.test(type);
const moment = seconds => Math.abs(seconds) > 8e12 ? (seconds < 0 ? "−∞" : "∞") : new Date(seconds * 1000).toISOString().slice(0, 10);

/** Shares of values between edges that all three have in common: each bar is what lies above one edge and up to the next, the next included; the first and the last are what lies beyond. */
const numbers = column => {
    const {column: name, type, edges} = column, last = edges.length;
    const sides = [["production", column.production], ["staging", column.staging]].filter(([ignored, summary]) => summary && summary.bins.length);
    const shown = sides.some(([ignored, summary]) => summary.bins[last] > 0) ? last + 1 : last;
    const print = isTime(type) ? moment : figure;
    const range = i => i === 0 ? `up to ${print(edges[0])}` : i === last ? `above ${print(edges[last - 1])}` : `above ${print(edges[i - 1])}, up to ${print(edges[i])}`;
    const labels = Array.from({length: shown}, (ignored, i) => i === 0 ? `≤ ${print(edges[0])}` : i === last ? `> ${print(edges[last - 1])}` : print(edges[i]));
    return chart(`Distribution of ${name} in ${sides.map(side => side[0]).join(" and ")}, mostly from ${print(edges[0])} to ${print(edges[last - 1])}`, () => ({
        type: "bar", data: {labels, datasets: sides.map(([label, summary]) => bars(label, label, summary.bins.slice(0, shown)))},
        options: options(axis(isTime(type) ? "date, up to" : "value, up to", {grid: {display: false}}), shareAxis("share of values"), {
            title: items => range(items[0].dataIndex), label: item => `${item.dataset.label}: ${percent(item.raw)}`})
    }), {head: ["values", ...sides.map(side => side[0])], rows: labels.map((ignored, i) => [range(i), ...sides.map(side => percent(side[1].bins[i]))])});
};

const lengths = (name, sets) => {
    const starts = [...new Set(sets.flatMap(set => set.bars.map(each => each.from)))].sort((a, b) => a - b);
    const ends = new Map(sets.flatMap(set => set.bars.map(each => [each.from, each.to])));
    const labels = starts.map(start => ends.get(start) > start ? `${count(start)}–${count(ends.get(start))}` : count(start));
    const values = sets.map(set => {
        const all = sum(set.bars.map(each => each.values)) || 1, by = new Map(set.bars.map(each => [each.from, each.values / all]));
        return starts.map(start => by.get(start) || 0);
    });
    return chart(`Lengths of ${name} in characters: ` + sets.map(set => set.label).join(", "), () => ({
        type: "bar", data: {labels, datasets: sets.map((set, i) => bars(set.label, set.kind, values[i]))},
        options: options(axis("characters", {grid: {display: false}}), shareAxis("share of texts"), {label: item => `${item.dataset.label}: ${percent(item.raw)}`})
    }), {head: ["characters", ...sets.map(set => set.label)], rows: labels.map((label, i) => [label, ...values.map(each => percent(each[i]))])});
};

const fanOut = edge => {
    const sets = [["production", "production", edge.production], ["chosen rows", "staging", edge.cohort], ["all of staging", "cover", edge.staging]].filter(set => set[2].length);
    const most = Math.max(1, ...sets.flatMap(set => set[2].map(step => step.rows)));
    const logarithmic = most > 60, at = rows => logarithmic ? Math.max(.5, rows) : rows;
    const points = steps => [...steps.map(step => ({x: at(step.rows), y: step.share})), {x: at(most), y: 1}];
    return chart(`How many rows share a key of ${edge.reference}: ${sets.map(set => set[0]).join(", ")}`, () => ({
        type: "line", data: {datasets: sets.map(([label, kind, steps]) => ({...curve(label, kind, points(steps), "before"), borderDash: kind === "cover" ? [5, 4] : []}))},
        options: {...options(axis("rows that share a key, at most", {type: logarithmic ? "logarithmic" : "linear", ticks: {color: colour("soft"), maxTicksLimit: 10, precision: 0, callback: value => value === .5 ? "0" : count(value)}}),
            shareAxis("share of keys", 1), {title: items => `up to ${count(items[0].parsed.x === .5 ? 0 : items[0].parsed.x)} rows`, label: item => `${item.dataset.label}: ${percent(item.parsed.y)}`}), interaction: {mode: "nearest", axis: "x", intersect: false}}
    }), {head: ["of", "rows at most", "share of keys"], rows: sets.flatMap(([label, ignored, steps]) => steps.map(step => [label, count(step.rows), percent(step.share)]))});
};

const trendLine = runs => chart(`Fidelity of the last ${runs.length} runs`, () => ({
    type: "line", data: {labels: runs.map(run => run.startedAt.slice(0, 16).replace("T", " ")), datasets: [{...curve("fidelity", "staging", runs.map(run => run.fidelity), false), pointRadius: 3}]},
    options: options(axis("run"), axis("fidelity", {suggestedMax: 100}))
}));

/** Two bars for each label, told in words as well. */
const pairs = (rows, names = ["production", "staging"]) => {
    const most = Math.max(1e-9, ...rows.flatMap(row => row.shares.filter(share => share !== null)));
    return element("div", {class: "pairs"}, rows.map(row => [element("span", {class: "label"}, row.label),
        element("div", {class: "bars"}, row.shares.map((share, i) => share === null ? null : element("span", {title: names[i]}, bar(.78 * share / most, "c-" + (i ? "staging" : "production")), percent(share))))]));
};
const legend = (names = ["production", "staging"]) => element("p", {class: "key"}, names.map((name, i) => element("span", {}, element("i", {class: i ? "c-staging" : "c-production"}), name)));

/** What is beneath a column's row: production and staging laid over each other, as far as its values may be told. */
const facets = column => element("div", {}, element("h4", {}, "Compared"), column.facets.length ? element("table", {},
    element("thead", {}, element("tr", {}, ["what", "between", "apart", "allowed", "score"].map((label, i) => element("th", {scope: "col", class: i > 1 ? "n" : null}, label)))),
    element("tbody", {}, column.facets.map(facet => element("tr", {}, element("td", {}, facet.name),
        element("td", {}, facet.hop === "SAMPLING" ? "production and sample" : "before and after the mask"),
        element("td", {class: "n"}, facet.value.toFixed(3)),
        element("td", {class: "n", title: `of which ${facet.noise.toFixed(3)} is chance`}, facet.tolerance.toFixed(3)),
        element("td", {class: "n"}, scored(100 * facet.score)))))) : element("p", {class: "soft"}, "Nothing here can be compared."),
    column.notComparable ? element("p", {class: "soft"}, `Masked by design, not comparable: ${column.notComparable}.`) : null);

const measures = column => {
    const each = [column.production, column.cohort, column.staging];
    const rate = (part, summary) => summary && summary.rows ? summary[part] / summary.rows : null;
    const lines = [["rows", ...each.map(summary => summary ? count(summary.rows) : "–")], ["null", ...each.map(summary => percent(rate("nulls", summary)))],
        ["empty", ...each.map(summary => percent(rate("empties", summary)))], ["different values", ...each.map(summary => summary ? "≈ " + count(Math.round(summary.distinct)) : "–")],
        ["values that occur more than once", ...each.map(summary => summary ? percent(summary.duplicateRate) : "–")]];
    return element("div", {}, element("h4", {}, "Measures"), element("table", {},
        element("thead", {}, element("tr", {}, ["", "production", "chosen rows", "staging"].map((label, i) => element("th", {scope: "col", class: i ? "n" : null}, label)))),
        element("tbody", {}, lines.map(line => element("tr", {}, line.map((text, i) => element("td", {class: i ? "n" : null}, text)))))));
};

const named = (counts, other) => {
    const total = counts => sum(Object.values(counts)) || 1;
    const names = [...new Set([...Object.keys(counts || {}), ...Object.keys(other || {})])];
    return names.map(name => ({label: name.toLowerCase().replaceAll("_", " "), shares: [counts ? (counts[name] || 0) / total(counts) : null, other ? (other[name] || 0) / total(other) : null]}));
};

const tops = column => {
    const [left, right] = [column.production, column.staging].map(summary => summary ? summary.top : []);
    if (!left.length && !right.length) return null;
    const kept = [...left, ...right].some(item => item.label !== null && item.label !== undefined);
    if (!kept) return element("div", {}, element("h4", {}, "How frequent the most frequent values are"), legend(),
        pairs((left.length ? left : right).slice(0, 12).map((item, i) => ({label: `no. ${i + 1}`, shares: [left[i] ? left[i].share : null, right[i] ? right[i].share : null]}))));
    const by = new Map(right.map(item => [item.label, item.share]));
    const rows = (left.length ? left : right).slice(0, 12).map((item, i) => ({label: item.label ?? `no. ${i + 1}, not among the chosen rows`, shares: [left.length ? item.share : null, item.label === null ? null : by.get(item.label) ?? (left.length ? null : item.share)]}));
    return element("div", {}, element("h4", {}, "Most frequent values"), legend(), pairs(rows));
};

const detailOf = column => {
    const panels = [measures(column), facets(column)];
    const {production, staging, masking} = column;
    if (column.edges.length && staging && staging.bins.length) panels.push(element("div", {}, element("h4", {}, "Distribution"), numbers(column)));
    const frequent = tops(column);
    if (frequent) panels.push(frequent);
    const sets = masking && masking.after.characters.length
        ? [{label: "before the mask", kind: "production", bars: masking.before.characters}, {label: "in staging", kind: "staging", bars: masking.after.characters}]
        : [production && {label: "production", kind: "production", bars: production.characters}, staging && {label: "staging", kind: "staging", bars: staging.characters}].filter(set => set && set.bars.length);
    if (sets.some(set => set.bars.length)) panels.push(element("div", {}, element("h4", {}, "Lengths"), lengths(column.column, sets)));
    const [before, after] = masking && Object.keys(masking.after.scripts).length ? [masking.before, masking.after] : [production, staging];
    const sides = masking ? ["before the mask", "in staging"] : ["production", "staging"];
    for (const [title, part] of [["Scripts", "scripts"], ["Capitals and small letters", "casings"]]) {
        const rows = named(before && before[part], after && after[part]);
        if (rows.length) panels.push(element("div", {}, element("h4", {}, title), legend(sides), pairs(rows, sides)));
    }
    return element("div", {}, element("p", {class: "soft"}, `${column.decision === "masked" ? `Masked by ${column.masker}` + (column.domain ? `, domain ${column.domain}` : "") : column.decision} because of ${column.because}.`),
        element("div", {class: "panels"}, panels));
};

const CLASSES = {cohort: "chosen by chance", closure: "referred to", cover: "kept because rare", fixture: "from incidents"};
const inStaging = table => sum(Object.values(table.stagingRows));
const section = (id, title, lead, ...content) => element("section", {id, "aria-labelledby": id + "-title"}, element("h2", {id: id + "-title"}, title), lead ? element("p", {class: "lead"}, lead) : null, content);
const list = statements => element("ul", {}, statements.map(statement => element("li", {}, statement)));

const verdict = report => {
    const {fidelity, demanded, proves, doesNotProve, leastAlike} = report.verdict;
    const facts = [["rows in production", count(sum(report.tables.map(table => table.productionRows)))], ["rows in staging", count(sum(report.tables.map(inStaging)))],
        ["tables", count(report.tables.length)], ["columns masked", `${count(report.tables.flatMap(table => table.columns).filter(column => column.decision === "masked").length)} of ${count(sum(report.tables.map(table => table.columns.length)))}`],
        ["rate", report.rate], ["seed", report.seed], ["source", report.source], ["staging", report.staging], ["snapshot", report.snapshot], ["took", seconds(sum(Object.values(report.millis)))]];
    return section("verdict", "Verdict", null,
        element("div", {class: "verdict"},
            element("div", {class: "card"}, element("h3", {}, "How alike staging is"),
                element("div", {class: "score " + grade(fidelity)}, fidelity === null ? "–" : tenths(fidelity), element("small", {}, fidelity === null ? " not measured" : " of 100")),
                fidelity === null ? null : gauge(fidelity, demanded),
                demanded === null ? element("p", {class: "soft"}, "No least was demanded (verify.fidelity).") : element("p", {}, `At least ${demanded} was demanded: ${fidelity >= demanded ? "reached" : "not reached"}.`),
                leastAlike.length ? [element("h3", {}, "Least alike"), list(leastAlike)] : null),
            element("div", {class: "card"}, element("h3", {}, "What this staging proves"), list(proves)),
            element("div", {class: "card"}, element("h3", {}, "What it does not prove"), list(doesNotProve))),
        element("dl", {class: "facts"}, facts.map(([term, text]) => element("div", {}, element("dt", {}, term), element("dd", {}, text)))));
};
const gauge = (fidelity, demanded) => {
    const made = element("div", {class: "gauge " + grade(fidelity)}, bar(fidelity / 100, ""));
    if (demanded !== null) {
        const mark = element("b", {title: `demanded: ${demanded}`});
        mark.style.left = demanded + "%";
        made.append(mark);
    }
    return made;
};

const classes = table => {
    const all = inStaging(table) || 1;
    return element("div", {class: "classes", role: "img", "aria-label": Object.entries(table.stagingRows).map(([kind, rows]) => `${kind} ${rows}`).join(", ")},
        Object.entries(table.stagingRows).filter(([ignored, rows]) => rows > 0).map(([kind, rows]) => bar(rows / all, "c-" + kind, `${kind}: ${count(rows)}`)));
};
const tables = (report, find) => section("tables", "Tables", "Rows in production and in staging, and why those in staging are there.",
    element("p", {class: "key"}, Object.entries(CLASSES).map(([kind, words]) => element("span", {}, element("i", {class: "c-" + kind}), `${kind}: ${words}`))),
    grid({name: "tables", rows: report.tables, text: table => table.table + " " + table.role, columns: [
        {label: "table", key: table => table.table, cell: table => table.table},
        {label: "role", key: table => table.role, cell: table => element("span", {title: table.because}, table.role)},
        {label: "production", number: true, key: table => table.productionRows, cell: table => (table.counted ? "" : "≈ ") + count(table.productionRows)},
        {label: "staging", number: true, key: inStaging, cell: table => count(inStaging(table))},
        {label: "by class", key: table => table.stagingRows.cover || 0, cell: classes},
        {label: "fidelity", number: true, key: table => table.score, cell: table => scored(table.score)}],
    detail: table => element("div", {}, element("p", {}, `${table.role}: ${table.because}`),
        element("p", {}, Object.entries(table.stagingRows).map(([kind, rows]) => `${kind} ${count(rows)}`).join(" · ")),
        table.thinned ? element("p", {}, `Families are thinned to ${count(table.thinned.most)} rows an owner: ${count(table.thinned.families)} were larger, and ${count(table.thinned.rows)} of their rows are not here. How many rows an owner has is therefore not comparable.`) : null,
        element("button", {onclick: () => find(table.table + ".")}, `Show its ${table.columns.length} columns`))}),
    report.fixtures.length ? [element("h3", {}, "Fixtures"), grid({name: "fixtures", rows: report.fixtures, text: fixture => fixture.ticket + " " + fixture.title, columns: [
        {label: "ticket", key: fixture => fixture.ticket, cell: fixture => fixture.ticket},
        {label: "about", key: fixture => fixture.title, cell: fixture => fixture.title || "–"},
        {label: "rows", number: true, key: fixture => sum(Object.values(fixture.rows)), cell: fixture => count(sum(Object.values(fixture.rows)))},
        {label: "tables", number: true, key: fixture => Object.keys(fixture.rows).length, cell: fixture => count(Object.keys(fixture.rows).length)},
        {label: "expectations that hold", number: true, key: fixture => fixture.expectations, cell: fixture => count(fixture.expectations)}],
    detail: fixture => element("p", {}, Object.entries(fixture.rows).map(([table, rows]) => `${table} ${count(rows)}`).join(" · ") || "No rows.")})] : null);

const columns = report => {
    const rows = report.tables.flatMap(table => table.columns.map(column => ({...column, table: table.table, path: table.table + "." + column.column})));
    return grid({name: "columns", rows, text: row => [row.path, row.type, row.decision, row.masker || "", row.domain || "", row.because].join(" "), sorted: {column: 5, up: true},
        filters: [{label: "masked only", test: row => row.decision === "masked"}, {label: "less than 100 only", test: row => row.score !== null && row.score < 100}],
        columns: [{label: "column", width: "34%", key: row => row.path, cell: row => row.path}, {label: "type", width: "15%", key: row => row.type, cell: row => row.type},
            {label: "decision", width: "14%", key: row => row.decision, cell: row => element("span", {class: "tag " + row.decision}, row.masker || row.decision)},
            {label: "rule", key: row => row.because, cell: row => element("span", {class: "soft"}, row.because)},
            {label: "null", number: true, width: "5.5rem", key: row => row.staging && row.staging.rows ? row.staging.nulls / row.staging.rows : null, cell: row => row.staging && row.staging.rows ? percent(row.staging.nulls / row.staging.rows) : "–"},
            {label: "fidelity", number: true, width: "6rem", key: row => row.score, cell: row => scored(row.score)}],
        detail: detailOf});
};

const fanOuts = report => {
    const rows = report.tables.flatMap(table => table.fanOuts);
    return section("references", "References", "How many rows share the row that they refer to: the curves should lie upon each other where rows come with their owner, and be as thin as chance makes them elsewhere.",
        rows.length ? grid({name: "references", rows, text: row => row.reference, sorted: {column: 3, up: true}, columns: [
            {label: "reference", key: row => row.reference, cell: row => row.reference},
            {label: "rows", key: row => row.owned ? "owned" : "by chance", cell: row => row.owned ? "come with their owner" : "chosen by themselves"},
            {label: "apart", number: true, key: row => row.facet ? row.facet.value : null, cell: row => row.facet ? `${row.facet.value.toFixed(3)} of ${row.facet.tolerance.toFixed(3)}` : row.notComparable ? "not comparable" : "–"},
            {label: "fidelity", number: true, key: row => row.facet ? row.facet.score : null, cell: row => scored(row.facet ? 100 * row.facet.score : null)}],
        detail: row => row.production.length || row.cohort.length || row.staging.length ? element("div", {}, row.notComparable ? element("p", {}, `Not comparable: ${row.notComparable}.`) : null, fanOut(row)) : element("p", {class: "soft"}, "No key has rows in the cohort.")}) : element("p", {class: "soft"}, "There are no references between tables that were compared."));
};

const rare = report => {
    const rows = report.tables.filter(table => table.coverage && table.coverage.strata > 0);
    const many = counts => Object.entries(counts).map(([kind, number]) => `${kind}: ${count(number)}`);
    return section("rare", "Rare rows", "What only few rows of production have, and how much of it staging has; the rows that were added for it, each with its reasons.",
        rows.length ? grid({name: "tables with rare rows", rows, text: row => row.table + " " + row.coverage.reasons.map(reason => reason.reason).join(" "), sorted: {column: 3, up: false}, columns: [
            {label: "table", key: row => row.table, cell: row => row.table},
            {label: "rows looked at", number: true, key: row => row.coverage.looked, cell: row => count(row.coverage.looked)},
            {label: "kinds of rows", number: true, key: row => row.coverage.strata, cell: row => count(row.coverage.strata)},
            {label: "rows added", number: true, key: row => row.stagingRows.cover || 0, cell: row => count(row.stagingRows.cover || 0)},
            {label: "absent", number: true, key: row => row.coverage.absent, cell: row => element("span", {class: row.coverage.absent ? "fair" : ""}, count(row.coverage.absent))}],
        detail: row => element("div", {class: "panels"},
            element("div", {}, element("h4", {}, "Why rows were added"), grid({name: "reasons", rows: row.coverage.reasons, text: reason => reason.reason, sorted: {column: 1, up: false}, columns: [
                {label: "reason", key: reason => reason.reason, cell: reason => reason.reason}, {label: "rows", number: true, key: reason => reason.rows, cell: reason => count(reason.rows)}]})),
            Object.keys(row.coverage.missing).length ? element("div", {}, element("h4", {}, "Absent"), list(many(row.coverage.missing))) : null,
            Object.keys(row.coverage.statistics).length ? element("div", {}, element("h4", {}, "Found by production's statistics"), list(many(row.coverage.statistics))) : null,
            Object.keys(row.coverage.dropped).length ? element("div", {}, element("h4", {}, "Not looked for"), list(many(row.coverage.dropped))) : null)}) : element("p", {class: "soft"}, "Nobody looked for rare rows in this run (sample.cover, sample.scan)."));
};

const findings = report => {
    const weight = {ERROR: 0, WARNING: 1, NOTE: 2};
    return section("findings", "Findings", null, report.findings.length ? grid({name: "findings", rows: report.findings, sorted: {column: 0, up: true},
        text: row => [row.severity, row.id, row.where, row.message].join(" "), columns: [
            {label: "severity", key: row => weight[row.severity], cell: row => element("span", {class: "tag " + row.severity.toLowerCase()}, row.severity.toLowerCase())},
            {label: "finding", key: row => row.id, cell: row => element("span", {class: "code"}, row.id)}, {label: "where", key: row => row.where, cell: row => row.where},
            {label: "what, and what to do", key: row => row.message, cell: row => [row.message + " ", element("span", {class: "soft"}, row.remedy || "")]}]}) : element("p", {class: "soft"}, "There are none."));
};

const rules = report => {
    const by = new Map();
    for (const table of report.tables) for (const column of table.columns) {
        const key = [column.because, column.masker || column.decision].join("\n");
        by.set(key, {because: column.because, does: column.masker || column.decision, domain: column.domain, columns: [...(by.get(key)?.columns || []), table.table + "." + column.column]});
    }
    return section("rules", "Rules", "Which rule decided which columns.", grid({name: "rules", rows: [...by.values()], text: row => [row.because, row.does, ...row.columns].join(" "), sorted: {column: 2, up: false}, columns: [
        {label: "rule", key: row => row.because, cell: row => row.because}, {label: "does", key: row => row.does, cell: row => element("span", {class: "tag " + (row.does === "kept" ? "" : "masked")}, row.does)},
        {label: "columns", number: true, key: row => row.columns.length, cell: row => count(row.columns.length)}], detail: row => element("p", {}, row.columns.join(", "))}));
};

const timings = report => {
    const most = Math.max(1, ...Object.values(report.millis));
    return section("time", "Time", null, element("div", {class: "step"}, Object.entries(report.millis).map(([step, millis]) => [element("span", {}, step), bar(millis / most, ""), element("span", {class: "soft"}, seconds(millis))])));
};

const trend = report => section("trend", "Trend", "Past runs of this database.", report.trend.length > 1
    ? [report.trend.some(run => run.fidelity !== null) ? trendLine(report.trend) : null, grid({name: "runs", rows: report.trend, text: run => run.run, sorted: {column: 0, up: false}, columns: [
        {label: "run", key: run => run.startedAt, cell: run => run.run}, {label: "rows", number: true, key: run => run.rows, cell: run => count(run.rows)},
        {label: "took", number: true, key: run => run.millis, cell: run => seconds(run.millis)}, {label: "fidelity", number: true, key: run => run.fidelity, cell: run => scored(run.fidelity)}]})]
    : element("p", {class: "soft"}, "This is the first run that left a report."));

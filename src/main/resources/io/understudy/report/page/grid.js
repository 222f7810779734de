const FIRST = 25;

/**
 * A table that can be searched and sorted: rows are made when they are first shown, so that thousands of them do not make anybody wait.
 * columns: {label, number, key: row -> text or number, cell: row -> content}; detail: row -> content beneath it.
 */
const grid = ({name, columns, rows, text, detail, filters = [], sorted}) => {
    const made = new Map(), opened = new Set();
    let order = sorted || {column: -1, up: true}, words = [], all = false, chosen = filters.map(() => false);
    const body = element("tbody");
    const told = element("span", {class: "count", role: "status"});
    const more = element("button", {onclick: () => { all = true; show(); }});
    const heads = columns.map((column, i) => element("th", {scope: "col", class: column.number ? "n" : null, "data-width": column.width},
        element("button", {onclick: () => { order = {column: i, up: order.column === i ? !order.up : !column.number}; show(); }}, column.label)));
    const search = element("input", {type: "search", placeholder: `Search ${name}`, "aria-label": `Search ${name}`, oninput: () => {
        words = search.value.toLowerCase().split(/\s+/).filter(word => word);
        show();
    }});
    const boxes = filters.map((filter, i) => element("label", {}, element("input", {type: "checkbox", onchange: event => { chosen[i] = event.target.checked; show(); }}), filter.label));
    const texts = new Map(rows.map(row => [row, text(row).toLowerCase()]));

    const line = row => {
        if (made.has(row)) return made.get(row);
        const cells = columns.map(column => column.cell(row));
        let beneath = null;
        if (detail) {
            const open = element("button", {class: "open", "aria-expanded": "false", onclick: () => {
                const now = open.getAttribute("aria-expanded") !== "true";
                open.setAttribute("aria-expanded", String(now));
                if (now) opened.add(row); else opened.delete(row);
                if (now && !beneath) beneath = element("tr", {class: "detail"}, element("td", {colspan: columns.length}, detail(row)));
                if (now) shown.after(beneath); else beneath.remove();
            }}, cells[0]);
            cells[0] = open;
        }
        const shown = element("tr", {}, cells.map((cell, i) => element("td", {class: columns[i].number ? "n" : null}, cell)));
        const entry = {shown, beneath: () => opened.has(row) ? beneath : null, open: () => shown.querySelector("button.open")};
        made.set(row, entry);
        return entry;
    };
    const show = () => {
        let found = rows.filter(row => words.every(word => texts.get(row).includes(word)) && filters.every((filter, i) => !chosen[i] || filter.test(row)));
        if (order.column >= 0) {
            const key = columns[order.column].key;
            const keyed = found.map(row => [key(row), row]);
            keyed.sort(([a], [b]) => a === null || a === undefined ? 1 : b === null || b === undefined ? -1 : (typeof a === "number" ? a - b : String(a).localeCompare(String(b))) * (order.up ? 1 : -1));
            found = keyed.map(([ignored, row]) => row);
        }
        heads.forEach((head, i) => i === order.column ? head.setAttribute("aria-sort", order.up ? "ascending" : "descending") : head.removeAttribute("aria-sort"));
        const some = all ? found : found.slice(0, FIRST);
        const fragment = document.createDocumentFragment();
        for (const row of some) {
            const entry = line(row);
            fragment.append(entry.shown);
            if (entry.beneath()) fragment.append(entry.beneath());
        }
        body.replaceChildren(fragment);
        told.textContent = found.length === rows.length ? `${count(rows.length)} ${name}` : `${count(found.length)} of ${count(rows.length)} ${name}`;
        more.hidden = found.length <= some.length;
        more.textContent = `Show all ${count(found.length)}`;
    };
    // A table whose widths are known is laid out row by row, however many there are.
    for (const head of heads) if (head.dataset.width) head.style.width = head.dataset.width;
    show();
    const box = element("div", {}, rows.length > 5 ? element("div", {class: "tools"}, search, boxes, told) : null,
        element("div", {class: "scroll"}, element("table", {class: columns.some(column => column.width) ? "fixed" : null}, element("thead", {}, element("tr", {}, heads)), body)), more);
    box.find = looked => { search.value = looked; search.dispatchEvent(new Event("input")); };
    box.openFirst = () => body.querySelector("button.open")?.click();
    return box;
};

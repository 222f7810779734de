const report = JSON.parse(document.getElementById("report").textContent);
const rooms = [["verdict", "Verdict"], ["tables", "Tables"], ["columns", "Columns"], ["references", "References"], ["rare", "Rare rows"], ["rules", "Rules"], ["findings", "Findings"], ["time", "Time"], ["trend", "Trend"]];
const lists = columns(report);
const references = fanOuts(report);
const themed = event => {
    const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = dark ? "light" : "dark";
    redraw();
};
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
let shownIn = null;
const shownAs = theme => theme ? document.documentElement.dataset.theme = theme : delete document.documentElement.dataset.theme;
// Paper is white, and nobody scrolls on it.
addEventListener("beforeprint", () => { shownIn = document.documentElement.dataset.theme; shownAs("light"); drawAll(); });
addEventListener("afterprint", () => { shownAs(shownIn); redraw(); });
const find = text => {
    lists.find(text);
    location.hash = "columns";
    lists.querySelector("input").focus();
};
document.getElementById("page").replaceChildren(
    element("header", {class: "top"}, element("h1", {}, `${report.database}: staging beside production`),
        element("p", {}, `run ${report.run}, ${report.startedAt.slice(0, 16).replace("T", " ")} UTC, Understudy ${report.understudy}`), element("button", {class: "theme", onclick: themed}, "Light or dark")),
    element("nav", {class: "rooms", "aria-label": "Sections"}, rooms.map(([id, title]) => element("a", {href: "#" + id}, title))),
    element("main", {}, verdict(report), tables(report, find),
        section("columns", "Columns", "Those that are least alike come first. Open one to see production and staging laid over each other; of masked columns only shapes can be shown.", lists),
        references, rare(report), rules(report), findings(report), timings(report), trend(report)));
lists.openFirst();
references.querySelector("button.open")?.click();

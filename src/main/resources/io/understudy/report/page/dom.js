/** An element; nothing of the report ever becomes markup. */
const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) continue;
        if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
        else made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
    return made;
};
/** Widths are set through the style object, which the content policy lets pass. */
const bar = (share, kind, title) => {
    const made = element("i", {class: kind, title, "aria-hidden": "true"});
    made.style.width = Math.max(0, Math.min(100, 100 * share)) + "%";
    return made;
};
const whole = new Intl.NumberFormat("en", {maximumFractionDigits: 0});
const short = new Intl.NumberFormat("en", {maximumSignificantDigits: 4});
const count = number => number === null || number === undefined ? "–" : whole.format(number);
const figure = number => Math.abs(number) >= 1e6 || number === 0 || Number.isInteger(number) ? whole.format(number) : short.format(number);
const percent = share => share === null || share === undefined || Number.isNaN(share) ? "–"
    : share > 0 && share < 0.0001 ? "< 0.01 %" : (100 * share).toFixed(share > 0 && share < 0.1 ? 2 : 1).replace(/\.0+$/, "") + " %";
const seconds = millis => millis < 1000 ? millis + " ms" : millis < 120000 ? (millis / 1000).toFixed(1) + " s" : Math.floor(millis / 60000) + " min " + Math.round(millis % 60000 / 1000) + " s";
const sum = numbers => numbers.reduce((total, number) => total + number, 0);
/** What is nearly 100 is not called 100. */
const tenths = score => (Math.floor(score * 10 + 1e-6) / 10).toFixed(1);
const grade = score => score === null || score === undefined ? "none" : score >= 95 ? "good" : score >= 80 ? "fair" : "bad";
const scored = score => score === null || score === undefined
    ? element("span", {class: "none"}, "–", element("span", {class: "soft"}, ""))
    : element("span", {class: grade(score)}, tenths(score));

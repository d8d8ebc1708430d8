"use strict";
// Sorts and filters the table of the class. Without it the table is whole, in the roster's order.
{
  const table = document.getElementById("map");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...body.rows].map((row, place) => ({
    row,
    first: place,
    name: row.cells[0].textContent.toLowerCase(),
    flags: row.dataset.flags.split(" "),
    cells: [...row.cells].map((cell) => cell.textContent.trim()),
  }));
  const words = new Intl.Collator("en", { numeric: true });

  // Numbers by size, what is no number below them, nothing at the very end.
  const rank = (text) => (text === "" ? -2 : Number.isNaN(Number(text)) ? -1 : Number(text));

  const sort = (column) => {
    const head = heads[column];
    const isText = head.classList.contains("text") || column === 0;
    const first = isText ? "ascending" : "descending";
    const other = first === "ascending" ? "descending" : "ascending";
    const direction = head.getAttribute("aria-sort") === first ? other : first;
    const sign = direction === "ascending" ? 1 : -1;
    for (const one of heads) one.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", direction);
    const key = new Map(rows.map((one) => [one, isText ? one.cells[column] : rank(one.cells[column])]));
    rows.sort((a, b) => {
      const left = key.get(a);
      const right = key.get(b);
      if (isText && (left === "") !== (right === "")) return left === "" ? 1 : -1;
      const order = isText ? words.compare(left, right) : left - right;
      return sign * order || a.first - b.first;
    });
    body.replaceChildren(...rows.map((one) => one.row));
  };
  heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => sort(column)));

  const wishes = ["name", "flag", "next", "section"].map((id) => document.getElementById(id));
  const filter = () => {
    const [name, flag, next, section] = wishes.map((one) => (one === null ? "" : one.value));
    let shown = 0;
    for (const one of rows) {
      const fits =
        one.name.includes(name.toLowerCase()) &&
        (flag === "" || one.flags.includes(flag)) &&
        (next === "" || one.row.dataset.next === next) &&
        (section === "" || one.row.dataset.section === section);
      one.row.hidden = !fits;
      shown += fits;
    }
    document.getElementById("count").textContent = `${shown} of ${rows.length} students`;
  };
  for (const one of wishes) if (one !== null) one.addEventListener("input", filter);
  document.querySelector(".tools").addEventListener("submit", (event) => event.preventDefault());
}

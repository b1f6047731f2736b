// Lights up the words of the record under the pointer or the focus, and the records of the words.
for (const root of document.querySelectorAll(".cstoparse:not([data-on]):not(.alone)")) {
  root.dataset.on = "";
  const pieces = root.querySelectorAll(".source .s");
  const rows = [...root.querySelectorAll("[data-a]")].map((row) => ({ row, a: +row.dataset.a, z: +row.dataset.z }));
  const order = new Map([...pieces].map((piece, i) => [piece, i]));
  const column = root.querySelector("aside");
  let lit = [];
  const light = (element, name) => { element.classList.add(name); lit.push([element, name]); };
  const clear = () => { for (const [element, name] of lit) element.classList.remove(name); lit = []; };
  const show = ({ row, a, z }) => {
    light(row, "on");
    const name = row.matches(".card, .k-release") ? "wash" : "on";
    for (let i = a; i <= z; i++) light(pieces[i], name);
  };
  const at = (target) => {
    const link = target.closest("a.l, .time a");
    const row = link ? document.getElementById(link.hash.slice(1)) : target.closest("aside li[id]");
    if (row) return rows.filter((one) => one.row === row);
    const piece = target.closest(".source .s");
    if (!piece) return [];
    const i = order.get(piece);
    const over = rows.filter((one) => one.a <= i && i <= one.z);
    const least = Math.min(...over.map((one) => one.z - one.a));
    return over.filter((one) => one.z - one.a === least);
  };
  const point = (event) => {
    clear();
    const found = at(event.target);
    found.forEach(show);
    if (!found.length) return;
    const { row, a } = found[0];
    for (let up = row.parentElement.closest("li"); up; up = up.parentElement.closest("li")) light(up, "holds");
    const inText = !event.target.closest("aside");
    if (inText && column.scrollHeight > column.clientHeight) {
      const box = column.getBoundingClientRect(), line = row.getBoundingClientRect();
      if (line.top < box.top || line.bottom > box.bottom) column.scrollTop += line.top - box.top - box.height / 3;
    }
    if (event.type === "focusin" && !inText && pieces[a]) pieces[a].scrollIntoView({ block: "nearest" });
  };
  root.addEventListener("mouseover", point);
  root.addEventListener("focusin", point);
  root.addEventListener("mouseleave", clear);
  root.addEventListener("focusout", clear);
}

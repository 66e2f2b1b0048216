// Links within the page lead to their target wherever it is: on a later page of a table, filtered out, or folded away. Paper shows all.
(() => {
  let marked = null;

  async function open(id) {
    let target = id && document.getElementById(id);
    for (const table of id && !target ? reportTables : []) {
      await table.loaded;
      if (table.find(id)) target = document.getElementById(id);
    }
    if (!target) return;
    for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    marked?.classList.remove("marked");
    marked = target;
    target.classList.add("marked");
    if (target.matches("tr, h2")) {
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
    target.scrollIntoView({ block: target.matches("tr") ? "center" : "start" });
  }

  const follow = () => open(location.hash.slice(1));
  addEventListener("hashchange", follow);
  // A link to where one is already changes nothing, but may be meant.
  document.addEventListener("click", event => {
    if (event.target.closest?.('a[href^="#"]')?.hash === location.hash) follow();
  });
  follow();

  addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details:not([open])")) {
      part.open = true;
      part.dataset.unfolded = "true";
    }
    for (const table of reportTables) table.print();
  });
  addEventListener("afterprint", () => {
    for (const part of document.querySelectorAll("details[data-unfolded]")) {
      part.open = false;
      delete part.dataset.unfolded;
    }
    for (const table of reportTables) table.restore();
  });
})();

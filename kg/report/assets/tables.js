// What tables and drawings do beyond being read: filter, sort, CSV, and pictures to take away.
(function () {
  "use strict";
  var english = document.documentElement.lang === "en";
  var WORDS = english
    ? { filter: "Filter this table", csv: "CSV", rows: "rows shown", csvLabel: "Download this table as CSV" }
    : { filter: "筛选本表", csv: "CSV", rows: "行", csvLabel: "下载本表(CSV)" };

  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    Object.keys(attributes).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    if (text) element.textContent = text;
    return element;
  }

  function save(name, type, content) {
    var link = make("a", { download: name, href: URL.createObjectURL(new Blob([content], { type: type })) });
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  function csv(table) {
    var lines = Array.prototype.filter.call(table.rows, function (row) { return !row.hidden && !row.classList.contains("area"); });
    return "\ufeff" + lines.map(function (row) {
      return Array.prototype.map.call(row.cells, function (cell) {
        var text = cell.textContent.trim();
        return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
      }).join(",");
    }).join("\r\n") + "\r\n";
  }

  function sortBy(table, column, button) {
    var th = button.parentNode;
    var ascending = th.getAttribute("aria-sort") !== "ascending";
    Array.prototype.forEach.call(th.parentNode.cells, function (cell) { cell.removeAttribute("aria-sort"); });
    th.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    var compare = new Intl.Collator(english ? "en" : "zh", { numeric: true }).compare;
    rows.sort(function (a, b) {
      var order = compare(a.cells[column].textContent, b.cells[column].textContent);
      return ascending ? order : -order;
    });
    rows.forEach(function (row) { body.append(row); });
  }

  document.querySelectorAll("section.table").forEach(function (section) {
    var table = section.querySelector("table");
    if (!table) return;
    var tools = section.querySelector(".tools");
    if (!tools) {
      tools = make("p", { "class": "tools" });
      section.querySelector(".scroll").before(tools);
    }
    if (!section.dataset.form) {
      if (table.tBodies[0].rows.length > 8) {
        var input = make("input", { type: "search", placeholder: WORDS.filter, "aria-label": WORDS.filter });
        input.addEventListener("input", function () {
          var wanted = input.value.trim().toLowerCase();
          Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
            row.hidden = Boolean(wanted) && row.textContent.toLowerCase().indexOf(wanted) < 0;
          });
        });
        tools.append(input);
      }
      Array.prototype.forEach.call(table.tHead.rows[0].cells, function (th, column) {
        var button = make("button", { type: "button" }, th.textContent);
        th.textContent = "";
        th.append(button);
        button.addEventListener("click", function () { sortBy(table, column, button); });
      });
    }
    var download = make("button", { type: "button", "class": "small", title: WORDS.csvLabel }, WORDS.csv);
    download.addEventListener("click", function () { save((section.dataset.query || section.id) + ".csv", "text/csv", csv(table)); });
    tools.append(download);
  });

  // The filters of a matrix: by plan, by area, by state of any cell that is shown, by difference.
  document.querySelectorAll("form[data-filter=matrix]").forEach(function (form) {
    var table = form.parentNode.querySelector("table");
    function apply() {
      var area = form.elements.area.value;
      var state = form.elements.state.value;
      var plan = form.elements.plan.value;
      var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
      var column = heads.findIndex(function (th) { return plan && th.dataset.plan === plan; });
      heads.forEach(function (th, at) { th.hidden = column > 0 && at > 0 && at !== column; });
      Array.prototype.forEach.call(table.tBodies, function (body) {
        body.hidden = Boolean(area) && body.dataset.area !== area;
        Array.prototype.forEach.call(body.rows, function (row) {
          if (row.classList.contains("area")) return;
          Array.prototype.forEach.call(row.cells, function (cell, at) { cell.hidden = column > 0 && at > 0 && at !== column; });
          row.hidden = (Boolean(state) && !row.querySelector("td." + state + ":not([hidden])")) ||
            (form.elements.differ.checked && !("differs" in row.dataset));
        });
      });
    }
    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    apply();
  });

  // A field that narrows a list.
  document.querySelectorAll("input[data-find]").forEach(function (input) {
    input.addEventListener("input", function () {
      var wanted = input.value.trim().toLowerCase();
      document.querySelectorAll(input.dataset.find).forEach(function (item) {
        item.hidden = Boolean(wanted) && item.textContent.toLowerCase().indexOf(wanted) < 0;
      });
    });
  });

  // A drawing as a file of its own: styles that the page gave it are written into it.
  var STYLES = ["fill", "stroke", "stroke-width", "stroke-opacity", "fill-opacity", "font-family", "font-size", "font-weight", "stroke-dasharray"];
  function standalone(svg) {
    var copy = svg.cloneNode(true);
    var from = svg.querySelectorAll("*");
    copy.querySelectorAll("*").forEach(function (element, index) {
      var style = getComputedStyle(from[index]);
      element.setAttribute("style", STYLES.map(function (name) { return name + ":" + style.getPropertyValue(name); }).join(";"));
    });
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    var box = svg.viewBox.baseVal;
    copy.setAttribute("width", box.width);
    copy.setAttribute("height", box.height);
    var paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    paper.setAttribute("width", box.width);
    paper.setAttribute("height", box.height);
    paper.setAttribute("fill", getComputedStyle(document.documentElement).getPropertyValue("--card"));
    copy.prepend(paper);
    return new XMLSerializer().serializeToString(copy);
  }

  document.querySelectorAll("button[data-picture]").forEach(function (button) {
    button.addEventListener("click", function () {
      var svg = button.closest("figure").querySelector("svg");
      var name = (document.title.split(" · ")[0] || "drawing").replace(/[^\w\u4e00-\u9fff-]+/g, "-");
      var text = standalone(svg);
      if (button.dataset.picture === "svg") return save(name + ".svg", "image/svg+xml", text);
      var image = new Image();
      image.onload = function () {
        var canvas = document.createElement("canvas");
        canvas.width = svg.viewBox.baseVal.width * 2;
        canvas.height = svg.viewBox.baseVal.height * 2;
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob(function (blob) { save(name + ".png", "image/png", blob); });
      };
      image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
    });
  });
})();

// The Compare page: the selection stands in the address, the table is drawn from it.
(function () {
  "use strict";
  var data = window.planKgCompare;
  var form = document.getElementById("compare-form");
  if (!data || !form) return;
  var words = data.words;
  var result = document.getElementById("compare-result");
  var status = document.getElementById("compare-status");
  var plans = Object.keys(data.plans);
  var held = {};
  var asked = {};

  // A plan's own script hands over its cells and the verdicts on its pairs.
  data.add = function (plan, what) { held[plan] = what; };

  // Loads what is missing of these plans, then goes on. A script can be loaded from a disk, where fetch cannot.
  function load(chosen, then) {
    var missing = chosen.filter(function (plan) { return !held[plan]; });
    if (!missing.length) return then();
    status.textContent = words["compare.loading"];
    missing.forEach(function (plan) {
      if (asked[plan]) return;
      asked[plan] = true;
      var script = document.createElement("script");
      script.src = data.folder + encodeURIComponent(plan) + ".js";
      script.onload = draw;
      document.head.append(script);
    });
  }

  function cellsOf(by, row, plan) { return held[plan].cells[by][row[0]]; }

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function read() {
    var state = new URLSearchParams(location.hash.slice(1));
    var chosen = state.get("plans") ? state.get("plans").split(",").filter(function (p) { return p in data.plans; }) : plans.slice(0, 6);
    return {
      plans: chosen,
      by: data.subjects[state.get("by")] ? state.get("by") : "indicators",
      area: state.get("area") || "",
      words: state.get("words") || "",
      differ: state.get("differ") === "1",
    };
  }

  function write(selection) {
    var state = new URLSearchParams({ plans: selection.plans.join(","), by: selection.by });
    if (selection.area) state.set("area", selection.area);
    if (selection.words) state.set("words", selection.words);
    if (selection.differ) state.set("differ", "1");
    return "#" + state.toString();
  }

  function fill(selection) {
    form.querySelectorAll("[name=plans]").forEach(function (box) { box.checked = selection.plans.indexOf(box.value) >= 0; });
    form.querySelectorAll("[name=by]").forEach(function (box) { box.checked = box.value === selection.by; });
    var areas = [];
    data.subjects[selection.by].forEach(function (row) { if (row[2] && areas.indexOf(row[2]) < 0) areas.push(row[2]); });
    var select = form.elements.area;
    select.textContent = "";
    select.add(new Option(words["compare.all"], ""));
    areas.forEach(function (area) { select.add(new Option(area, area)); });
    select.value = areas.indexOf(selection.area) >= 0 ? selection.area : "";
    form.elements.words.value = selection.words;
    form.elements.differ.checked = selection.differ;
  }

  function taken() {
    return {
      plans: plans.filter(function (plan) { return form.querySelector('[name=plans][value="' + plan + '"]').checked; }),
      by: form.querySelector("[name=by]:checked").value,
      area: form.elements.area.value,
      words: form.elements.words.value.trim(),
      differ: form.elements.differ.checked,
    };
  }

  function key(cells) {
    return (cells || []).map(function (cell) { return cell[0]; }).sort().join("|");
  }

  function shown(selection) {
    var wanted = selection.words.toLowerCase();
    return data.subjects[selection.by].filter(function (row) {
      var cells = selection.plans.map(function (plan) { return key(cellsOf(selection.by, row, plan)); });
      if (!cells.some(Boolean)) return false;
      if (selection.area && row[2] !== selection.area) return false;
      if (wanted && String(row[1]).toLowerCase().indexOf(wanted) < 0) return false;
      return !selection.differ || cells.some(function (cell) { return cell !== cells[0]; });
    });
  }

  function cellOf(td, cells, by) {
    if (!cells) {
      td.append(make("span", "absent-word", words["compare.none"]));
      return;
    }
    cells.forEach(function (cell) {
      var line = make("div", "said " + (cell[1] || ""));
      var inner = cell[2] ? make("a", "", cell[0]) : make("span", "", cell[0]);
      if (cell[2]) inner.href = cell[2];
      if (cell[3]) inner.title = cell[3];
      line.append(inner);
      td.append(line);
    });
    if (by.indexOf("items") === 0) td.className = "cov " + cells[0][1];
  }

  function verdictsOf(td, row, selection) {
    for (var i = 0; i < selection.plans.length; i += 1) {
      for (var j = i + 1; j < selection.plans.length; j += 1) {
        var pair = [selection.plans[i], selection.plans[j]];
        var sorted = pair.slice().sort();
        var found = (held[sorted[0]].verdicts[row[0]] || {})[sorted[1]];
        if (!found) continue;
        var line = make("div", "pair-verdict");
        line.append(make("span", "who", data.plans[pair[0]] + " – " + data.plans[pair[1]] + " "));
        var seen = {};
        found.forEach(function (verdict) {
          if (seen[verdict[0]]) { seen[verdict[0]].title += "\n" + verdict[1]; return; }
          var chip = make("span", "code verdict-" + verdict[0], data.verdicts[verdict[0]]);
          chip.title = verdict[1];
          seen[verdict[0]] = chip;
          line.append(chip, " ");
        });
        td.append(line);
      }
    }
  }

  function draw() {
    var selection = read();
    fill(selection);
    if (!selection.plans.length) { result.textContent = ""; status.textContent = words["compare.few"]; return; }
    load(selection.plans, function () { show(selection); });
  }

  function show(selection) {
    result.textContent = "";
    var rows = shown(selection);
    var isIndicators = selection.by === "indicators";
    status.textContent = rows.length + " " + words["table.rows"];
    var scroll = make("div", "scroll tall");
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", words["compare.subject"]);
    var table = make("table", "matrix");
    var head = table.createTHead().insertRow();
    var titles = [words["compare.name"]].concat(selection.plans.map(function (plan) { return data.plans[plan]; }));
    if (isIndicators) titles.push(words["compare.verdict"]);
    titles.forEach(function (title) { var th = make("th", "", title); th.scope = "col"; head.append(th); });
    var body = table.createTBody();
    rows.forEach(function (row) {
      var tr = body.insertRow();
      tr.dataset.id = row[0];
      var th = make("th");
      th.scope = "row";
      if (isIndicators) {
        var link = make("a", "", row[1]);
        link.href = "indicator/" + row[0] + ".html";
        th.append(link);
      } else {
        th.append(make("small", "", row[0].split(":").pop()), " " + row[1]);
        if (selection.by === "functions" || selection.by === "tasks") th.textContent = row[1];
      }
      tr.append(th);
      selection.plans.forEach(function (plan) { cellOf(tr.insertCell(), cellsOf(selection.by, row, plan), selection.by); });
      if (isIndicators) verdictsOf(tr.insertCell(), row, selection);
    });
    scroll.append(table);
    var from = make("p", "from");
    var ask = make("a", "", words["compare.ask"]);
    ask.href = "ask.html#" + data.queries[selection.by] + "&" + selection.plans.map(function (plan) { return "plan=" + plan; }).join("&");
    from.append(ask);
    result.append(scroll, from);
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", function () {
    history.replaceState(null, "", write(taken()));
    draw();
  });
  document.getElementById("compare-copy").addEventListener("click", function () {
    var address = location.href.split("#")[0] + write(taken());
    history.replaceState(null, "", write(taken()));
    function say(text) { status.textContent = text; }
    if (!navigator.clipboard) { say(address); return; }
    navigator.clipboard.writeText(address).then(function () { say(words["compare.copied"]); }, function () { say(address); });
  });
  addEventListener("hashchange", draw);
  draw();
})();

// What pages do beyond being read: theme, language, filtering and sorting tables, the panel of a source page.
// Everything here adds to pages that are complete without it.
(function () {
  "use strict";

  function remember(key, value) {
    try { localStorage.setItem(key, value); } catch (error) { /* storage can be forbidden */ }
  }

  function theme() {
    var button = document.querySelector("button.theme");
    if (!button) return;
    button.addEventListener("click", function () {
      var root = document.documentElement;
      var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      remember("theme", root.dataset.theme);
    });
  }

  function language() {
    document.querySelectorAll("a[data-language]").forEach(function (link) {
      link.addEventListener("click", function () {
        remember("language", link.dataset.language);
        // The other language opens at the same place, with the same selection.
        if (link.classList.contains("language")) link.href = link.getAttribute("href").split("#")[0] + location.search + location.hash;
      });
    });
  }

  function menu() {
    document.addEventListener("click", function (event) {
      document.querySelectorAll(".more details[open]").forEach(function (details) {
        if (!details.contains(event.target)) details.open = false;
      });
    });
  }

  function source() {
    var data = document.getElementById("facts");
    var text = document.querySelector("article.text");
    if (!data || !text) return;
    var parsed = JSON.parse(data.textContent);
    var panel = document.querySelector(".panel .body");
    var marks = Array.prototype.slice.call(text.querySelectorAll("mark"));
    var byFact = {};
    marks.forEach(function (mark) {
      mark.dataset.m.split(" ").forEach(function (index) { (byFact[index] = byFact[index] || []).push(mark); });
    });

    function show(indices) {
      panel.textContent = "";
      indices.slice().reverse().forEach(function (index) {
        var fact = parsed.facts[index];
        var box = document.createElement("div");
        box.className = "fact " + fact[2];
        var kind = document.createElement("b");
        kind.textContent = parsed.labels[fact[2]];
        var label = document.createElement("p");
        label.textContent = fact[3];
        label.lang = "zh";
        var address = document.createElement("a");
        address.href = "#c" + fact[0] + "-" + fact[1];
        address.textContent = fact[0] + "–" + fact[1];
        var code = document.createElement("code");
        code.textContent = fact[4];
        box.append(kind, label);
        ((parsed.details || {})[fact[4]] || []).forEach(function (line) {
          var more = document.createElement("p");
          more.className = "more-on";
          more.textContent = line;
          box.append(more);
        });
        var ask = document.createElement("a");
        ask.href = parsed.root + "ask.html#" + new URLSearchParams({ sparql: "SELECT ?graph ?property ?value\nWHERE { GRAPH ?graph { <" + parsed.base + fact[4] + "> ?property ?value } }\nORDER BY ?graph ?property ?value\n" });
        ask.textContent = "RDF";
        box.append(address, " ", code, " ", ask);
        panel.append(box);
      });
    }

    // The stretch of the page between two places of the text, which count code points; null where the page has none.
    function range(start, end) {
      var made = null;
      var at = +text.dataset.start;
      var paragraphs = Array.prototype.slice.call(text.children);
      for (var i = 0; i < paragraphs.length; i += 1) {
        var walker = document.createTreeWalker(paragraphs[i], NodeFilter.SHOW_TEXT);
        for (var node = walker.nextNode(); node; node = walker.nextNode()) {
          var chars = Array.from(node.data);
          if (!made && start < at + chars.length) {
            made = document.createRange();
            made.setStart(node, chars.slice(0, Math.max(start - at, 0)).join("").length);
          }
          if (made && end <= at + chars.length) {
            made.setEnd(node, chars.slice(0, Math.max(end - at, 0)).join("").length);
            return made;
          }
          at += chars.length;
        }
        // Every paragraph ends in a line feed that the page does not show.
        at += 1;
      }
      if (made) made.setEndAfter(text.lastElementChild);
      return made;
    }

    // Shows the place that the address names: a fact's words with the fact beside them, or any other stretch. A place on
    // another page of the same text opens there.
    function find() {
      text.querySelectorAll(".found").forEach(function (mark) { mark.classList.remove("found"); });
      if (window.CSS && CSS.highlights) CSS.highlights.delete("found");
      var match = /^#[cs](\d+)(?:-(\d+))?$/.exec(location.hash);
      if (!match) return;
      var part = parsed.parts.filter(function (one) { return one[0] <= +match[1]; }).length - 1;
      if (part !== parsed.part) {
        location.replace(parsed.parts[part][1] + location.hash);
        return;
      }
      if (!match[2]) return;
      var indices = [];
      parsed.facts.forEach(function (fact, index) {
        if (fact[0] === +match[1] && fact[1] === +match[2]) indices.push(index);
      });
      if (indices.length) {
        indices.forEach(function (index) {
          byFact[index].forEach(function (mark) { mark.classList.add("found"); });
        });
        show(indices);
        byFact[indices[0]][0].scrollIntoView({ block: "center" });
        return;
      }
      var found = range(+match[1], +match[2]);
      if (!found) return;
      if (window.CSS && CSS.highlights) CSS.highlights.set("found", new Highlight(found));
      found.startContainer.parentElement.scrollIntoView({ block: "center" });
    }

    text.addEventListener("click", function (event) {
      var mark = event.target.closest("mark");
      if (mark && !mark.classList.contains("off")) {
        text.querySelectorAll(".lit").forEach(function (lit) { lit.classList.remove("lit"); });
        mark.classList.add("lit");
        show(mark.dataset.m.split(" ").map(Number));
      }
    });
    document.querySelectorAll(".legend input").forEach(function (box) {
      box.addEventListener("change", function () {
        var shown = {};
        document.querySelectorAll(".legend input:checked").forEach(function (on) { shown[on.value] = true; });
        marks.forEach(function (mark) {
          mark.classList.toggle("off", !mark.dataset.m.split(" ").some(function (i) { return shown[parsed.facts[i][2]]; }));
        });
      });
    });
    window.addEventListener("hashchange", find);
    find();
  }

  theme();
  language();
  menu();
  source();
})();

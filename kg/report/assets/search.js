// Search by substring over words as printed and as folded (simplified, half width, without white space).
(function () {
  "use strict";
  var data = window.planKgSearch;
  var input = document.getElementById("search");
  if (!data || !input) return;
  var language = document.documentElement.lang === "en" ? "en" : "zh";
  var status = document.getElementById("search-status");
  var result = document.getElementById("search-result");
  var MOST = 200;
  var folded = data.facts.map(function (fact) { return fact[1] || fact[0].toLowerCase(); });

  function word(key) { return data.words[key][language]; }

  function line(href, text, kind, where, isChinese) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    link.href = href;
    link.textContent = text;
    if (isChinese) link.lang = "zh";
    var note = document.createElement("small");
    note.textContent = " " + kind + (where ? " · " + where : "");
    item.append(link, note);
    return item;
  }

  function find() {
    var wanted = input.value.trim().toLowerCase();
    history.replaceState(null, "", wanted ? "#q=" + encodeURIComponent(wanted) : location.pathname.split("/").pop());
    result.textContent = "";
    status.textContent = "";
    if (!wanted) return;
    var bare = wanted.replace(/\s+/g, "");
    var list = document.createElement("ul");
    list.className = "index";
    var count = 0;
    data.terms.forEach(function (term) {
      if (term[0].indexOf(wanted) < 0 && term[1].toLowerCase().indexOf(wanted) < 0) return;
      count += 1;
      if (count <= MOST) list.append(line(term[3], language === "zh" ? term[0] : term[1], word("search." + term[2]), language === "zh" ? term[1] : term[0], false));
    });
    for (var i = 0; i < folded.length; i += 1) {
      if (folded[i].indexOf(bare) < 0 && data.facts[i][0].indexOf(wanted) < 0) continue;
      count += 1;
      if (count > MOST) continue;
      var fact = data.facts[i];
      var plan = data.plans[fact[3]];
      var part = plan.parts.filter(function (one) { return one[0] <= fact[4]; }).pop();
      list.append(line(part[1] + "#c" + fact[4] + "-" + fact[5], fact[0], data.kinds[fact[2]][language], plan[language], true));
    }
    status.textContent = count ? count + " " + word("search.found") + (count > MOST ? " · " + word("search.more") : "") : word("search.none");
    result.append(list);
  }

  input.addEventListener("input", find);
  var asked = /^#q=(.*)$/.exec(location.hash);
  if (asked) { input.value = decodeURIComponent(asked[1]); find(); }
  input.focus();
})();

// Goes on to the language that was chosen before, or that the browser asks for.
(function () {
  var language = null;
  try { language = localStorage.getItem("language"); } catch (error) { /* storage can be forbidden */ }
  if (!language) language = (navigator.language || "").toLowerCase().indexOf("zh") === 0 ? "zh" : "en";
  location.replace(language + "/index.html" + location.hash);
})();

// Sets the chosen theme before the first paint, so that a dark page never flashes white.
(function () {
  try {
    var theme = localStorage.getItem("theme");
    if (theme) document.documentElement.dataset.theme = theme;
  } catch (error) { /* storage can be forbidden: the system's theme holds */ }
})();

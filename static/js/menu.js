// Closes an open menu on Escape and on a click elsewhere. Without script the menu still opens and closes.
(function () {
  "use strict";

  const menus = document.querySelectorAll("details.tc-menu, details.tc-popover");

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    menus.forEach(function (menu) {
      if (!menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  document.addEventListener("click", function (event) {
    menus.forEach(function (menu) {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
  });

  const summary = document.querySelector("[data-autofocus]");
  if (summary) summary.focus();
})();

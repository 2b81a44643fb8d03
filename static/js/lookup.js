// Looks up places while a name is typed and offers them in the list below. Without script the server does it on saving.
(function () {
  "use strict";

  var WAIT = 250;

  function start(box) {
    var input = box.querySelector("input");
    var list = box.querySelector("select");
    var holder = box.querySelector("[data-lookup-list]");
    var mark = box.dataset.lookup.indexOf("?") === -1 ? "?" : "&";
    var timer = null;
    var asked = 0;

    function fill(rows) {
      var empty = list.options[0];
      list.textContent = "";
      list.appendChild(empty);
      rows.forEach(function (row) {
        list.appendChild(new Option(row.label, row.id));
      });
      list.selectedIndex = rows.length === 1 ? 1 : 0;
      holder.hidden = rows.length === 0;
    }

    function look() {
      var words = input.value.trim();
      var turn = (asked += 1);
      if (words.length < 2) {
        fill([]);
        return;
      }
      fetch(box.dataset.lookup + mark + "q=" + encodeURIComponent(words), { credentials: "same-origin" })
        .then(function (response) {
          return response.ok ? response.json() : { results: [] };
        })
        .then(function (answer) {
          if (turn === asked) {
            fill(answer.results);
          }
        })
        .catch(function () {});
    }

    input.addEventListener("input", function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(look, WAIT);
    });
    list.addEventListener("change", function () {
      if (list.value) {
        input.value = list.options[list.selectedIndex].text;
      }
    });
  }

  document.querySelectorAll("[data-lookup]").forEach(start);
})();

// Offers records while a name is typed: a combobox. Without script the box asks the page of results.
(function () {
  "use strict";

  var WAIT = 200;
  var SHORTEST = 2;

  function element(tag, attributes, text) {
    var made = document.createElement(tag);
    Object.keys(attributes).forEach(function (name) {
      made.setAttribute(name, attributes[name]);
    });
    if (text) {
      made.textContent = text;
    }
    return made;
  }

  function start(input) {
    var name = input.id + "-suggestions";
    var list = element("ul", { id: name, role: "listbox", class: "tc-suggestions", "aria-label": input.labels[0].textContent });
    var said = element("p", { role: "status", class: "visually-hidden" });
    var timer = null;
    var asked = 0;
    var at = -1;

    list.hidden = true;
    input.parentNode.classList.add("tc-suggest");
    input.insertAdjacentElement("afterend", list);
    list.insertAdjacentElement("afterend", said);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", name);
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("autocomplete", "off");

    function close() {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function show(answer) {
      list.textContent = "";
      answer.rows.forEach(function (row, number) {
        var option = element("li", { id: name + "-" + number, role: "option", "aria-selected": "false", "data-url": row.url });
        option.appendChild(element("strong", { translate: "no" }, row.name));
        option.appendChild(element("span", {}, row.facts));
        list.appendChild(option);
      });
      said.textContent = answer.said;
      close();
      if (answer.rows.length) {
        list.hidden = false;
        input.setAttribute("aria-expanded", "true");
      }
    }

    function mark(number) {
      var options = list.children;
      if (options[at]) {
        options[at].setAttribute("aria-selected", "false");
      }
      at = (number + options.length) % options.length;
      options[at].setAttribute("aria-selected", "true");
      options[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[at].id);
    }

    function ask() {
      var words = input.value.trim();
      var turn = (asked += 1);
      if (words.length < SHORTEST) {
        show({ rows: [], said: "" });
        return;
      }
      fetch(input.dataset.suggest + "?q=" + encodeURIComponent(words), { credentials: "same-origin" })
        .then(function (response) {
          var isAnswer = (response.headers.get("Content-Type") || "").indexOf("application/json") === 0;
          return isAnswer ? response.json() : { rows: [], said: "" };
        })
        .then(function (answer) {
          if (turn === asked && document.activeElement === input) {
            show(answer);
          }
        })
        .catch(function () {});
    }

    function open(option) {
      if (option) {
        window.location.assign(option.dataset.url);
      }
    }

    input.addEventListener("input", function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, WAIT);
    });
    input.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
        event.preventDefault();
        mark(event.key === "ArrowDown" ? at + 1 : at < 0 ? -1 : at - 1);
      } else if (event.key === "Enter" && at >= 0 && !list.hidden) {
        event.preventDefault();
        open(list.children[at]);
      }
    });
    input.addEventListener("blur", function () {
      asked += 1;
      window.clearTimeout(timer);
      close();
    });
    // Before the box loses the focus and the list closes.
    list.addEventListener("mousedown", function (event) {
      event.preventDefault();
    });
    list.addEventListener("click", function (event) {
      open(event.target.closest("[role=option]"));
    });
  }

  document.querySelectorAll("[data-suggest]").forEach(start);
})();

// Hides questions that an earlier answer makes pointless. Without this script every question is shown.
(function () {
  "use strict";

  function answers(form, name) {
    var found = [];
    form.querySelectorAll("[name]").forEach(function (control) {
      if (control.name !== name) {
        return;
      }
      if (control.type === "radio" || control.type === "checkbox") {
        if (control.checked) {
          found.push(control.type === "checkbox" && control.value === "on" ? "True" : control.value);
        }
      } else if (control.multiple) {
        Array.from(control.selectedOptions).forEach(function (option) {
          found.push(option.value);
        });
      } else {
        found.push(control.value);
      }
    });
    return found;
  }

  function exists(form, name) {
    return Array.from(form.elements).some(function (control) {
      return control.name === name;
    });
  }

  function refresh(form) {
    form.querySelectorAll("[data-show-if]").forEach(function (block) {
      var name = block.dataset.showIf;
      if (!exists(form, name)) {
        return;
      }
      var wanted = block.dataset.showValues.split(" ");
      block.hidden = !answers(form, name).some(function (answer) {
        return wanted.indexOf(answer) !== -1;
      });
    });
  }

  function focusSummary() {
    var summary = document.querySelector("[data-autofocus]");
    if (summary) {
      summary.focus();
    }
  }

  document.querySelectorAll("form[data-show-if-form]").forEach(function (form) {
    form.addEventListener("change", function () {
      refresh(form);
    });
    refresh(form);
  });
  focusSummary();
})();

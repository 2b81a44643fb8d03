// Sends what was typed to the server as a draft a few seconds after typing stops. Saving for good stays a button.
(function () {
  "use strict";

  var WAIT = 5000;

  function start(form) {
    var state = form.querySelector("[data-autosave-state]");
    var timer = null;
    var isSending = false;
    var isLeaving = false;

    function answers() {
      var data = new FormData(form);
      Array.from(form.elements).forEach(function (control) {
        if (control.type === "file" && control.name) {
          data.delete(control.name);
        }
      });
      data.set("autosave", "1");
      return data;
    }

    function say(kind) {
      if (state) {
        state.textContent = state.dataset[kind];
      }
    }

    function send() {
      timer = null;
      if (isSending || isLeaving) {
        return;
      }
      isSending = true;
      fetch(form.getAttribute("action") || window.location.pathname, {
        method: "POST",
        body: answers(),
        credentials: "same-origin",
        redirect: "error",
        keepalive: true,
      })
        .then(function (response) {
          return response.ok ? response.json() : { saved: false };
        })
        .then(function (answer) {
          say(answer.saved ? "saved" : "failed");
        })
        .catch(function () {
          say("failed");
        })
        .finally(function () {
          isSending = false;
        });
    }

    function plan() {
      window.clearTimeout(timer);
      timer = window.setTimeout(send, WAIT);
    }

    form.addEventListener("input", plan);
    form.addEventListener("change", plan);
    form.addEventListener("submit", function () {
      isLeaving = true;
      window.clearTimeout(timer);
    });
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden" && timer !== null) {
        window.clearTimeout(timer);
        send();
      }
    });
  }

  document.querySelectorAll("form[data-autosave]").forEach(start);
})();

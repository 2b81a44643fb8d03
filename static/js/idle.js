/* Warns before a session ends by idling; any key or click on the warning extends it. */
(function () {
  "use strict";
  var warning = document.getElementById("idle-warning");
  if (!warning || !window.fetch) { return; }
  var warnAt = Number(warning.dataset.warnSeconds);
  var left = warning.querySelector("[data-idle-left]");
  var token = document.querySelector("[name=csrfmiddlewaretoken]");
  var deadline = 0;
  var timer = null;

  function ask(method) {
    var options = { method: method, credentials: "same-origin", headers: { Accept: "application/json" } };
    if (method === "POST") { options.headers["X-CSRFToken"] = token ? token.value : ""; }
    return fetch(warning.dataset.keepAlive, options).then(function (response) {
      if (!response.ok || response.redirected) { throw new Error("logged out"); }
      return response.json();
    });
  }

  function leave() {
    window.location.assign(warning.dataset.logIn + "?next=" + encodeURIComponent(window.location.pathname));
  }

  function plan(answer) {
    deadline = Date.now() + answer.left * 1000;
    if (answer.left > warnAt) {
      close();
      timer = window.setTimeout(look, (answer.left - warnAt) * 1000);
    } else {
      show();
    }
  }

  // Another tab may have been used meanwhile: the server knows.
  function look() { ask("GET").then(plan).catch(leave); }

  function extend() { ask("POST").then(plan).catch(leave); }

  function close() {
    window.clearInterval(timer);
    window.clearTimeout(timer);
    if (warning.open) { warning.close(); }
  }

  function show() {
    if (warning.open) { return; }
    if (warning.showModal) { warning.showModal(); } else { warning.setAttribute("open", ""); }
    timer = window.setInterval(tick, 1000);
    tick();
  }

  function tick() {
    var seconds = Math.max(0, Math.round((deadline - Date.now()) / 1000));
    left.textContent = String(seconds);
    if (seconds === 0) { window.clearInterval(timer); look(); }
  }

  warning.addEventListener("keydown", function (event) { event.preventDefault(); extend(); });
  warning.addEventListener("click", extend);
  warning.addEventListener("cancel", function (event) { event.preventDefault(); extend(); });
  look();
}());

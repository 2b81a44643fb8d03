// Shows how far an export is; without script the browser downloads the file by itself.
(function () {
  "use strict";
  var form = document.querySelector("form[data-export]");
  var panel = document.querySelector("[data-export-progress]");
  if (!form || !panel || !window.fetch || !window.ReadableStream) { return; }
  var bar = panel.querySelector("progress");
  var words = panel.querySelector("span");
  var label = panel.querySelector("label");
  var button = form.querySelector("button[type=submit]");
  var total = Number(bar.max);

  function show(rows) {
    bar.value = Math.min(rows, total);
    words.textContent = bar.value + " / " + total;
  }

  // A spreadsheet comes in one piece: how much of it is made, nobody can tell.
  function begin(counts) {
    panel.hidden = false;
    button.disabled = true;
    words.textContent = "";
    if (counts) { show(0); } else { bar.removeAttribute("value"); }
  }

  async function receive(response, counts) {
    var reader = response.body.getReader();
    var parts = [];
    var rows = -1; // the first line holds the headings
    for (var part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      if (counts) {
        rows += part.value.reduce(function (sum, byte) { return sum + (byte === 10 ? 1 : 0); }, 0);
        show(Math.max(rows, 0));
      }
    }
    return new Blob(parts, { type: response.headers.get("Content-Type") });
  }

  function save(file, response) {
    var name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition"))[1];
    var link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  form.addEventListener("submit", async function (event) {
    event.preventDefault();
    var counts = form.elements.format.value === "csv";
    begin(counts);
    try {
      var response = await fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin" });
      if (!/^attachment/.test(response.headers.get("Content-Disposition") || "")) { throw new Error("no file"); }
      save(await receive(response, counts), response);
      show(total);
      label.textContent = panel.dataset.done;
      button.disabled = false;
    } catch (_error) {
      form.submit(); // a question, an objection or a broken connection: the page itself shows it
    }
  });
})();

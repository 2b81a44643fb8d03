// Writes the position of this device into latitude and longitude. Without script the figures are typed.
(function () {
  "use strict";

  function start(box) {
    var lat = document.getElementById("id_place_lat");
    var lon = document.getElementById("id_place_lon");
    var group = document.getElementById("group-place_point");
    var note = box.querySelector("[role=status]");
    if (!lat || !lon || !group) {
      return;
    }

    function change(control) {
      control.dispatchEvent(new Event("change", { bubbles: true }));
    }

    function found(position) {
      var exact = group.querySelector("input[value=EXACT]");
      lat.value = position.coords.latitude.toFixed(5);
      lon.value = position.coords.longitude.toFixed(5);
      exact.checked = true;
      [lat, lon, exact].forEach(change);
      note.textContent = note.dataset.found.replace("%s", String(Math.round(position.coords.accuracy)));
    }

    function failed() {
      note.textContent = note.dataset.failed;
    }

    box.querySelector("button").addEventListener("click", function () {
      navigator.geolocation.getCurrentPosition(found, failed, { enableHighAccuracy: true, timeout: 15000 });
    });
    group.after(box);
    box.hidden = false;
  }

  if (navigator.geolocation && window.isSecureContext) {
    document.querySelectorAll("[data-position]").forEach(start);
  }
})();

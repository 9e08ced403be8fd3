// Draws the figures of a page from the JSON that stands beside each; the tables are there without it.
"use strict";

(() => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const config = { displayModeBar: false, responsive: true, showTips: false, doubleClick: false };
  const figures = document.querySelectorAll("[data-figure]");

  /** What figures leave open: the colours of the page. */
  function colours(ink, paper) {
    return {
      "font.color": ink,
      "hoverlabel.bgcolor": paper,
      "hoverlabel.bordercolor": ink,
      "hoverlabel.font.color": ink,
    };
  }

  function ofTheScreen() {
    const style = getComputedStyle(document.documentElement);
    return colours(style.getPropertyValue("--ink").trim(), style.getPropertyValue("--paper").trim());
  }

  function eachPlot(change) {
    figures.forEach((figure) => {
      const plot = figure.querySelector(".plot");
      Plotly.relayout(plot, change(plot));
    });
  }

  /** A sheet of A4 is 640 pixels wide between its margins; figures in pairs share it. */
  function toPaper() {
    eachPlot((plot) => ({ ...colours("#000", "#fff"), width: plot.closest(".pair") ? 310 : 640 }));
  }

  function toScreen() {
    eachPlot((plot) => ({ ...ofTheScreen(), width: plot.clientWidth }));
    eachPlot(() => ({ width: null, autosize: true }));
  }

  figures.forEach((figure) => { figure.hidden = false; });  // all of them first: they share the width
  figures.forEach((figure) => {
    const { data, layout } = JSON.parse(figure.querySelector("script").textContent);
    Plotly.newPlot(figure.querySelector(".plot"), data, layout, config)
      .then((plot) => Plotly.relayout(plot, ofTheScreen()));
  });

  dark.addEventListener("change", toScreen);
  window.addEventListener("beforeprint", toPaper);
  window.addEventListener("afterprint", toScreen);
})();

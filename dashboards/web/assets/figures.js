// Draws the figures of a page from the JSON that stands beside each; the tables are there without it.
"use strict";

(() => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const config = { displayModeBar: false, responsive: true, showTips: false, doubleClick: false };

  /** The colours of the page as they are now, which figures leave open. */
  function colours() {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(name).trim();
    return {
      "font.color": value("--ink"),
      "hoverlabel.bgcolor": value("--paper"),
      "hoverlabel.bordercolor": value("--ink"),
      "hoverlabel.font.color": value("--ink"),
    };
  }

  function draw(figure) {
    const { data, layout } = JSON.parse(figure.querySelector("script").textContent);
    figure.hidden = false;
    Plotly.newPlot(figure.querySelector(".plot"), data, layout, config).then((plot) => Plotly.relayout(plot, colours()));
  }

  function recolour() {
    document.querySelectorAll("[data-figure] .plot").forEach((plot) => Plotly.relayout(plot, colours()));
  }

  document.querySelectorAll("[data-figure]").forEach(draw);
  dark.addEventListener("change", recolour);
  window.matchMedia("print").addEventListener("change", recolour);
})();

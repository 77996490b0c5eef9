// SPDX-License-Identifier: GPL-3.0-or-later
// The wall as Excalidraw shows it: each note is a box with its words. Bundled when it is measured.
import React from "react";
import { createRoot } from "react-dom/client";
import { Excalidraw, convertToExcalidrawElements } from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";

const TINTS = ["#f7e6a2", "#f6cfae", "#f3c3c9", "#dccbee", "#c4d8f2", "#bfe3dc", "#cfe5b6", "#e4e1da"];
let api;

const ready = new Promise((resolve) => {
  const root = document.createElement("div");
  root.style.cssText = "position: absolute; inset: 0";
  document.body.append(root);
  createRoot(root).render(
    React.createElement(Excalidraw, { excalidrawAPI: (made) => { api = made; resolve(); } }));
});

window.fill = async (texts) => {
  await ready;
  const across = Math.ceil(Math.sqrt(texts.length * 1.4));
  const notes = texts.map((text, i) => ({
    type: "rectangle", x: (i % across) * 204, y: Math.floor(i / across) * 157,
    width: 188, height: 141, backgroundColor: TINTS[i % TINTS.length], fillStyle: "solid",
    roughness: 0, strokeWidth: 1, label: { text, fontSize: 16 },
  }));
  api.updateScene({ elements: convertToExcalidrawElements(notes) });
  return [across * 204, Math.ceil(texts.length / across) * 157];
};

window.look = (zoom, x, y) => {
  api.updateScene({ appState: { zoom: { value: zoom }, scrollX: -x / zoom, scrollY: -y / zoom } });
};

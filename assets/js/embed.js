/**
 * For pages of other sites that frame a quiz: fits each frame's height to what is in it. Served
 * at `/embed.js`. It trusts a message only from a frame marked `data-cribsheet`, sent by the very
 * page that frame was given (see `frame/messages.js`).
 * @module
 */
import { ASK, heightIn } from "./frame/messages.js";

const FRAMES = "iframe[data-cribsheet]";

/** @returns {HTMLIFrameElement[]} looked up each time, because pages add frames later */
function frames() {
  return /** @type {HTMLIFrameElement[]} */ ([...document.querySelectorAll(FRAMES)]);
}

addEventListener("message", (event) => {
  const height = heightIn(event.data);
  if (height === undefined) return;
  const frame = frames().find(({ contentWindow }) => contentWindow === event.source);
  if (frame === undefined || event.origin !== new URL(frame.src).origin) return;
  const style = getComputedStyle(frame);
  const border =
    style.boxSizing === "border-box"
      ? parseFloat(style.borderTopWidth) + parseFloat(style.borderBottomWidth)
      : 0;
  frame.style.height = `${height + border}px`;
});

// A frame that was loaded before this script has told its height to nobody.
for (const frame of frames()) frame.contentWindow?.postMessage({ type: ASK }, "*");

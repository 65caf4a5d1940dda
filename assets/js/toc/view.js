/**
 * Marks the section being read in the list of contents.
 * @module
 */
import { targetOf } from "../anchors.js";
import { all } from "../dom.js";
import { readingPosition } from "./position.js";

/** The line people read at, as a share of the window's height. */
const LINE = 0.3;

/**
 * @param {import("./position.js").Box | undefined} box
 * @returns {boolean} whether a part of it is in the window
 */
function shows(box) {
  return box !== undefined && box.top < innerHeight && box.bottom > 0;
}

/**
 * @param {HTMLElement} toc the list: a `nav` of links to anchors of this page
 */
export function followReading(toc) {
  const links = all("a[href^='#']", HTMLAnchorElement, toc);
  const sections = links.map((link) => {
    const heading = targetOf(link.hash);
    return heading?.closest("section") ?? heading;
  });
  let followed = links.findIndex((link) => link.hash === location.hash);
  let arrived = false;
  /** The page's height on arrival, in pixels. */
  let height = 0;
  let waiting = false;

  /** Reads the layout once per frame at most. */
  function update() {
    waiting = false;
    const boxes = sections.map((section) => {
      const box = section?.getBoundingClientRect();
      return box === undefined || box.height === 0 ? undefined : box;
    });
    const root = document.documentElement;
    let current = readingPosition(boxes, {
      line: innerHeight * LINE,
      atEnd: scrollY > 0 && scrollY + innerHeight >= root.scrollHeight - 2,
      followed,
    });
    // Smooth scrolling passes other sections on its way to the followed one.
    if (arrived && current !== followed) {
      // What scripts add late moves the section, but nobody has scrolled away from it.
      if (root.scrollHeight !== height && shows(boxes[followed])) current = followed;
      else followed = -1;
    }
    if (!arrived) height = root.scrollHeight;
    arrived = current === followed;
    links.forEach((link, index) => {
      if (index === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  }

  /** Asks for an update before the next frame. */
  function schedule() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(update);
  }

  addEventListener("scroll", schedule, { passive: true });
  addEventListener("resize", schedule, { passive: true });
  toc.addEventListener("click", (event) => {
    followed = links.findIndex((link) => link.contains(/** @type {Node} */ (event.target)));
    arrived = false;
    schedule();
  });
  schedule();
}

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
  let waiting = false;

  /** Reads the layout once per frame at most. */
  function update() {
    waiting = false;
    const boxes = sections.map((section) => {
      const box = section?.getBoundingClientRect();
      return box === undefined || box.height === 0 ? undefined : box;
    });
    const root = document.documentElement;
    const current = readingPosition(boxes, {
      line: innerHeight * LINE,
      atEnd: scrollY > 0 && scrollY + innerHeight >= root.scrollHeight - 2,
      followed,
    });
    // Smooth scrolling passes other sections on its way to the followed one.
    if (arrived && current !== followed) followed = -1;
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

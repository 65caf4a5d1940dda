/**
 * A walk down a decision tree: the answers given so far, as a value. Nothing here knows the page.
 * @module
 */

/**
 * @typedef {object} Node a step, or an end, which has no answers
 * @property {ReadonlyArray<Node>} [answers] what each answer leads to, in order
 */

/** @typedef {ReadonlyArray<number>} Path 0-based positions of the answers given, from the start */

/**
 * @template {Node} Kind
 * @param {Kind} start
 * @param {Path} path
 * @returns {Kind[]} the nodes along the path, the start first
 * @throws {RangeError} if the path leaves the tree
 */
export function along(start, path) {
  const nodes = [start];
  let node = start;
  for (const position of path) {
    const next = node.answers?.[position];
    if (next === undefined) throw new RangeError(`no answer ${position} at step ${nodes.length}`);
    node = /** @type {Kind} */ (next);
    nodes.push(node);
  }
  return nodes;
}

/**
 * @param {Path} path
 * @param {number} step 0-based place of the step to answer anew
 * @returns {Path} the answers before it
 */
export function backTo(path, step) {
  return path.slice(0, Math.max(0, step));
}

/**
 * Inference cost by the token and by the hour. `cribsheet/explore` computes the same for paper.
 * @module
 */

/**
 * @typedef {object} Cost in US dollars
 * @property {number} request one request by the token
 * @property {number} tokens an hour by the token
 * @property {number} units provisioned ones that serve the hour's requests: at least one
 * @property {number} reserved an hour of those units
 * @property {number | null} even requests per hour from which one unit costs no more than tokens;
 *   null when even a full one costs more
 */

/**
 * @typedef {object} Prices
 * @property {number} tokens_in per request
 * @property {number} tokens_out per request
 * @property {number} price_in US dollars per million tokens
 * @property {number} price_out
 * @property {number} unit_price US dollars per hour of a provisioned unit
 * @property {number} unit_requests that a unit serves per hour
 */

/**
 * @param {Prices} prices
 * @param {number} requests per hour
 * @returns {Cost}
 */
export function measure(prices, requests) {
  const request = (prices.tokens_in * prices.price_in + prices.tokens_out * prices.price_out) / 1e6;
  const units = Math.max(1, Math.ceil(requests / prices.unit_requests));
  const even = request > 0 ? prices.unit_price / request : Infinity;
  return {
    request,
    tokens: requests * request,
    units,
    reserved: units * prices.unit_price,
    even: even <= prices.unit_requests ? even : null,
  };
}

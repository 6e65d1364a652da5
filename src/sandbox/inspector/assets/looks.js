// @ts-check
// How the vendors' phones draw a notification, roughly. Models and versions differ: the page says so.

/**
 * @typedef {object} LookOf
 * @property {'beside' | 'above'} icon a large icon beside the text, or a small one above it with the app's name
 * @property {number} collapsed lines of the text while folded
 * @property {number} expanded lines of the text when pulled open
 */

/** @type {Record<string, LookOf>} */
const LOOKS = {
  apns: { icon: 'beside', collapsed: 4, expanded: 12 },
  fcm: { icon: 'above', collapsed: 1, expanded: 8 },
  huawei: { icon: 'above', collapsed: 2, expanded: 8 },
  honor: { icon: 'above', collapsed: 2, expanded: 8 },
  harmony: { icon: 'beside', collapsed: 2, expanded: 8 },
  xiaomi: { icon: 'beside', collapsed: 1, expanded: 8 },
  oppo: { icon: 'beside', collapsed: 1, expanded: 8 },
  vivo: { icon: 'beside', collapsed: 1, expanded: 8 },
  meizu: { icon: 'above', collapsed: 1, expanded: 8 },
};

/** @param {string} vendor @returns {LookOf} */
export const lookOf = (vendor) => LOOKS[vendor] ?? { icon: 'above', collapsed: 1, expanded: 8 };

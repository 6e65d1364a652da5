// @ts-check
// Builds elements. Texts become text nodes only, so that nothing in a payload is ever parsed as markup.

/** @typedef {Node | string | undefined | null | false} Child */

/**
 * @param {string} tag with classes behind dots: `p.soft`
 * @param {Record<string, string | undefined>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const [name = 'div', ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
  for (const child of children) if (child) element.append(child);
  return element;
}

/** Names and values, one pair a line; pairs without a value are left out. @param {readonly (readonly [string, Child])[]} rows */
export const pairs = (rows) =>
  el(
    'table',
    {},
    el(
      'tbody',
      {},
      ...rows.flatMap(([name, value]) =>
        value === undefined || value === ''
          ? []
          : [
              el(
                'tr',
                {},
                el('th', { scope: 'row' }, name),
                el('td', {}, typeof value === 'string' ? el('code', {}, value) : value),
              ),
            ],
      ),
    ),
  );

/** @param {HTMLSelectElement} select @param {readonly (readonly [string, string])[]} options value and name */
export function fillSelect(select, options) {
  const chosen = select.value;
  select.replaceChildren(
    ...options.map(([value, name]) => {
      const option = document.createElement('option');
      option.value = value;
      option.textContent = name;
      return option;
    }),
  );
  if (options.some(([value]) => value === chosen)) select.value = chosen;
}

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`no ${id}`);
  return found;
}

/** JSON with indentation where a text is JSON, else the text itself. @param {string} text */
export function pretty(text) {
  if (!/^\s*[{[]/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Local time of day. @param {number} at milliseconds since 1970 */
export const timeOf = (at) =>
  new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Local date and time with the name of the zone. @param {number} at milliseconds since 1970 @param {string} language */
export function dateTimeOf(at, language) {
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
  const zone = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  // In Chinese the zone is between date and time: it is moved to the end.
  return `${format.format(at).replace(` ${zone}`, '')} ${zone}`;
}

/** The times in a sentence as local times. @param {string} text @param {string} language */
export const withLocalTimes = (text, language) =>
  text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (time) => dateTimeOf(Date.parse(time), language));

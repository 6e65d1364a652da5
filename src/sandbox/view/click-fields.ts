// The fields of a request that say what a tap opens, as they were sent; recognised by their names, for all vendors.
import type { ClickField } from '../control/json.js';

const ABOUT_CLICK = /click|notify_effect|intent_uri|web_uri|^skip(?:Type|Content)$/i;
/** Values for the app, not for the notification: they are shown as ext. */
const FOR_THE_APP = /^(?:data|ext|parameters|customs?|customAttribute|action_parameters)$/i;
const MOST = 12;
const DEEPEST = 8;

/** From a body whose secrets are masked already: JSON, or a form with JSON in its fields. */
export function clickFields(body: string): readonly ClickField[] {
  const text = body.slice(0, 262_144);
  const whole = parsedText(text);
  const found: ClickField[] = [];
  if (whole !== undefined) walk(whole, [], false, found);
  else
    for (const [name, value] of new URLSearchParams(text))
      walk(parsedText(value) ?? value, [name], ABOUT_CLICK.test(name), found);
  return found;
}

function walk(value: unknown, path: readonly string[], isAbout: boolean, found: ClickField[]): void {
  if (found.length >= MOST || path.length > DEEPEST) return;
  if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value))
      if (!FOR_THE_APP.test(name)) walk(inner, [...path, name], isAbout || ABOUT_CLICK.test(name), found);
    return;
  }
  const inner = typeof value === 'string' ? parsedText(value) : undefined;
  if (inner !== undefined) walk(inner, path, isAbout, found);
  else if (isAbout && value !== '') found.push({ name: path.join('.'), value: String(value).slice(0, 2000) });
}

/** An object or list written as text; undefined for everything else. */
export function parsedText(text: string): object | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

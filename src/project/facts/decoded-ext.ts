// Which JSON that scripts read is the ext of a push, and which is something the app stored or fetched.
import type { CodeMatch } from './app-code.js';

/** What only the click gives: the extra of the notification, and what the callback is called. */
const OF_CLICK = /NOTIFICATION_CLICKED|otificationClicked|getNotificationExtInfo|addPushListener/;

/** `res.data` is what many callbacks get; it is the ext where the click is named shortly before, in the same function. */
export function isDecodedExt(hit: CodeMatch): boolean {
  if (!hit.text.includes('res.data')) return true;
  const before = hit.file.code.slice(Math.max(0, hit.offset - 600), hit.offset);
  const click = before.search(new RegExp(`${OF_CLICK.source}(?![\\s\\S]*(?:${OF_CLICK.source}))`));
  return click !== -1 && !/\b(?:getStorage|getItem|request|fetch)\w*\s*\(/.test(before.slice(click));
}

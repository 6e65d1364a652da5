// How `ext` is sent on Xiaomi phones: as extra.ext; notify_effect determines which component receives it.
import type { AppContext, ExtDelivery, PushMessage } from '../../../push/types.js';
import { LIMITS } from '../facts.js';
import { checkClick, checkExtSize, extraSize } from './check-message.js';
import { clickExtras, miClick } from './click.js';

/**
 * Without notify_effect the plugin's receiver gets the message; with it the message is only in the launch intent, which the
 * plugin does not read but TIMPush does (inferred from its predecessor).
 */
export function deliverExt(ext: string, app: AppContext, options: PushMessage['options']): ExtDelivery {
  const message = {
    ext,
    options,
    clickTarget: app.clickTarget,
    ...(app.clickPage === undefined ? {} : { clickPage: app.clickPage }),
  };
  const isCallback = miClick(message) === 'callback';
  const extras = clickExtras(message);
  const fragment = {
    'extra.ext': ext,
    ...Object.fromEntries(Object.entries(extras).map(([key, value]) => [`extra.${key}`, value])),
  };
  const base = {
    where: 'extra.ext',
    fragment,
    size: extraSize(ext),
    limit: LIMITS.extraCharacters,
    unit: 'characters' as const,
    notes: [...checkExtSize(ext), ...checkClick(message)],
  };
  if (app.clickTarget === 'timpush') return { ...base, callback: ext, moreKeys: false };
  return isCallback
    ? { ...base, callback: { ext, customMessage: { ext } }, moreKeys: true }
    : { ...base, callback: undefined, moreKeys: false };
}

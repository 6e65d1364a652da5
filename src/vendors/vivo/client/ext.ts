// How ext is sent with vivo, and what the app's click callback receives (plugin source 3.1.2; TIMPush as its predecessor).
import type { AppContext, ExtDelivery } from '../../../push/types.js';
import { limits } from '../facts.js';
import { vivoProblem } from '../problems.js';
import { checkExtLength } from './check-message.js';
import { clickAction, clickPageOf } from './click.js';

export function deliverExt(ext: string, app: AppContext): ExtDelivery {
  const hasPage = clickPageOf(app) !== undefined;
  const tooLong = checkExtLength(ext);
  const notes = [...tooLong];
  if (app.clickTarget === 'plugin') notes.push(vivoProblem(hasPage ? 'vivo/callback-twice' : 'vivo/no-package-name'));
  if (app.clickTarget === 'timpush' && !hasPage) notes.push(vivoProblem('vivo/no-click-page'));
  return {
    where: 'clientCustomMap.ext',
    fragment: { ...clickAction(app), clientCustomMap: { ext } },
    callback: tooLong.length > 0 || !hasPage ? undefined : app.clickTarget === 'timpush' ? ext : { ext },
    // The plugin passes on every extra of the intent, and its older receiver adds title and content.
    moreKeys: app.clickTarget === 'plugin' && hasPage,
    size: ext.length,
    limit: limits.ext,
    unit: 'characters',
    notes,
  };
}

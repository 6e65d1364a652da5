// How `ext` is sent on Honor phones: as the string extra S.ext of the click intent. Not tested on a phone.
import type { AppContext, ExtDelivery } from '../../../push/types.js';
import { countBytes } from '../../../text/count.js';
import { LIMITS } from '../facts.js';
import { checkClick } from './check-message.js';
import { clickAction } from './click.js';

export function deliverExt(ext: string, app: AppContext): ExtDelivery {
  // Without a package name a placeholder is shown, and a note names the missing value.
  const shown =
    app.packageName === undefined && app.clickTarget === 'plugin' ? { ...app, packageName: 'your.package.name' } : app;
  const action = clickAction(shown, ext);
  const carried = action['type'] === 1 && String(action['intent']).includes('S.ext=');
  const reads = app.clickTarget === 'timpush' ? ext : { ext };
  return {
    where: carried ? 'clickAction.intent, extra S.ext' : 'data (no callback: the click only starts the app)',
    fragment: { android: { notification: { clickAction: action } } },
    callback: carried ? reads : undefined,
    moreKeys: false,
    size: countBytes(JSON.stringify(action)),
    limit: LIMITS.messageBytes,
    unit: 'bytes',
    notes: checkClick(app),
  };
}

// How `ext` is sent on Meizu phones: as a string under the key ext in clickTypeInfo.parameters.
import type { AppContext, ExtDelivery } from '../../../push/types.js';
import { countBytes } from '../../../text/count.js';
import { LIMITS } from '../facts.js';
import { clickTypeInfo } from './click.js';

/**
 * Meizu's client passes one "self-define" string to the app: the URL if there is one, otherwise the parameter sk, otherwise all parameters
 * as JSON. The plugin reads the key ext from it. How TIMPush reads it is not documented; it is assumed to pass on the string.
 */
export function deliverExt(ext: string, app: AppContext): ExtDelivery {
  const info = clickTypeInfo({
    ext,
    clickTarget: app.clickTarget,
    ...(app.clickPage === undefined ? {} : { clickPage: app.clickPage }),
  });
  return {
    where: 'clickTypeInfo.parameters.ext',
    fragment: { clickTypeInfo: info },
    callback: app.clickTarget === 'timpush' ? ext : { ext },
    moreKeys: app.clickTarget !== 'timpush',
    size: countBytes(JSON.stringify(info.parameters)),
    limit: LIMITS.parametersBytes,
    unit: 'bytes',
    notes: [],
  };
}

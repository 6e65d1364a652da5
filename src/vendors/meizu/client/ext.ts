// How `ext` travels on Meizu phones: inside clickTypeInfo.parameters, as one string under the key ext.
import type { AppContext, ExtDelivery } from '../../../push/types.js';
import { countBytes } from '../../../text/count.js';
import { LIMITS } from '../facts.js';
import { clickTypeInfo } from './click.js';

/**
 * The client hands the app one "self-define" string: the URL if there is one, else the parameter sk, else all parameters
 * as JSON. The plugin takes key ext out of it. TIMPush's reading on Meizu is not documented; the string itself is assumed.
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

// How `ext` is sent on Huawei phones: in android.data for the plugin, as a string extra of the intent for TIMPush.
import type { AppContext, ExtDelivery } from '../../../push/types.js';
import { countBytes } from '../../../text/count.js';
import { clickTypes, limits } from '../facts.js';
import { huaweiProblem } from '../problems.js';
import { checkClick } from './check-message.js';
import { clickAction, launchData } from './click.js';

export function deliverExt(ext: string, app: AppContext): ExtDelivery {
  const click = clickAction(app, ext);
  const base = { limit: limits.messageBytes, unit: 'bytes' as const };
  const notes = checkClick(app);
  if (click.type === clickTypes.page) {
    return {
      ...base,
      where: 'click_action.intent, extra S.ext',
      fragment: { message: { android: { notification: { click_action: click } } } },
      callback: ext,
      moreKeys: false,
      size: countBytes(JSON.stringify(click)),
      notes,
    };
  }
  const data = launchData(ext);
  const isPlugin = app.clickTarget === 'plugin';
  return {
    ...base,
    where: 'android.data, click_action 3',
    fragment: { message: { android: { data, notification: { click_action: click } } } },
    // TIMPush requires its page; an open-app click does not trigger its callback.
    callback: app.clickTarget === 'timpush' ? undefined : { ext },
    moreKeys: app.clickTarget !== 'timpush',
    size: countBytes(data),
    notes: isPlugin ? [...notes, huaweiProblem('huawei/cold-start')] : notes,
  };
}

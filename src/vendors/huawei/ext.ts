// How `ext` travels on Huawei phones: in message.data for the plugin, as a text extra of the intent for TIMPush.
import { addIntentExtras } from '../../push/click.js';
import type { AppContext, ExtDelivery } from '../../push/types.js';
import { countBytes } from '../../text/count.js';
import { huaweiProblem } from './problems.js';

/** [A] Largest message without its tokens, in bytes. */
const MESSAGE_BYTES = 4096;

export function deliverExt(ext: string, app: AppContext): ExtDelivery {
  const intent =
    app.clickTarget === 'timpush' && app.clickPage !== undefined ? addIntentExtras(app.clickPage, { ext }) : undefined;
  const base = { limit: MESSAGE_BYTES, unit: 'bytes' as const };
  if (intent !== undefined) {
    const click = { type: 1, intent };
    return {
      ...base,
      where: 'click_action.intent, extra S.ext',
      fragment: { message: { android: { notification: { click_action: click } } } },
      callback: ext,
      moreKeys: false,
      size: countBytes(JSON.stringify(click)),
      notes: [],
    };
  }
  const data = JSON.stringify({ ext });
  return {
    ...base,
    where: 'message.data, with click_action 3',
    fragment: { message: { android: { notification: { title: 't', body: 'b', click_action: { type: 3 } } }, data } },
    // TIMPush needs its page; an open-app click reaches no callback of it.
    callback: app.clickTarget === 'timpush' ? undefined : { ext },
    moreKeys: app.clickTarget !== 'timpush',
    size: countBytes(data),
    notes: app.clickTarget === 'plugin' ? [huaweiProblem('huawei/cold-start')] : [],
  };
}

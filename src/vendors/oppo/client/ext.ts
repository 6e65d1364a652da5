// How `ext` is sent on OPPO phones: as one intent extra, or spread over several.
import type { AppContext, ExtDelivery, PushMessage } from '../../../push/types.js';
import { readObject } from '../../../text/json-object.js';
import { LIMITS } from '../facts.js';
import { checkExtForm } from './check-message.js';
import { clickAction } from './click.js';
import { actionParameters, extForm } from './message.js';

/**
 * The plugin's activity passes every string extra to Dart. TIMPush's predecessor reads the extra `ext` and, on OPPO phones, the value
 * of the extra `entity`; whether TIMPush still reads both is an inference.
 */
export function deliverExt(ext: string, app: AppContext, options: PushMessage['options']): ExtDelivery {
  const form = extForm(options);
  const parameters = actionParameters(ext, form);
  const click = clickAction({
    clickTarget: app.clickTarget,
    ...(app.clickPage === undefined ? {} : { clickPage: app.clickPage }),
  });
  const onlyStarts = click['click_action_type'] === 0;
  return {
    where: onlyStarts
      ? 'action_parameters (no callback: the click only starts the app)'
      : form === 'wrap'
        ? 'action_parameters {"ext": …}'
        : 'action_parameters (keys spread)',
    fragment: { ...click, action_parameters: parameters },
    callback: onlyStarts ? undefined : app.clickTarget === 'timpush' ? timpushReads(parameters) : extras(parameters),
    moreKeys: false,
    size: parameters.length,
    limit: LIMITS.parametersCharacters,
    unit: 'characters',
    notes: checkExtForm({ ext, options }),
  };
}

/** Only strings are kept, because getString returns null for other types. */
function extras(parameters: string): Record<string, unknown> | undefined {
  const value = readObject(parameters);
  return value === undefined
    ? undefined
    : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typeof item === 'string' ? item : null]));
}

function timpushReads(parameters: string): string | undefined {
  const value = readObject(parameters);
  if (typeof value?.['ext'] === 'string') return value['ext'];
  const entity = value?.['entity'];
  return entity === undefined ? undefined : typeof entity === 'string' ? entity : JSON.stringify(entity);
}

// The emulator's v3, for HarmonyOS 5 and later: JWT only, a different body, rejected tokens grouped by reason (harmonyos-references, push-scenariozed-api).

import type { CapturedPush, EmulatorCall, EmulatorReply, EmulatorRequest } from '../../../push/emulator/emulator.js';
import { missing } from '../../../push/emulator/refusal-words.js';
import { bytesOf, isKnownOf, isWhole, shownOf, textOf, textsIn } from '../../../push/emulator/request-values.js';
import { objectOf, readObject, withoutNull } from '../../../text/json-object.js';
import { limits } from '../facts.js';
import { answer, newRequestId } from './send.js';

const PUSH_TYPES: readonly string[] = ['0', '1', '2', '6', '7', '10'];
const DAY_MS = 86_400_000;

export function answerV3(request: EmulatorRequest, call: EmulatorCall): EmulatorReply {
  const { app, checker, world } = call;
  const body = readObject(request.text(), withoutNull);
  checker.check('huawei/json', body !== undefined);
  const pushType = request.headers['push-type'] ?? '0';
  checker.check('huawei/v3-push-type', PUSH_TYPES.includes(pushType), pushType.slice(0, 20));
  const target = objectOf(body?.['target']);
  const tokens = textsIn(target['token']);
  checker.check('huawei/token-list', tokens.length > 0 && tokens.length <= limits.tokens, `${tokens.length}`);
  const { token, ...rest } = target;
  const size = bytesOf({ ...body, target: rest });
  checker.check('huawei/size', size <= limits.messageBytes, `${size}`);
  const options = objectOf(body?.['pushOptions']);
  if (options['ttl'] !== undefined) checker.check('huawei/v3-ttl', isWhole(options['ttl'], 0, limits.ttlMax));
  const tag = options['biTag'];
  const tagFits = tag === undefined || (typeof tag === 'string' && Buffer.byteLength(tag) <= limits.biTagBytesV3);
  checker.check('huawei/v3-bi-tag', tagFits);
  const notification = objectOf(objectOf(body?.['payload'])['notification']);
  if (pushType === '0') {
    const absent = ['category', 'title', 'body'].find((name) => textOf(notification[name]) === undefined);
    const click = objectOf(notification['clickAction'])['actionType'];
    checker.check(
      'huawei/v3-payload',
      absent === undefined && isWhole(click, 0, 1),
      missing(absent ?? 'clickAction.actionType'),
    );
  }
  if (options['testMessage'] === true) {
    checker.check('huawei/v3-test-tokens', tokens.length <= limits.testTokensV3, `${tokens.length}`);
    const sent = world.count(`huawei/test-v3/${app.id}`, DAY_MS);
    checker.check('huawei/test-quota', sent <= limits.testMessagesPerDayV3);
  }
  const shown = shownOf({
    title: textOf(notification['title']),
    body: textOf(notification['body']),
    category: textOf(notification['category']),
    ext: textOf(objectOf(objectOf(notification['clickAction'])['data'])['ext']),
  });
  return deliver(tokens, shown, call);
}

function deliver(
  tokens: readonly string[],
  shown: Partial<CapturedPush>,
  { app, checker, world }: EmulatorCall,
): EmulatorReply {
  const messageId = newRequestId(world);
  const noRight: string[] = [];
  const tokenFormatError: string[] = [];
  const pushes = tokens.map((token): CapturedPush => {
    const accepted = checker.allows('huawei/device-token', isKnownOf(world.device(token), app));
    if (!accepted) (world.device(token)?.fate === 'other-app' ? noRight : tokenFormatError).push(token);
    return { ...shown, token, accepted, app: app.id, messageId, ...(accepted ? {} : { code: '80300007' }) };
  });
  const failure = noRight.length + tokenFormatError.length;
  if (failure === 0) return answer('80000000', 'Success', messageId, { pushes });
  if (failure === tokens.length) return answer('80300007', 'All the tokens are invalid', messageId, { pushes });
  const illegalTokens = {
    ...(noRight.length === 0 ? {} : { noRight }),
    ...(tokenFormatError.length === 0 ? {} : { tokenFormatError }),
  };
  const nested = JSON.stringify({ success: tokens.length - failure, failure, illegalTokens });
  return answer('80100000', nested, messageId, { pushes });
}

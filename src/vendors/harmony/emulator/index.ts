// The Push Kit v3 emulator: runs the checks in the order of rules.ts and responds in the vendor's formats.

import type {
  Emulator,
  EmulatorCall,
  EmulatorReply,
  EmulatorRequest,
  EmulatorWorld,
  OpenEmulator,
} from '../../../push/emulator/emulator.js';
import { notImitated } from '../../../push/emulator/not-imitated.js';
import { missing, refusalWords } from '../../../push/emulator/refusal-words.js';
import { bytesOf, textOf, textsIn } from '../../../push/emulator/request-values.js';
import { objectOf, readObject, withoutNull } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { percentDecode } from '../../../text/percent-decode.js';
import { demo } from '../demo.js';
import { hostNames, limits, pathStart, pushTypes, rights } from '../facts.js';
import { resultCodes } from '../result-codes.js';
import { explainSignature } from './explain.js';
import { checkJwt, projectOf } from './jwt.js';
import { checkOptions, checkPayload } from './message.js';
import { rules } from './rules.js';
import { deliver, newRequestId } from './send.js';

const DAY_MS = 86_400_000;
const SEND = /^\/v3\/([^/]+)\/messages:send$/;
/** Message revocation and image risk control (push-image-control), which are not emulated. */
const OTHER_CALLS = /^\/v[123]\/[^/]+\/(?:messages:revoke|images?:[a-z]+)$/;
const KINDS: readonly string[] = Object.values(pushTypes);

export const emulator: Emulator = {
  hosts: hostNames,
  ownPaths: [pathStart],
  rules,
  accessTokenRule: 'harmony/jwt-expired',
  demo,
  leavesOut: [
    t(
      'live views: the right is judged for each token, with the right the answer is HTTP 501',
      '实况窗：按 token 判断权限，有权限时返回 HTTP 501',
    ),
    t(
      'marketing over its daily cap, quiet hours and the notification switch: accepted; only a receipt shows the result',
      '营销消息超过每日上限、免打扰和通知开关：会接受，只由回执告知',
    ),
    t(
      'the check of pictures (push-image-control): the right checked-images means that the picture passed',
      '图片校验（push-image-control）：权限 checked-images 表示图片已通过',
    ),
    t(
      'the reasons countryNotSupport, tokenPlatformNotSupport, differentImgVerifyPolicy, appinfoError and disableSendHuaweiMsgBecauseOfPenalty; HTTP 503 for too many phones a second',
      '原因 countryNotSupport、tokenPlatformNotSupport、differentImgVerifyPolicy、appinfoError、disableSendHuaweiMsgBecauseOfPenalty；每秒设备数过多时的 HTTP 503',
    ),
    t('recalling a message', '消息撤回'),
  ],
  open: openHarmony,
};

function openHarmony(world: EmulatorWorld): OpenEmulator {
  const handle: OpenEmulator['handle'] = (request, checker) => {
    if (OTHER_CALLS.test(request.path)) return notImitated(request, 'only messages:send is imitated');
    const id = SEND.exec(request.path)?.[1];
    checker.check('harmony/path', id !== undefined, request.path.slice(0, 80));
    checker.check('harmony/method', request.method === 'POST', request.method);
    const project = percentDecode(id ?? '');
    const isKnown = world.apps().some((app) => project !== '' && projectOf(app) === project);
    checker.check('harmony/project', isKnown, project.slice(0, 40));
    const app = checkJwt(request, project, checker, world);
    request.app = app.id;
    checker.check('harmony/penalty', app.state !== 'suspended');
    checker.check('harmony/push-enabled', app.state === 'published' || app.state === 'suspended');
    return answerSend(request, { app, checker, world });
  };

  function answerSend(request: EmulatorRequest, call: EmulatorCall): EmulatorReply {
    const { app, checker } = call;
    const body = readObject(request.text(), withoutNull);
    checker.check('harmony/json', body !== undefined);
    const pushType = request.headers['push-type'] ?? '';
    checker.check(
      'harmony/push-type',
      KINDS.includes(pushType),
      pushType === '' ? missing('push-type') : pushType.slice(0, 20),
    );
    const options = objectOf(body?.['pushOptions']);
    const { testMessage } = options as { testMessage?: unknown };
    checker.check('harmony/test-flag', testMessage === undefined || typeof testMessage === 'boolean');
    const isWidget = pushType === pushTypes.widget;
    const { token, ...target } = objectOf(body?.['target']);
    const tokens = textsIn(token);
    if (testMessage === true) {
      const most = isWidget ? limits.widgetTokens : limits.testTokens;
      checker.check('harmony/test-tokens', tokens.length <= most, `${tokens.length}`);
    }
    const most = isWidget ? limits.widgetTokens : limits.tokens;
    const isList = Array.isArray(token) && tokens.length === token.length;
    checker.check('harmony/token-list', isList && tokens.length >= 1 && tokens.length <= most, `${tokens.length}`);
    const size = bytesOf({ ...body, target });
    checker.check('harmony/size', size <= limits.messageBytes, `${size}`);
    checkOptions(options, checker);
    // Live views have a different payload, which is not checked here.
    if (pushType !== pushTypes.liveView) checkPayload(body?.['payload'], pushType, checker);
    const payload = objectOf(body?.['payload']);
    const image = textOf(objectOf(payload['notification'])['image']);
    checker.check('harmony/image-checked', image === undefined || app.rights.includes(rights.checkedImages));
    if (testMessage === true) {
      const sent = world.count(`harmony/test/${projectOf(app)}`, DAY_MS);
      checker.check('harmony/test-quota', sent <= limits.testMessagesPerDay, `${sent}`);
    }
    if (pushType === pushTypes.liveView && app.rights.includes(rights.liveView))
      return notImitated(request, 'a live view has a payload of its own');
    return deliver({ pushType, payload, tokens }, call);
  }

  return {
    handle,
    refuse: refuse(world),
    explainSignature: (request, at) => explainSignature(request, at, world),
  };
}

/** The vendor's messages, followed by what was expected. */
const VENDOR_WORDS: Readonly<Record<string, string>> = {
  '80100001': 'Check Parameter Error.',
  '80100003': 'Illegal payload',
  '80100004': 'Illegal expire time.',
  '80200001': 'Authentication Error.',
  '80200005': 'Jwt token expired.',
  '80300002': 'No permission to send message to these tmIDs.',
  '80300008': 'Push message size is too long.',
  '80300010': 'token count should within 1 and 1000.',
};
const wordsOf = refusalWords(
  rules,
  resultCodes,
  Object.fromEntries(Object.entries(VENDOR_WORDS).map(([code, en]) => [code, { en, zh: en }])),
);

/** Business codes use HTTP 200, authentication codes 401, and a malformed body 400 (statuses are inferred). */
const refuse =
  (world: EmulatorWorld): OpenEmulator['refuse'] =>
  (refusal, request) => {
    const { rule } = refusal;
    if (rule.code.startsWith('http-')) return { status: Number(rule.code.slice('http-'.length)), body: '' };
    const status = rule.code.startsWith('80200') ? 401 : rule.id === 'harmony/json' ? 400 : 200;
    const tokens = textsIn(objectOf(readObject(request.text(), withoutNull)?.['target'])['token']).slice(
      0,
      limits.tokens,
    );
    return {
      status,
      body: { code: rule.code, msg: wordsOf(refusal).en, requestId: newRequestId(world) },
      pushes: tokens.map((token) => ({ token, accepted: false, app: request.app ?? '', code: rule.code })),
    };
  };

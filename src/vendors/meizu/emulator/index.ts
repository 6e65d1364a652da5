// The Meizu emulator: its own signature verification, the rules in order, and responses in four formats.
import { createHash } from 'node:crypto';
import type {
  Emulator,
  EmulatorRequest,
  EmulatorWorld,
  OpenEmulator,
  RuleChecker,
  SandboxApp,
} from '../../../push/emulator/emulator.js';
import { refusalWords } from '../../../push/emulator/refusal-words.js';
import { t } from '../../../text/language.js';
import { demo } from '../demo.js';
import { PATHS } from '../facts.js';
import { resultCodes } from '../result-codes.js';
import { type Form, Memory, type Route } from './call.js';
import { explainSignature } from './explain.js';
import {
  aliasAnswer,
  changeSwitch,
  dailyStatistics,
  registerSwitch,
  removeAllTags,
  tagAnswer,
  taskStatistics,
} from './queries.js';
import { rules } from './rules.js';
import { cancelTask, sendDirect, sendPassThrough, sendTask, storeTask, uploadImage } from './send.js';

function open(world: EmulatorWorld): OpenEmulator {
  const memory = new Memory();
  return {
    handle(request, checker) {
      const route = checker.found('meizu/path', ROUTES.get(request.path), request.path);
      checker.check(
        'meizu/method',
        request.method === 'POST' || (route.query && request.method === 'GET'),
        request.method,
      );
      const form = readForm(request);
      checker.check(
        'meizu/form',
        ['appId', 'sign', ...route.needs].every((name) => (form.get(name) ?? '') !== ''),
        route.needs.find((name) => (form.get(name) ?? '') === ''),
      );
      const appId = form.get('appId') ?? '';
      const named = world.apps().find((item) => item.value('mz_app_id') === appId);
      const app = checker.found('meizu/app-known', /^\d+$/.test(appId) ? named : undefined);
      checker.check('meizu/app-not-blocked', app.state !== 'blocked');
      checkSignature(form, app, checker);
      checker.check('meizu/rate', world.count(`rate ${app.id}`, 1000) <= 200);
      return route.run({ form, app, checker, world, memory });
    },
    refuse,
    explainSignature: (request) => explainSignature(request, world),
  };
}

const wordsOf = refusalWords(rules, resultCodes, {
  'meizu/signature': t('the signature does not match', '签名认证失败'),
  'meizu/signature-lower-case': t('the signature is not written in lower case', '签名须为小写'),
  'meizu/rate': t('the app sends too fast', '应用请求频率超过限制'),
});

/** Every rejection has HTTP 200, the code as a string and an empty value. Wrong paths and methods use HTTP statuses. */
const refuse: OpenEmulator['refuse'] = (refusal) => {
  const { code } = refusal.rule;
  if (code === '404' || code === '405')
    return { status: Number(code), headers: { 'Content-Type': 'text/plain' }, body: '' };
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json; charset=UTF-8' },
    body: { code, message: wordsOf(refusal).zh, value: '', redirect: '' },
  };
};

function readForm(request: EmulatorRequest): Form {
  const source = request.method === 'GET' ? request.query : new URLSearchParams(request.text());
  return new Map(source);
}

/** MD5 over `name=value` sorted by name without separators, followed by the secret. */
function checkSignature(form: Form, app: SandboxApp, checker: RuleChecker): void {
  const given = form.get('sign') ?? '';
  const names = [...form.keys()].filter((name) => name !== 'sign').sort();
  const base = names.map((name) => `${name}=${form.get(name) ?? ''}`).join('');
  const expected = createHash('md5')
    .update(base + (app.value('mz_app_secret') ?? ''), 'utf8')
    .digest('hex');
  checker.check('meizu/signature', given.toLowerCase() === expected);
  checker.check('meizu/signature-lower-case', given === given.toLowerCase());
}

const ROUTES = new Map<string, { readonly needs: readonly string[]; readonly query: boolean; readonly run: Route }>([
  [PATHS.push, { needs: ['pushIds', 'messageJson'], query: false, run: sendDirect('pushIds') }],
  [PATHS.pushByAlias, { needs: ['alias', 'messageJson'], query: false, run: sendDirect('alias') }],
  [PATHS.passThrough, { needs: ['pushIds', 'messageJson'], query: false, run: sendPassThrough('pushIds') }],
  [PATHS.passThroughByAlias, { needs: ['alias', 'messageJson'], query: false, run: sendPassThrough('alias') }],
  [PATHS.taskId, { needs: ['pushType', 'messageJson'], query: false, run: storeTask(false) }],
  [PATHS.taskPush, { needs: ['taskId', 'pushIds'], query: false, run: sendTask('pushIds', '0') }],
  [PATHS.taskPushByAlias, { needs: ['taskId', 'alias'], query: false, run: sendTask('alias', '0') }],
  [PATHS.taskPassThrough, { needs: ['taskId', 'pushIds'], query: false, run: sendTask('pushIds', '1') }],
  [PATHS.taskPassThroughByAlias, { needs: ['taskId', 'alias'], query: false, run: sendTask('alias', '1') }],
  [PATHS.pushToApp, { needs: ['pushType', 'messageJson'], query: false, run: storeTask(true) }],
  [PATHS.pushToTag, { needs: ['pushType', 'tagNames', 'scope', 'messageJson'], query: false, run: storeTask(true) }],
  [PATHS.cancel, { needs: ['pushType', 'taskId'], query: false, run: cancelTask }],
  [PATHS.uploadImage, { needs: ['imgType', 'imgUrl'], query: false, run: uploadImage }],
  [PATHS.taskStatistics, { needs: ['taskId'], query: true, run: taskStatistics }],
  [PATHS.dailyStatistics, { needs: ['startTime', 'endTime'], query: true, run: dailyStatistics }],
  [PATHS.registerSwitch, { needs: ['pushId'], query: true, run: registerSwitch }],
  [PATHS.changeSwitch, { needs: ['pushId', 'msgType', 'subSwitch'], query: false, run: changeSwitch }],
  [PATHS.changeAllSwitches, { needs: ['pushId', 'subSwitch'], query: false, run: changeSwitch }],
  [PATHS.subscribeAlias, { needs: ['pushId', 'alias'], query: false, run: aliasAnswer('set') }],
  [PATHS.unsubscribeAlias, { needs: ['pushId'], query: false, run: aliasAnswer('remove') }],
  [PATHS.aliases, { needs: ['pushId'], query: true, run: aliasAnswer('none') }],
  [PATHS.subscribeTags, { needs: ['pushId', 'tags'], query: false, run: tagAnswer('add') }],
  [PATHS.unsubscribeTags, { needs: ['pushId', 'tags'], query: false, run: tagAnswer('remove') }],
  [PATHS.tags, { needs: ['pushId'], query: true, run: tagAnswer('none') }],
  [PATHS.unsubscribeAllTags, { needs: ['pushId'], query: false, run: removeAllTags }],
]);

export const emulator: Emulator = {
  hosts: ['server-api-push.meizu.com', 'api-push.meizu.com', 'server-api-push.in.meizu.com', 'api-push.in.meizu.com'],
  rules,
  demo,
  leavesOut: [
    t('pictures are not fetched or re-hosted', '不会抓取或转存图片'),
    t('receipts of taps', '点击回执'),
    t(
      'a push to an alias or a tag goes to what the sandbox section registers, not to what was subscribed through the API',
      '按别名或标签推送时以 sandbox 配置中登记的为准，不看通过接口订阅的',
    ),
    t('plain http is not refused: the sandbox itself listens on it', '不拒绝明文 http：沙箱自身就使用它'),
  ],
  open,
};

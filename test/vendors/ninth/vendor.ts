// An invented ninth vendor, as small as a folder can be: one key, one call, two codes. It shows what adding a vendor takes.
import { UnreachableError } from '../../../src/http/types.js';
import { unreachableProblem } from '../../../src/problems/entries/network.js';
import { type Catalogue, problemMaker } from '../../../src/problems/types.js';
import type { Emulator } from '../../../src/push/emulator/emulator.js';
import type { Settings, Vendor, VendorDeps, VendorManifest } from '../../../src/push/types.js';
import { t } from '../../../src/text/language.js';
import type { ListedVendor } from '../../../src/vendors/index.js';

const KEY = 'ninth_secret';
const OK = 'ninth-device-ok';

const manifest: VendorManifest = {
  id: 'ninth',
  name: 'Ninth',
  credentials: {
    fields: [
      {
        key: KEY,
        side: 'server',
        kind: 'text',
        secret: true,
        needed: true,
        describe: t('secret of Ninth', 'Ninth 的密钥'),
      },
    ],
    missing: (settings) => (settings.has(KEY) ? [] : [KEY]),
    check: () => [],
  },
  flags: [{ name: 'ninth-mode', values: ['loud', 'quiet'], describe: t('how loud', '音量') }],
};

const resultCodes = {
  'ninth/7': {
    severity: 'error',
    kind: 'credentials',
    title: t('the secret is not known', '密钥不存在'),
    cause: t('another secret', '密钥不同'),
    fix: [t('copy ninth_secret again', '重新复制 ninth_secret')],
    mark: 'A',
  },
  'ninth/8': {
    severity: 'error',
    kind: 'device-token',
    title: t('nobody has this device token', '没有设备使用此 token'),
    cause: t('the app was removed', '应用已卸载'),
    fix: [t('take a fresh one', '重新获取')],
    mark: 'A',
    deviceToken: 'invalid',
  },
} satisfies Catalogue;

const codeProblem = problemMaker(resultCodes, 'ninth');

const requestOf = (deps: Pick<VendorDeps, 'endpoint'>, secret: string, token: string, title: string) => ({
  method: 'POST' as const,
  url: `${deps.endpoint('push')}/push`,
  headers: { 'X-Secret': secret },
  body: JSON.stringify({ token, title }),
});

const secretOf = (settings: Settings): string => settings.secret(KEY)?.reveal() ?? '';

/** The code of an answer; undefined when it was accepted. */
async function ask(deps: VendorDeps, token: string, title: string) {
  try {
    const { body } = await deps.http.request(requestOf(deps, secretOf(deps.settings), token, title));
    const { code } = JSON.parse(body) as { readonly code: number };
    return code === 0 ? undefined : codeProblem(code === 7 ? 'ninth/7' : 'ninth/8', { vendorCode: String(code) });
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return unreachableProblem(error, 'ninth');
  }
}

const emulator: Emulator = {
  hosts: ['push.ninth.example'],
  rules: [
    {
      id: 'ninth/secret',
      title: t('the secret fits', '密钥正确'),
      code: '7',
      mark: 'A',
      always: true,
      source: 'invented',
    },
    {
      id: 'ninth/token',
      title: t('the token is known', 'token 存在'),
      code: '8',
      mark: 'A',
      always: true,
      source: 'invented',
    },
  ],
  demo: { values: { [KEY]: 'invented-secret-of-ninth' }, devices: [{ token: OK, fate: 'ok' }] },
  leavesOut: [],
  open: (world) => ({
    handle(request, gate) {
      const app = world.apps().find((item) => item.value(KEY) === request.headers['x-secret']);
      gate.check('ninth/secret', app !== undefined);
      const { token, title } = JSON.parse(request.text()) as { readonly token: string; readonly title: string };
      gate.check('ninth/token', world.device(token)?.fate === 'ok');
      return { status: 200, body: { code: 0 }, pushes: [{ token, accepted: true, app: app?.id ?? '', title }] };
    },
    refuse: ({ rule }) => ({ status: 200, body: { code: Number(rule.code) } }),
  }),
};

const ninth: Vendor = {
  ...manifest,
  facts: { hosts: { push: 'https://push.ninth.example' }, batchLimit: 1, concurrency: 1 },
  resultCodes,
  problems: {},
  fitsToken: (token) => (token.startsWith('ninth-') ? 'yes' : 'no'),
  checkToken: () => [],
  checkMessage: () => [],
  planRequests: (message, tokens, deps) =>
    tokens.map((token) => ({
      title: t('push', '推送'),
      request: requestOf(deps, '$NINTH_SECRET', token, message.title),
    })),
  clickOpens: () => 'the app',
  dryRunProves: t('Ninth has no dry run', 'Ninth 没有试运行'),
  deliverExt: (ext) => ({
    where: 'ext',
    fragment: { ext },
    callback: { ext },
    moreKeys: false,
    size: ext.length,
    limit: 100,
    unit: 'characters',
    notes: [],
  }),
  guide: () => [{ title: t('Open the console of Ninth', '打开 Ninth 控制台'), lines: [] }],
  silentChecklist: [],
  connect: (deps) => ({
    async verify() {
      const problem = await ask(deps, OK, 'check');
      return problem === undefined ? { status: 'verified', problems: [] } : { status: 'refused', problems: [problem] };
    },
    async send(message, tokens) {
      const results = [];
      for (const token of tokens) {
        const problem = await ask(deps, token, message.title);
        const status = problem === undefined ? ('accepted' as const) : ('rejected' as const);
        results.push({ token, status, attempts: 1, ...(problem === undefined ? {} : { problem }) });
      }
      return results;
    },
  }),
  emulator,
};

/** The line in the list of vendors. */
export const listed: ListedVendor = { ...manifest, load: () => Promise.resolve(ninth) };

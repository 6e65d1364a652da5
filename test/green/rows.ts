// The table: a success sentence, the environment in which it is true, and ways to break a server, a file, a clock, an id or a variable in it.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { ClaimId } from '../../src/report/claims.js';
import { signDocument, toTencentAlphabet } from '../../src/tencent-im/client/user-sig.js';
import { demoConfig } from '../helpers/demo-config.js';
import { inFront, STARTED, type TapScript, tapProgram } from '../helpers/tap-phone.js';
import { cut, json, look, page, receiptWorld, stopped, tokenOf, vivoWorld, World } from './world.js';

const OTHER = '16000000000000000000099';

type Spoil = (world: World) => void | Promise<void>;

export interface Row {
  readonly word: ClaimId | string;
  /** A pattern to look for if the sentence itself is not printed, or is a status in a document. */
  readonly seen?: RegExp;
  readonly onStderr?: true;
  world(): World | Promise<World>;
  /** Prepares the environment before every run, broken or not. */
  readonly prepared?: Spoil;
  readonly breaks: Readonly<Record<string, Spoil>>;
}

const diagnose = () =>
  vivoWorld('diagnose', '--sandbox={door}', '--device', 'my-vivo', '--user', 'alice', '--conversation', 'c2c_alice');
const smoke = () => vivoWorld('smoke', '--sandbox={door}', '--vendor', 'vivo', '--retries', '0');
const checkConfig = () => vivoWorld('check-config', '--sandbox={door}', '--vendor', 'vivo');
const send = () => vivoWorld('send', '--sandbox={door}', '--device', 'my-vivo');
const deviceStatus = () => vivoWorld('device-status', '--sandbox={door}', '--device', 'my-vivo');
const asJson = async (world: Promise<World> | World): Promise<World> => {
  const made = await world;
  made.argv.push('--json');
  return made;
};

const set =
  (values: Readonly<Record<string, unknown>>): Spoil =>
  (world) => {
    world.config = { ...world.config, ...values };
  };
const without =
  (...keys: readonly string[]): Spoil =>
  (world) => {
    for (const key of keys) delete world.config[key];
  };
const at =
  (path: RegExp, ...changes: readonly Parameters<World['answer']>[1][]): Spoil =>
  (world) => {
    for (const change of changes) world.answer(path, change);
  };
const flags =
  (...words: readonly string[]): Spoil =>
  (world) => {
    world.argv.push(...words);
  };
const readyWorld = () => new World(['sandbox', 'ready', '--sandbox={door}']);
const readyBreaks: Row['breaks'] = {
  'it is stopped': at(/_sandbox/, stopped),
  'a page answers': at(/_sandbox/, page('<html>ready</html>')),
  'another program answers': at(/_sandbox/, page('{"ready":"yes"}')),
  'it says that it is not': at(
    /_sandbox/,
    json((body) => ({ ...body, ready: false })),
  ),
  'an error comes with the same body': at(/_sandbox/, ({ body }) => ({ status: 503, body })),
};
const insteadOf =
  (word: string, other: string): Spoil =>
  (world) => {
    world.argv = world.argv.map((item) => (item === word ? other : item));
  };

/** Members in which an answer may report a failure although its code means success. */
const noes = (path: RegExp, words: string): Row['breaks'] => {
  const merged = (more: object): Spoil =>
    at(
      path,
      json((body) => ({ ...body, ...more })),
    );
  return {
    'a flag beside the code says no': merged({ ok: false }),
    'an error code stands beside the code': merged({ errcode: -1 }),
    'a number of failures stands beside the code': merged({ failed: 1 }),
    'an error stands beside the code in words': merged({ errmsg: 'invalid app' }),
    'a status beside the code is in words': merged({ status: 'call_failed' }),
    'a member inside says no': merged({ more: { errorCode: 10000 } }),
    'the words deny success': merged({ [words]: '操作不成功' }),
    'the words refuse': merged({ [words]: 'app is not allowed' }),
    'the connection is reset in the middle': at(path, cut),
    'the answer is empty': at(path, page('')),
    'another status comes with it': at(path, ({ body }) => ({ status: 202, body })),
  };
};

const badSecret = set({ vivo_app_secret: '0'.repeat(36) });
const authBreaks = {
  'the secret is wrong': badSecret,
  'the vendor is stopped': at(/\/message\/auth$/, stopped),
  'the answer is a page': at(/\/message\/auth$/, page('<html>ok</html>')),
  'the answer has no access token': at(
    /\/message\/auth$/,
    json(({ authToken: _, ...body }) => body),
  ),
  'the result is text': at(
    /\/message\/auth$/,
    json((body) => ({ ...body, result: '0' })),
  ),
  'the access token is a number': at(
    /\/message\/auth$/,
    json((body) => ({ ...body, authToken: 0 })),
  ),
  'words of a refusal stand beside the zero': at(
    /\/message\/auth$/,
    json((body) => ({ ...body, desc: 'app is forbidden' })),
  ),
  'an error stands beside the zero': at(
    /\/message\/auth$/,
    json((body) => ({ ...body, errorCode: 10000 })),
  ),
} satisfies Row['breaks'];
const sendBreaks = {
  ...noes(/\/message\/send$/, 'desc'),
  'the vendor refuses': at(/\/message\/send$/, page('{"result":10302,"desc":"regId不合法"}')),
  'the vendor is stopped': at(/\/message\/send$/, stopped),
  'the answer has no task id': at(/\/message\/send$/, page('{"result":0,"desc":"ok"}')),
  'the task id is zero': at(/\/message\/send$/, page('{"result":0,"desc":"ok","taskId":0}')),
  'it says no beside the zero': at(/\/message\/send$/, page('{"result":0,"desc":"失败","taskId":"121397329"}')),
} satisfies Row['breaks'];
const STATE = /query_online_status|querystate/i;
const tencentBreaks = {
  'the key is of another app': set({ im_secret_key: 'c'.repeat(64) }),
  'Tencent is stopped': at(STATE, stopped),
  'the envelope says OK and nothing else': at(STATE, page('{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0}')),
  'the code is text': at(
    STATE,
    json((body) => ({ ...body, ErrorCode: '0' })),
  ),
  'a gateway answers in its place': at(STATE, ({ body }) => ({ status: 502, body })),
  'the words say no': at(
    STATE,
    json((body) => ({ ...body, ErrorInfo: 'request is forbidden' })),
  ),
  'the status says FAIL': at(
    STATE,
    json((body) => ({ ...body, ActionStatus: 'FAIL' })),
  ),
} satisfies Row['breaks'];
const ofStates = (change: (item: Record<string, unknown>) => unknown) =>
  at(
    STATE,
    json((body) => ({ ...body, QueryResult: (body['QueryResult'] as Record<string, unknown>[]).map(change) })),
  );
const CHECK = /account_check/;
const PUSH = /timpush\/(?:batch|push)/;
const TRACE = /trace/i;
const trace = (change: (item: Record<string, unknown>) => unknown) =>
  at(
    TRACE,
    json((body) => ({ ...body, InstanceTrace: (body['InstanceTrace'] as Record<string, unknown>[]).map(change) })),
  );

const ext = (...argv: readonly string[]): World => {
  const world = new World(['check-ext', '{"conversationID":"c2c_alice"}', '--vendor', 'vivo,xiaomi', ...argv]);
  return world;
};
const DART = `final appInfo = PushAppInfo(vivo_buz_id: 50003, vivo_app_id: '100200300', vivo_app_key: '00112233445566778899aabbccddeeff');`;
const initWorld = (): World => {
  const world = new World(['init', '--yes']);
  world.file('lib/push.dart', DART);
  return world;
};
const initAgain = (): World => {
  const world = initWorld();
  world.config = {
    vivo_buz_id: 50003,
    vivo_app_id: '100200300',
    vivo_app_key: '00112233445566778899aabbccddeeff',
    extends: 'lib/push.dart',
  };
  return world;
};
const completeVivo = async (): Promise<World> => {
  const world = await vivoWorld('init', '--yes');
  world.file('lib/empty.dart', '');
  return world;
};
const sigWorld = async (): Promise<World> => {
  const world = await vivoWorld('user-sig', '--read', 'sig.txt');
  const { look } = await import('./world.js');
  const maker = await vivoWorld('user-sig', '--user', 'alice');
  world.file('sig.txt', (await look(maker)).stdout);
  return world;
};
const spoilSig =
  (change: (bytes: Buffer) => Buffer): Spoil =>
  (world) => {
    const plain = world.text('sig.txt').trim().replace(/\*/g, '+').replace(/-/g, '/').replace(/_/g, '=');
    world.file('sig.txt', toTencentAlphabet(change(Buffer.from(plain, 'base64')).toString('base64')));
  };
const tapWorld = (script: TapScript, ...argv: readonly string[]): World => {
  const world = new World(['tap', '--vendor', 'vivo', '--package', 'com.example.chat', ...argv]);
  tapBreak(script)(world);
  return world;
};
const tapBreak =
  (script: TapScript) =>
  (world: World): void => {
    world.env['TIM_PUSH_ADB'] = tapProgram(world.folder, script);
  };
const phoneWorld = (...argv: readonly string[]): World => {
  const world = new World([...argv, '--package', 'com.example.chat', '--adb']);
  world.phone('android-15-healthy');
  return world;
};
const HEALTHY = 'android-15-healthy';
const quiet = ['appops', 'dumpsys notification'];
const TIMED_OUT = "\n*** SERVICE 'x' DUMP TIMEOUT (10000ms) EXPIRED ***\n";

const MANIFEST = 'android/app/src/main/AndroidManifest.xml';
const MEIZU_PUSH = /pushByPushId/;
function copyProject(world: World, name: string): void {
  cpSync(join('fixtures/projects', name), join(world.folder, 'app'), { recursive: true });
}
/** Runs doctor on a copy of a correct app. */
const projectWorld = (name: string, ...argv: readonly string[]): World => {
  const world = new World(['doctor', 'app', ...argv]);
  copyProject(world, name);
  return world;
};
const edit =
  (file: string, from: string | RegExp, to: string): Spoil =>
  (world) => {
    const path = join(world.folder, 'app', file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`nothing to edit in ${file}`);
    writeFileSync(path, after);
  };

/** A git that runs this first, between reading and writing, and then says what its state is. */
const fakeGit = (world: World, script: string): void => {
  const folder = join(world.folder, 'programs');
  mkdirSync(folder);
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o700 });
  world.env['PATH'] = `${folder}:/usr/bin:/bin`;
};
const meanwhile =
  (command: string): Spoil =>
  (world) =>
    fakeGit(world, `${command} '${join(world.folder, 'app', MANIFEST)}'`);

const gone =
  (path: string): Spoil =>
  (world) =>
    rmSync(join(world.folder, 'app', path), { recursive: true });

const twoTokens = async (): Promise<World> => {
  const world = await send();
  world.argv = ['send', '--sandbox={door}', '--vendor', 'vivo', '--token', await tokenOf('vivo'), '--token', OTHER];
  return world;
};
const taskWorld = async (): Promise<World> => {
  const sender = await send();
  sender.argv.push('--json');
  const { look } = await import('./world.js');
  const { results } = (await look(sender)).json() as unknown as { results: { taskId: string }[] };
  return vivoWorld('device-status', '--sandbox={door}', '--vendor', 'vivo', '--task', results[0]?.taskId ?? '');
};
const COUNTS = /getStatistics/;
const countRows = (change: (rows: readonly Record<string, unknown>[]) => unknown): Spoil =>
  at(
    COUNTS,
    json((body) => ({ ...body, statistics: change(body['statistics'] as Record<string, unknown>[]) })),
  );
const taskBreaks: Row['breaks'] = {
  'the counts are of another task': countRows((all) => all.map((row) => ({ ...row, taskId: '999' }))),
  'the row has no counts': countRows((all) => all.map(({ taskId }) => ({ taskId }))),
  'the counts are empty variables': countRows((all) =>
    all.map(({ taskId, ...row }) => ({ ...Object.fromEntries(Object.keys(row).map((key) => [key, 'null'])), taskId })),
  ),
  'two rows disagree': countRows((all) => all.flatMap((row) => [row, { ...row, receive: 77 }])),
  'the connection is reset in the middle': at(COUNTS, cut),
  'the task is another': (world) => {
    world.argv[world.argv.indexOf('--task') + 1] = '999';
  },
  'the secret is wrong': badSecret,
};
/** The certificates of an earlier start exist. */
const withCertificates = async (world: World): Promise<World> => {
  const { look } = await import('./world.js');
  const first = new World(['sandbox', 'exec', '--', process.execPath, '-e', '0']);
  first.env['TIM_PUSH_CACHE_DIR'] = world.folder;
  await look(first);
  world.env['TIM_PUSH_CACHE_DIR'] = world.folder;
  return world;
};
const execWorld = () => withCertificates(new World(['sandbox', 'exec', '--', process.execPath, '-e', '0']));
const serveWorld = async (): Promise<World> => {
  const world = await withCertificates(new World(['sandbox', '--port', '0', '--tls-port', '0']));
  world.options = {
    onStart: (interrupt, output) => {
      const timer = setInterval(() => {
        if (!/Ctrl-C|"ready"/.test(output())) return;
        clearInterval(timer);
        interrupt();
      }, 50);
      timer.unref();
    },
  };
  return world;
};
const caBreaks: Row['breaks'] = {
  'the address is not of this machine': (world) => {
    const end = world.argv.indexOf('--');
    world.argv.splice(end < 0 ? world.argv.length : end, 0, '--host', '192.0.2.1');
  },
  'the port makes no sense': (world) => {
    const end = world.argv.indexOf('--');
    world.argv.splice(end < 0 ? world.argv.length : end, 0, '--port', '99999');
  },
};

const statuses: readonly Row[] = [
  { word: 'send:accepted', seen: /"status": ?"accepted"/, world: () => asJson(send()), breaks: sendBreaks },
  {
    word: 'send:dry-run-ok',
    seen: /"status": ?"dry-run-ok"/,
    world: async () => asJson(vivoWorld('send', '--dry-run', '--device', 'my-vivo')),
    breaks: {
      'the message is too long': flags('--body', 'x'.repeat(4000)),
      'the config is incomplete': without('vivo_app_secret'),
      'the device token is a word': set({ devices: { 'my-vivo': { vendor: 'vivo', token: 'undefined' } } }),
    },
  },
  {
    word: 'step:passed',
    seen: /"id": ?"credentials",\s*"title": ?"credentials",\s*"status": ?"passed"/,
    world: () => asJson(diagnose()),
    breaks: authBreaks,
  },
  {
    word: 'offline:ok',
    seen: /"offline": ?"ok"/,
    world: () => asJson(checkConfig()),
    breaks: {
      'a variable beside the file is set to nothing': (world) => {
        world.env['TIM_PUSH_VIVO_APP_SECRET'] = '';
      },
      'a secret is an unset variable': set({ vivo_app_secret: '${NO_SUCH_VARIABLE}' }),
      'a key is a number with blanks': set({ vivo_app_id: '10 004' }),
      'a key is empty': set({ vivo_app_key: '' }),
      'a key is missing': without('vivo_app_key'),
    },
  },
  {
    word: 'config:ok',
    seen: /"state": ?"ok"/,
    world: async () => {
      const world = new World(['check-config', '--offline', '--vendor', 'huawei', '--json']);
      world.config = { ...(await demoConfig('huawei')), hw_receipt_url: 'http://127.0.0.1:4592/huawei' };
      return world;
    },
    breaks: { 'the receipt address is none': set({ hw_receipt_url: 'push.example.com' }) },
  },
  {
    word: 'config:ok',
    seen: /"state": ?"ok"/,
    world: () => asJson(checkConfig()),
    breaks: {
      'the certificate ID is a word': set({ vivo_buz_id: 'undefined' }),
      'the secret is short': set({ vivo_app_secret: 'short' }),
      'a missing key is silenced': (world) => {
        without('vivo_app_secret')(world);
        set({ skip: [{ code: 'config/missing-key', reason: 'later' }] })(world);
      },
    },
  },
  { word: 'online:verified', seen: /"online": ?"verified"/, world: () => asJson(checkConfig()), breaks: authBreaks },
  {
    word: 'device:valid',
    seen: /"state": ?"valid"/,
    world: () => asJson(deviceStatus()),
    breaks: {
      ...noes(/invalidUser/, 'desc'),
      'the list names ids that were not asked about': at(
        /invalidUser/,
        json((body) => ({ ...body, invalidUsers: [{ status: 2, userid: OTHER }] })),
      ),
      'an entry of the list cannot be read': at(
        /invalidUser/,
        json((body) => ({ ...body, invalidUsers: [null] })),
      ),
      'the answer is cut': at(/invalidUser/, ({ body }) => ({ body: body.slice(0, -3) })),
      'a gateway answers in its place': at(/invalidUser/, ({ body }) => ({ status: 502, body })),

      'the secret is wrong': badSecret,
      'the vendor is stopped': at(/invalidUser/, stopped),
      'the answer has no list': at(/invalidUser/, page('{"result":0,"desc":"ok"}')),
      'the token is a word': set({ devices: { 'my-vivo': { vendor: 'vivo', token: 'null' } } }),
    },
  },
  ...(
    [
      ['huawei', /token:query/, { code: '80000000', msg: '失败' }],
      ['oppo', /get_all_tags/, { data: { registrationId: 'CN_1', tags: [] } }],
      ['meizu', /getSubAlias/, { value: { pushId: 'another', alias: 'a' } }],
      ['xiaomi', /topic\/all/, { data: { list: [null] } }],
      ['xiaomi', /alias\/all/, { data: {} }],
    ] as const
  ).map(
    ([vendor, path, more]): Row => ({
      word: 'device:valid',
      seen: /"state": ?"valid"/,
      world: async () => {
        const world = new World(['device-status', '--sandbox={door}', '--device', 'it', '--json']);
        world.config = {
          package_name: 'com.example.chat',
          ...(await demoConfig(vendor)),
          devices: { it: { vendor, token: await tokenOf(vendor) } },
        };
        return world;
      },
      breaks: {
        'it says no beside the code, or speaks of another': at(
          path,
          json((body) => ({ ...body, ...more })),
        ),
      },
    }),
  ),
  {
    word: 'signature:matches',
    seen: /"signature": ?"matches"/,
    world: () => asJson(sigWorld()),
    breaks: {
      'the key was reset': set({ im_secret_key: 'c'.repeat(64) }),
      'no key is set': without('im_secret_key'),
      'the file is empty': (world) => world.file('sig.txt', ''),
    },
  },
  {
    word: 'init:written',
    seen: /"state": ?"written"/,
    world: () => asJson(initWorld()),
    breaks: {
      'the project holds nothing': (world) => world.file('lib/push.dart', ''),
      'nobody agreed': insteadOf('--yes', '--no-input'),
    },
  },
  {
    word: 'init:unchanged',
    seen: /"state": ?"unchanged"/,
    world: () => asJson(initAgain()),
    breaks: {
      'the project has a value that the config lacks': (world) =>
        world.file(
          'android/app/agconnect-services.json',
          '{"client":{"app_id":"100012345","package_name":"com.example.chat"}}',
        ),
    },
  },
  {
    word: 'ext:valid',
    seen: /"valid": ?true/,
    world: () => asJson(ext()),
    breaks: {
      'the ext is empty': insteadOf('{"conversationID":"c2c_alice"}', ''),
      'the ext is no object': insteadOf('{"conversationID":"c2c_alice"}', '[1]'),
      'the ext is cut': insteadOf('{"conversationID":"c2c_alice"}', '{"conversationID":"c2c_al'),
    },
  },
  {
    word: 'user:PushOnline',
    seen: /"state": ?"PushOnline",\s*"platforms"/,
    world: () => asJson(vivoWorld('device-status', '--sandbox={door}', '--user', 'alice')),
    breaks: {
      'two rows disagree': at(
        STATE,
        json((body) => ({
          ...body,
          QueryResult: [{ To_Account: 'alice', Status: 'Offline' }, ...(body['QueryResult'] as object[])],
        })),
      ),
      'both names of the state disagree': at(
        STATE,
        json((body) => ({ ...body, QueryResult: [{ To_Account: 'alice', Status: 'PushOnline', State: 'Offline' }] })),
      ),
      'no platform has it': at(
        STATE,
        json((body) => ({
          ...body,
          QueryResult: [
            { To_Account: 'alice', Status: 'PushOnline', Detail: [{ Platform: 'Android', Status: 'Offline' }] },
          ],
        })),
      ),
      'the connection is reset in the middle': at(STATE, cut),
      'the state is blank': at(
        STATE,
        json((body) => ({ ...body, QueryResult: [{ To_Account: 'alice', Status: '' }] })),
      ),
      'the list is empty': at(
        STATE,
        json((body) => ({ ...body, QueryResult: [] })),
      ),
      'the user stands among the failed ones as well': at(
        STATE,
        json((body) => ({ ...body, ErrorList: [{ To_Account: 'alice', ErrorCode: 70107 }] })),
      ),

      ...tencentBreaks,
      'the user is somebody else': insteadOf('alice', 'alic'),
      'the answer is about another user': at(
        STATE,
        json((body) => JSON.parse(JSON.stringify(body).replaceAll('"alice"', '"alice2"'))),
      ),
    },
  },
  {
    word: 'document:ok',
    seen: /"ok": ?true/,
    world: () => asJson(vivoWorld('device-status', '--sandbox={door}', '--user', 'alice', '--probe')),
    breaks: {
      'a station refused': trace((item) => ({
        ...item,
        OfflinePushStat: { ChannelStat: { PushStatus: 2, ErrorCode: 10302, ErrorInfo: 'x' } },
      })),
      'the code of a station is text': trace((item) => ({
        ...item,
        OfflinePushStat: { ChannelStat: { PushStatus: 2, ErrorCode: 'regId不合法' } },
      })),
      'the device token is an empty variable': trace((item) => ({ ...item, Token: 'null' })),
      'the list is an object': at(
        TRACE,
        json((body) => ({ ...body, InstanceTrace: (body['InstanceTrace'] as object[])[0] })),
      ),
    },
  },
  {
    word: 'verdict:passed',
    seen: /"verdict": ?\{\s*"id": ?"passed"/,
    world: () => asJson(smoke()),
    breaks: {
      'a push is asked for, and the device is of another vendor': (world) => {
        flags('--push', '--device', 'other')(world);
        set({ devices: { other: { vendor: 'oppo', token: `CN_${'a'.repeat(32)}` } } })(world);
      },
      'a required vendor is missing': flags('--require', 'oppo'),
      'the certificate ID is that of another key': set({ vivo_buz_id: 'undefined' }),
      'the token is a word': set({ devices: { 'my-vivo': { vendor: 'vivo', token: 'null' } } }),

      ...authBreaks,
      'nothing is configured': set({
        enabled: false,
        vivo: undefined,
        vivo_app_id: '',
        vivo_app_key: '',
        vivo_app_secret: '',
      }),
    },
  },
  {
    word: 'verdict:vendor-works',
    seen: /"id": ?"vendor-works"/,
    world: () => asJson(vivoWorld('diagnose', '--sandbox={door}', '--device', 'my-vivo')),
    breaks: {
      'the token is listed as invalid': at(
        /invalidUser/,
        json((body) => ({ ...body, invalidUsers: [{ status: 2, userid: '16000000000000000000001' }] })),
      ),
      'the credentials are refused now': badSecret,
      'the target is refused beside a task id': at(
        /\/message\/send$/,
        json((body) => ({ ...body, invalidUser: { status: 1, userid: '' } })),
      ),
      ...sendBreaks,
      'nothing is sent': flags('--no-push'),
    },
  },
  {
    word: 'verdict:all-works',
    seen: /"id": ?"all-works"/,
    world: () => asJson(diagnose()),
    breaks: {
      'the trace is refused': at(TRACE, page('{"ActionStatus":"FAIL","ErrorInfo":"busy","ErrorCode":987654}')),
      'the trace is a page': at(TRACE, page('<html>ok</html>')),
      'the trace is not answered': at(TRACE, cut),
      'one entry of the trace cannot be read': at(
        TRACE,
        json((body) => ({ ...body, InstanceTrace: [...(body['InstanceTrace'] as object[]), null] })),
      ),
      'a station refuses in words alone': trace((item) => ({
        ...item,
        OfflinePushStat: { ChannelStat: { PushStatus: 2, ErrorInfo: 'invalid token' } },
      })),
      'another device is the one online': trace((item) => ({ ...item, Token: OTHER })),
      'the account is told twice, and differs': at(
        CHECK,
        json((body) => ({
          ...body,
          ResultItem: [
            { UserID: 'alice', ResultCode: 0, AccountStatus: 'NotImported' },
            ...(body['ResultItem'] as object[]),
          ],
        })),
      ),
      'the certificate could not be compared': at(
        TRACE,
        json((body) => ({ ...body, InstanceTrace: [] })),
      ),
      'the vendor refused what Tencent sent': trace((item) => ({
        ...item,
        OfflinePushStat: { ChannelStat: { PushStatus: 2, ErrorCode: 10302, ErrorInfo: 'x' } },
      })),
      ...sendBreaks,
      'nothing is sent': flags('--no-push'),
      'the user is logged out': insteadOf('alice', 'nobody'),
    },
  },
  {
    word: 'verdict:tencent-works',
    seen: /"id": ?"tencent-works"/,
    world: async () => {
      const world = await asJson(vivoWorld('diagnose', '--sandbox={door}', '--user', 'alice'));
      delete world.config['devices'];
      return world;
    },
    breaks: {
      'the trace is empty': at(
        TRACE,
        json((body) => ({ ...body, InstanceTrace: [] })),
      ),
      'the push is not taken': at(
        PUSH,
        json(({ TaskId: _, ...body }) => body),
      ),
      'the vendor refused what Tencent sent': trace((item) => ({
        ...item,
        OfflinePushStat: { ChannelStat: { PushStatus: 2, ErrorCode: 987654, ErrorInfo: 'new' } },
      })),
      ...tencentBreaks,
      'nothing is sent': flags('--no-push'),
    },
  },
  { word: 'document:ok', seen: /"ok": ?true/, world: () => asJson(checkConfig()), breaks: authBreaks },
  {
    word: 'rule:passed',
    seen: /"id": ?"TP-01",[^}]*"status": ?"passed"|"status": ?"passed"/,
    world: () => new World(['doctor', `${process.cwd()}/fixtures/projects/healthy-mainland`, '--json']),
    breaks: {
      'the folder is empty': (world) => {
        world.argv = ['doctor', world.folder, '--json'];
      },
    },
  },
];

const posts =
  (body: unknown, path?: string): Spoil =>
  (world) => {
    world.call.body = typeof body === 'string' ? body : JSON.stringify(body);
    if (path !== undefined) world.call.path = path;
  };
const vivoReceipt = (ackType: string, id = '77') => ({ [id]: { targets: '16000000000000000000001', ackType } });
const huaweiReceipt = (result: unknown) => ({
  statuses: [{ token: 'token-of-huawei', requestId: '77', deliveryStatus: { result, timestamp: 1767225601000 } }],
});
const meizuReceipt = (type: number, token = 'canary') =>
  `cb=${encodeURIComponent(JSON.stringify({ [`a-${type}`]: { type, targets: ['push-id'] } }))}&access_token=${token}`;
const tencentReceipt = (event: Readonly<Record<string, unknown>>) => ({
  Events: [{ To_Account: 'alice', TaskId: 'task-1', PushStage: 1, ErrCode: 0, ...event }],
});
/** A run over a list, and the receipts of its journal. */
const journalWorld = async (...vendors: readonly ('vivo' | 'fcm')[]): Promise<World> => {
  const sender = new World(['send', '--sandbox={door}', '--tokens', 'list.csv', '--journal', 'run.journal', '--json']);
  const tokens = await Promise.all(vendors.map(async (vendor) => `${vendor},${await tokenOf(vendor)}\n`));
  sender.file('list.csv', `vendor,token\n${tokens.join('')}`);
  for (const vendor of vendors) sender.config = { ...sender.config, ...(await demoConfig(vendor)) };
  await look(sender);
  const file = readFileSync(join(sender.folder, 'run.journal'), 'utf8');
  const id = /"id":"([^"]+)"/.exec(file)?.[1] ?? '';
  const world = receiptWorld('/vivo', vivoReceipt('0', id), '--journal', 'run.journal');
  world.file('run.journal', file);
  return world;
};
const journalLines =
  (change: (lines: string[]) => string[]): Spoil =>
  (world) => {
    const path = join(world.folder, 'run.journal');
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, change(lines).join('\n'));
  };
const NDJSON = ['--count', '1', '--format', 'ndjson'] as const;
const deliveredBreaks = {
  'it names an empty variable': posts({ 77: { targets: 'undefined', ackType: '0' } }),
  'it names no task': posts({ targets: '16000000000000000000001', ackType: '0' }),
  'the body is cut': posts(JSON.stringify(vivoReceipt('0')).slice(0, -2)),
  'the outcome is blank': posts(vivoReceipt('')),
  'the outcome is another': posts(vivoReceipt('1')),
  'it is no receipt': posts('<html>ok</html>'),
  'it comes to the address of another vendor': posts(vivoReceipt('0'), '/oppo'),
} satisfies Row['breaks'];
const clickedBreaks = {
  'the type is another': posts(meizuReceipt(3)),
  'the token is not that of the config': set({ mz_receipt_token: 'other' }),
} satisfies Row['breaks'];
const sentBreaks = {
  'Tencent names an error': posts(tencentReceipt({ ErrCode: -198 })),
  'the words say no': posts(tencentReceipt({ ErrInfo: 'the device token is invalid' })),
  'an error has another name': posts(tencentReceipt({ ErrCode: undefined, ErrorCode: 30001 })),
  'the stage is not known': posts(tencentReceipt({ PushStage: 9 })),
  'it is about another app': (world: World) => {
    world.config['im_sdk_app_id'] = 1400000001;
    world.call.path = '/tencent-im?SdkAppid=1400000002';
  },
} satisfies Row['breaks'];
const signed = (...argv: readonly string[]): World => {
  const world = receiptWorld('/meizu', meizuReceipt(1), ...argv);
  world.config = { mz_receipt_token: 'canary' };
  return world;
};
const signedBreaks = {
  'the token is another': posts(meizuReceipt(1, 'other')),
  'it has no token': posts(meizuReceipt(1, '')),
  'the config has nothing to compare': without('mz_receipt_token'),
} satisfies Row['breaks'];

/** A resumed run of a list whose only push was accepted before. */
const resumed = async (): Promise<World> => {
  const first = await journalWorld('fcm');
  const world = new World(['send', '--sandbox={door}', '--tokens', 'list.csv', '--journal', 'run.journal', '--resume']);
  world.argv.push('--json');
  world.config = await demoConfig('fcm');
  world.file('list.csv', `vendor,token\nfcm,${await tokenOf('fcm')}\n`);
  world.file('run.journal', readFileSync(join(first.folder, 'run.journal'), 'utf8'));
  return world;
};

export const rows: readonly Row[] = [
  {
    word: 'send:accepted',
    seen: /"accepted": ?1/,
    world: resumed,
    breaks: {
      'the service account is of another project': (world) => {
        const account = world.config['google_service_account'];
        const text = typeof account === 'string' ? account : JSON.stringify(account);
        const { project_id: _, ...own } = JSON.parse(text) as Record<string, unknown>;
        set({ google_service_account: { ...own, project_id: 'another-project' } })(world);
      },
      'the message is another': flags('--title', 'Message from Bob'),
      'the app is another': set({ package_name: 'com.example.other' }),
      'it is a dry run': flags('--dry-run'),
      'the journal is empty': journalLines(() => ['']),
      'the journal was cut': journalLines((lines) => lines.slice(0, 2)),
      'a line of it was changed': journalLines((lines) =>
        lines.map((line) => line.replace('"rejected"', '"accepted"').replace(/"id":"[^"]+"/, '"id":"projects/x"')),
      ),
      'another run holds it': (world) =>
        world.file('run.journal.lock', JSON.stringify({ pid: process.pid, host: 'another-host', started: '' })),
    },
  },
  {
    word: 'receiptsListening',
    world: () => receiptWorld('/vivo', vivoReceipt('0')),
    breaks: {
      'the port is none': insteadOf('0', '99999'),
      'the port is taken': async (world) => {
        const { createServer } = await import('node:net');
        const other = createServer().unref();
        await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
        insteadOf('0', String((other.address() as { port: number }).port))(world);
      },
    },
  },
  { word: 'receiptDelivered', world: () => receiptWorld('/vivo', vivoReceipt('0')), breaks: deliveredBreaks },
  { word: 'receiptClicked', world: () => receiptWorld('/meizu', meizuReceipt(2)), breaks: clickedBreaks },
  { word: 'receiptSent', world: () => receiptWorld('/tencent-im', tencentReceipt({})), breaks: sentBreaks },
  { word: 'receiptSigned', world: () => signed(), breaks: signedBreaks },
  {
    word: 'receiptsOfAll',
    world: () => receiptWorld('/huawei', huaweiReceipt(0), '--task', '77'),
    breaks: {
      'it says failed': posts(huaweiReceipt(6)),
      'it says what nobody knows': posts(huaweiReceipt(4711)),
      'it is about another push': insteadOf('77', '78'),
      'it is about another app': (world) => {
        world.config = { package_name: 'com.example.chat' };
        posts({ statuses: [{ ...huaweiReceipt(0).statuses[0], appPackageName: 'com.other.app' }] })(world);
      },
      'one of two is missing': flags('--task', '78'),
      'one of two is missing, and one receipt was enough': flags('--task', '78', '--count', '1'),
    },
  },
  {
    word: 'receiptsOfAll',
    world: () => journalWorld('vivo'),
    breaks: {
      'our id comes with another device token': (world) =>
        posts(world.call.body.replaceAll('16000000000000000000001', OTHER))(world),
      'it is about another push': posts(vivoReceipt('0', '121300000')),
      'it is older than the run and names no task': posts({
        undefined: { targets: '16000000000000000000001', ackType: '0', ackTime: 1_700_000_000_000 },
      }),
      'the run was killed': journalLines((lines) => lines.filter((line) => !line.includes('"closed"'))),
      'a vendor of the run posts none': async (world) => {
        const both = await journalWorld('vivo', 'fcm');
        world.file('run.journal', readFileSync(join(both.folder, 'run.journal'), 'utf8'));
        posts(both.call.body)(world);
      },
      'the journal is empty': journalLines(() => ['']),
      'a line of the journal was changed': journalLines((lines) =>
        lines.map((line) => line.replace('"accepted"', '"rejected"')),
      ),
    },
  },
  {
    word: 'receiptsCame',
    world: () => receiptWorld('/huawei', huaweiReceipt(0), '--count', '1'),
    breaks: {
      'it says failed': posts(huaweiReceipt(6)),
      'it says what nobody knows': posts(huaweiReceipt(4711)),
      'fewer came than were asked for': insteadOf('1', '2'),
      'the same one came twice': (world) => {
        insteadOf('1', '2')(world);
        posts({ statuses: [...huaweiReceipt(0).statuses, ...huaweiReceipt(0).statuses] })(world);
      },
      'one more came that nobody understands': posts({
        statuses: [...huaweiReceipt(0).statuses, ...huaweiReceipt(4711).statuses],
      }),
    },
  },
  {
    word: 'receipt:delivered',
    seen: /"status":"delivered"/,
    world: () => receiptWorld('/vivo', vivoReceipt('0'), ...NDJSON),
    breaks: deliveredBreaks,
  },
  {
    word: 'receipt:clicked',
    seen: /"status":"clicked"/,
    world: () => receiptWorld('/meizu', meizuReceipt(2), ...NDJSON),
    breaks: clickedBreaks,
  },
  {
    word: 'receipt:sent',
    seen: /"status":"sent"/,
    world: () => receiptWorld('/tencent-im', tencentReceipt({}), ...NDJSON),
    breaks: sentBreaks,
  },
  { word: 'sender:matches', seen: /"sender":"matches"/, world: () => signed(...NDJSON), breaks: signedBreaks },
  ...statuses,
  {
    word: 'configFile',
    seen: /"id": ?"config",\s*"title": ?"[^"]*",\s*"status": ?"passed"/,
    world: () => asJson(smoke()),
    breaks: {
      'a key of the file is unknown in type': set({ devices: 'none' }),
      'the file is no JSON': (world) => {
        world.config = {};
        world.file('tim-push.config.json', '{');
      },
    },
  },
  {
    word: 'configComplete',
    seen: /✓ vivo complete/,
    world: diagnose,
    breaks: {
      'a secret is an unset variable': set({ vivo_app_secret: '${NO_SUCH_VARIABLE}' }),
      'a value is a list': set({ vivo_app_key: ['a'] }),
      'a value is what a program writes for nothing': set({ vivo_app_id: 'undefined' }),
      'the vendor is switched off': set({ enabled: { vivo: false } }),

      'a key is missing': without('vivo_app_secret'),
      'a value is empty': set({ vivo_app_key: '' }),
      'a value has its comment in it': set({ vivo_app_secret: `${'0'.repeat(32)} # production` }),
      'the package name has a comment': set({ package_name: 'com.example.chat // app' }),
      'the host is of another vendor': set({ endpoints: { vivo: 'https://api.push.oppomobile.com' } }),
      'a missing key is silenced': (world) => {
        without('vivo_app_secret')(world);
        set({
          skip: [
            { code: 'config/missing-key', reason: 'later' },
            { code: 'config/server-side-missing', reason: 'later' },
          ],
        })(world);
      },
    },
  },
  {
    word: 'reached',
    seen: /✓ vivo answers/,
    world: diagnose,
    breaks: {
      'the vendor is stopped': at(/\/message\/auth$/, stopped),
      'a page answers': at(/\/message\/auth$/, page('<html>')),
    },
  },
  { word: 'credentialsAccepted', seen: /✓ vivo accepted them/, world: diagnose, breaks: authBreaks },
  {
    word: 'extReaches',
    world: diagnose,
    breaks: {
      'a tap opens the launcher': flags('--click-target', 'launcher'),
      '--raw makes a tap open a link': flags('--raw', '{"skipType":2,"skipContent":"https://example.com"}'),
      'the ext is too long': insteadOf('c2c_alice', `c2c_${'a'.repeat(3000)}`),
    },
  },
  {
    word: 'messageFits',
    world: diagnose,
    breaks: {
      'the category is unknown': flags('--category', 'NOSUCH'),
      'the category of the config cannot be used': set({ vivo_category: 'NOSUCH' }),
      '--raw names a class that no rule looks at': flags('--raw', '{"category":"NOSUCH"}'),
      'the body is too long': flags('--body', 'x'.repeat(3000)),
      '--raw takes the title away': flags('--raw', '{"title":" "}'),
    },
  },
  {
    word: 'extReaches',
    world: () => {
      const argv = ['smoke', '--sandbox={door}', '--vendor', 'oppo', '--retries', '0', '--json'];
      return new World([...argv, '--oppo-ext', 'spread', '--ext', '{"a":"1"}']);
    },
    breaks: {
      'the value is a number, which arrives as null': insteadOf('{"a":"1"}', '{"a":1}'),
      'a tap opens the launcher': flags('--click-target', 'launcher'),
      'the ext is a list': insteadOf('{"a":"1"}', '[1]'),
    },
  },
  {
    word: 'messageFits',
    world: async () => {
      const world = new World(['diagnose', '--no-push', '--vendor', 'oppo', '--token', await tokenOf('oppo')]);
      world.argv.push('--sandbox={door}');
      world.config = { ...(await demoConfig('oppo')) };
      return world;
    },
    breaks: {
      'the category is no word of the vendor': set({ oppo_category: 'NOSUCH' }),
      'the level has no category, so it is left out': set({ oppo_notify_level: 2 }),
      'the level is none of the vendor': set({ oppo_category: 'IM', oppo_notify_level: 3 }),
    },
  },
  {
    word: 'tokenTold',
    seen: /✓ shape fits vivo; .*not in the list/,
    world: diagnose,
    breaks: {
      'the answer has no list': at(/invalidUser/, page('{"result":0,"desc":"ok"}')),
      'the vendor is stopped': at(/invalidUser/, stopped),
      'the token is listed': at(
        /invalidUser/,
        json((body) => ({ ...body, invalidUsers: [{ status: 1, userid: '' }] })),
      ),
    },
  },
  { word: 'pushAccepted', world: diagnose, breaks: sendBreaks },
  {
    word: 'tencentAccepted',
    world: diagnose,
    breaks: {
      ...tencentBreaks,
      'the answer names the account and no state': ofStates(({ Status: _, ...item }) => item),
      'the account is refused with another code': at(
        STATE,
        json((body) => ({ ...body, QueryResult: [], ErrorList: [{ To_Account: 'administrator', ErrorCode: 70013 }] })),
      ),
    },
  },
  {
    word: 'userReachable',
    seen: /✓ alice is PushOnline/,
    world: diagnose,
    breaks: {
      'the user stands among the failed ones as well': at(
        STATE,
        json((body) => ({ ...body, ErrorList: [{ To_Account: 'alice', ErrorCode: 70107 }] })),
      ),
      'the devices say another state': ofStates((item) => ({
        ...item,
        Detail: [{ Platform: 'Android', Status: 'Offline' }],
      })),
      'the state is a word nobody knows': at(
        STATE,
        json((body) => ({ ...body, QueryResult: [{ To_Account: 'alice', Status: 'Away' }] })),
      ),
      'the account is refused with a new code': at(
        CHECK,
        json((body) => ({ ...body, ResultItem: [{ UserID: 'alice', ResultCode: 987654, AccountStatus: 'Imported' }] })),
      ),

      ...tencentBreaks,
      'Tencent does not name the account': at(
        CHECK,
        json((body) => ({ ...body, ResultItem: [] })),
      ),
      'the account has a blank code': at(
        CHECK,
        json((body) => ({ ...body, ResultItem: [{ UserID: 'alice', ResultCode: '', AccountStatus: 'Imported' }] })),
      ),
      'the account is not imported': at(
        CHECK,
        json((body) => ({ ...body, ResultItem: [{ UserID: 'alice', ResultCode: 0, AccountStatus: 'NotImported' }] })),
      ),
    },
  },
  {
    word: 'tencentTookPush',
    world: diagnose,
    breaks: {
      'those left out are others': at(
        PUSH,
        json((body) => ({ ...body, ErrorList: [{ To_Account: 'bob', ErrorCode: 90018 }] })),
      ),
      'the account is among those left out': at(
        PUSH,
        json((body) => ({ ...body, ErrorList: [{ To_Account: 'alice', ErrorCode: 90018 }] })),
      ),
      'a gateway answers in its place': at(PUSH, ({ body }) => ({ status: 502, body })),
      'the status says FAIL': at(
        PUSH,
        json((body) => ({ ...body, ActionStatus: 'FAIL' })),
      ),
      'the code is text': at(
        PUSH,
        json((body) => ({ ...body, ErrorCode: '0' })),
      ),
      'the task is an empty variable': at(
        PUSH,
        json((body) => ({ ...body, TaskId: 'undefined' })),
      ),
      'the answer is cut': at(PUSH, ({ body }) => ({ body: body.slice(0, -4) })),

      'the answer has no task': at(
        PUSH,
        json(({ TaskId: _, ...body }) => body),
      ),
      'the task is blank': at(
        PUSH,
        json((body) => ({ ...body, TaskId: ' ' })),
      ),
      'who was left out cannot be read': at(
        PUSH,
        json((body) => ({ ...body, ErrorList: 'all' })),
      ),
      'Tencent is stopped': at(PUSH, stopped),
    },
  },
  {
    word: 'certificateMatches',
    seen: /✓ certificate ID 10007/,
    world: diagnose,
    breaks: {
      'the certificate ID is an empty variable': trace((item) => ({ ...item, CertId: 'undefined' })),
      'the trace is empty': at(
        TRACE,
        json((body) => ({ ...body, InstanceTrace: [] })),
      ),
      'the certificate ID is of another vendor': trace((item) => ({ ...item, PushPlatform: 'oppo' })),

      'the config has another': set({ vivo_buz_id: 10008 }),
      'the config has none': without('vivo_buz_id'),
      'the trace has none': trace(({ CertId: _, ...item }) => item),
      'the trace has no device token': trace(({ Token: _, ...item }) => item),
      'the trace names no vendor': trace(({ PushPlatform: _, ...item }) => item),
      'a station refused with a new code': trace((item) => ({
        ...item,
        OfflinePushStat: { ChannelStat: { PushStatus: 2, ErrorCode: 987654, ErrorInfo: 'new' } },
      })),
      'a part of the trace cannot be read': at(
        TRACE,
        json((body) => ({ ...body, InstanceTrace: [...(body['InstanceTrace'] as unknown[]), null] })),
      ),
      'the token is another': trace((item) => ({ ...item, Token: '16000000000000000000009' })),
      'a station says in words that it failed': trace((item) => ({
        ...item,
        OfflinePushStat: { ChannelStat: { PushStatus: 'Failed', ErrorCode: 0, ErrorInfo: '' } },
      })),
      'a device is of another user': trace((item) => ({ ...item, To_Account: 'bob' })),
      'the trace is of another task': at(
        TRACE,
        json((body) => ({ ...body, TaskId: 'batch_1400000001_0' })),
      ),
      'the trace is of another user': at(
        TRACE,
        json((body) => ({ ...body, UserID: 'bob' })),
      ),
      'the certificate ID begins with ours': trace((item) => ({ ...item, CertId: '100070' })),
    },
  },
  {
    word: 'phoneRead',
    seen: /phone +✓/,
    world: async () => {
      const world = await vivoWorld(
        'diagnose',
        '--sandbox={door}',
        '--device',
        'my-vivo',
        '--no-push',
        '--package',
        'com.example.chat',
        '--adb',
      );
      world.phone(HEALTHY);
      return world;
    },
    breaks: {
      'another app is asked about': insteadOf('com.example.chat', 'com.example.other'),

      'the phone tells nothing about notifications': (world) => world.phone(HEALTHY, quiet),
      'no app is there': (world) => world.phone(HEALTHY, ['dumpsys package']),
      'adb is missing': (world) => {
        world.env['TIM_PUSH_ADB'] = '/no/such/adb';
      },
    },
  },
  {
    word: 'phoneFine',
    world: () => phoneWorld('device-status'),
    breaks: {
      'the phone lists no settings of notifications': (world) => world.phone(HEALTHY, ['dumpsys notification']),
      'one channel of the app is off, and no channel is set': (world) =>
        world.phone(HEALTHY, [], (answer) => answer.replace(/mImportance=[1-5]/, 'mImportance=0')),
      'every channel of the app is off': (world) =>
        world.phone(HEALTHY, [], (answer) => answer.replace(/mImportance=[1-5]/g, 'mImportance=0')),
      'do not disturb is on': (world) => world.phone(HEALTHY, [], (answer) => answer.replace(/^0$/m, '1')),
      'the app was closed by force': (world) =>
        world.phone(HEALTHY, [], (answer) => answer.replaceAll('stopped=false', 'stopped=true')),
      'another app is asked about': insteadOf('com.example.chat', 'com.example.other'),

      'the phone tells nothing about notifications': (world) => world.phone(HEALTHY, quiet),
      'the app is gone': (world) => world.phone(HEALTHY, ['dumpsys package']),
      'the state of the first user is not told': (world) =>
        world.phone(HEALTHY, [], (answer) => answer.replaceAll('User 0:', 'User 10:')),
      'the state of the permission is not told': (world) =>
        world.phone(HEALTHY, [], (answer) => answer.replace(/.*POST_NOTIFICATIONS: granted.*\n/, '')),
      'the phone does not number its Android': (world) =>
        world.phone(HEALTHY, [], (answer) => answer.replace(/.*ro.build.version.sdk.*\n/, '')),
      'the list of notifications ends in the middle': (world) =>
        world.phone(HEALTHY, [], (answer) =>
          answer.replace(/(AppSettings: com.example.chat[\s\S]*?mId=)[\s\S]*/, TIMED_OUT),
        ),
      'the package dump ends before the permissions': (world) =>
        world.phone(HEALTHY, [], (answer) => answer.replace(/ +requested permissions:[\s\S]*/, TIMED_OUT)),
      'the operations are refused': (world) => world.phone(HEALTHY, ['appops']),
      'the phone does not name its Android': (world) =>
        world.phone(HEALTHY, [], (answer) => answer.replace(/(ro.build.version.release\]: \[)[^\]]+/, '$1')),
    },
  },
  ...[
    { word: 'tapCameUp', more: [], seen: /✓ \S+ came up/ },
    { word: 'tap:came-up', more: ['--json'], seen: /"came-up"/ },
  ].map(
    ({ more, ...row }): Row => ({
      ...row,
      world: () => tapWorld({}, ...more),
      breaks: {
        'nothing in the app answers': tapBreak({ resolve: ['No activity found\n'] }),
        'the phone refuses': tapBreak({
          start: 'java.lang.SecurityException: Permission Denial: not exported from uid 10123',
        }),
        'another app stays in front': tapBreak({ front: [inFront('com.other/.Main')] }),
        'it was in front before': tapBreak({ front: [inFront('com.example.chat/.MainActivity')] }),
        'the screen is locked': tapBreak({
          front: [inFront('a.b/.Home'), inFront('com.example.chat/.MainActivity', true)],
        }),
        'the front is not told': tapBreak({ front: [''] }),
        'what was in front before is not told': tapBreak({ front: ['', inFront('com.example.chat/.MainActivity')] }),
        'no phone is attached': tapBreak({ devices: 'List of devices attached\n' }),
        'another app is asked about': insteadOf('com.example.chat', 'com.example.other'),
        'am says nothing': tapBreak({ start: '' }),
        'Android started another app': tapBreak({ start: STARTED('com.other/.Main') }),
      },
    }),
  ),
  {
    word: 'tap:payload-written',
    seen: /"payload-written"/,
    world: () => new World(['tap', '--vendor', 'apns', '--package', 'com.example.chat', '--json']),
    breaks: {
      'the app has no bundle ID': insteadOf('com.example.chat', 'no bundle'),
      'a folder lies there': (world) => world.file('push.apns/x', ''),
      'nothing is shown': flags('--apns-push-type', 'background'),
      '--raw takes the alert away': flags('--raw', '{"aps":{"alert":null}}'),
    },
  },
  {
    word: 'extOpens',
    world: () => ext(),
    breaks: {
      'the conversation has no kind': insteadOf('{"conversationID":"c2c_alice"}', '{"conversationID":"alice"}'),
      'the conversation is empty': insteadOf('{"conversationID":"c2c_alice"}', '{"conversationID":"c2c_"}'),
      'the conversation is a number': insteadOf('{"conversationID":"c2c_alice"}', '{"conversationID":7}'),
      'the conversation is an empty variable': insteadOf(
        '{"conversationID":"c2c_alice"}',
        '{"conversationID":"c2c_undefined"}',
      ),
      'a blank stands behind the id': insteadOf('{"conversationID":"c2c_alice"}', '{"conversationID":"c2c_alice "}'),
      'a template was not filled': insteadOf('{"conversationID":"c2c_alice"}', '{"conversationID":"c2c_{userId}"}'),
      'the id was read in the wrong encoding': insteadOf(
        '{"conversationID":"c2c_alice"}',
        '{"conversationID":"c2c_\ufffdlice"}',
      ),
      'an object stands in place of the id': insteadOf(
        '{"conversationID":"c2c_alice"}',
        `{"conversationID":"c2c_Instance of 'V2TimUserInfo'"}`,
      ),
      'the whole is a text of JSON': insteadOf(
        '{"conversationID":"c2c_alice"}',
        '"{\\"conversationID\\":\\"c2c_alice\\"}"',
      ),

      'Xiaomi opens the launcher': flags('--mi-click', 'launcher'),
      'the key is another': insteadOf('{"conversationID":"c2c_alice"}', '{"conversation":"c2c_alice"}'),
    },
  },
  {
    word: 'extIsObject',
    world: () => new World(['check-ext', '{"a":1}', '--vendor', 'vivo']),
    breaks: { 'it is a list': insteadOf('{"a":1}', '[1]'), 'it is empty': insteadOf('{"a":1}', '{') },
  },
  {
    word: 'configOk',
    seen: /^ *vivo +ok/m,
    world: checkConfig,
    breaks: {
      'a value is an object in a text': set({ vivo_app_key: '[object Object]' }),
      'the certificate ID is the id of the app': set({ vivo_buz_id: 10004, vivo_app_id: '10004' }),
      'the category is unknown': set({ vivo_category: 'NOSUCH' }),
      'a value is short': set({ vivo_app_secret: 'x' }),
      'a value has its comment in it': set({ vivo_app_secret: `${'0'.repeat(32)} # production` }),
      'a value was pasted twice': set({ vivo_app_key: '3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c'.repeat(2) }),
      'a value has an invisible character in it': set({ vivo_app_key: '3f2a1b0c9d8e7f6a\u200b5b4c3d2e1f0a9b8c' }),
      'a device token is a word': set({ devices: { a: { vendor: 'vivo', token: 'BLACKLISTED' } } }),
      'a device token is an unset variable': set({ devices: { a: { vendor: 'vivo', token: '${NO_SUCH_VARIABLE}' } } }),
      'a device token is too short': set({ devices: { a: { vendor: 'vivo', token: 'alice' } } }),
      "a device token is Apple's": set({ devices: { a: { vendor: 'vivo', token: 'a1'.repeat(32) } } }),
      'the host is of another vendor': set({ endpoints: { vivo: 'https://api.push.oppomobile.com' } }),
      'the package name has a comment': set({ package_name: 'com.example.chat // app' }),
      'the channel ID is in quotes': set({ channel_id: '"new_message"' }),
      'the secret is masked': set({ vivo_app_secret: `${'0'.repeat(20)}****${'0'.repeat(12)}` }),
      'a key is missing': without('vivo_app_key'),
    },
  },
  { word: 'credentialsVerified', seen: /vivo .*verified/, world: checkConfig, breaks: authBreaks },
  {
    word: 'silenced',
    seen: /Silenced by skip/,
    world: async () => {
      const world = await checkConfig();
      set({ vivo_app_secret: 'x', skip: [{ code: 'credential/short', reason: 'known' }] })(world);
      return world;
    },
    breaks: {
      'the code does not exist': set({ skip: [{ code: 'credential/shrt', reason: 'known' }] }),

      'nothing of it was found': (world) => {
        world.config['vivo_app_secret'] = '0'.repeat(36);
      },
    },
  },
  {
    word: 'accepted',
    seen: /vivo .*accepted/,
    world: twoTokens,
    breaks: {
      'the vendor is stopped': at(/\/message\//, stopped),
      'the list cannot be read': at(
        /pushToList/,
        json((body) => ({ ...body, invalidUsers: 'all' })),
      ),
    },
  },
  { word: 'acceptedPush', world: send, breaks: sendBreaks },
  {
    word: 'dryRunOk',
    world: async () => {
      const world = await twoTokens();
      world.argv.push('--dry-run');
      return world;
    },
    breaks: { 'the body is too long': flags('--body', 'x'.repeat(4000)) },
  },
  {
    word: 'dryRunOk',
    seen: /"status": ?"dry-run-ok"/,
    world: async () => {
      const world = new World(['send', '--dry-run', '--vendor', 'apns', '--token', await tokenOf('apns'), '--json']);
      world.config = { ...(await demoConfig('apns')) };
      return world;
    },
    breaks: {
      'the signing key is damaged': set({ apple_key_file: '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMG' }),
      'the key ID is too short': set({ apple_key_id: 'SHORT' }),
      'the bundle ID is a word': set({ apple_bundle_id: 'short' }),
    },
  },
  {
    word: 'dryRunOk',
    seen: /"status": ?"dry-run-ok"/,
    world: async () => {
      const world = new World(['send', '--dry-run', '--vendor', 'harmony', '--token', await tokenOf('harmony')]);
      world.config = { ...(await demoConfig('harmony')) };
      return asJson(world);
    },
    breaks: { 'the service account is empty': set({ harmony_service_account: '{}' }) },
  },
  {
    word: 'credentialsAcceptedNoted',
    world: () => new World(['smoke', '--sandbox={door}', '--vendor', 'oppo', '--retries', '0', '--json']),
    breaks: {
      'the vendor is stopped': at(/v1\/auth/, stopped),
      'the permission is refused with a new code': at(/fetch_push_permit/, page('{"code":99,"message":"new"}')),
      'the permission is refused without a code': at(/fetch_push_permit/, page('', 403)),
    },
  },
  {
    word: 'dryRunPassed',
    seen: /"id": ?"huawei\/dry-run",[^}]*"status": ?"passed"/,
    world: () => new World(['smoke', '--sandbox={door}', '--vendor', 'huawei', '--retries', '0', '--json']),
    breaks: {
      'a gateway answers in its place': at(/messages:send/, ({ body }) => ({ status: 502, body })),
      'the code is another': at(
        /messages:send/,
        json((body) => ({ ...body, code: '80100000' })),
      ),

      'the vendor is stopped': at(/messages:send/, stopped),
      'the answer names nothing': at(/messages:send/, page('{}')),
    },
  },
  {
    word: 'messageTaken',
    world: () => new World(['smoke', '--sandbox={door}', '--vendor', 'xiaomi', '--retries', '0', '--json']),
    breaks: {
      'the body is too long': flags('--body', 'x'.repeat(5000)),
      '--raw sets what no rule looks at': flags('--raw', '{"extra":{"flow_control":"x"}}'),
    },
  },
  {
    word: 'tokenShape',
    seen: /✓ shape fits vivo$/m,
    world: async () => {
      const world = await diagnose();
      badSecret(world);
      return world;
    },
    breaks: {
      'the token is of JPush': set({ devices: { 'my-vivo': { vendor: 'vivo', token: '190e35f7e0c1d2a3b4c' } } }),
      'the token is of OPPO': set({ devices: { 'my-vivo': { vendor: 'vivo', token: `CN_${'a'.repeat(32)}` } } }),
      'the token is no form that is known': set({ devices: { 'my-vivo': { vendor: 'vivo', token: '0a'.repeat(20) } } }),
      'the token is in quotes': set({ devices: { 'my-vivo': { vendor: 'vivo', token: `"${OTHER}"` } } }),
      'the token has a blank inside': set({
        devices: { 'my-vivo': { vendor: 'vivo', token: '1600000000 000000000001' } },
      }),

      'the token is a word': set({ devices: { 'my-vivo': { vendor: 'vivo', token: 'undefined' } } }),
      'the token is cut': set({ devices: { 'my-vivo': { vendor: 'vivo', token: '1600' } } }),
    },
  },
  {
    word: 'tencentTookMessage',
    world: async () => {
      const world = await diagnose();
      world.answer(PUSH, page('{"ActionStatus":"FAIL","ErrorInfo":"no service","ErrorCode":90045}'));
      return world;
    },
    breaks: {
      'the message key is blank': at(
        /sendmsg/,
        json((body) => ({ ...body, MsgKey: ' ' })),
      ),
      'a gateway answers in its place': at(/sendmsg/, ({ body }) => ({ status: 502, body })),
      'the status says FAIL': at(
        /sendmsg/,
        json((body) => ({ ...body, ActionStatus: 'FAIL' })),
      ),
      'the code is blank': at(
        /sendmsg/,
        json((body) => ({ ...body, ErrorCode: '' })),
      ),

      'the answer has no message key': at(
        /sendmsg/,
        json(({ MsgKey: _, ...body }) => body),
      ),
      'Tencent is stopped': at(/sendmsg/, stopped),
    },
  },
  {
    word: 'taskFound',
    seen: /✓ vivo +task/,
    world: taskWorld,
    breaks: {
      ...taskBreaks,
      'the answers have no rows': at(/getStatistics|msgStatus/, page('{"result":0,"desc":"ok"}')),
      'the answers are pages': at(/getStatistics|msgStatus/, page('<html>ok</html>')),
    },
  },
  { word: 'task:found', seen: /"found": ?true/, world: () => asJson(taskWorld()), breaks: taskBreaks },
  { word: 'sandboxAnswers', world: readyWorld, breaks: readyBreaks },
  { word: 'sandbox:ready', seen: /"ready": ?true/, world: () => asJson(readyWorld()), breaks: readyBreaks },
  {
    word: 'pushesArrived',
    world: () =>
      new World(['sandbox', 'wait', '--sandbox={door}', '--vendor', 'vivo', '--title', 'Green?', '--for', '1s']),
    prepared: async () => {
      await look(new World(['send', '--sandbox={door}', '--vendor', 'vivo', '--title', 'Green?']));
    },
    breaks: {
      'another vendor is waited for': insteadOf('vivo', 'oppo'),
      'another title is waited for': insteadOf('Green?', 'Blue?'),
      'more are waited for': flags('--count', '500'),
      'the pushes were refused': at(
        /_sandbox\/messages/,
        json((body) => ({
          ...body,
          messages: (body['messages'] as { pushes: object[] }[]).map((message) => ({
            ...message,
            pushes: message.pushes.map((push) => ({ ...push, accepted: false, code: '10302' })),
          })),
        })),
      ),
      'a push has a yes in words': at(
        /_sandbox\/messages/,
        json((body) => ({
          ...body,
          messages: (body['messages'] as { pushes: object[] }[]).map((message) => ({
            ...message,
            pushes: message.pushes.map((push) => ({ ...push, accepted: 'false' })),
          })),
        })),
      ),
      'a message is told twice': (world) => {
        flags('--count', '500')(world);
        at(
          /_sandbox\/messages/,
          json((body) => ({
            ...body,
            messages: Array.from({ length: 500 }, () => (body['messages'] as unknown[])[0]),
          })),
        )(world);
      },
      'the list is of another vendor': at(
        /_sandbox\/messages/,
        json((body) => ({
          ...body,
          messages: (body['messages'] as object[]).map((message) => ({ ...message, vendor: 'oppo' })),
        })),
      ),
      'the list is empty': at(/_sandbox\/messages/, page('{"messages":[]}')),
      'the list is a page': at(/_sandbox\/messages/, page('<html>ok</html>')),
      'another program answers': at(/_sandbox\/ready/, page('{"ok":true}')),
      'the sandbox is stopped': at(/_sandbox/, stopped),
    },
  },
  { word: 'sandboxForCommand', onStderr: true, world: execWorld, breaks: caBreaks },
  { word: 'sandboxReady', world: serveWorld, breaks: caBreaks },
  { word: 'sandbox:ready', seen: /"ready": ?true/, world: () => asJson(serveWorld()), breaks: caBreaks },
  {
    word: 'wouldPass',
    world: () => vivoWorld('send', '--dry-run', '--device', 'my-vivo'),
    breaks: {
      'the vendor is switched off': set({ enabled: { vivo: false } }),
      '--raw names a class that vivo would refuse': flags('--raw', '{"category":"NOSUCH"}'),
      'the device token is a word': set({ devices: { 'my-vivo': { vendor: 'vivo', token: 'undefined' } } }),
      "the device token is Apple's": set({ devices: { 'my-vivo': { vendor: 'vivo', token: 'a1'.repeat(32) } } }),
      'the ext is no object': flags('--ext', '[1]'),
      'the page of --raw is of another app': flags(
        '--raw',
        '{"skipType":4,"skipContent":"intent://x#Intent;scheme=tencent_im_push;package=com.wrong.app;end"}',
      ),
      'a secret is an unset variable': set({ vivo_app_secret: '${NO_SUCH_VARIABLE}' }),

      'the body is too long': flags('--body', 'x'.repeat(4000)),
      'the config is incomplete': without('vivo_app_secret'),
      'the package name is a variable that is not set': set({ package_name: '${NO_SUCH_VARIABLE}' }),
      'where a tap leads is a word that is not known': set({ click_target: 'NOSUCH' }),
      'the device token is too short': set({ devices: { 'my-vivo': { vendor: 'vivo', token: 'alice' } } }),
      'the only device is a variable that is not set, and the sandbox has others': (world) => {
        world.argv = ['send', '--sandbox={door}', '--vendor', 'vivo', '--dry-run'];
        set({ devices: { 'my-vivo': { vendor: 'vivo', token: '${NO_SUCH_VARIABLE}' } } })(world);
      },
    },
  },
  {
    word: 'tokenValid',
    seen: /✓ vivo .* valid/,
    world: deviceStatus,
    breaks: {
      'the secret is wrong': badSecret,
      'the answer has no list': at(/invalidUser/, page('{"result":0,"desc":"ok"}')),
    },
  },
  {
    word: 'projectClean',
    seen: /✓ no errors and no warnings(?: ·|$)/m,
    world: () => projectWorld('healthy-current'),
    breaks: {
      'the Dart code is gone': (world) => {
        world.file('app/lib/main.dart', '');
        world.file('app/lib/push.dart', '');
      },
      'pubspec is empty': (world) => world.file('app/pubspec.yaml', ''),
      'the delegate of the app is empty': (world) => world.file('app/ios/Runner/AppDelegate.swift', ''),
      'the entitlements are empty': (world) => world.file('app/ios/Runner/Runner.entitlements', ''),
      'the build file of the app is empty': (world) => world.file('app/android/app/build.gradle', ''),
      'the file of Google is of another app': edit(
        'android/app/google-services.json',
        /com\.example\.chat/g,
        'com.example.other',
      ),

      'the folder is empty': (world) => {
        world.argv = ['doctor', 'nothing'];
        world.file('nothing/.keep', '');
      },
      'the classes of the plugin are not kept': edit('android/app/proguard-rules.pro', /-keep[^\n]*\n/g, ''),
      'the manifest is cut': edit(MANIFEST, /<\/application>[\s\S]*/, ''),
      'the manifest is empty': (world) => world.file(`app/${MANIFEST}`, ''),
      'the id of the app is an empty variable': edit(
        'android/app/agconnect-services.json',
        /"app_id": ?"[^"]*"/,
        '"app_id":"undefined"',
      ),
      'the configs of the console are empty': (world) =>
        world.file('app/android/app/src/main/assets/timpush-configs.json', ''),
    },
  },
  {
    word: 'projectCleanSoFar',
    world: () => projectWorld('healthy-mainland'),
    breaks: {
      'a permission is gone': edit(MANIFEST, /[^\n]*CHANGE_BADGE[^\n]*\n/g, ''),
      'a certificate ID is twice': edit('lib/push_constant.dart', '30005', '30004'),
      'the manifest is cut': edit(MANIFEST, /<\/application>[\s\S]*/, ''),
      'the manifest is gone': gone(MANIFEST),
      'the Gradle file of the app is gone': gone('android/app/build.gradle.kts'),
      'the Dart code is gone': gone('lib'),
      'the app delegate is gone': gone('ios/Runner/AppDelegate.m'),
      'nothing of the project can be read': (world) => {
        world.argv = ['doctor', 'nothing'];
        world.file('nothing/.keep', '');
      },
    },
  },
  {
    word: 'projectCleanSoFar',
    world: () => projectWorld('healthy-harmony'),
    breaks: { 'the description of the module is gone': gone('entry/src/main/module.json5') },
  },
  {
    word: 'fixesChecked',
    world: () => projectWorld('healthy-mainland', '--fix'),
    prepared: edit(MANIFEST, /[^\n]*CHANGE_BADGE[^\n]*\n/g, ''),
    breaks: {
      'there is nothing to change': (world) => copyProject(world, 'healthy-mainland'),
      'the file cannot be read as XML': edit(MANIFEST, /<\/manifest>/, ''),
    },
  },
  {
    word: 'fixWritten',
    seen: /✓ changed/,
    world: () => projectWorld('healthy-mainland', '--fix', '--write'),
    prepared: edit(MANIFEST, /[^\n]*CHANGE_BADGE[^\n]*\n/g, ''),
    breaks: {
      'nobody asked to write': (world) => {
        world.argv = world.argv.filter((word) => word !== '--write');
      },
      'somebody writes to the file meanwhile': meanwhile('printf x >>'),
      'somebody removes the file meanwhile': meanwhile('rm -f'),
      'the file has uncommitted changes': (world) => fakeGit(world, 'echo " M AndroidManifest.xml"'),
      'there is nothing to change': (world) => copyProject(world, 'healthy-mainland'),
    },
  },
  {
    word: 'nothingLeft',
    seen: /What remains: no errors and no warnings(?: ·|$)/m,
    world: () => projectWorld('healthy-current', '--fix', '--write'),
    prepared: edit(MANIFEST, /[^\n]*POST_NOTIFICATIONS[^\n]*\n/g, ''),
    breaks: {
      'something else is wrong as well': edit(
        'android/app/agconnect-services.json',
        /"app_id": ?"[^"]*"/,
        '"app_id":"undefined"',
      ),
      'a hook of the app is gone as well': edit('android/app/build.gradle', /[^\n]*agconnect[^\n]*\n/, ''),
    },
  },
  {
    word: 'nothingLeftSoFar',
    world: () => projectWorld('healthy-mainland', '--fix', '--write'),
    prepared: edit(MANIFEST, /[^\n]*CHANGE_BADGE[^\n]*\n/g, ''),
    breaks: {
      'something else is wrong as well': edit('lib/push_constant.dart', '30005', '30004'),
    },
  },
  {
    word: 'pushAcceptedUnnamed',
    world: async () => {
      const world = new World(['diagnose', '--sandbox={door}', '--device', 'it']);
      world.config = {
        ...(await demoConfig('meizu')),
        devices: { it: { vendor: 'meizu', token: await tokenOf('meizu') } },
      };
      world.answer(
        MEIZU_PUSH,
        json(({ msgId: _, ...body }) => body),
      );
      return world;
    },
    breaks: {
      'the vendor is stopped': at(MEIZU_PUSH, stopped),
      'the token is among the refused': at(
        MEIZU_PUSH,
        json((body) => ({ ...body, value: { 110002: [Object.values({ ...body })] } })),
      ),
      'the map of refused ones is missing': at(
        MEIZU_PUSH,
        json(({ value: _, ...body }) => body),
      ),
      'the map of refused ones is a text': at(
        MEIZU_PUSH,
        json((body) => ({ ...body, value: '' })),
      ),
      'the code is blank': at(
        MEIZU_PUSH,
        json((body) => ({ ...body, code: '' })),
      ),
    },
  },
  {
    word: 'configWritten',
    seen: /✓ tim-push.config.json written/,
    world: initWorld,
    breaks: {
      'the place cannot be written': flags('--output', '/no/such/folder/x.json'),

      'nobody agreed': insteadOf('--yes', '--no-input'),
      'the project holds nothing': (world) => world.file('lib/push.dart', ''),
    },
  },
  {
    word: 'configWrittenOpen',
    seen: /✓ tim-push.config.json written$/m,
    world: () => {
      const world = initWorld();
      // Windows has no file modes that deny access to others.
      world.options = { platform: 'win32' };
      return world;
    },
    breaks: {
      'nobody agreed': insteadOf('--yes', '--no-input'),
      'the project holds nothing': (world) => world.file('lib/push.dart', ''),
    },
  },
  {
    word: 'configHoldsAll',
    world: initAgain,
    breaks: {
      'the project has two values': (world) => world.file('lib/z.dart', DART.replace('50003', '50009')),
      'a value differs': set({ vivo_buz_id: 50004 }),
      'a value is a variable that is not set': set({ vivo_buz_id: '${NOT_SET_HERE}' }),
      'the project holds nothing': (world) => {
        world.config['extends'] = undefined;
        world.file('lib/push.dart', '');
      },
    },
  },
  {
    word: 'vendorComplete',
    seen: /✓ vivo +complete/,
    world: completeVivo,
    breaks: {
      'a value is an empty variable': set({ vivo_app_key: 'undefined' }),
      'a value is short': set({ vivo_app_secret: 'short' }),
      'the package name has a comment': set({ package_name: 'com.example.chat // app' }),
      "a device token is Apple's": set({ devices: { a: { vendor: 'vivo', token: 'a1'.repeat(32) } } }),
      'the host is of another vendor': set({ endpoints: { vivo: 'https://api.push.oppomobile.com' } }),
      'the vendor is switched off': set({ enabled: { vivo: false } }),
      'the secret is missing': without('vivo_app_secret'),
    },
  },
  {
    word: 'userSigMatches',
    seen: /✓ UserSig of alice[\s\S]*matches im_secret_key/,
    world: sigWorld,
    breaks: {
      'it is of another user': flags('--user', 'bob'),
      'it is of another app': set({ im_sdk_app_id: 1400000099 }),
      'bytes stand behind its end': spoilSig((bytes) => Buffer.concat([bytes, Buffer.from('more')])),
      'its lifetime is in milliseconds': async (world) => {
        const fields = {
          userId: 'alice',
          sdkAppId: 1400000001,
          time: Math.floor(Date.now() / 1000),
          expire: 604_800_000,
        };
        const document = {
          'TLS.ver': '2.0',
          'TLS.identifier': 'alice',
          'TLS.sdkappid': fields.sdkAppId,
          'TLS.time': fields.time,
          'TLS.expire': fields.expire,
          'TLS.sig': signDocument(fields, String(world.config['im_secret_key'])),
        };
        world.file('sig.txt', toTencentAlphabet(deflateSync(JSON.stringify(document)).toString('base64')));
      },
      'the file is cut': (world) => world.file('sig.txt', 'eJyrVgrxCdYrSy1SslI'),

      'the key was reset': set({ im_secret_key: 'c'.repeat(64) }),
      'no key is set': without('im_secret_key'),
      'the clock is a year ahead': (world) => {
        world.options = { now: Date.now() + 366 * 86_400_000 };
      },
    },
  },
];

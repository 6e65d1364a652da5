// Who calls: URL, app, region, UserSig and administrator rights of one request to the emulator.
import type { EmulatorRequest, EmulatorWorld, RuleChecker, SandboxApp } from '../../push/emulator/emulator.js';
import { type Json, readObject } from '../../text/json-object.js';
import { PATHS, PATHS_NOT_OFFERED, REGION_HOSTS, type Region } from '../facts.js';
import { endsBefore, isSignedWith, unpackUserSig } from './user-sig.js';

export interface Caller {
  readonly app: SandboxApp;
  readonly service: string;
  readonly body: Json;
}

const KNOWN: readonly string[] = [...Object.values(PATHS), ...PATHS_NOT_OFFERED];
const FAILURES_A_MINUTE = 10;

export const isUint32 = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;

/** Throws the refusal of the first broken rule. */
export function admit(request: EmulatorRequest, world: EmulatorWorld, checker: RuleChecker): Caller {
  const parts = request.path.split('/');
  checker.check(
    'tencent-im/url',
    request.method === 'POST' && parts.length === 4 && parts[1] === 'v4',
    `${request.method} ${request.path.slice(0, 80)}`,
  );
  checker.check('tencent-im/command', KNOWN.includes(request.path), request.path.slice(0, 80));
  const appId = request.query.get('sdkappid');
  checker.check('tencent-im/app-id-given', appId !== null && appId !== '');
  checkQuery(request, checker);
  const body = readObject(request.text());
  checker.check('tencent-im/json', body !== undefined);

  const apps = world.apps().filter((app) => app.value('im_sdk_app_id') === appId);
  const [app] = apps;
  checker.check('tencent-im/app-id', app !== undefined, String(appId).slice(0, 20));
  if (app === undefined || body === undefined) throw new Error('the checker let an unknown app pass');
  checkRegion(request, app, checker);
  const secretFits = checkUserSig(request, app, world, checker);
  const service = parts[2] ?? '';
  const isAdmin = [app.value('im_admin'), 'administrator'].includes(request.query.get('identifier') ?? '');
  checker.check(service === 'im_open_login_svc' ? 'tencent-im/admin-account' : 'tencent-im/admin-message', isAdmin);
  // Several configs may register the same app; the one that says most about it counts.
  const told = apps.find((one) => one.state !== 'published' && one.value('im_secret_key') === secretFits);
  return { app: told ?? app, service, body };
}

function checkQuery({ query }: EmulatorRequest, checker: RuleChecker): void {
  const random = query.get('random') ?? '';
  const fits =
    /^\d+$/.test(query.get('sdkappid') ?? '') &&
    /^\d{1,10}$/.test(random) &&
    Number(random) <= 0xffff_ffff &&
    query.get('contenttype') === 'json' &&
    (query.get('identifier') ?? '') !== '' &&
    query.has('usersig');
  checker.check('tencent-im/query', fits);
}

/** Only a request by its real host says which region it means. */
function checkRegion(request: EmulatorRequest, app: SandboxApp, checker: RuleChecker): void {
  if (request.host === undefined) return;
  const region = (app.value('im_region') ?? 'cn') as Region;
  checker.check(
    'tencent-im/region',
    request.host === REGION_HOSTS[region],
    `${request.host} ≠ ${REGION_HOSTS[region]}`,
  );
}

function checkUserSig(request: EmulatorRequest, app: SandboxApp, world: EmulatorWorld, checker: RuleChecker): string {
  const failures = `signature ${app.id}`;
  checker.check('tencent-im/sig-locked', world.count(failures, 60_000, 0) < FAILURES_A_MINUTE);
  const must = (id: string, ok: boolean, detail?: string): void => {
    if (!ok) world.count(failures, 60_000);
    checker.check(`tencent-im/${id}`, ok, detail);
  };
  const text = request.query.get('usersig') ?? '';
  must('sig-empty', text !== '');
  const fields = unpackUserSig(text);
  must('sig-format', fields !== undefined);
  if (fields === undefined) throw new Error('the checker let an unreadable UserSig pass');
  must('sig-app', fields.sdkappid === request.query.get('sdkappid'));
  must('sig-user', fields.identifier === request.query.get('identifier'));
  const key = app.value('im_secret_key') ?? '';
  must('sig-key', isSignedWith(fields, key));
  must('sig-expired', !endsBefore(fields, world.clock.now()));
  return key;
}

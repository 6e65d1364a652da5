// The emulator's look at messages and pushes: types first, then ranges, then whether the accounts exist.
import type { EmulatorWorld, RuleChecker, SandboxApp } from '../../push/emulator/emulator.js';
import { isObject, type Json } from '../../text/json-object.js';
import { ownValue } from '../../text/own-value.js';
import { LIMITS } from '../facts.js';
import { type FieldRule, PUSH_INFO_FIELDS } from '../push-info-fields.js';
import { isUint32 } from './caller.js';

export interface Checked {
  readonly users: readonly string[];
  /** Listed accounts that do not exist; the others get their message. */
  readonly left: readonly string[];
  readonly info: Json;
  readonly from: string | undefined;
}

export function checkSingle(body: Json, app: SandboxApp, world: EmulatorWorld, checker: RuleChecker): Checked {
  const to = body['To_Account'];
  checker.check('tencent-im/to-account', typeof to === 'string' && to !== '');
  checkMessageFields(body, checker);
  checkSize(body, 'tencent-im/size', checker);
  const from = checkSender(body, app, world, checker, false);
  const user = String(to);
  checker.check('tencent-im/receiver', exists(user, app, world), user.slice(0, 40));
  return { users: [user], left: [], info: infoOf(body), from };
}

export function checkBatch(body: Json, app: SandboxApp, world: EmulatorWorld, checker: RuleChecker): Checked {
  const users = checkList(body, 'tencent-im/many-accounts', checker);
  checkMessageFields(body, checker);
  checkSize(body, 'tencent-im/size', checker);
  const from = checkSender(body, app, world, checker, false);
  return { ...sort(users, app, world, checker), info: infoOf(body), from };
}

export function checkPush(body: Json, app: SandboxApp, world: EmulatorWorld, checker: RuleChecker): Checked {
  const users = checkList(body, 'tencent-im/many-pushed', checker);
  checker.check('tencent-im/push-random', isUint32(body['MsgRandom']));
  checker.check('tencent-im/push-info', fitsPushInfo(body['OfflinePushInfo']));
  const dataId = body['DataId'];
  const dataIdBytes = typeof dataId === 'string' ? Buffer.byteLength(dataId) : 0;
  checker.check('tencent-im/data-id', dataIdBytes <= LIMITS.dataIdBytes, `${dataIdBytes}`);
  checkSize(body, 'tencent-im/push-size', checker);
  const from = checkSender(body, app, world, checker, true);
  return { ...sort(users, app, world, checker), info: infoOf(body), from };
}

/** The administrator always exists. */
export function exists(user: string, app: SandboxApp, world: EmulatorWorld): boolean {
  if (user === 'administrator' || user === app.value('im_admin')) return true;
  const known = world.imUser(user);
  return known !== undefined && known.state !== 'NotImported';
}

function checkList(body: Json, tooMany: string, checker: RuleChecker): readonly string[] {
  const to = body['To_Account'];
  checker.check('tencent-im/to-list', Array.isArray(to));
  const list = to as readonly unknown[];
  checker.check('tencent-im/to-list-empty', list.length > 0);
  checker.check(
    'tencent-im/account-text',
    list.every((item) => typeof item === 'string'),
  );
  checker.check(tooMany, list.length <= LIMITS.accounts, `${list.length}`);
  return list as readonly string[];
}

function checkMessageFields(body: Json, checker: RuleChecker): void {
  checker.check('tencent-im/msg-random', isUint32(body['MsgRandom']));
  const elements = body['MsgBody'];
  checker.check('tencent-im/msg-body-given', elements !== undefined && elements !== null);
  checker.check('tencent-im/msg-body-list', Array.isArray(elements));
  const fits = (elements as readonly unknown[]).every(
    (element) => isObject(element) && typeof element['MsgType'] === 'string' && isObject(element['MsgContent']),
  );
  checker.check('tencent-im/msg-body', fits && (elements as readonly unknown[]).length > 0);
  const sync = body['SyncOtherMachine'];
  checker.check('tencent-im/sync', sync === undefined || Number.isInteger(sync));
  const life = body['MsgLifeTime'];
  checker.check('tencent-im/life-time', life === undefined || Number.isInteger(life));
  const info = body['OfflinePushInfo'];
  checker.check('tencent-im/push-info', info === undefined || fitsPushInfo(info));
  checker.check(
    'tencent-im/life-time-range',
    typeof life !== 'number' || life <= LIMITS.lifeTimeSeconds,
    `${String(life)} s`,
  );
}

function checkSize(body: Json, id: string, checker: RuleChecker): void {
  const bytes = Buffer.byteLength(JSON.stringify(body));
  checker.check(id, bytes <= LIMITS.bodyBytes, `${bytes}`);
}

function checkSender(
  body: Json,
  app: SandboxApp,
  world: EmulatorWorld,
  checker: RuleChecker,
  isNeeded: boolean,
): string | undefined {
  const from = body['From_Account'];
  const fits = from === undefined ? !isNeeded : typeof from === 'string' && exists(from, app, world);
  checker.check('tencent-im/sender', fits, typeof from === 'string' ? from.slice(0, 40) : undefined);
  return typeof from === 'string' ? from : undefined;
}

function sort(users: readonly string[], app: SandboxApp, world: EmulatorWorld, checker: RuleChecker) {
  const left = users.filter(
    (user) => !checker.allows('tencent-im/listed-account', exists(user, app, world), user.slice(0, 40)),
  );
  return { users: users.filter((user) => !left.includes(user)), left };
}

const infoOf = (body: Json): Json => (isObject(body['OfflinePushInfo']) ? body['OfflinePushInfo'] : {});

/** Unknown fields pass; known ones must have their type. Ranges of numbers belong to the vendors. */
export function fitsPushInfo(value: unknown): boolean {
  return isObject(value) && fitsFields(value, PUSH_INFO_FIELDS);
}

function fitsFields(block: Json, fields: Readonly<Record<string, FieldRule>>): boolean {
  return Object.entries(block).every(([name, value]) => {
    const rule = ownValue(fields, name);
    switch (rule?.is) {
      case 'text':
      case 'word':
        return typeof value === 'string';
      case 'object':
        return isObject(value);
      case 'list':
        return Array.isArray(value);
      case 'integer':
        return Number.isInteger(value) || (rule.orText === true && typeof value === 'string');
      case 'block':
        return isObject(value) && fitsFields(value, rule.fields);
      default:
        return true;
    }
  });
}

// Shared parts of the Xiaomi emulator: the call, ids, responses, package names, and which devices are valid.
import type { EmulatorCall, EmulatorReply, EmulatorRequest, EmulatorWorld } from '../../../push/emulator/emulator.js';
import { REGID } from '../facts.js';

export const DAY_MS = 86_400_000;

export interface Sent {
  readonly app: string;
  readonly at: number;
  readonly kind: 'Regid' | 'Alias' | 'Topic';
  readonly resolved: number;
  readonly delivered: number;
  readonly jobKey: string | undefined;
}

export interface Call extends EmulatorCall {
  readonly request: EmulatorRequest;
  readonly fields: ReadonlyMap<string, string>;
  readonly sent: Map<string, Sent>;
  /** App and regid of every invalid regid that the feed has returned. */
  readonly handedOut: Set<string>;
}

export type Run = (call: Call) => EmulatorReply;

export const JSON_TYPE = { 'Content-Type': 'application/json;charset=UTF-8' } as const;

/** Reasons seen in real responses; the others use the text of the rule. */
export const REASONS: Readonly<Record<string, string>> = {
  '21301': 'Invalid application secret.',
  '20301': 'No valid targets!',
  '65011': 'Title or Description is empty!',
  '27001': 'invalid channel info!',
};

export const DESCRIPTIONS: Readonly<Record<string, string>> = { '20301': '发送消息失败', '65011': '未提供参数' };

/** Twelve digits of the time with letters around them, as in observed ids. */
export const newId = (world: EmulatorWorld, lead: string): string =>
  `${lead}05${'1'}23${String(world.clock.now()).slice(-12).padStart(12, '0')}${letters(world)}`;

const letters = (world: EmulatorWorld): string =>
  [...world.random.hex(1)].map((digit) => String.fromCharCode(65 + Number.parseInt(digit, 16))).join('');

export const ok = (world: EmulatorWorld, data: unknown, info = ''): EmulatorReply => ({
  status: 200,
  headers: JSON_TYPE,
  body: { result: 'ok', trace_id: newId(world, 'Xdm'), code: 0, data, description: '成功', info },
});

export function checkPackage(names: string, onlyOne: boolean, { checker, app }: Pick<Call, 'checker' | 'app'>): void {
  const list = names.split(',').filter((name) => name !== '');
  checker.check('xiaomi/package-given', list.length > 0);
  checker.check('xiaomi/package-one', !onlyOne || list.length === 1, `${list.length}`);
  const own = app.value('package_name');
  checker.check('xiaomi/package-registered', own === undefined || list.includes(own), list[0]?.slice(0, 80));
}

export function isAlive(call: Pick<Call, 'world' | 'app'>, token: string): boolean {
  const device = call.world.device(token);
  return (
    device !== undefined &&
    ['ok', 'switched-off', 'not-test-device'].includes(device.fate) &&
    (device.app === '*' || device.app === call.app.id) &&
    REGID.test(token)
  );
}

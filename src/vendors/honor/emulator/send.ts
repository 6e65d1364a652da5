// The emulator's last step: the result of a push for each device, the response with two lists of rejected tokens, and receipts.
import type { CapturedPush, EmulatorCall, EmulatorReply, SandboxApp } from '../../../push/emulator/emulator.js';
import { extOfIntent, isKnownOf, shownOf } from '../../../push/emulator/request-values.js';
import { LIMITS, receiptStatus } from '../facts.js';
import type { ReadBody } from './message.js';

const DAY_MS = 86_400_000;
export const JSON_TYPE = { 'Content-Type': 'application/json;charset=UTF-8' } as const;

export function send(read: ReadBody, call: EmulatorCall): EmulatorReply {
  const { app, checker, world } = call;
  if (read.isTest)
    checker.check(
      'honor/test-quota',
      world.count(`test ${app.id}`, DAY_MS, read.tokens.length) <= LIMITS.testMessagesPerDay,
    );
  // Honor accepts the push anyway, but the phone cannot resolve the page and does not show it.
  const isShown = checker.allows('honor/intent-resolves', leadsToApp(read.intent, app.value('package_name')));
  const requestId = world.random.uuid();
  const failTokens: string[] = [];
  const expireTokens: string[] = [];
  const pushes = read.tokens.map((token): CapturedPush => {
    const device = world.device(token);
    const isOwn = isKnownOf(device, app);
    const isDead = isOwn && (device.fate === 'uninstalled' || device.fate === 'inactive');
    const accepted = checker.allows('honor/device-token', isOwn && !isDead, token.slice(0, 4));
    if (!accepted) (isDead ? expireTokens : failTokens).push(token);
    return captured(read, app, { token, accepted, messageId: requestId, isDead });
  });
  const sendResult = pushes.some((push) => push.accepted);
  return {
    status: 200,
    headers: JSON_TYPE,
    body: { code: 200, message: 'success', data: { sendResult, requestId, failTokens, expireTokens } },
    pushes,
    ...receiptsOf(pushes, isShown, call, requestId),
  };
}

/** Receipts to the address set in the console. How Honor reports disabled notifications is not known, so no receipt is sent for them. */
function receiptsOf(
  pushes: readonly CapturedPush[],
  isShown: boolean,
  { app, world }: EmulatorCall,
  requestId: string,
): Pick<EmulatorReply, 'receipts'> {
  const url = app.value('honor_receipt_url') ?? '';
  const status = isShown ? receiptStatus.delivered : receiptStatus.notShown;
  const statuses = pushes
    .filter((push) => push.accepted && world.device(push.token)?.fate === 'ok')
    .map(({ token }) => ({ token, status, timestamp: world.clock.now(), requestId }));
  if (url === '' || statuses.length === 0) return {};
  const headers = { 'Content-Type': 'application/json' };
  return { receipts: [{ url, headers, body: JSON.stringify({ statuses }) }] };
}

/** Whether the package in an intent is the app's; the plugin's scheme has it as the host. */
function leadsToApp(intent: string | undefined, packageName: string | undefined): boolean {
  if (intent === undefined) return true;
  const parts = /^(?:intent|[a-z][a-z0-9+._-]*):\/\/([^/?#]*)[^#]*#Intent;(.*;)?end$/i.exec(intent);
  if (parts === null) return false;
  if (packageName === undefined) return true;
  const [, host = '', fields = ''] = parts;
  const isPlugin = /(?:^|;)scheme=tencent_im_push;/.test(fields) || /^tencent_im_push:/.test(intent);
  const named = [
    ...(isPlugin ? [host] : []),
    ...[...fields.matchAll(/(?:^|;)(?:package=([^;]+)|component=([^;/]+)\/)/g)].map(
      (found) => found[1] ?? found[2] ?? '',
    ),
  ];
  return named.every((name) => name === packageName);
}

type Ending = Pick<CapturedPush, 'token' | 'accepted' | 'messageId'> & { readonly isDead: boolean };

function captured({ title, body, intent, image, badge }: ReadBody, app: SandboxApp, end: Ending): CapturedPush {
  const { isDead, ...push } = end;
  return {
    ...push,
    app: app.id,
    ...shownOf({ title, body, ext: extOfIntent(intent), image, badge }),
    ...(push.accepted ? {} : { code: isDead ? 'expireTokens' : 'failTokens' }),
  };
}

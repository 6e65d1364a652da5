// The vendor's half of `diagnose`: config, reach, credentials, device token, ext, class, direct push. A broken link skips only what needs it.
import type { Step } from '../diagnosis/types.js';
import type { Problem } from '../problems/types.js';
import { checkExt } from '../push/ext.js';
import type { PushMessage, Vendor, Verification } from '../push/types.js';
import { type Text, t } from '../text/language.js';
import type { CommandContext } from './define.js';
import type { Session } from './session.js';
import type { VendorId } from './vendor-list.js';
import { whatIsMissing } from './vendor-ready.js';

export interface VendorWalk {
  readonly context: CommandContext;
  readonly session: Session;
  readonly vendorId: VendorId;
  readonly token: string;
  /** The token belongs to another vendor by its shape. */
  readonly otherVendor: Problem | undefined;
  readonly message: PushMessage;
  readonly noPush: boolean;
}

const worstFirst = (problems: readonly Problem[]): readonly Problem[] => {
  const order = { error: 0, warning: 1, hint: 2 } as const;
  return [...problems].sort((a, b) => order[a.severity] - order[b.severity]);
};
const hasError = (problems: readonly Problem[]): boolean => problems.some(({ severity }) => severity === 'error');

const step = (id: Step['id'], status: Step['status'], reason: Text, problems: readonly Problem[] = []): Step => ({
  id,
  status,
  reason,
  problems: worstFirst(problems),
});

export async function walkVendor(walk: VendorWalk): Promise<readonly Step[]> {
  const { session, vendorId } = walk;
  const vendor = await session.vendor(vendorId);
  const config = configStep(walk, vendor);
  const isComplete = whatIsMissing(session, vendorId) === undefined;
  const [reach, credentials] = isComplete ? await credentialSteps(walk, vendor) : notAsked();
  const token = await tokenStep(walk, vendor, credentials);
  const ext = extStep(walk, vendor);
  const messageFindings = vendor.checkMessage(walk.message, session.settings(vendorId));
  const cls = hasError(messageFindings)
    ? step(
        'class',
        'failed',
        t(`${vendor.name} would refuse this message`, `${vendor.name} 会拒绝这条消息`),
        messageFindings,
      )
    : step('class', 'passed', t('class, channel and lengths fit', '分类、渠道和长度符合要求'), messageFindings);
  const push = await pushStep(walk, vendor, { credentials, token, cls });
  return [config, reach, credentials, token, ext, cls, push];
}

function configStep({ session, vendorId, context }: VendorWalk, vendor: Vendor): Step {
  const settings = session.settings(vendorId);
  const own = new Set(vendor.credentials.fields.map(({ key }) => key));
  const missing = whatIsMissing(session, vendorId);
  const problems = [
    ...(missing === undefined ? [] : [missing]),
    ...session.config.problems.filter(({ at }) => own.has(at?.key ?? '')),
    ...vendor.credentials.check(settings, context.io.clock.now()),
  ];
  if (hasError(problems))
    return step(
      'config',
      'failed',
      t(`${vendor.name} is not complete or not right`, `${vendor.name} 不完整或有误`),
      problems,
    );
  return step('config', 'passed', t(`${vendor.name} complete`, `${vendor.name} 完整`), problems);
}

const notAsked = (): readonly [Step, Step] => {
  const why = t('the config is not complete', '配置不完整');
  return [step('reach', 'skipped', why), step('credentials', 'skipped', why)];
};

async function credentialSteps(
  { session, vendorId, context }: VendorWalk,
  vendor: Vendor,
): Promise<readonly [Step, Step]> {
  const client = await session.client(vendorId);
  const found: Verification = await client.verify(context.signal);
  const name = vendor.name;
  if (found.status === 'unreachable')
    return [
      step('reach', 'failed', t(`${name} gave no usable answer`, `${name} 没有给出有效应答`), found.problems),
      step('credentials', 'skipped', t(`${name} was not reached`, `没有连上 ${name}`)),
    ];
  const reach = step('reach', 'passed', t(`${name} answers`, `${name} 有应答`), session.skews);
  if (found.status === 'refused')
    return [reach, step('credentials', 'failed', t(`${name} refused them`, `${name} 已拒绝`), found.problems)];
  const note = found.note ?? t('', '');
  const dash = note.en === '' ? '' : ' – ';
  return [
    reach,
    step(
      'credentials',
      'passed',
      t(`${name} accepted them${dash}${note.en}`, `${name} 已接受${dash}${note.zh}`),
      found.problems,
    ),
  ];
}

/** Shape first, then what the vendor tells without sending and without emptying any list. */
async function tokenStep(walk: VendorWalk, vendor: Vendor, credentials: Step): Promise<Step> {
  const { session, vendorId, token, otherVendor, context } = walk;
  if (otherVendor !== undefined)
    return step('device-token', 'failed', t(`its shape is not ${vendor.name}’s`, `格式不是 ${vendor.name} 的`), [
      otherVendor,
    ]);
  const shape = vendor.checkToken(token);
  if (hasError(shape)) return step('device-token', 'failed', t('its shape is wrong', '格式不对'), shape);
  const fits = t(`shape fits ${vendor.name}`, `格式符合 ${vendor.name}`);
  const client = credentials.status === 'passed' ? await session.client(vendorId) : undefined;
  if (client?.status === undefined) return step('device-token', 'passed', fits, shape);
  const [status] = await client.status([token], { probe: false, consume: false }, context.signal);
  if (status === undefined) return step('device-token', 'passed', fits, shape);
  const [evidence] = status.evidence;
  const told = evidence === undefined ? fits : t(`${fits.en}; ${evidence.en}`, `${fits.zh}；${evidence.zh}`);
  if (status.state === 'invalid' || status.state === 'switched-off')
    return step('device-token', 'failed', told, status.problem === undefined ? [] : [status.problem]);
  return step('device-token', 'passed', told, shape);
}

function extStep({ message, session, vendorId }: VendorWalk, vendor: Vendor): Step {
  if (message.ext === undefined)
    return step('ext', 'skipped', t('no --ext and no --conversation given', '没有给出 --ext 或 --conversation'));
  const report = checkExt(message.ext, { clickTarget: message.clickTarget, source: { file: '--ext' } });
  const settings = session.settings(vendorId);
  const delivery = report.ok
    ? vendor.deliverExt(
        message.ext,
        { packageName: settings.text('package_name'), clickTarget: message.clickTarget, clickPage: message.clickPage },
        message.options,
      )
    : undefined;
  const problems = [...report.problems, ...(delivery?.notes ?? [])];
  if (hasError(problems)) return step('ext', 'failed', t('the app cannot use it', '应用无法使用'), problems);
  const limit = delivery?.limit === undefined ? '' : ` / ${delivery.limit}`;
  const size = delivery === undefined ? '' : `${delivery.size}${limit} ${delivery.unit}`;
  return step('ext', 'passed', t(`reaches the click callback (${size})`, `能到达点击回调（${size}）`), problems);
}

async function pushStep(
  { session, vendorId, token, message, noPush, context }: VendorWalk,
  vendor: Vendor,
  before: { readonly credentials: Step; readonly token: Step; readonly cls: Step },
): Promise<Step> {
  const skip = (reason: Text): Step => step('direct-push', 'skipped', reason);
  if (noPush) return skip(t('left out: --no-push', '已跳过：--no-push'));
  if (before.credentials.status !== 'passed') return skip(t('the credentials were not accepted', '凭证未被接受'));
  if (before.token.status === 'failed') return skip(t('the device token is not good', '设备 token 无效'));
  if (before.cls.status === 'failed') return skip(t('the message would be refused', '消息会被拒绝'));
  const client = await session.client(vendorId);
  const [result] = await client.send(message, [token], context.signal);
  if (result?.status === 'accepted') {
    const id = result.messageId ?? result.taskId;
    const named = id === undefined ? '' : `, id ${id}`;
    return step(
      'direct-push',
      'passed',
      t(`${vendor.name} accepted${named}   ← look at the phone now`, `${vendor.name} 已接受${named}   ← 现在看手机`),
      result.problem === undefined ? [] : [result.problem],
    );
  }
  const problems = result?.problem === undefined ? [] : [result.problem];
  return step(
    'direct-push',
    'failed',
    t(`${vendor.name} did not take the push`, `${vendor.name} 没有接受推送`),
    problems,
  );
}

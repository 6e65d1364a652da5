// Asks all vendors about their device tokens in parallel; calls that change something at a vendor or may reach a phone need consent.
import { resolve } from 'node:path';
import { deviceProblem } from '../problems/entries/device.js';
import { usageProblem } from '../problems/entries/usage.js';
import type { Problem } from '../problems/types.js';
import { type DeviceStatus, type StatusOptions, undecidedState } from '../push/device-status.js';
import type { Vendor } from '../push/types.js';
import type { DeviceReport } from '../report/answers/device-status/device-status.js';
import { shortenToken } from '../report/terminal-text.js';
import type { Session } from '../session/session.js';
import type { Target } from '../session/vendors/choice.js';
import type { VendorId } from '../session/vendors/list.js';
import { whatIsMissing } from '../session/vendors/ready.js';
import { appendTokens } from '../stores/token-list.js';
import { fillBoth, type Text, t } from '../text/language.js';

/** Real devices a probe may reach without confirmation. */
const PROBES_WITHOUT_YES = 100;

type Row = DeviceReport['devices'][number];

export interface DevicesAsked {
  readonly rows: readonly Row[];
  readonly problems: readonly Problem[];
}

/** What the user has consented to. */
export interface DeviceQuestion {
  /** Send a push if there is no other way to find out; it may show on the phone. */
  readonly probe: boolean;
  /** File for the tokens of lists that the vendor empties when they are read. */
  readonly consumeFeed: string | undefined;
  /** Confirms more than a hundred devices. */
  readonly yes: boolean;
}

/** Contact with the user while vendors are asked: questions, notes, device tokens to save. */
export interface Interaction {
  readonly cwd: string;
  readonly signal: AbortSignal;
  /** `left`: pressed Ctrl-C at the question. */
  confirm(question: Text): Promise<'yes' | 'no' | 'left'>;
  note(text: Text): void;
  /** Device tokens that could not be kept and exist nowhere else. */
  rescue(tokens: readonly string[]): void;
}

export async function askAboutDevices(
  question: DeviceQuestion,
  session: Session,
  targets: readonly Target[],
  interaction: Interaction,
): Promise<DevicesAsked | { readonly stop: readonly Problem[] }> {
  const { probe } = question;
  if (probe && session.sandbox === undefined && !question.yes && targets.length > PROBES_WITHOUT_YES)
    return {
      stop: [usageProblem('usage/many-devices', { args: { count: targets.length, limit: PROBES_WITHOUT_YES } })],
    };
  const groups = new Map<VendorId, string[]>();
  for (const { vendor, token } of targets) groups.set(vendor, [...(groups.get(vendor) ?? []), token]);

  noteIdleFlag(question, interaction, await Promise.all([...groups.keys()].map((id) => session.vendor(id))));
  // The user is asked one question after the other; the vendors are asked in parallel afterwards.
  const consents = new Map<VendorId, StatusOptions>();
  for (const id of groups.keys()) {
    const options = await consentFor(question, interaction, await session.vendor(id));
    if ('stop' in options) return options;
    consents.set(id, options);
  }
  const rows = (
    await Promise.all(
      [...groups].map(async ([id, tokens]) =>
        askVendor(interaction.signal, session, id, tokens, consents.get(id) ?? { probe: false, consume: false }),
      ),
    )
  ).flat();
  return { rows, problems: rows.flatMap((row) => (row.problem === undefined ? [] : [row.problem])) };
}

/** One vendor's device tokens, each with its answer; refusals are answers too. */
export async function askVendor(
  signal: AbortSignal,
  session: Session,
  id: VendorId,
  tokens: readonly string[],
  options: StatusOptions,
): Promise<readonly Row[]> {
  const vendor = await session.vendor(id);
  const toRow = (status: DeviceStatus): Row => {
    const shown = shortenToken(status.token);
    return { ...status, vendor: id, vendorName: vendor.name, shown };
  };
  const everybody = (evidence: readonly Text[], problem: Problem): readonly Row[] =>
    tokens.map((token) => toRow(undecidedState(token, evidence, problem)));
  const missing = whatIsMissing(session, id);
  if (missing !== undefined)
    return everybody([t('not asked: the config is not complete', '未查询：配置不完整')], missing);
  const client = await session.client(id);
  if (client.status === undefined) {
    const args = { vendor: vendor.name, vendorId: id };
    return everybody([], deviceProblem('device/no-status-call', { vendor: id, args }));
  }
  const bad = new Map(
    tokens.flatMap((token) => {
      const problem = vendor.checkToken(token).find((item) => item.severity === 'error');
      return problem === undefined ? [] : [[token, problem] as const];
    }),
  );
  const good = tokens.filter((token) => !bad.has(token));
  const answers = await askOrSayWhy(
    () => (good.length === 0 ? Promise.resolve([]) : client.status?.(good, options, signal)),
    good,
    vendor,
  );
  const found = new Map(answers.map((status) => [status.token, status]));
  const notAsked = t('not checked: no vendor issues such a token', '未查询：格式不可能是合法的 token');
  return tokens.flatMap((token) => {
    const problem = bad.get(token);
    if (problem !== undefined) return [toRow(undecidedState(token, [notAsked], problem))];
    const status = found.get(token);
    return status === undefined ? [] : [toRow(withoutVerdict(status))];
  });
}

/** A rejection that a wrong config can also cause leaves the state unknown, and is not an error of this device token. */
function withoutVerdict(status: DeviceStatus): DeviceStatus {
  const { state, problem } = status;
  const isOpen = state === 'unknown' && problem?.severity === 'error' && problem.entry.kind === 'device-token';
  return isOpen ? { ...status, problem: { ...problem, severity: 'warning' } } : status;
}

/** Reports flags that have no effect here. */
function noteIdleFlag({ consumeFeed }: DeviceQuestion, interaction: Interaction, asked: readonly Vendor[]): void {
  if (consumeFeed === undefined || asked.length === 0) return;
  if (asked.some((vendor) => vendor.statusConsent?.consume !== undefined)) return;
  interaction.note(
    t(
      '--consume-feed does nothing here: only OPPO and Xiaomi have such a list.',
      '--consume-feed 没有作用：所查询的厂商没有这种列表（OPPO 和小米有）。',
    ),
  );
}

/** The file for a feed cannot be written any more. */
class FeedNotKept extends Error {
  override readonly name = 'FeedNotKept';
  readonly file: string;

  constructor(file: string, reason: string) {
    super(reason);
    this.file = file;
  }
}

async function askOrSayWhy(
  ask: () => Promise<readonly DeviceStatus[]> | undefined,
  tokens: readonly string[],
  vendor: Vendor,
): Promise<readonly DeviceStatus[]> {
  try {
    return (await ask()) ?? [];
  } catch (error) {
    if (!(error instanceof FeedNotKept)) throw error;
    const args = { file: error.file, reason: error.message, vendor: vendor.name };
    const problem = deviceProblem('device/feed-not-kept', { vendor: vendor.id, args });
    return tokens.map((token) => undecidedState(token, [], problem));
  }
}

/** `--probe` is the consent to a push; a feed that empties itself needs `--consume-feed`, or a yes on the terminal. */
async function consentFor(
  { probe, consumeFeed }: DeviceQuestion,
  interaction: Interaction,
  vendor: Vendor,
): Promise<StatusOptions | { readonly stop: readonly Problem[] }> {
  const { probe: probing, consume: consuming } = vendor.statusConsent ?? {};
  if (probe && probing !== undefined)
    interaction.note(fillBoth(t('{vendor}: {what}', '{vendor}：{what}'), { vendor: vendor.name, what: probing }));
  const base = { probe, consume: false };
  if (consuming === undefined) return base;
  const file = consumeFeed ?? `${vendor.id}-invalid-tokens.txt`;
  if (consumeFeed === undefined) {
    const question = fillBoth(
      t(
        '{vendor}: {what}. The tokens are saved to {file}. Read the list?',
        '{vendor}：{what}。token 会保存到 {file}。是否读取？',
      ),
      { vendor: vendor.name, what: consuming, file },
    );
    const answer = await interaction.confirm(question);
    if (answer === 'left')
      return { stop: [deviceProblem('device/left-at-question', { args: { vendor: vendor.name } })] };
    if (answer === 'no') return base;
  }
  const path = resolve(interaction.cwd, file);
  try {
    await appendTokens(path, []);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { stop: [usageProblem('usage/unwritable-file', { args: { file, flag: '--consume-feed', reason } })] };
  }
  const keepFeed = async (tokens: readonly string[]): Promise<void> => {
    try {
      await appendTokens(path, tokens);
    } catch (error) {
      // The vendor keeps no copy: printing the tokens is better than losing them.
      interaction.rescue(tokens);
      throw new FeedNotKept(file, error instanceof Error ? error.message : String(error));
    }
  };
  return { ...base, consume: true, keepFeed };
}

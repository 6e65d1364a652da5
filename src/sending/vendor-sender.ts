// One vendor of a session as the delivery engine needs it: checked messages, one call for a batch, the vendor's own limits.
import type { Overrides } from '../delivery/source/entry.js';
import type { OpenedSender } from '../delivery/types.js';
import { toCurl } from '../http/requests/curl.js';
import { clickProblem } from '../problems/entries/app/click.js';
import type { Origin, Problem } from '../problems/types.js';
import { unfilledTexts } from '../problems/value-problem.js';
import { checkExt } from '../push/ext/ext.js';
import { asSent } from '../push/message/raw.js';
import { checkRawTarget } from '../push/message/raw-target.js';
import { uncheckedRaw } from '../push/message/raw-unchecked.js';
import type { PushMessage, SendResult, Vendor, VendorClient } from '../push/types.js';
import type { Session } from '../session/session.js';
import { withoutSilenced } from '../session/silenced.js';
import type { VendorId } from '../session/vendors/list.js';
import { whatIsMissing } from '../session/vendors/ready.js';
import type { Text } from '../text/language.js';

/** Messages of their own that are remembered as checked. */
const KEPT_MESSAGES = 256;

export interface SenderOptions {
  readonly session: Session;
  readonly message: PushMessage;
  readonly dryRun: boolean;
  readonly printRequest: boolean;
  /** Device tokens a second for each vendor; `none` lifts the vendor's own limit as well. */
  readonly rate: number | 'none' | undefined;
  readonly signal: AbortSignal;
  /** Aborted: calls in flight are given up. */
  readonly leaving: AbortSignal | undefined;
  /** What is wrong with the message's own `ext`. */
  readonly extFindings: readonly Problem[];
  /** Findings that do not stop the push. */
  notice(problems: readonly Problem[]): void;
  request(planned: { readonly title: Text; readonly curl: string }): void;
}

export async function openVendorSender(id: VendorId, options: SenderOptions): Promise<OpenedSender> {
  const { session, rate } = options;
  const vendor = await session.vendor(id);
  const blocked = whatIsMissing(session, id);
  if (blocked !== undefined) return { problem: blocked };
  const client = await session.client(id);
  const deps = await session.deps(id);
  const { facts } = vendor;
  // Without a dry run of the vendor, only this check finds it.
  const staysHere = options.dryRun && client.dryRun === undefined;
  const unusable = staysHere ? await unusableValue(vendor, session, deps.clock.now()) : undefined;
  let printed = !options.printRequest;
  return {
    name: vendor.name,
    // A rate holds below one batch too: no call carries more device tokens than a second may.
    batchLimit: typeof rate === 'number' ? Math.min(facts.batchLimit, Math.max(1, Math.floor(rate))) : facts.batchLimit,
    concurrency: facts.concurrency,
    callsPerSecond: rate === 'none' ? undefined : facts.requestsPerSecond,
    tokensPerSecond: rate === 'none' ? undefined : rate,
    messageFor: checkedMessages(vendor, options, staysHere),
    send(message, tokens) {
      if (!printed) {
        printed = true;
        for (const { title, request } of vendor.planRequests(message, tokens, deps))
          options.request({ title, curl: toCurl(request, session.redactor) });
      }
      if (unusable !== undefined)
        return Promise.resolve(tokens.map((token) => ({ token, status: 'not-sent', problem: unusable, attempts: 0 })));
      return callVendor(client, message, tokens, options);
    },
  };
}

/** What no push can go out with: a damaged key, a certificate of another app. */
async function unusableValue({ id, credentials }: Vendor, session: Session, now: number): Promise<Problem | undefined> {
  const settings = session.settings(id as VendorId);
  const found = [
    ...credentials.check(settings, now),
    ...((await credentials.inspect?.(settings, now))?.problems ?? []),
  ];
  const ofApp = new Set(credentials.fields.filter(({ side }) => side === 'app').map(({ key }) => key));
  return withoutSilenced(session.config, found).find(
    ({ severity, at }) => severity === 'error' && !ofApp.has(at?.key ?? ''),
  );
}

function callVendor(
  client: VendorClient,
  message: PushMessage,
  tokens: readonly string[],
  options: SenderOptions,
): Promise<readonly SendResult[]> {
  // The first Ctrl-C waits for what is in flight, so that its end is known; only the second one gives it up.
  if (!options.dryRun) return client.send(message, tokens, options.leaving);
  if (client.dryRun !== undefined) return client.dryRun(message, tokens, options.signal);
  return Promise.resolve(tokens.map((token) => ({ token, status: 'dry-run-ok', attempts: 0 })));
}

/** Each message is looked at once, before the first device token it is for. */
function checkedMessages(vendor: Vendor, options: SenderOptions, staysHere: boolean) {
  const settings = options.session.settings(vendor.id as VendorId);
  const known = new Map<string, PushMessage | { readonly problem: Problem }>();
  const check = (overrides: Overrides | undefined): PushMessage | { readonly problem: Problem } => {
    const message = overrides === undefined ? options.message : { ...options.message, ...overrides };
    const ext =
      overrides?.ext === undefined
        ? options.extFindings
        : withoutSilenced(options.session.config, extFindings(message, { file: 'line' }));
    const sent = asSent(message, vendor.rawTexts);
    const findings = withoutSilenced(options.session.config, [
      ...vendor.checkMessage(sent, settings),
      ...(sent.ext === message.ext ? [] : extOfRaw(sent, vendor.id)),
      ...(staysHere ? uncheckedRaw(message, vendor, settings) : []),
    ]);
    // Warnings about the messages of single lines would flood the summary.
    if (overrides === undefined) options.notice(findings.filter((problem) => problem.severity !== 'error'));
    // A config must not silence this one: the push would go to another device.
    const problem = [
      ...checkRawTarget(message, vendor.facts.targetFields),
      ...unfilledTexts(message),
      ...findings,
      ...ext,
    ].find((item) => item.severity === 'error');
    return problem === undefined ? message : { problem };
  };
  return (overrides: Overrides | undefined): PushMessage | { readonly problem: Problem } => {
    const key = overrides === undefined ? '' : JSON.stringify(overrides);
    const found = known.get(key) ?? check(overrides);
    if (known.size >= KEPT_MESSAGES) known.clear();
    known.set(key, found);
    return found;
  };
}

/** What is wrong with an `ext`, for every vendor. */
export const extFindings = (
  message: PushMessage,
  source: Origin = message.extAt ?? { file: '--ext' },
): readonly Problem[] =>
  message.ext === undefined ? [] : checkExt(message.ext, { clickTarget: message.clickTarget, source }).problems;

/** The same of the `ext` that `--raw` puts in the place of the one that was given, or of its absence. */
const extOfRaw = (sent: PushMessage, vendor: string): readonly Problem[] =>
  sent.ext === undefined
    ? [clickProblem('click/ext-gone', { vendor, at: { file: 'flag', key: '--raw' } })]
    : extFindings(sent, { file: '--raw' });

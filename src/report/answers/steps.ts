// The path of one push as numbered steps, and the verdict on them.
import type { Problem } from '../../problems/types.js';
import type { Text, TextArgs } from '../../text/language.js';
import type { Claim } from '../claims.js';

/** In the order in which they are run and shown. */
export const STEP_IDS = [
  'config',
  'reach',
  'credentials',
  'device-token',
  'ext',
  'class',
  'dry-run',
  'direct-push',
  'im-credentials',
  'im-account',
  'through-tencent',
  'certificate-id',
  'phone',
] as const;

export type StepId = (typeof STEP_IDS)[number];

export type Step = StepBase &
  (
    | { readonly status: 'passed' /** What was seen; one line. */; readonly reason: Claim }
    | {
        readonly status: 'failed' | 'skipped' /** What is wrong, or why it was left out; one line. */;
        readonly reason: Text;
      }
  );

interface StepBase {
  readonly id: StepId;
  readonly args?: TextArgs;
  /** The finding that broke the step, or warnings beside a passed one; the worst first. */
  readonly problems: readonly Problem[];
}

/** What is wrong, as far as the steps can distinguish it. */
export type VerdictId =
  | 'config-incomplete'
  | 'config-wrong'
  | 'swapped-pair'
  | 'wrong-credential'
  | 'clock-skew'
  | 'proxy'
  | 'tls-interception'
  | 'unreachable'
  | 'vendor-busy'
  | 'token-malformed'
  | 'token-of-other-vendor'
  | 'token-of-other-app'
  | 'token-of-other-environment'
  | 'token-dead'
  | 'token-refused'
  | 'switched-off'
  | 'not-test-device'
  | 'app-state'
  | 'channel-missing'
  | 'ext-breaks-click'
  | 'class'
  | 'quota'
  | 'hours'
  | 'message-refused'
  | 'im-credentials'
  | 'im-never-logged-in'
  | 'im-logged-out'
  | 'im-foreground'
  | 'tencent-refused'
  | 'certificate-differs'
  | 'token-not-reported'
  | 'token-differs'
  | 'push-service-off'
  | 'not-traced'
  | 'phone'
  | 'vendor-works'
  | 'all-works'
  | 'tencent-works'
  | 'nothing-checked';

export interface Verdict {
  readonly id: VerdictId;
  readonly sentence: Text;
  /** What the sentence does not mean. */
  readonly but?: Text;
  readonly args: TextArgs;
  /** The finding behind it. */
  readonly problem?: Problem;
  /** Things to do, the first one first. */
  readonly next: readonly Text[];
  readonly nextArgs: TextArgs;
  /** Further steps that failed independently of that finding. */
  readonly also: readonly StepId[];
  /** Steps that were skipped, where none failed. */
  readonly notLookedAt: readonly StepId[];
}

/** The device and the user that the sentences name. */
export interface Subject {
  /** Name of the vendor, undefined where only a user was given. */
  readonly vendor: Text | undefined;
  readonly vendorId: string | undefined;
  /** The device as the person named it, or its shortened token. */
  readonly device: string | undefined;
  readonly user: string | undefined;
  /** No phone was reached. */
  readonly inSandbox?: boolean;
}

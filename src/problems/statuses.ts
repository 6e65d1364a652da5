// How things end, in the words that outputs carry: the only list of each. Types, output schemas and tests of success words start here.

/** The sending of a push to one device token. */
export const SEND_STATUSES = ['accepted', 'rejected', 'unreachable', 'not-sent', 'dry-run-ok'] as const;
export type SendStatus = (typeof SEND_STATUSES)[number];

/** One step of diagnose or smoke, and one rule of doctor. */
export const CHECK_STATUSES = ['passed', 'failed', 'skipped'] as const;
export type CheckStatus = (typeof CHECK_STATUSES)[number];

/** The offline look at one vendor's part of a config. */
export const OFFLINE_STATUSES = ['ok', 'problems'] as const;

/** The same in more detail. */
export const CONFIG_STATES = [
  'ok',
  'warnings',
  'errors',
  'incomplete',
  'app-only',
  'not-configured',
  'disabled',
] as const;

/** Credentials that were shown to their vendor. */
export const VERIFIED_STATUSES = ['verified', 'refused', 'unreachable'] as const;
export type VerifiedStatus = (typeof VERIFIED_STATUSES)[number];

/** The same where the question may not have been asked. */
export const ONLINE_STATUSES = [...VERIFIED_STATUSES, 'skipped'] as const;

/** What a vendor knows about one device token. */
export const DEVICE_STATES = ['valid', 'invalid', 'switched-off', 'unknown'] as const;
export type DeviceStateName = (typeof DEVICE_STATES)[number];

/** What a receipt reports about one push: `sent` is Tencent's word for handing it to the vendor. */
export const RECEIPT_STATUSES = ['delivered', 'clicked', 'sent', 'failed', 'unknown'] as const;
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number];

/** Who posted a receipt, as far as its signature or token shows. */
export const RECEIPT_SENDERS = ['matches', 'differs', 'missing', 'unchecked'] as const;
export type ReceiptSender = (typeof RECEIPT_SENDERS)[number];

/** The signature of a UserSig against the key of the config. */
export const SIGNATURE_STATES = ['matches', 'differs', 'unknown'] as const;

/** The file of `init`. */
export const INIT_STATES = ['written', 'unchanged', 'not-written'] as const;

/** What `tap` came to. */
export const TAP_STATES = ['came-up', 'payload-written', 'in-front-before', 'not-in-front', 'not-opened'] as const;
export type TapState = (typeof TAP_STATES)[number];

/** A list without the words for failure: a new word counts as success until it is named in `others`. */
const good = <T extends string>(scope: string, all: readonly T[], ...others: readonly T[]): readonly string[] =>
  all.filter((word) => !others.includes(word)).map((word) => `${scope}:${word}`);

/** The words that say that something is right; test/green breaks the world under each. */
export const SUCCESS_WORDS: readonly string[] = [
  ...good('send', SEND_STATUSES, 'rejected', 'unreachable', 'not-sent'),
  ...good('step', CHECK_STATUSES, 'failed', 'skipped'),
  ...good('rule', CHECK_STATUSES, 'failed', 'skipped'),
  ...good('offline', OFFLINE_STATUSES, 'problems'),
  ...good('config', CONFIG_STATES, 'warnings', 'errors', 'incomplete', 'app-only', 'not-configured', 'disabled'),
  ...good('online', ONLINE_STATUSES, 'refused', 'unreachable', 'skipped'),
  ...good('device', DEVICE_STATES, 'invalid', 'switched-off', 'unknown'),
  ...good('signature', SIGNATURE_STATES, 'differs', 'unknown'),
  ...good('receipt', RECEIPT_STATUSES, 'failed', 'unknown'),
  ...good('sender', RECEIPT_SENDERS, 'differs', 'missing', 'unchecked'),
  ...good('init', INIT_STATES, 'not-written'),
  ...good('tap', TAP_STATES, 'in-front-before', 'not-in-front', 'not-opened'),
  // Words of documents that are no list of their own.
  'ext:valid',
  'task:found',
  'user:PushOnline',
  'verdict:passed',
  'verdict:vendor-works',
  'verdict:all-works',
  'verdict:tencent-works',
  'sandbox:ready',
  'document:ok',
];

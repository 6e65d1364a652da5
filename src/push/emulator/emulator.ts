// The contract of an emulator, the server side of one vendor: rules in the real service's order, answers in its shapes.
import type { Mark } from '../../problems/types.js';
import type { Text } from '../../text/language.js';
import type { Clock, RandomSource } from '../types.js';

/** What happens to pushes for a registered device. */
export const FATES = [
  'ok',
  'unknown',
  'uninstalled',
  'switched-off',
  'inactive',
  'not-test-device',
  'other-app',
] as const;
export type Fate = (typeof FATES)[number];

/** Rules that depend on the hour, on daily counts or on speed; off unless asked for. */
export const RULE_SETS = ['hours', 'quotas', 'rates'] as const;
export type RuleSet = (typeof RULE_SETS)[number];

export interface Rule {
  /** `<vendor>/<what-is-checked>`. */
  readonly id: string;
  /** What has to hold, as one sentence; what is said when it does not: see refusal-words.ts. */
  readonly title: Text;
  /** The vendor's code in the answer. */
  readonly code: string;
  /** Does the service refuse this at all? C and D need `--strict` unless `always` is set. */
  readonly mark: Mark;
  /** Credentials, signature, clock window, expiry, unknown device, required fields: on whatever the mark. */
  readonly always?: boolean;
  readonly needs?: RuleSet;
  /** Where the rule was read. */
  readonly source: string;
  /** The entry of the result codes for this refusal, where its code has several. */
  readonly entry?: string;
}

export interface SandboxDevice {
  readonly token: string;
  fate: Fate;
  /** Only for APNs. */
  environment?: 'development' | 'production';
  /** Registered as test device in the vendor's console. */
  test: boolean;
  /** The app is uninstalled after so many further accepted pushes. */
  diesAfter?: number;
  /** Id of the app the token belongs to; `*` means every registered app (the devices with a fixed fate). */
  app: string;
}

export const IM_USER_STATES = ['Online', 'PushOnline', 'Offline', 'NotImported'] as const;
export type ImUserState = (typeof IM_USER_STATES)[number];

/** A user of the Chat app as its back end knows it. */
export interface ImUser {
  readonly id: string;
  /** `Offline`: logged out or never logged in; `NotImported`: no such account. */
  readonly state: ImUserState;
  /** Where the user is logged in, as Tencent writes it; `Android` when left out. */
  readonly platform?: string;
  /** What the app reported after its login; absent: it reported nothing. */
  readonly device?: ImUserDevice;
}

export interface ImUserDevice {
  readonly vendor: string;
  readonly token: string;
  /** The certificate ID of the app's config when left out. */
  readonly certificateId?: string;
  /** For example `vivo V2309A`. */
  readonly model?: string;
}

/** An app as the vendor's console knows it, made from a config or from the demo values. */
export interface SandboxApp {
  readonly id: string;
  /** Config values of this vendor and the common ones, revealed: the emulator is the side that knows them. */
  value(key: string): string | undefined;
  /** Content of a `file` or `json` field. */
  file(key: string): Uint8Array | undefined;
  /** `published` unless the sandbox section says otherwise, for example `under-review`. */
  readonly state: string;
  readonly rights: readonly string[];
  /** Channels registered in the console; undefined means "any". */
  readonly channels: readonly string[] | undefined;
}

/**
 * States the emulators tell apart: `blocked` Xiaomi and Meizu, `suspended` OPPO, `no-role` and `api-off` FCM, `push-service-off` Tencent IM
 * (the paid Push service was not bought).
 */
export const APP_STATES = [
  'published',
  'under-review',
  'blocked',
  'suspended',
  'no-role',
  'api-off',
  'push-service-off',
] as const;
/** What the vendor's console says of an app. */
export type ConsoleState = (typeof APP_STATES)[number];

export interface EmulatorWorld {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly strict: boolean;
  apps(): readonly SandboxApp[];
  device(token: string): SandboxDevice | undefined;
  devices(): readonly SandboxDevice[];
  /** Device tokens behind an alias or a topic. */
  alias(name: string): readonly string[];
  topic(name: string): readonly string[];
  /** Aliases and topics the sandbox section gives a device token. */
  aliasesOf(token: string): readonly string[];
  topicsOf(token: string): readonly string[];
  /** Users of the Chat app, for the emulator that knows accounts. */
  imUser(id: string): ImUser | undefined;
  imUsers(): readonly ImUser[];
  /** A device of another vendor, for the emulator that hands pushes on. */
  deviceOf(vendor: string, token: string): SandboxDevice | undefined;
  /** Adds one and returns how many there were in the running window of so many milliseconds. Windows of a day start at midnight in China. */
  count(name: string, windowMs: number, by?: number): number;
  /** Base URL under which this vendor's emulator was reached, for addresses in answers. */
  readonly baseUrl: string;
}

export interface EmulatorRequest {
  readonly protocol: 'http/1.1' | 'h2';
  readonly method: string;
  /** Without the vendor's prefix and without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The real host the client meant, when it came by `Host` or SNI; undefined behind a path prefix. */
  readonly host: string | undefined;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** As sent, names in their own case. */
  readonly rawHeaders: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  /** The body as UTF-8. */
  text(): string;
  /** State of the HTTP/2 or TLS connection the request came in on; one object per connection. */
  readonly connection: Map<string, unknown>;
  /** Subject fields of the client certificate, when one was shown. */
  readonly clientCertificate?: { readonly der: Uint8Array };
  /** Id of the app the request turned out to be from: the emulator writes it down, so that a refusal's record can name it. */
  app?: string;
}

/** One push as the vendor took or refused it, for the store and the inspector. */
export interface CapturedPush {
  readonly token: string;
  readonly accepted: boolean;
  readonly app: string;
  readonly messageId?: string;
  readonly title?: string;
  readonly body?: string;
  readonly ext?: string;
  readonly channelId?: string;
  readonly category?: string;
  readonly badge?: string;
  readonly image?: string;
  /** Vendor code of a refusal. */
  readonly code?: string;
}

export interface EmulatorReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects go out as JSON. */
  readonly body?: string | Uint8Array | Readonly<Record<string, unknown>> | readonly unknown[];
  readonly pushes?: readonly CapturedPush[];
  /** HTTP/2 only: from now on this many streams may be open on the connection. */
  readonly streams?: number;
  /** Pushes handed on to another vendor: they show up there as if that vendor had got them, `payload` as what it got. */
  readonly forwards?: readonly {
    readonly vendor: string;
    readonly push: CapturedPush;
    readonly payload: Readonly<Record<string, unknown>>;
  }[];
  /** HTTP/2 only: close the connection after this answer, with this debug text. */
  readonly goaway?: { readonly debug: string };
  /** Addresses on loopback to call afterwards, in order, with what the vendor would post. */
  readonly receipts?: readonly {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }[];
}

/** What was seen in place of what a rule says: a name, a number or a value, which read alike in every language, or a sentence. */
export type Seen = string | Text;

export const sentence = (seen: Seen | undefined): Text | undefined =>
  typeof seen === 'string' ? { en: seen, zh: seen } : seen;

/** A rule that was broken. Thrown by the checker, caught by the sandbox, shaped by the emulator's `refuse`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly rule: Rule;
  readonly detail: Text | undefined;

  constructor(rule: Rule, detail?: Seen) {
    super(rule.id);
    this.rule = rule;
    this.detail = sentence(detail);
  }
}

/** Walks through the rules of one request and remembers which were passed, broken or off. */
export interface RuleChecker {
  /** Throws a `Refusal` when the rule is on and `ok` is false. */
  check(ruleId: string, ok: boolean, detail?: Seen): void;
  /** What a rule that is always on asks for; throws a `Refusal` when there is none. */
  found<T>(ruleId: string, value: T | undefined, detail?: Seen): T;
  /** Same without throwing: true when the push may go on. For rules that hit one token of a list. */
  allows(ruleId: string, ok: boolean, detail?: Seen): boolean;
  /** Whether a rule is switched on. */
  isOn(ruleId: string): boolean;
  readonly trail: readonly {
    readonly rule: string;
    readonly verdict: 'passed' | 'broken' | 'off';
    readonly detail?: Text;
  }[];
}

/** What is looked at for one call: whose it is, the rules, and what the sandbox holds. */
export interface EmulatorCall {
  readonly app: SandboxApp;
  readonly checker: RuleChecker;
  readonly world: EmulatorWorld;
}

/** One step of reading a signature or token, for people who look for the place where theirs went wrong. Never holds a secret. */
export interface SignatureStep {
  readonly title: Text;
  readonly value: string;
  /** Absent where a step only shows something. */
  readonly verdict?: 'right' | 'wrong';
  readonly note?: Text;
}

export interface OpenEmulator {
  handle(request: EmulatorRequest, checker: RuleChecker): EmulatorReply | Promise<EmulatorReply>;
  /** The answer for a broken rule. */
  refuse(refusal: Refusal, request: EmulatorRequest): EmulatorReply;
  /**
   * How a request's signature, secret or token is read, step by step, as of `at` (milliseconds since 1970). Empty for a request that
   * carries none; absent where the vendor signs nothing. Secrets appear as `[redacted]` with the name of the key they came from.
   */
  explainSignature?(request: EmulatorRequest, at: number): readonly SignatureStep[];
}

export interface Emulator {
  /** Real host names, old and new, that lead here by `Host` or SNI. */
  readonly hosts: readonly string[];
  /** Paths that only this vendor has, so that they lead here without a prefix too. Beginnings, with their slash. */
  readonly ownPaths?: readonly string[];
  /** HTTP/2 only: streams allowed on a new connection without a client certificate, until an answer's `streams` says more. */
  readonly firstStreams?: number;
  /** In the order of the real service. */
  readonly rules: readonly Rule[];
  /** The rule that refuses an access token which is unknown or over; a fault breaks it on purpose. Absent where there are no access tokens. */
  readonly accessTokenRule?: string;
  /** The app and devices of the sandbox when no config is given. Values by config key; files as their content. */
  readonly demo: {
    readonly values: Readonly<Record<string, string>>;
    /** Rights its console granted the demo app. */
    readonly rights?: readonly string[];
    readonly devices: readonly {
      readonly token: string;
      readonly fate: Fate;
      readonly environment?: 'development' | 'production';
    }[];
    /** Users of the Chat app; `reports` names a vendor whose first accepting demo device the user reported. */
    readonly imUsers?: readonly (Omit<ImUser, 'device'> & {
      readonly reports?: Omit<ImUserDevice, 'token'>;
      readonly says?: Text;
    })[];
  };
  /** Ready-made bodies with known faults the service does not imitate; one sentence each. */
  readonly leavesOut: readonly Text[];
  /** Characters (code points) of a text that this vendor's phones show, where it cuts longer texts instead of refusing them. */
  readonly shade?: { readonly title?: number; readonly body?: number };
  open(world: EmulatorWorld): OpenEmulator;
}

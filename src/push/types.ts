// The vendor-neutral words: message, result, settings, and the contract that every vendor folder fulfils.
import type { Secret } from '../crypto/secret.js';
import type { Clock } from '../http/clock.js';
import type { Http, HttpRequest } from '../http/types.js';
import type { CodeAliases } from '../problems/code-aliases.js';
import type { SendStatus } from '../problems/statuses.js';
import type { Catalogue, Origin, Problem } from '../problems/types.js';
import type { Text } from '../text/language.js';
import type { AccessTokenStore } from './access.js';
import type { SentTap } from './click/tap.js';
import type { DeviceStatus, StatusOptions, TaskReport } from './device-status.js';
import type { Emulator } from './emulator/emulator.js';
import type { GuideStep, VendorConsole } from './guide-steps.js';
import type { RawTexts } from './message/raw.js';
import type { SilentCause } from './message/silent.js';
import type { ReceiptReader } from './receipts/receipts.js';
import type { SecondClient } from './second-client.js';
import type { Verification } from './verification.js';

// ---------------------------------------------------------------- what is sent

/** What the app does on a click: the old plugin's activities, TIMPush's, or just start the app. */
export type ClickTarget = 'plugin' | 'timpush' | 'launcher';

/** One notification in neutral words; each vendor turns it into its own wire body. */
export interface PushMessage {
  readonly title: string;
  readonly body: string;
  /** The pass-through JSON text the click callback reads. */
  readonly ext?: string;
  /** The place of the ext, for findings about it; `--ext` when left out. */
  readonly extAt?: Origin;
  /** Android notification channel ID. */
  readonly channelId?: string;
  /** The vendor's message class, in the vendor's own words. */
  readonly category?: string;
  /** `set` writes the number, `add` raises it. */
  readonly badge?: { readonly mode: 'set' | 'add'; readonly value: number };
  /** `default`, `none` or a sound file of the app. */
  readonly sound?: string;
  /** How long the vendor keeps the push for an offline phone, in seconds. */
  readonly ttlSeconds?: number;
  readonly importance?: string;
  /** Address of a picture. */
  readonly image?: string;
  /** Where the vendor posts its receipts for this push, http or https. */
  readonly receiptUrl?: string;
  /** Merged into the vendor's wire body last. */
  readonly raw?: Readonly<Record<string, unknown>>;
  /** `test` is vivo's pushMode 1, Honor's and Huawei's test user type, HarmonyOS's testMessage; vendors without one report it as ignored. */
  readonly mode: 'formal' | 'test';
  readonly clickTarget: ClickTarget;
  /** Page pasted from the console for click target `timpush`. */
  readonly clickPage?: string;
  /** Vendor-specific flags by their long name without dashes, for example `oppo-ext`: `spread`. */
  readonly options: Readonly<Record<string, string>>;
}

/** How the sending of one push to one device token ended. */
export interface SendResult {
  /** The whole device token; only reports shorten it. */
  readonly token: string;
  readonly status: SendStatus;
  readonly messageId?: string;
  readonly taskId?: string;
  /** Requests made for this token, 0 when none left the machine. */
  readonly attempts: number;
  readonly problem?: Problem;
  readonly tookMs?: number;
}

// ---------------------------------------------------------------- settings of one vendor

/** How a config key looks and where a person finds its value. */
export interface FieldSpec {
  /** Flat config key, for example `vivo_app_secret`. */
  readonly key: string;
  /** `app`: part of PushAppInfo; `server`: needed only to talk to the vendor; `common`: shared by vendors. */
  readonly side: 'app' | 'server' | 'common';
  /** `integer` and `text` are scalars, `file` is read by the config room, `json` is an object or a file holding one. */
  readonly kind: 'text' | 'integer' | 'file' | 'json' | 'object';
  /** True for values that never reach any output. */
  readonly secret?: boolean;
  readonly values?: readonly string[];
  /** What every valid value looks like, where that is published, with an example. */
  readonly form?: { readonly pattern: RegExp; readonly example: string };
  /** One of these groups must be complete before the vendor can be asked; fields without a group are optional. */
  readonly needed?: boolean;
  /**
   * An id of the server side that the app holds as well. Beside values of the app it does not show that a server was meant; `alone`: nor by itself, as it only
   * says which app it is.
   */
  readonly inApp?: true | 'alone';
  /** The vendor's class of a message, and with it hours and numbers, hangs on it: `init` asks for it though it may be left out. */
  readonly decidesClass?: true;
  readonly describe: Text;
  /** How a file of this key is recognised; `what` names it when it is given under another key. */
  readonly content?: { readonly sign: RegExp; readonly what?: Text };
  /** Where to find it in the vendor's or Tencent's console. */
  readonly where?: Text;
}

/** The values of one vendor (and the common ones), with their origin. */
export interface Settings {
  /** A plain value as text, without blanks around it; undefined when unset or empty. Throws for a secret field. */
  text(key: string): string | undefined;
  secret(key: string): Secret | undefined;
  /** Content of a `file` or `json` field. `json` objects written inline arrive as their JSON text. */
  file(key: string): { readonly bytes: Uint8Array; readonly path: string } | undefined;
  has(key: string): boolean;
  origin(key: string): Origin | undefined;
}

/** What the offline look at a vendor's settings found. */
export interface Credentials {
  readonly fields: readonly FieldSpec[];
  /** Keys that must be set before this vendor can be asked, and are not. Empty means complete. */
  missing(settings: Settings): readonly string[];
  /** Shapes, swapped and half pairs, expired or wrong files. Called with whatever is set. */
  check(settings: Settings, now: number): readonly Problem[];
  /** When a certificate ends, in milliseconds since 1970. */
  expiresAt?(settings: Settings): number | undefined;
  /** The deeper look that opens keys and certificates; loads what it needs itself. For vendors with files. */
  inspect?(settings: Settings, now: number): Promise<Inspection>;
}

export interface Inspection {
  readonly problems: readonly Problem[];
  /** When a certificate ends, in milliseconds since 1970. */
  readonly expiresAt?: number;
}

// ---------------------------------------------------------------- what the outside hands in

export type { Clock };

export interface RandomSource {
  uuid(): string;
  /** Lower-case hex of so many random bytes. */
  hex(bytes: number): string;
  /** From 0 to below 1. */
  fraction(): number;
}

/** Everything a vendor's client may use. */
export interface VendorDeps {
  readonly http: Http;
  readonly settings: Settings;
  /** Base URL for a host role of the vendor's facts, without a trailing slash; honours `endpoints` and the sandbox. */
  endpoint(role: string): string;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly accessTokens: AccessTokenStore;
  /** Tells the redactor about a value that must never be shown, such as a fresh access token. */
  protect(value: string): void;
}

// ---------------------------------------------------------------- the vendor

/** A request that would be sent, for `--print-request` and `--dry-run`; access tokens are placeholders like `$VIVO_AUTH_TOKEN`. */
export interface PlannedRequest {
  readonly title: Text;
  readonly request: HttpRequest;
}

/** What the click callback of the app gets for an `ext`, and how it travels. */
export interface ExtDelivery {
  /** Place in the wire body, for example `clientCustomMap.ext`. */
  readonly where: string;
  /** The part of the wire body that carries it. */
  readonly fragment: unknown;
  /** What the app's callback receives: a map, or one string for TIMPush. Undefined: nothing arrives. */
  readonly callback: Readonly<Record<string, unknown>> | string | undefined;
  /** True when the callback map has further keys of the vendor's or the system's. */
  readonly moreKeys: boolean;
  readonly size: number;
  readonly limit: number | undefined;
  readonly unit: 'bytes' | 'characters';
  readonly notes: readonly Problem[];
}

/** The app a message is meant for, as far as texts and pages need it. */
export interface AppContext {
  readonly packageName: string | undefined;
  readonly clickTarget: ClickTarget;
  readonly clickPage: string | undefined;
}

export interface VendorClient {
  /** Proves the credentials by a call that touches no phone. */
  verify(signal?: AbortSignal): Promise<Verification>;
  /**
   * Sends one message to at most `facts.batchLimit` device tokens with the vendor's own batch call.
   * Resolves with one result per token in the given order; a refusal is a result, and so is "unreachable".
   */
  send(message: PushMessage, tokens: readonly string[], signal?: AbortSignal): Promise<readonly SendResult[]>;
  /** The vendor's own dry run; absent where the vendor has none. */
  dryRun?(message: PushMessage, tokens: readonly string[], signal?: AbortSignal): Promise<readonly SendResult[]>;
  /** The vendor's answer about each device token, in the given order; absent where it has none. */
  status?(tokens: readonly string[], options: StatusOptions, signal?: AbortSignal): Promise<readonly DeviceStatus[]>;
  /** What became of a task or message; absent where the vendor keeps no statistics. */
  task?(id: string, signal?: AbortSignal): Promise<TaskReport>;
  /** Ends open connections. */
  close?(): Promise<void>;
}

export interface VendorFacts {
  /** True when the vendor speaks HTTP/2, so that a sandbox is reached on its TLS port. */
  readonly http2?: boolean;
  /** Path below the sandbox's prefix for host roles its emulator must tell apart, for example `{ development: '/development' }`. */
  readonly sandboxPaths?: Readonly<Record<string, string>>;
  /** Most device tokens in one call of `send`. */
  readonly batchLimit: number;
  /** Documented requests per second, undefined when not known. */
  readonly requestsPerSecond?: number;
  /** Requests the client may have in flight at once. */
  readonly concurrency: number;
  /** Paths of the fields in the wire body that name who gets the push: `--raw` must not hold them. */
  readonly targetFields: readonly string[];
}

/** How sure a token's shape makes us: `yes` only this vendor, `maybe` fits among others, `no` cannot be. */
export type TokenFit = 'yes' | 'maybe' | 'no';

/** A command-line flag only this vendor understands. */
export interface VendorFlag {
  /** Long name without dashes, starting with the vendor id or its config prefix. */
  readonly name: string;
  readonly values: readonly string[];
  readonly describe: Text;
}

/** The light part of a vendor, loaded with the program. */
export interface VendorManifest {
  readonly id: string;
  /** As the vendor writes itself: the one name of every table and sentence, in each language. */
  readonly name: Text;
  /** Real base URLs by role, for example `{ push: 'https://api-push.vivo.com.cn' }`. The first role is the main one. */
  readonly hosts: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
  readonly flags?: readonly VendorFlag[];
  /** Its pushes go to no Android app: package name, channel and page are not for it. */
  readonly isNotAndroid?: true;
}

/** Everything about one push service. */
export interface Vendor extends VendorManifest {
  readonly facts: VendorFacts;
  /** Every code of the vendor, keyed `<id>/<code>[-case]`. */
  readonly resultCodes: Catalogue;
  /** Names the same codes have in logs and libraries, for `explain`. */
  readonly aliases?: CodeAliases;
  /** Our own findings about this vendor, keyed `<id>/<what-is-wrong>`. */
  readonly problems: Catalogue;
  fitsToken(token: string): TokenFit;
  /** Findings about a device token's shape. */
  checkToken(token: string): readonly Problem[];
  /** Limits in the vendor's own unit, classes, click action, ignored fields; needs no network. */
  checkMessage(message: PushMessage, settings: Settings): readonly Problem[];
  /** The exact requests `send` would make, in order, the access-token call included. */
  planRequests(
    message: PushMessage,
    tokens: readonly string[],
    deps: Pick<VendorDeps, 'settings' | 'endpoint' | 'clock' | 'random'>,
  ): readonly PlannedRequest[];
  /** Title, body and ext inside a `--raw` of this vendor; where ext lies may follow from the message. */
  rawTexts(raw: Readonly<Record<string, unknown>>, message: PushMessage): RawTexts;
  /** What a tap on the notification opens, in the vendor's own words (a page, an activity, the app). */
  clickOpens(message: PushMessage, settings: Settings): string;
  /** The same tap, whole: `tim-push tap` repeats it on the attached phone. */
  sentTap(message: PushMessage, settings: Settings): SentTap;
  /** What the vendor's dry run proves, or why there is none. */
  readonly dryRunProves: Text;
  deliverExt(ext: string, app: AppContext, options: Readonly<Record<string, string>>): ExtDelivery;
  /** Where the account is made and the values are shown; `guide` begins with it. */
  readonly console?: VendorConsole;
  guide(settings: Settings, app: AppContext): readonly GuideStep[];
  /** What `status` does only with consent, in words a person can agree to; absent where the vendor has no such call. */
  readonly statusConsent?: { readonly probe?: Text; readonly consume?: Text };
  /** Why an accepted push may show nothing, most likely cause first, each with where to look; `silentCauses` picks those that fit. */
  readonly silentChecklist: readonly SilentCause[];
  connect(deps: VendorDeps): VendorClient;
  /** Reads what the vendor posts about pushes it took; absent where it posts nothing. */
  readonly receipts?: ReceiptReader;
  /** The push library a server of the user works with; absent where there is none. */
  readonly secondClient?: SecondClient;
  readonly emulator: Emulator;
}

// The JSON of the control API: what tests and the inspector page get to see. Secrets are masked in all of it.
// What the package publishes is written out, because zod is no part of the package; the shapes of answers.ts and bodies.ts are checked against them.
import type * as z from 'zod/mini';
import type { Mark } from '../../problems/types.js';
import type {
  CapturedPush,
  ConsoleState,
  Fate,
  RuleSet,
  SandboxDevice,
  SignatureStep,
} from '../../push/emulator/emulator.js';
import type { FaultAction } from '../../push/emulator/fault-shape.js';
import type { DeepReadonly } from '../../text/deep-readonly.js';
import type { Text } from '../../text/language.js';
import type { AnswerOf, MessageSummary } from './answers.js';
import type { composeBody } from './bodies.js';

/** One request to a vendor, with its answer. */
export interface SandboxMessage {
  readonly id: string;
  readonly vendor: string;
  /** Milliseconds since 1970, by the sandbox's clock. */
  readonly at: number;
  readonly request: {
    readonly protocol: string;
    readonly method: string;
    /** With its query, without the vendor's prefix. */
    readonly path: string;
    /** The real host name, when the request came by it. */
    readonly host?: string | undefined;
    /** In the case and order in which they came. */
    readonly headers: readonly (readonly [string, string])[];
    readonly body: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  /** Every rule that was checked, in order. */
  readonly rules: readonly {
    readonly rule: string;
    readonly verdict: 'passed' | 'broken' | 'off';
    readonly detail?: Text;
  }[];
  /** The rule that refused the whole request. */
  readonly refusedBy?: { readonly rule: string; readonly code: string; readonly detail?: Text };
  readonly pushes: readonly CapturedPush[];
  /** The fault that hit this request, in words of both languages. A dropped connection has the response status 0. */
  readonly fault?: { readonly id: string; readonly says: Text };
}

/** A rule with its words and its verdict. */
export interface CheckedRule extends RuleRow {
  readonly rule: string;
  readonly verdict: 'passed' | 'broken' | 'off';
  readonly detail?: Text;
  /** For broken rules: what the code means and how to fix it. */
  readonly problem?: {
    readonly code: string;
    readonly title: Text;
    readonly cause: Text;
    readonly fix: readonly Text[];
  };
}

/** A rule as `GET /_sandbox/rules` lists it. */
export interface RuleRow {
  readonly vendor: string;
  /** Place in the order of checks, from 1. */
  readonly order: number;
  readonly id: string;
  readonly title: Text;
  readonly code: string;
  readonly mark: Mark;
  readonly always?: boolean;
  readonly needs?: RuleSet;
  readonly source: Text;
  /** Whether the rule refuses anything in this run. */
  readonly on: boolean;
}

/** A JSON web token found in a request, taken apart; its signature is left out. */
export interface DecodedJwt {
  /** Where it was, for example `header authorization`. */
  readonly where: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A field about the tap, by its place in the body: `message.android.notification.click_action.type`. */
export interface ClickField {
  readonly name: string;
  readonly value: string;
}

/** Everything about one message. */
export interface MessageDetail extends Omit<SandboxMessage, 'rules'> {
  readonly vendorName: Text;
  readonly rules: readonly CheckedRule[];
  readonly jwts: readonly DecodedJwt[];
  /** The signature or secret recomputed step by step; empty where the request carries none. */
  readonly signature: readonly SignatureStep[];
  /** What the request says about the tap; empty where it says nothing. */
  readonly click: readonly ClickField[];
}

export interface DeviceRow extends SandboxDevice {
  readonly vendor: string;
}

export interface AppRow {
  readonly id: string;
  readonly vendors: readonly string[];
  /** State per vendor, where it is not `published`. */
  readonly state: Readonly<Record<string, ConsoleState>>;
  /** Rights granted in the consoles, per vendor. */
  readonly rights: Readonly<Record<string, readonly string[]>>;
}

/** What a console changes about an app. Members that are left out stay as they are. */
export interface AppChange {
  readonly id: string;
  readonly vendor: string;
  readonly state?: ConsoleState;
  /** All rights from now on: an empty list takes every one away. */
  readonly rights?: readonly string[];
}

export interface Ready {
  readonly ready: true;
  readonly url: string;
  readonly tlsUrl?: string;
  readonly caFile?: string;
  readonly version: string;
  readonly vendors: readonly {
    readonly id: string;
    readonly name: Text;
    /** How many characters the vendor's phones show; absent where texts are not cut. */
    readonly shade?: { readonly title?: number; readonly body?: number };
  }[];
  readonly strict: boolean;
  readonly rules: readonly RuleSet[];
}

export interface ClockState {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly frozen: boolean;
}

/** What the compose form sends; without a token the first device with fate `ok` gets it. */
export type ComposeRequest = DeepReadonly<z.output<typeof composeBody>>;
/** The same with the device it was decided for. */
export type ComposedPush = ComposeRequest & { readonly token: string };
export type ComposeResult = AnswerOf<'POST /_sandbox/compose'>;

export interface NewDevice {
  readonly vendor: string;
  readonly token: string;
  readonly fate?: Fate;
  readonly environment?: 'development' | 'production';
  readonly test?: boolean;
  /** Id of the app it belongs to; every registered app when left out. */
  readonly app?: string;
  /** The app is uninstalled after so many accepted pushes. */
  readonly diesAfter?: number;
  /** What goes wrong with every request that names this device. */
  readonly fault?: FaultAction;
}

export type { FaultAction, MessageSummary };

/** Which requests a fault hits, and when. Without `nth`, `times`, `steps` and `chance` it hits every one. */
export interface FaultRequest {
  /** One vendor; all when left out. */
  readonly vendor?: string;
  /** Part of the path. */
  readonly path?: string;
  /** A device token: only requests that name it. */
  readonly token?: string;
  /** What goes wrong. Not together with `steps`. */
  readonly do?: FaultAction;
  /** Only from the nth matching request on, counted from 1; alone it hits just that one. */
  readonly nth?: number;
  /** Hits so many requests, then all is fine. */
  readonly times?: number;
  /** One entry for each matching request in turn; an empty one lets it pass. Afterwards all is fine. */
  readonly steps?: readonly FaultAction[];
  /** Start again behind the last step. */
  readonly repeat?: boolean;
  /** From 0 to 1: hits only this share of the matching requests, chosen by `seed`. */
  readonly chance?: number;
  readonly seed?: number;
}

export interface FaultRow extends FaultRequest {
  readonly id: string;
  /** Requests that matched so far, and those that were hit. */
  readonly matched: number;
  readonly hit: number;
  /** True when it will hit no further request. */
  readonly spent: boolean;
}

/** What the event stream sends; the name of the event is its `type`. */
export type SandboxEvent =
  | {
      readonly type: 'message';
      readonly message: MessageSummary;
      /** Id of the oldest message that is still kept. */
      readonly oldest: string;
    }
  | { readonly type: 'cleared' }
  | { readonly type: 'devices' }
  | { readonly type: 'faults' }
  | { readonly type: 'clock'; readonly now: number; readonly frozen: boolean };

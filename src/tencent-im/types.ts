// What the Tencent IM client asks and answers: accounts, states, traces, and a refusal as a value.
import type { Problem } from '../problems/types.js';
import type { PushMessage, SendResult } from '../push/types.js';
import type { Verification } from '../push/verification.js';
import type { OnlineState } from './facts.js';

/** An answer, or why there is none: Tencent refused, or could not be asked. */
export type TencentAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: 'refused' | 'unreachable'; readonly problem: Problem };

/** Whether Tencent knows a UserID. */
export interface AccountState {
  readonly userId: string;
  /** `unknown` when the answer does not say, or refuses this one account. */
  readonly state: 'imported' | 'not-imported' | 'unknown';
  readonly problem?: Problem;
}

export interface PlatformStatus {
  /** As Tencent writes it: `iPhone`, `Android`, `Web`, `PC`, `iPad`, `Mac`. */
  readonly platform: string;
  readonly state: OnlineState | 'unknown';
  /** Instance of the device, in newer answers. */
  readonly instance?: string;
}

/** The state of an account. */
export interface UserStatus {
  readonly userId: string;
  /** `not-imported`: the account does not exist; `unknown`: the answer does not say. */
  readonly state: OnlineState | 'not-imported' | 'unknown';
  /** One entry per logged-in platform; the top state is `Online` as soon as one of them is. */
  readonly platforms: readonly PlatformStatus[];
  readonly problem?: Problem;
}

/** One station on the way of a push. */
export interface TraceHop {
  /** `im`: handed on by Tencent; `offline`: asked for; `channel`: the vendor; `device`: the phone. */
  readonly hop: 'im' | 'offline' | 'channel' | 'device';
  /** As Tencent writes it. */
  readonly status: string;
  readonly errorCode?: string;
  readonly errorInfo?: string;
  /** As Tencent writes it. */
  readonly time?: string;
}

/** What a device reported to Tencent, and what became of one push on it. */
export interface DeviceTrace {
  readonly instance?: string;
  /** Vendor by our name; undefined when the number is 0 or new. */
  readonly vendor?: string;
  readonly pushPlatform?: number;
  /** The reported device token, whole; empty when none was reported. */
  readonly token?: string;
  /** The reported certificate ID. */
  readonly certificateId?: string;
  readonly deviceModel?: string;
  readonly system?: string;
  readonly systemVersion?: string;
  /** As Tencent writes it; no document explains its values. */
  readonly notificationStatus?: string;
  readonly hops: readonly TraceHop[];
}

/** Which push to trace: a task (with the user), or one push by the id from the webhook. */
export type TraceQuery = { readonly taskId: string; readonly userId: string } | { readonly pushId: string };

export interface PushStatistics {
  readonly total?: number;
  readonly sent?: number;
  readonly delivered?: number;
  readonly clicked?: number;
  readonly platforms: readonly {
    readonly vendor?: string;
    readonly pushPlatform?: number;
    readonly total?: number;
    readonly sent?: number;
    readonly delivered?: number;
    readonly clicked?: number;
  }[];
}

/** How many pushes ended with one code at one point of their way. */
export interface PushLoss {
  /** `before`: not handed to the vendor; `after`: handed on and not delivered. */
  readonly at: 'before' | 'after';
  /** Vendor by our name; undefined in a sum over all of them, and when the number is 0 or new. */
  readonly vendor?: string;
  readonly pushPlatform?: number;
  /** As Tencent writes it: its own below zero, else the vendor's. */
  readonly code: string;
  readonly count: number;
  readonly info?: string;
}

/** How to send: a chat message with offline push, or a notification of the Push service. */
export interface TencentSendOptions {
  readonly kind: 'message' | 'push';
  /** Account the message comes from; the administrator when left out. */
  readonly from?: string;
}

/** All refusals are values; only a cancelled run and bugs throw. */
export interface TencentClient {
  /** Proves SDKAppID, key, administrator and region by a call that touches no phone. */
  verify(signal?: AbortSignal): Promise<Verification>;
  accountCheck(users: readonly string[], signal?: AbortSignal): Promise<TencentAnswer<readonly AccountState[]>>;
  /** State of up to 500 users with the detail per platform, in the given order. */
  onlineStatus(users: readonly string[], signal?: AbortSignal): Promise<TencentAnswer<readonly UserStatus[]>>;
  /** Sends to at most 500 users; one result per user in the given order, `token` holds the UserID. */
  send(
    message: PushMessage,
    users: readonly string[],
    options?: TencentSendOptions,
    signal?: AbortSignal,
  ): Promise<readonly SendResult[]>;
  /** Needs the Push service, else `tencent-im/90045`; at most one call a second, pushes of the last 7 days. */
  traces(query: TraceQuery, signal?: AbortSignal): Promise<TencentAnswer<readonly DeviceTrace[]>>;
  /** Needs the Push service; seconds since 1970, 30 days at most. */
  statistics(startTime: number, endTime: number, signal?: AbortSignal): Promise<TencentAnswer<PushStatistics>>;
  /** Chat pushes that got lost, by code; needs the Push service; seconds since 1970, 7 days at most. */
  losses(startTime: number, endTime: number, signal?: AbortSignal): Promise<TencentAnswer<readonly PushLoss[]>>;
}

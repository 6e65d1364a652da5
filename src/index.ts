// What other programs may import. The one place of the library that looks at the process: everything behind it takes values and returns values.
import { homedir } from 'node:os';
import type { CheckConfigOptions, ConfigCheck } from './library/check-config.js';
import type { CheckExtOptions, CodeMeaning, DeviceState, DeviceStatusOptions, ExtCheck } from './library/look-up.js';
import type { ConfigOptions } from './library/options.js';
import type { Sandbox, StartSandboxOptions } from './library/sandbox.js';
import type { SendOptions, SendOutcome } from './library/send.js';
import type { SandboxClient } from './sandbox/client.js';
import type { Machine } from './session/machine.js';
import { systemClock, systemRandom } from './session/system-clock.js';

// Loaded with the first call, so that a program that only starts the sandbox does not wait for the rest.
const checking = () => import('./library/check-config.js');
const sending = () => import('./library/send.js');
const looking = () => import('./library/look-up.js');
const emulating = () => import('./library/sandbox.js');

const machineOf = (options: Pick<ConfigOptions, 'cwd' | 'env'>): Machine => ({
  env: options.env ?? process.env,
  cwd: options.cwd ?? process.cwd(),
  platform: process.platform,
  home: homedir(),
  clock: systemClock,
  random: systemRandom,
});

/**
 * Checks every value of the config, and asks each configured vendor whether it takes the credentials, in a call that reaches no phone.
 * A refusal is a finding; rejects with `TimPushError` only when there is no readable config, and with `TypeError` for an unknown vendor.
 */
export const checkConfig = async (options: CheckConfigOptions = {}): Promise<ConfigCheck> =>
  (await checking()).checkConfigIn(machineOf(options), options);

/**
 * Sends one message to device tokens of any vendors, in batches and at the pace each vendor documents. Refusals and unreachable
 * vendors are results. An aborted `signal` takes no further tokens, waits for what is under way and resolves. Rejects with
 * `TimPushError` when the config cannot be read or a target names no known device or vendor.
 */
export const send = async (options: SendOptions): Promise<SendOutcome> =>
  (await sending()).sendIn(machineOf(options), options);

/**
 * Asks one vendor about its device tokens, without sending anything unless `probe` says so; one answer per token in the given order.
 * Rejects with `TimPushError` when the config cannot be read.
 */
export const deviceStatus = async (options: DeviceStatusOptions): Promise<readonly DeviceState[]> =>
  (await looking()).deviceStatusIn(machineOf(options), options);

/** What each vendor and the app's click callback make of an `ext`; offline. A config is welcome and not needed. */
export const checkExt = async (ext: string, options: CheckExtOptions = {}): Promise<ExtCheck> =>
  (await looking()).checkExtIn(machineOf(options), ext, options);

/**
 * Every meaning of a code, offline: `vivo/10302`, `vivo 10302`, `ext/not-json`, or a bare `10302` in any scope. Empty when no entry
 * has it.
 */
export const explain = async (
  code: string,
  options: Pick<ConfigOptions, 'language'> = {},
): Promise<readonly CodeMeaning[]> => (await looking()).explainCode(code, options.language ?? 'en');

/** Starts the sandbox with its demo apps and devices on 127.0.0.1; call `close` in the end. Rejects with EADDRINUSE when a port is taken. */
export const startSandbox = async (options: StartSandboxOptions = {}): Promise<Sandbox> =>
  (await emulating()).startSandboxIn(machineOf({}), options);

/** The sandbox at an address, by default the one of `tim-push sandbox exec`. Rejects with `SandboxError` when none answers there. */
export const connectSandbox = async (url = process.env['TIM_PUSH_SANDBOX_URL']): Promise<SandboxClient> =>
  (await emulating()).connectSandboxAt(url);

export type { CheckConfigOptions, ConfigCheck, VendorCheck } from './library/check-config.js';
export { type ProblemReport, TimPushError } from './library/error.js';
export type { CheckExtOptions, CodeMeaning, DeviceState, DeviceStatusOptions, ExtCheck } from './library/look-up.js';
export type { CallOptions, ConfigOptions, NetworkOptions, VendorName } from './library/options.js';
export type { Sandbox, StartSandboxOptions } from './library/sandbox.js';
export type { Message, PushResult, PushTarget, SendOptions, SendOutcome } from './library/send.js';
export type { CapturedPush, Fate, RuleSet } from './push/emulator/emulator.js';
export { type MessageQuery, SandboxClient, SandboxError } from './sandbox/client.js';
export type {
  AppChange,
  AppRow,
  DeviceRow,
  FaultAction,
  FaultRequest,
  FaultRow,
  MessageDetail,
  NewDevice,
  RuleRow,
  SandboxMessage,
} from './sandbox/control/json.js';

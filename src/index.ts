// What other programs may import. The one place of the library that looks at the process: everything behind it takes values and returns values.
import { homedir } from 'node:os';
import type { CheckConfigOptions, ConfigCheck } from './library/check-config.js';
import type { DiagnoseOptions, Diagnosis } from './library/diagnose.js';
import type { DoctorOptions, ProjectCheck } from './library/doctor.js';
import type { Guide, GuideOptions } from './library/guide.js';
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
const examining = () => import('./library/doctor.js');
const diagnosing = () => import('./library/diagnose.js');
const guiding = () => import('./library/guide.js');
const emulating = () => import('./library/sandbox.js');

/** The run checks the options; a call without any is reported there. */
const machineOf = (options: Pick<ConfigOptions, 'cwd' | 'env'> | undefined): Machine => ({
  env: options?.env ?? process.env,
  cwd: options?.cwd ?? process.cwd(),
  platform: process.platform,
  home: homedir(),
  userId: process.getuid?.(),
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
 * `TimPushError` when the config cannot be read or a target names no known device or vendor, and with `TypeError` when an option, the
 * message or a target has a name or a value that none can hold.
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

/**
 * Reads an app project (Flutter, Android, iOS and more) and tells which of its files keep the phone silent, with fixes as diffs. Changes
 * nothing. Rejects with `TimPushError` for a folder that is not there, an unknown rule in `skip`, or a named config that cannot be read.
 */
export const doctor = async (options: DoctorOptions = {}): Promise<ProjectCheck> =>
  (await examining()).doctorIn(machineOf(options), options);

/**
 * Walks the whole path of a push for one device, and for one user through Tencent, and says which link is broken. A broken link is a
 * result. Sends nothing unless `push` says so. Rejects with `TimPushError` when the config cannot be read or no device is named, and
 * with the reason of `signal` when that is aborted.
 */
export const diagnose = async (options: DiagnoseOptions = {}): Promise<Diagnosis> =>
  (await diagnosing()).diagnoseIn(machineOf(options), options);

/**
 * What to enter in which console, with the values of this app, from the account to the certificate ID; offline. A config is welcome and
 * not needed. No secret is among the values.
 */
export const guide = async (options: GuideOptions = {}): Promise<Guide> =>
  (await guiding()).guideIn(machineOf(options), options);

/** Starts the sandbox with its demo apps and devices on 127.0.0.1; call `close` in the end. Rejects with EADDRINUSE when a port is taken. */
export const startSandbox = async (options: StartSandboxOptions = {}): Promise<Sandbox> =>
  (await emulating()).startSandboxIn(machineOf({}), options);

/** The sandbox at an address, by default the one of `tim-push sandbox exec`. Rejects with `SandboxError` when none answers there. */
export const connectSandbox = async (url = process.env['TIM_PUSH_SANDBOX_URL']): Promise<SandboxClient> =>
  (await emulating()).connectSandboxAt(url);

export type { CheckConfigOptions, ConfigCheck, VendorCheck } from './library/check-config.js';
export type { DiagnoseOptions, Diagnosis, DiagnosisStep } from './library/diagnose.js';
export type { AppProject, DoctorOptions, ProjectCheck, RuleOutcome, SourcePlace } from './library/doctor.js';
export { type ProblemReport, TimPushError } from './library/error.js';
export type { Guide, GuideEntry, GuideOptions } from './library/guide.js';
export type { CheckExtOptions, CodeMeaning, DeviceState, DeviceStatusOptions, ExtCheck } from './library/look-up.js';
export type { Message } from './library/message.js';
export type { CallOptions, ConfigOptions, NetworkOptions, VendorName } from './library/options.js';
export type { Sandbox, StartSandboxOptions } from './library/sandbox.js';
export type { PushResult, PushTarget, SendOptions, SendOutcome } from './library/send.js';
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

// What every part of OPPO's emulator works with: the call, what is remembered between calls, and the shape of an answer.
import type {
  EmulatorReply,
  EmulatorRequest,
  EmulatorWorld,
  RuleChecker,
  SandboxApp,
  SandboxDevice,
} from '../../../push/emulator/emulator.js';
import { Newest } from '../../../push/emulator/newest.js';
import type { ReadNotification } from './message.js';

export const DAY_MS = 86_400_000;
/** Kept at most; the oldest goes first. */
const MOST_TOKENS = 2000;
const MOST_MESSAGES = 5000;
const MOST_DEVICES = 100_000;

/** What is remembered between calls. */
export class Memory {
  readonly tokens = new Newest<{ readonly app: string; readonly endsAt: number }>(MOST_TOKENS);
  readonly messages = new Newest<{ readonly app: string; readonly notification: ReadNotification }>(MOST_MESSAGES);
  /** Targets that got an app_message_id already. */
  readonly seen = new Newest<true>(MOST_DEVICES);
  /** By app and token: the token was refused since the list of invalid tokens was read. */
  readonly invalid = new Newest<{ readonly app: string; readonly token: string; isRead: boolean }>(MOST_DEVICES);
  /** App and token of every invalid token the list has handed out. */
  readonly handedOut = new Newest<true>(MOST_DEVICES);
  /** What was set through the device API, by app and token; the sandbox section fills in what was not. */
  readonly aliases = new Newest<string>(MOST_DEVICES);
  readonly tags = new Newest<readonly string[]>(MOST_DEVICES);
}

export interface Call {
  readonly request: EmulatorRequest;
  readonly form: URLSearchParams;
  readonly app: SandboxApp;
  readonly checker: RuleChecker;
  readonly world: EmulatorWorld;
  readonly memory: Memory;
}

export const ok = (data: unknown): EmulatorReply => ({
  status: 200,
  headers: { 'Content-Type': 'application/json;charset=UTF-8' },
  body: { code: 0, message: 'Success', data },
});

export const isAlive = (device: SandboxDevice | undefined, app: SandboxApp): boolean =>
  device !== undefined &&
  ['ok', 'switched-off', 'not-test-device'].includes(device.fate) &&
  (device.app === '*' || device.app === app.id);

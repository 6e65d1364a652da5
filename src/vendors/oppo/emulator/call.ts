// Shared parts of the OPPO emulator: the call, the state between calls, and the response format.
import { AccessTokens } from '../../../push/emulator/access-tokens.js';
import type {
  EmulatorCall,
  EmulatorReply,
  EmulatorRequest,
  EmulatorWorld,
  SandboxApp,
  SandboxDevice,
} from '../../../push/emulator/emulator.js';
import { Newest } from '../../../push/emulator/newest.js';
import { ACCESS_TOKEN_MS } from '../facts.js';
import type { ReadNotification } from './message.js';

export const DAY_MS = 86_400_000;
/** Maximum numbers of entries; the oldest are dropped first. */
const MOST_MESSAGES = 5000;
const MOST_DEVICES = 100_000;

/** State between calls. */
export class Memory {
  readonly tokens: AccessTokens;
  readonly messages = new Newest<{ readonly app: string; readonly notification: ReadNotification }>(MOST_MESSAGES);
  /** Targets that already received an app_message_id. */
  readonly seen = new Newest<true>(MOST_DEVICES);
  /** By app and token: tokens rejected since the list of invalid tokens was last read. */
  readonly invalid = new Newest<{ readonly app: string; readonly token: string; isRead: boolean }>(MOST_DEVICES);
  /** App and token of every invalid token that the list has returned. */
  readonly handedOut = new Newest<true>(MOST_DEVICES);
  /** Values set through the device API, by app and token; the sandbox section provides the others. */
  readonly aliases = new Newest<string>(MOST_DEVICES);
  readonly tags = new Newest<readonly string[]>(MOST_DEVICES);

  constructor(world: EmulatorWorld) {
    this.tokens = new AccessTokens(world, ACCESS_TOKEN_MS);
  }
}

export interface Call extends EmulatorCall {
  readonly request: EmulatorRequest;
  readonly form: URLSearchParams;
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

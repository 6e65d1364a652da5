// What other programs may import. Grows with the commands; everything here takes values and returns values.
export { connectSandbox, type Sandbox, type StartSandboxOptions, startSandbox } from './library/sandbox.js';
export type { CapturedPush, Fate, RuleSet } from './push/emulator.js';
export type {
  AppRow,
  DeviceRow,
  FaultAction,
  FaultRequest,
  FaultRow,
  MessageDetail,
  NewDevice,
  RuleRow,
  SandboxMessage,
} from './sandbox/api.js';
export { type MessageQuery, SandboxClient, SandboxError } from './sandbox/client.js';

// A state that may be handed on: without the devices of the config, and with the device tokens of pushes shortened.
import { createRedactor } from '../../http/redaction/redactor.js';
import type { SandboxState } from './snapshot.js';

/**
 * `ofConfig`: device tokens that the config brings again at the next start. Devices that were registered in the sandbox keep their tokens: a
 * seed without them would be useless.
 */
export function withoutTokens(state: SandboxState, ofConfig: ReadonlySet<string>): SandboxState {
  const isOpen = (token: string | undefined): boolean => token === undefined || !ofConfig.has(token);
  const devices = state.devices?.filter(({ token }) => isOpen(token));
  const kept = new Set(devices?.map(({ token }) => token));
  const pushed = (state.messages ?? []).flatMap(({ pushes }) => pushes.map(({ token }) => token));
  const hidden = new Set([...ofConfig, ...pushed].filter((token) => !kept.has(token)));
  const { text } = createRedactor().shortenTokens([...hidden]);
  const open: SandboxState = {
    ...state,
    ...(devices === undefined ? {} : { devices }),
    ...(state.imUsers === undefined ? {} : { imUsers: state.imUsers.filter(({ device }) => isOpen(device?.token)) }),
    ...(state.faults === undefined ? {} : { faults: state.faults.filter(({ token }) => isOpen(token)) }),
  };
  return shortened(open, text) as SandboxState;
}

function shortened(value: unknown, text: (plain: string) => string): unknown {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((item) => shortened(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [text(name), shortened(item, text)]));
}

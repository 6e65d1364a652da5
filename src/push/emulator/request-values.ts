// Reading what a request says on the server side: values by their type, never guessing.
import { percentDecode } from '../../text/percent-decode.js';
import type { CapturedPush, EmulatorRequest, SandboxApp, SandboxDevice } from './emulator.js';

/** A text that says something; anything else is undefined. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** UTF-8 bytes of the compact JSON; what is nested too deeply to be written counts as endless. */
export function bytesOf(value: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(value) ?? '', 'utf8');
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

export const isHttps = (value: unknown): boolean => typeof value === 'string' && /^https:\/\/[^/\s]+/i.test(value);

export const isWhole = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

/** The text extra `ext` of an intent URI, as the app's activity would read it. */
export const extOfIntent = (intent: string | undefined): string | undefined => {
  const written = /;S\.ext=([^;]*)/.exec(intent ?? '')?.[1];
  return written === undefined ? undefined : percentDecode(written);
};

/** The bearer of a request, the scheme in any case (RFC 7235); empty when there is none. */
export const bearerOf = (request: EmulatorRequest): string =>
  /^bearer +(\S.*)$/i.exec(request.headers['authorization'] ?? '')?.[1]?.trim() ?? '';

/** Whether a device has the app; those with a fixed fate have every registered one. */
export const isOf = (device: SandboxDevice, app: Pick<SandboxApp, 'id'>): boolean =>
  device.fate !== 'other-app' && (device.app === '*' || device.app === app.id);

/** Known, and with this app. Whether it shows anything is another question. */
export const isKnownOf = (device: SandboxDevice | undefined, app: SandboxApp): device is SandboxDevice =>
  device !== undefined && device.fate !== 'unknown' && isOf(device, app);

/** What a push shows: a field without a value is left out. */
export const shownOf = (
  fields: { readonly [K in keyof CapturedPush]?: CapturedPush[K] | undefined },
): Partial<CapturedPush> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<CapturedPush>;

// Passwords inside addresses that flags and variables name: proxies and sandboxes behind a login.
import type { Io } from '../../commands/context/io.js';
import type { RawFlags } from './globals.js';

const VARIABLES = [
  'TIM_PUSH_SANDBOX_URL',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'http_proxy',
  'https_proxy',
  'all_proxy',
];
/** Up to the last @ before the path: a password may hold one itself. */
const PASSWORD = /^[^:/\s]+:\/\/[^:/@\s]*:([^/?#\s]+)@/;

/** As they are written, and with the signs around them, which makes short ones long enough to be masked. */
export function passwordsInUrls(flags: RawFlags, env: Io['env']): readonly string[] {
  const values = [...Object.values(flags), ...VARIABLES.map((name) => env[name])];
  return values.flatMap((value) => {
    const password = typeof value === 'string' ? PASSWORD.exec(value)?.[1] : undefined;
    return password === undefined ? [] : [password, `:${password}@`];
  });
}

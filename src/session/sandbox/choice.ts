// Which sandbox a flag or the environment asks for.
import type { Machine } from '../machine.js';

export type SandboxChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'embedded' }
  /** The variable for the address is set and empty: the real services must not be asked then. */
  | { readonly kind: 'empty'; readonly variable: string }
  | { readonly kind: 'url'; readonly url: string; readonly fromEnvironment: boolean };

/** `true`: inside this process; a text: at that address. */
export function readSandboxChoice(flag: unknown, env: Machine['env']): SandboxChoice {
  if (typeof flag === 'string' && flag !== '')
    return { kind: 'url', url: flag.replace(/\/+$/, ''), fromEnvironment: false };
  const environment = env['TIM_PUSH_SANDBOX_URL'];
  if (environment !== undefined && environment.trim() === '')
    return { kind: 'empty', variable: 'TIM_PUSH_SANDBOX_URL' };
  if (environment !== undefined) return { kind: 'url', url: environment.replace(/\/+$/, ''), fromEnvironment: true };
  return flag === true ? { kind: 'embedded' } : { kind: 'none' };
}

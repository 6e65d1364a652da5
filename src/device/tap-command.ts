// From what a push opens to the words of `am start` that open the same: pure, and nothing is quoted yet.
import { parseIntentUri } from '../push/click/click.js';
import type { SentTap, Tap } from '../push/click/tap.js';

export type TapCommand =
  /** What the phone is asked to resolve first, and what is started. `launcher`: the component comes from that first answer. */
  | {
      readonly kind: 'start';
      readonly intent: readonly string[];
      readonly extras: readonly string[];
      readonly launcher: boolean;
    }
  | { readonly kind: 'not-startable'; readonly why: 'none' | 'unknown' | 'no-address' | 'no-class' };

/** A class, whole or from the package on (`.MainActivity`), or with its package before a slash. */
const CLASS = /^(?:[A-Za-z_]\w*(?:\.\w+)*\/)?\.?[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/;
const SCHEME = /^[a-z][\w.+-]*$/i;
const ACTION = /^[A-Za-z_][\w.-]*$/;

export function tapCommand({ tap, extras }: SentTap, packageName: string): TapCommand {
  const added = Object.entries(extras).flatMap(([name, value]) => ['--es', name, value]);
  const start = (intent: readonly string[], launcher = false): TapCommand => ({
    kind: 'start',
    intent,
    extras: added,
    launcher,
  });
  const target = targetOf(tap, packageName);
  return typeof target === 'string' ? { kind: 'not-startable', why: target } : start(target.words, tap.kind === 'app');
}

type Why = Extract<TapCommand, { kind: 'not-startable' }>['why'];

function targetOf(tap: Tap, packageName: string): Why | { readonly words: readonly string[] } {
  switch (tap.kind) {
    case 'app':
      return { words: [packageName] };
    case 'page': {
      const scheme = parseIntentUri(tap.intent)?.scheme;
      // `am` reads an address as Intent.parseUri does, extras and flags included. Another app's page is not what is asked about.
      return scheme !== undefined && SCHEME.test(scheme)
        ? { words: ['-p', packageName, tap.intent.trim()] }
        : 'no-address';
    }
    case 'activity':
      if (!CLASS.test(tap.name)) return 'no-class';
      return { words: ['-n', tap.name.includes('/') ? tap.name : `${packageName}/${tap.name}`] };
    case 'action':
      return ACTION.test(tap.action) ? { words: ['-a', tap.action, '-p', packageName] } : 'no-address';
    case 'link':
      return /^[a-z][\w.+-]*:/i.test(tap.url)
        ? { words: ['-a', 'android.intent.action.VIEW', '-d', tap.url] }
        : 'no-address';
    case 'none':
      return 'none';
    default:
      return 'unknown';
  }
}

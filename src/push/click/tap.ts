// What a tap does by the request that goes out, `--raw` laid over it: read by each vendor from its own body, shown and checked here in one way.
import { clickProblem } from '../../problems/entries/app/click.js';
import type { Problem } from '../../problems/types.js';
import { excerptOf } from '../../text/excerpt.js';
import { isObject } from '../../text/json-object.js';
import { type Text, t } from '../../text/language.js';
import type { AppContext } from '../types.js';
import { checkClickPage, type PluginPath } from './click.js';
import { parseIntentUri } from './intent-uri.js';

/** `field` is the vendor's own name of what decides, with its value, for example `skipType 1`. */
export type Tap =
  | { readonly kind: 'app'; readonly field: string }
  | { readonly kind: 'page'; readonly field: string; readonly intent: string }
  | { readonly kind: 'activity'; readonly field: string; readonly name: string }
  | { readonly kind: 'action'; readonly field: string; readonly action: string }
  | { readonly kind: 'link'; readonly field: string; readonly url: string }
  /** Nothing is shown, so there is nothing to tap. */
  | { readonly kind: 'none'; readonly field: string }
  | { readonly kind: 'other'; readonly field: string };

/** A tap with all that the phone gets of the request, so that it can be repeated without the vendor. */
export interface SentTap {
  readonly tap: Tap;
  /** Text extras that the vendor's service on the phone lays into the intent beside what the page itself carries. */
  readonly extras: Readonly<Record<string, string>>;
  /** What of the true tap an intent cannot repeat: who else hands ext over. */
  readonly lacks?: Text;
  /** How ext is known to become extras, where that is a guess. */
  readonly guess?: Text;
  /** For Apple's phones: the notification as the system gets it. */
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** Of a custom-data object the texts: `getStringExtra` gives nothing for the rest. */
export const textExtras = (data: unknown): Record<string, string> =>
  isObject(data)
    ? Object.fromEntries(
        Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {};

/** For people: the page without its intent flags and extras, the class, the link, or the app. */
export function describeTap(tap: Tap): string {
  switch (tap.kind) {
    case 'app':
      return tap.field === '' ? 'the app' : `the app (${tap.field})`;
    case 'page':
      return tap.intent.replace(/[?]?#Intent;.*$/s, '');
    case 'activity':
      return `${tap.field}, ${tap.name}`;
    case 'action':
      return `${tap.field} ${tap.action}`;
    case 'link':
      return `${tap.field}, ${tap.url}`;
    case 'none':
      return `nothing to tap (${tap.field})`;
    default:
      return tap.field;
  }
}

/** The same in both languages; `shown` is the English one, with what a vendor puts before it. */
export function sayTap({ kind, field }: Tap, shown: string): Text {
  const where = field === '' ? '' : `（${field}）`;
  return t(shown, kind === 'app' ? `应用${where}` : kind === 'none' ? `没有可点击的内容${where}` : shown);
}

export interface TapRules {
  readonly vendor: string;
  readonly path?: PluginPath;
  /** The class the older plugin wants opened, where its vendor names classes. */
  readonly pluginActivity?: string;
}

const FLAG = { file: 'flag', key: '--raw' } as const;

/** Findings about a tap that `--raw` changed: `made` is the one without it, which has been checked already. */
export function checkRawTap(tap: Tap, made: Tap, app: AppContext, rules: TapRules): Problem[] {
  if (JSON.stringify(tap) === JSON.stringify(made)) return [];
  const { vendor, path, pluginActivity } = rules;
  const details = { vendor, at: FLAG };
  if (tap.kind === 'link')
    return app.clickTarget === 'launcher'
      ? []
      : [clickProblem('click/link', { ...details, args: { found: excerptOf(tap.url) } })];
  if (tap.kind === 'page') {
    const clickTarget = app.clickTarget === 'launcher' ? 'plugin' : app.clickTarget;
    return checkClickPage(tap.intent, app.packageName, {
      clickTarget,
      vendor,
      at: FLAG,
      ...(path === undefined ? {} : { path }),
    });
  }
  if (tap.kind === 'activity' && tap.name === '')
    return [clickProblem('click/empty', { ...details, args: { expected: pluginActivity ?? `${app.packageName}.…` } })];
  if (tap.kind === 'activity' && pluginActivity === undefined && app.clickTarget !== 'launcher')
    return [clickProblem('click/raw-activity', { ...details, args: { found: excerptOf(tap.name, 120) } })];
  if (
    tap.kind === 'activity' &&
    pluginActivity !== undefined &&
    app.clickTarget === 'plugin' &&
    tap.name !== pluginActivity
  )
    return [
      clickProblem('click/other-activity', {
        ...details,
        args: { found: excerptOf(tap.name, 120), expected: pluginActivity },
      }),
    ];
  if (tap.kind === 'app' && made.kind !== 'app' && made.kind !== 'other' && app.clickTarget !== 'launcher')
    return [clickProblem('click/app-only', { ...details, args: { found: tap.field } })];
  if ((tap.kind === 'other' || tap.kind === 'action') && app.clickTarget !== 'launcher')
    return [clickProblem('click/not-known', { ...details, args: { found: excerptOf(describeTap(tap)) } })];
  return [];
}

/** The text extra `ext` of a page, which the push plugins read; null when it has none. */
export const extOfIntent = (intent: string): string | null =>
  parseIntentUri(intent)?.extras.find(({ name, type }) => name === 'ext' && type === 'S')?.value ?? null;

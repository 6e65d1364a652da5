// The pages a tap opens in apps with Tencent's push plugins, and a linter that compares a page with the app.
// Source: manifest and README of tim_ui_kit_push_plugin 3.1.2; TUIOfflinePush, the open predecessor of TIMPush.
import { clickProblem } from '../../problems/entries/app/click.js';
import type { Origin, Problem } from '../../problems/types.js';
import { excerptOf, INVISIBLE } from '../../text/excerpt.js';
import { type TextArgs, t } from '../../text/language.js';
import type { ClickTarget } from '../types.js';
import { CLEAR_TOP, type IntentUri, isPercentEncoded, parseIntentUri } from './intent-uri.js';

export { addIntentExtras, buildIntentUri, parseIntentUri } from './intent-uri.js';

/** Scheme of the older plugin's activities; their host is the application id. [A] */
export const PLUGIN_SCHEME = 'tencent_im_push';

/** Paths of the older plugin's activities; which vendor uses which is in the vendor's facts. [A] */
export type PluginPath = '/message' | '/honorMessage';

/** Page of TIMPush's open predecessor. TIMPush most likely kept it; the console shows the true one. [D for TIMPush] */
export const TIMPUSH_GUESS = { scheme: 'pushscheme', host: 'com.tencent.qcloud.uniapp', path: '/detail' } as const;

/** The page as Tencent's guide prescribes it for the console and for `skipContent`. */
export const pluginPage = (path: PluginPath, packageName: string): string =>
  `${PLUGIN_SCHEME}://${packageName}${path}?#Intent;scheme=${PLUGIN_SCHEME};launchFlags=0x4000000;end`;

export interface ClickPageContext {
  /** Default: `plugin`. */
  readonly clickTarget?: ClickTarget;
  /** The plugin's path for this vendor; without it both are taken. */
  readonly path?: PluginPath;
  readonly vendor?: string | undefined;
  readonly at?: Origin | undefined;
}

const PLACEHOLDER =
  /your[ _.-]?(?:app|package|company)|package[ _-]?name|application[ _-]?id|[<>{}]|\$\{|包名|你的|您的|填写|\bx{3,}\b/i;

const CLASS_NAME = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/;

/** Findings about a page. An undefined package name leaves the comparison out. Never throws. */
export function checkClickPage(
  page: string,
  packageName: string | undefined,
  context: ClickPageContext = {},
): Problem[] {
  const { clickTarget = 'plugin', vendor, at } = context;
  const isPlugin = clickTarget === 'plugin';
  const expected = isPlugin
    ? pluginPage(context.path ?? '/message', packageName ?? 'com.example.chat')
    : t('the page from the Chat console (timpush_click_page)', 'IM 控制台里的页面（timpush_click_page）');
  const scheme = isPlugin ? PLUGIN_SCHEME : TIMPUSH_GUESS.scheme;
  const find = (code: Parameters<typeof clickProblem>[0], args: TextArgs = {}): Problem =>
    clickProblem(code, { vendor, at, args: { expected, scheme, ...args } });

  const text = page.trim();
  if (text === '') return [find('click/empty')];
  const uri = parseIntentUri(text);
  const address = text.split('#Intent;', 1)[0] ?? '';
  const placeholder = uri !== undefined && uri.host === packageName ? null : PLACEHOLDER.exec(address.slice(0, 2000));
  if (placeholder !== null) return [find('click/placeholder', { found: excerptOf(address.slice(placeholder.index)) })];
  // TIMPush pages of some vendors are a class name.
  if (!isPlugin && CLASS_NAME.test(text)) return [];
  if (uri === undefined) return [find('click/not-a-uri', { page: excerptOf(text) })];
  if (uri.host === 'com.tencent.qcloud' && uri.path === '/detail') return [find('click/self-integrated')];

  const problems: Problem[] = [];
  if (/\s/.test(page) || INVISIBLE.test(page)) problems.push(find('click/blank'));
  if (!uri.hasIntentPart) problems.push(find('click/no-intent-part'));
  else if (!uri.hasEnd) problems.push(find('click/no-end'));
  if (uri.scheme === undefined) problems.push(find('click/no-scheme'));
  else if (!isPlugin && uri.scheme === PLUGIN_SCHEME) problems.push(find('click/other-generation'));
  else if (isPlugin) problems.push(...checkPluginAddress(uri, packageName, context.path, find));
  problems.push(...checkComponent(uri, packageName, find), ...checkExtras(uri, find));
  return problems;
}

type Find = (code: Parameters<typeof clickProblem>[0], args?: TextArgs) => Problem;

function checkPluginAddress(
  uri: IntentUri,
  packageName: string | undefined,
  path: PluginPath | undefined,
  find: Find,
): Problem[] {
  const problems: Problem[] = [];
  const other = [uri.scheme, uri.declaredScheme].find((name) => name !== undefined && name !== PLUGIN_SCHEME);
  if (other !== undefined) problems.push(find('click/wrong-scheme', { found: excerptOf(other) }));
  if (packageName !== undefined && uri.host !== packageName) {
    problems.push(find('click/wrong-package', { found: excerptOf(uri.host), package: excerptOf(packageName) }));
  }
  const isKnown = path === undefined ? uri.path === '/message' || uri.path === '/honorMessage' : uri.path === path;
  if (!isKnown)
    problems.push(find('click/wrong-path', { found: excerptOf(uri.path) || '/', path: path ?? '/message' }));
  const hasFlag = uri.launchFlags !== undefined && Math.floor(uri.launchFlags / CLEAR_TOP) % 2 === 1;
  if (uri.hasIntentPart && !hasFlag) problems.push(find('click/no-clear-top'));
  return problems;
}

function checkComponent(uri: IntentUri, packageName: string | undefined, find: Find): Problem[] {
  const owner = uri.package ?? uri.component?.split('/')[0];
  if (owner !== undefined && packageName !== undefined && owner !== packageName) {
    return [find('click/wrong-package', { found: excerptOf(owner), package: excerptOf(packageName) })];
  }
  return uri.component === undefined ? [] : [find('click/component', { found: excerptOf(uri.component) })];
}

function checkExtras(uri: IntentUri, find: Find): Problem[] {
  const problems: Problem[] = [];
  if (/(?:^|&)ext=/.test(uri.query)) problems.push(find('click/ext-in-query'));
  const typed = uri.extras.find((extra) => extra.name === 'ext' && extra.type !== 'S');
  if (typed !== undefined) problems.push(find('click/extra-not-text', { name: 'ext', found: `${typed.type}.ext` }));
  const raw =
    uri.extras.find((extra) => !isPercentEncoded(extra.raw)) ?? (uri.strays.length > 0 ? uri.extras.at(-1) : undefined);
  if (raw !== undefined) problems.push(find('click/not-encoded', { name: excerptOf(raw.name) }));
  return problems;
}

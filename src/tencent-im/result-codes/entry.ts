// Short hands for the tables of result codes.
import type { Entry } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';

type BothLanguages = readonly [en: string, zh: string];

/** One code: what it is about, whether to repeat, title, cause, fixes. */
export const entry = (
  kind: Entry['kind'],
  retry: NonNullable<Entry['retry']>,
  title: BothLanguages,
  cause: BothLanguages,
  fix: readonly BothLanguages[],
  more: Partial<Entry> = {},
): Entry => ({
  severity: 'error',
  kind,
  retry,
  title: t(...title),
  cause: t(...cause),
  fix: fix.map((words): Text => t(...words)),
  mark: 'A',
  source: 'Tencent Chat: error codes',
  ...more,
});

export const WAIT: BothLanguages = ['wait a moment, then send the same request again', '稍等片刻，再发送同样的请求'];
export const SHOW_REQUEST: BothLanguages = [
  'look at the request: tim-push send --via tencent --user <id> --dry-run --print-request',
  '查看请求：tim-push send --via tencent --user <用户> --dry-run --print-request',
];
export const CHECK_CONFIG: BothLanguages = [
  'tim-push check-config --vendor tencent-im',
  'tim-push check-config --vendor tencent-im',
];
export const CONSOLE: BothLanguages = [
  'check the state of the app in the Chat console',
  '到 IM 控制台查看该应用的状态',
];

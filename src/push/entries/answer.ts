// Findings about an answer that every vendor has under codes of its own: a code that no document explains, and an answer that is not the vendor's.
import { type EntryRest, error } from '../../problems/code-entry.js';
import type { Entry } from '../../problems/types.js';
import { fillBoth, type Text, t } from '../../text/language.js';

/** What to do about a code, where nothing special is known. */
export const nothingToDo = t('nothing to do', '无需处理');
export const wait = t('wait and send again', '稍后重新发送');
export const slower = t('send more slowly', '降低发送速度');
export const lookAtRequest = t(
  'check the request: tim-push send … --dry-run --print-request',
  '查看请求：tim-push send … --dry-run --print-request',
);

/** Whom to ask about a code, with the number that the vendor knows the request by. */
export const askVendor = (vendor: Text, id: string): Text =>
  fillBoth(
    t("read the vendor's message, then contact {vendor} with the {id}", '先看厂商的原文，再提供 {id} 联系{vendor}'),
    { vendor, id },
  );

export const unknownCode = (vendor: Text, fix: Text, rest: EntryRest = {}): Entry =>
  error.server(
    fillBoth(t('{vendor} returned {code}, which no document explains', '{vendor}返回了 {code}，没有文档说明它的含义'), {
      vendor,
    }),
    t(
      "it is not in the known tables; the vendor's message is the only evidence",
      '不在已知的码表中，只能参考厂商的原文',
    ),
    fix,
    rest,
  );

/** `endpoint` is the key of `endpoints` in the config; `cause` says what exactly is missing where the vendor has more to say. */
export const answerNotUnderstood = (
  vendor: Text,
  endpoint: string,
  { cause, ...rest }: EntryRest & { readonly cause?: Text } = {},
): Entry =>
  error.server(
    fillBoth(t('the answer does not look like {vendor} (HTTP {status})', '响应不像来自{vendor}（HTTP {status}）'), {
      vendor,
    }),
    cause ??
      t(
        'a part is missing or contradicts the rest; most likely a proxy, a login page, a gateway or a wrong address answered',
        '缺少内容或前后矛盾；多半是代理、登录页、网关或错误的地址在响应',
      ),
    t(
      `run again with --verbose and read the answer; check endpoints.${endpoint} in the config, and --proxy`,
      `加 --verbose 再运行一次查看响应；检查配置中的 endpoints.${endpoint} 和 --proxy`,
    ),
    rest,
  );

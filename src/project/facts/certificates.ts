// Certificate IDs of the Chat console: each vendor has its own.
import type { Origin } from '../../problems/types.js';
import { t } from '../../text/language.js';
import type { Finding } from '../types.js';

export const SAME_CERTIFICATE = {
  title: t('{name} have the same certificate ID {found}', '{name} 填写了同一个证书 ID {found}'),
  cause: t(
    'the console gives each vendor a certificate ID of its own: phones of at least one of them upload their token under the wrong vendor and stay silent',
    '控制台为每个厂商分配不同的证书 ID：其中至少一个厂商的 token 会上报到错误的厂商，收不到推送',
  ),
} as const;

/** One finding for each ID that several keys carry, at the second of them. */
export const sharedIds = (
  ids: readonly { readonly key: string; readonly id: string; readonly at: Origin }[],
): readonly Finding[] =>
  [...new Set(ids.map(({ id }) => id))].flatMap((id): Finding[] => {
    const same = ids.filter((item) => item.id === id);
    const name = same.map(({ key }) => key).join(', ');
    return same.length < 2 ? [] : [{ at: same[1]?.at, found: id, expected: '–', args: { name } }];
  });

// `--shard i/n`: which part of the work this machine does.
import { MOST_SHARDS, parseShard, type Shard, type ShardFault, shardName } from '../../delivery/shard.js';
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { excerptOf } from '../../text/excerpt.js';
import { type Text, t } from '../../text/language.js';
import { defineFlag } from '../define.js';

export const shardFlag = defineFlag({
  name: 'shard',
  group: 'many',
  value: 'i/n',
  describe: t(
    'do only part i of n, for n machines side by side; the same part every time',
    '只处理 n 份中的第 i 份，供 n 台机器并行；每次划分结果相同',
  ),
});

const REASONS: Readonly<Record<ShardFault, Text>> = {
  'not-a-pair': t('it is not two whole numbers with a slash between them', '它不是用斜杠隔开的两个正整数'),
  'starts-at-1': t('shards are counted from 1', '分片从 1 开始编号'),
  'beyond-count': t('there is no such part: the first number is above the second', '没有这一份：前一个数大于后一个数'),
  'too-many': t(`there can be ${MOST_SHARDS} shards at most`, `最多 ${MOST_SHARDS} 个分片`),
};

/** The shard of the command line, undefined without the flag. */
export function readShard(
  text: string | undefined,
): { readonly shard: Shard | undefined } | { readonly problem: Problem } {
  if (text === undefined) return { shard: undefined };
  const read = parseShard(text.trim());
  if (!('fault' in read)) return { shard: read };
  const count = read.count ?? 3;
  return {
    problem: usageProblem('usage/bad-shard', {
      args: {
        value: excerptOf(text),
        reason: REASONS[read.fault],
        first: shardName({ index: 1, count }),
        last: shardName({ index: count, count }),
      },
    }),
  };
}

// Which exit codes there are and which command ends with which: the one table that help, the manual page, the documentation and the tests read.
import { EXIT } from '../problems/exit-code.js';
import { type Text, t } from '../text/language.js';

export const exitCodeMeanings: readonly (readonly [code: number, says: Text])[] = [
  [EXIT.ok, t('all good', '一切正常')],
  [EXIT.failed, t('a check or a push failed', '检查或推送失败')],
  [EXIT.usage, t('wrong usage', '用法错误')],
  [EXIT.config, t('config unreadable or incomplete', '配置无法读取或不完整')],
  [EXIT.credentials, t('credentials refused', '凭证被拒绝')],
  [EXIT.unreachable, t('unreachable or timed out', '无法连接或超时')],
  [EXIT.partial, t('a batch succeeded in part', '批量推送部分成功')],
  [EXIT.internal, t('our bug', '程序自身错误')],
  [EXIT.interrupted, t('interrupted', '被中断')],
];

/** What a command can end with besides 0, 2, 3 and 70, which every command has. */
const FURTHER: Readonly<Record<string, readonly number[]>> = {
  send: [1, 4, 5, 6, 130],
  'vivo-test': [1, 4, 5, 6, 130],
  'check-config': [1, 4, 5, 130],
  'check-ext': [1, 130],
  'device-status': [1, 4, 5, 130],
  diagnose: [1, 4, 5, 130],
  tap: [1, 5, 130],
  doctor: [1],
  // Of the commands it runs where a person agrees.
  init: [1, 4, 5, 6, 130],
  guide: [],
  explain: [],
  smoke: [1, 4, 5, 130],
  'user-sig': [4, 130],
  sandbox: [1, 5, 130],
  mcp: [],
  receipts: [1, 5, 130],
  completion: [],
};

const EVERY = [EXIT.ok, EXIT.usage, EXIT.config, EXIT.internal] as const;

/** In rising order. */
export const exitCodesOf = (command: string): readonly number[] =>
  [...EVERY, ...(FURTHER[command] ?? [])].sort((a, b) => a - b);

export const commandsWithCodes: readonly string[] = Object.keys(FURTHER);

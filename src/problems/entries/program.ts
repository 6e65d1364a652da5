// What the program says about itself: interrupted, and our own bugs.
import { t } from '../../text/language.js';
import { entryOf } from '../code-entry.js';
import { type Catalogue, problemMaker } from '../types.js';

const internal = entryOf('error', 'internal');
const interrupted = entryOf('error', 'interrupted');
const usage = entryOf('error', 'usage');

export const programEntries = {
  'program/internal': internal(
    t('tim-push {version} ran into a bug of its own', 'tim-push {version} 自身出现了错误'),
    t('{reason}', '{reason}'),
    t(
      'run it again with --debug and send us the output (secrets are masked)',
      '加上 --debug 重新运行，并把输出发给我们（密钥已脱敏）',
    ),
  ),
  'program/interrupted': interrupted(
    t('interrupted', '已中断'),
    t('Ctrl-C, or the system asked the program to end', '按下了 Ctrl-C，或系统要求结束程序'),
    t('run the same command again', '重新运行同一命令'),
  ),
  'program/node-too-old': usage(
    t('Node {found} is too old', 'Node {found} 版本过低'),
    t('tim-push needs Node {needed} or newer', 'tim-push 需要 Node {needed} 或更高版本'),
    t('install a current Node, for example from nodejs.org', '安装新版 Node，例如从 nodejs.org 下载'),
  ),
} satisfies Catalogue;

export const programProblem = problemMaker(programEntries);

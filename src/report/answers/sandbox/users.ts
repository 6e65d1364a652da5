// The list of the sandbox's Chat users: name, state, the vendor they reported for, and what each demonstrates.
import { type Text, t } from '../../../text/language.js';
import { layoutTable } from '../../table.js';
import type { TerminalText } from '../../terminal-text.js';

export interface SandboxUserRow {
  readonly id: string;
  readonly state: string;
  readonly vendor?: string;
  readonly says?: Text;
}

const header = [t('user', '用户'), t('state', '状态'), t('reported for', '上报厂商'), t('meaning', '含义')];
const next = t(
  'Use one: tim-push send --sandbox --via tencent --user alice',
  '使用：tim-push send --sandbox --via tencent --user alice',
);

export function layoutSandboxUsers(rows: readonly SandboxUserRow[], terminal: TerminalText): string {
  const lines = layoutTable(
    terminal,
    header,
    rows.map((row) => [row.id, row.state, row.vendor ?? '–', row.says ?? '']),
  );
  return `${lines.join('\n')}\n\n${terminal.say(next)}\n`;
}

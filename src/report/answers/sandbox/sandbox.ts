// The list of demo devices: vendor, fate and the whole token, because people copy it.
import type { Fate } from '../../../push/emulator/emulator.js';
import { type Text, t } from '../../../text/language.js';
import { layoutTable } from '../../table.js';
import type { TerminalText } from '../../terminal-text.js';

export interface ListedDevice {
  readonly vendor: string;
  readonly name: Text;
  readonly token: string;
  readonly fate: Fate;
  readonly environment?: string;
}

const fateWords: Readonly<Record<Fate, Text>> = {
  ok: t('accepted', '接受'),
  unknown: t('unknown to the vendor', '厂商没有该 token'),
  uninstalled: t('app uninstalled', '应用已卸载'),
  'switched-off': t('pushes switched off', '推送已关闭'),
  inactive: t('not seen for long', '长期未上线'),
  'not-test-device': t('not a test device', '不是测试设备'),
  'other-app': t('token of another app', '其他应用的 token'),
};

const header = [t('vendor', '厂商'), t('fate', '结局'), t('meaning', '含义'), t('device token', '设备 token')];
const next = t(
  'Use one: tim-push send --sandbox --vendor {vendor} --token <device token>',
  '使用：tim-push send --sandbox --vendor {vendor} --token <设备 token>',
);

export function layoutDevices(rows: readonly ListedDevice[], terminal: TerminalText): string {
  const lines = layoutTable(
    terminal,
    header,
    rows.map((row) => [
      row.name,
      row.fate,
      `${terminal.say(fateWords[row.fate])}${row.environment === undefined ? '' : ` (${row.environment})`}`,
      row.token,
    ]),
  );
  const vendor = rows[0]?.vendor ?? '<vendor>';
  return `${lines.join('\n')}\n\n${terminal.say(next, { vendor })}\n`;
}

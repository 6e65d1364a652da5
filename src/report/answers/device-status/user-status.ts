// The state of an IM user at Tencent, and what the user's devices reported, for people and for JSON.
import { t } from '../../../text/language.js';
import { printable } from '../../../text/printable.js';
import { DONE } from '../../claims.js';
import type { DocumentOf } from '../../shapes/index.js';
import { layoutPairs } from '../../table.js';
import { SIGNS, shortenToken, type TerminalText } from '../../terminal-text.js';

/** What a device of the user reported, and what became of one push on it. */
export interface ReportedDevice {
  readonly vendor?: string;
  readonly token?: string;
  readonly certificateId?: string;
  readonly deviceModel?: string;
  readonly system?: string;
  readonly systemVersion?: string;
  readonly notificationStatus?: string;
  readonly hops: readonly {
    readonly hop: string;
    readonly status: string;
    readonly errorCode?: string;
    readonly errorInfo?: string;
    readonly time?: string;
  }[];
}

export interface UserRow {
  readonly id: string;
  readonly state: 'Online' | 'PushOnline' | 'Offline' | 'not-imported' | 'unknown';
  readonly platforms: readonly { readonly platform: string; readonly state: string }[];
  /** Undefined when no push was traced, because then there is no source for it. */
  readonly devices: readonly ReportedDevice[] | undefined;
}

const words = {
  user: t('Tencent IM  {user}', '腾讯 IM  {user}'),
  platforms: t('platforms', '平台'),
  vendor: t('vendor', '厂商'),
  token: t('device token', '设备 token'),
  none: t('none reported', '未上报'),
  certificate: t('certificate ID', '证书 ID'),
  phone: t('phone', '手机'),
  way: t('path of the push', '推送链路'),
  notAsked: t(
    'Only a push shows what the devices reported (token, certificate ID): add --task <TaskID of a Push service push>, or --probe',
    '设备上报的 token 和证书 ID 只有推送后才能查到：加 --task <推送服务的 TaskID>，或 --probe',
  ),
} satisfies Record<string, ReturnType<typeof t>>;

type UserDocument = NonNullable<DocumentOf<'device-status'>['user']>;

export const userDocument = (row: UserRow, showTokens: boolean): UserDocument => ({
  id: row.id,
  state: row.state,
  platforms: row.platforms,
  ...(row.devices === undefined
    ? {}
    : {
        tokens: row.devices.map((device) => ({
          ...(device.vendor === undefined ? {} : { vendor: device.vendor }),
          token: showTokens ? (device.token ?? '') : shortenToken(device.token ?? ''),
          ...(device.certificateId === undefined ? {} : { certificateId: device.certificateId }),
          ...(device.deviceModel === undefined ? {} : { model: device.deviceModel }),
          ...(device.notificationStatus === undefined ? {} : { notificationStatus: device.notificationStatus }),
          hops: device.hops.map((hop) => ({ ...hop })),
        })),
      }),
});

const LOOKS = {
  PushOnline: [DONE, 'green'],
  Online: [SIGNS.look, 'yellow'],
  Offline: [SIGNS.broken, 'red'],
  'not-imported': [SIGNS.broken, 'red'],
  unknown: [SIGNS.skipped, 'dim'],
} as const;

export function layoutUser(row: UserRow, terminal: TerminalText): string[] {
  const [sign, color] = LOOKS[row.state];
  const lead = `${sign} ${terminal.say(words.user, { user: printable(row.id) })}  ${row.state}`;
  const lines = [terminal.color[color](lead)];
  if (row.platforms.length > 0) {
    const platforms = row.platforms.map(({ platform, state }) => `${printable(platform)} ${state}`).join(', ');
    lines.push(`  ${terminal.say(words.platforms)}  ${platforms}`);
  }
  if (row.devices === undefined) return [...lines, `  ${terminal.color.dim(terminal.say(words.notAsked))}`];
  for (const device of row.devices) lines.push(...layoutReported(device, terminal));
  return lines;
}

function layoutReported(device: ReportedDevice, terminal: TerminalText): string[] {
  const way = device.hops.map(
    (hop) =>
      `${hop.hop} ${hop.status}${hop.errorCode === undefined || hop.errorCode === '0' ? '' : ` ${hop.errorCode}`}`,
  );
  const token = (device.token ?? '').trim();
  const rows: readonly (readonly [string, string | undefined])[] = [
    [terminal.say(words.phone), [device.deviceModel, device.system, device.systemVersion].filter(Boolean).join(' ')],
    [terminal.say(words.vendor), device.vendor],
    [terminal.say(words.token), token === '' ? terminal.say(words.none) : terminal.token(token)],
    [terminal.say(words.certificate), device.certificateId],
    [terminal.say(words.way), way.join(' → ')],
  ];
  const shown = rows.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [[label, value] as const],
  );
  return layoutPairs(shown);
}

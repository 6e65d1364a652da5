// The flags that also look at the attached phone, and what they ask of it.
import type { PhoneAsked } from '../../checks/attached-phone.js';
import { t } from '../../text/language.js';
import { defineFlag, defineFlags, type FlagValues } from '../define.js';

export const phoneFlags = defineFlags(
  [
    {
      name: 'adb',
      value: 'serial',
      optionalValue: true,
      describe: t(
        'also read the attached phone through adb: permission, channel, battery; with a serial where several are attached',
        '同时通过 adb 读取所连手机：通知权限、渠道、电池限制；连接多台时用序列号指定',
      ),
    },
    {
      name: 'package',
      value: 'name',
      describe: t(
        'package name of the app on the phone (default: package_name)',
        '手机上应用的包名（默认取 package_name）',
      ),
    },
  ],
  'phone',
);

/** For commands whose message flags have no channel of their own. */
export const phoneChannelFlag = defineFlag({
  name: 'channel-id',
  group: 'phone',
  value: 'id',
  describe: t(
    'notification channel to look at on the phone (default: channel_id)',
    '要在手机上检查的通知渠道（默认取 channel_id）',
  ),
});

export type PhoneFlags = FlagValues<typeof phoneFlags> & { readonly channelId?: string | undefined };

/** Undefined without `--adb`. */
export const phoneAsked = (flags: PhoneFlags): PhoneAsked | undefined =>
  flags.adb === undefined
    ? undefined
    : {
        serial: flags.adb === true || flags.adb === '' ? undefined : flags.adb,
        packageName: flags.package,
        channelId: flags.channelId,
      };

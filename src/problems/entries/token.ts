// Findings about a text that is no device token of any vendor, or belongs to another service: the same words for every vendor.
import { t } from '../../text/language.js';
import { entryOf } from '../code-entry.js';
import { type Catalogue, problemMaker } from '../types.js';

const wrong = entryOf('error', 'device-token', { retry: 'after-fix' });

/** How a person gets the device token of a phone, in both generations of the plugin. */
export const printIt = t(
  'print the device token on the phone: getDevicePushToken() of the plugin, getAndroidPushToken() of TIMPush',
  '在手机上打印设备 token：插件用 getDevicePushToken()，TIMPush 用 getAndroidPushToken()',
);

/** For texts that hold more than one. */
export const oneToken = t(
  'one device token at a time (--token may be repeated)',
  '每次只填一个设备 token（--token 可重复）',
);

export const tokenEntries = {
  'token/word': wrong(
    t('"{word}" is not a device token', '“{word}”不是设备 token'),
    t(
      'a program writes this where it has no value: the app had no token yet when this was printed, or a variable is empty',
      '程序在没有值时会写出它：打印时应用还没有拿到 token，或变量为空',
    ),
    [t('wait until the app reports its token, then copy it', '等应用拿到 token 后再复制'), printIt],
  ),
  'token/of-service': wrong(
    t('this looks like an ID of {service}, not like a device token', '这像 {service} 的 ID，不像设备 token'),
    t(
      'only {service} knows it; the phone got another value from its vendor',
      '只有 {service} 认识它；手机从厂商拿到的是另一个值',
    ),
    printIt,
    { mark: 'B' },
  ),
  'token/simulator': wrong(
    t(
      'this looks like the ID of a simulator, a device or an installation (UUID), not like a device token',
      '这像模拟器、设备或安装实例的 UUID，不是设备 token',
    ),
    t(
      'Xcode, OneSignal and others identify devices by such an ID; no vendor issues device tokens of this form',
      'Xcode、OneSignal 等用它标识设备；没有厂商的设备 token 是这种格式',
    ),
    printIt,
    { mark: 'B' },
  ),
  'token/from-log': wrong(
    t(
      'there is more than the device token: a label, quotes or signs that no token contains, or the dots of a shortened one',
      '除了设备 token 还有别的内容：标签、引号、token 中不会出现的符号，或缩写的省略号',
    ),
    t(
      'copied along from a log, a chat, a table or code; or a log shortened it',
      '从日志、聊天、表格或代码中复制时带入；或日志只显示了缩写',
    ),
    t('copy the whole device token and nothing else', '只复制完整的设备 token 本身'),
    { mark: 'C' },
  ),
  'token/number': wrong(
    t('{value} is a number of a spreadsheet, not a device token', '{value} 是表格软件写出的数字，不是设备 token'),
    t(
      'a spreadsheet turned the digits of the token into a number: the last ones are lost',
      '表格软件把 token 的数字串转成了数值，末尾的数字已丢失',
    ),
    t('export the list again, with this column as text', '把该列设为文本后重新导出'),
  ),
  'token/name': wrong(
    t(
      'this is a conversation ID, a group ID, a phone number or an address, not a device token',
      '这是会话 ID、群组 ID、手机号或邮箱，不是设备 token',
    ),
    t(
      'no vendor issues device tokens of this form; what belongs to the phone of a user is another text',
      '没有厂商的设备 token 是这种格式；用户手机上的 token 是另一个值',
    ),
    printIt,
    { mark: 'B' },
  ),
  'token/too-short': wrong(
    t('{length} characters are too few for a device token of any vendor', '{length} 个字符，短于任何厂商的设备 token'),
    t(
      'perhaps it is a user ID, a name, or the RegistrationID of TIMPush, which only Tencent knows',
      '可能是用户 ID、名称，或只有腾讯认识的 TIMPush RegistrationID',
    ),
    printIt,
    { severity: 'warning', mark: 'B' },
  ),
} satisfies Catalogue;

export const tokenProblem = problemMaker(tokenEntries);

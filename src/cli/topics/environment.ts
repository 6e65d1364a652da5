// `tim-push help environment`: the variables a user may set.
import { type Language, type Text, t } from '../../text/language.js';
import { columns } from '../help/columns.js';

/** Also in the manual page. */
export const environmentVariables: readonly (readonly [names: string, says: Text])[] = [
  ['TIM_PUSH_CONFIG', t('the config file, where --config is not given', '配置文件（未使用 --config 时）')],
  [
    'TIM_PUSH_<KEY>',
    t(
      'any config key in capitals, for example TIM_PUSH_VIVO_APP_SECRET',
      '任意配置键的大写形式，例如 TIM_PUSH_VIVO_APP_SECRET',
    ),
  ],
  ['TIM_PUSH_SANDBOX_URL', t('a running sandbox; counts as --sandbox=<url>', '已运行的沙箱，等同于 --sandbox=<url>')],
  ['TIM_PUSH_CACHE_DIR', t('folder for access tokens and the CA of the sandbox', '存放访问令牌和沙箱 CA 的目录')],
  [
    'XDG_CACHE_HOME, LOCALAPPDATA',
    t('where that folder is otherwise, on Linux and on Windows', '未指定时该目录的上级（分别用于 Linux 和 Windows）'),
  ],
  ['TIM_PUSH_ADB', t('path of adb, where it is not found', 'adb 的路径（找不到时指定）')],
  ['ANDROID_HOME, ANDROID_SDK_ROOT', t('Android SDK in which adb is looked for', '在其中查找 adb 的 Android SDK 目录')],
  [
    'LC_ALL, LC_MESSAGES, LANG',
    t('the language: Chinese where it begins with zh, else English', '界面语言：以 zh 开头时为中文，否则为英文'),
  ],
  [
    'NO_COLOR, FORCE_COLOR, TERM',
    t('without colour, with colour; TERM=dumb has none', '不使用颜色、强制使用颜色；TERM=dumb 时不使用'),
  ],
  [
    'HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY',
    t('the proxy, and the hosts reached without it', 'HTTP 代理，以及不走代理的主机'),
  ],
  ['NODE_EXTRA_CA_CERTS', t('further certificate authorities to trust (PEM)', '额外信任的 CA 证书（PEM）')],
  [
    'GITHUB_STEP_SUMMARY',
    t('set by GitHub Actions: smoke writes its table there', '由 GitHub Actions 设置：smoke 会把结果表写入该文件'),
  ],
];

const words = {
  title: t('Variables that tim-push reads:', 'tim-push 读取的环境变量：'),
  empty: t(
    'TIM_PUSH_SANDBOX_URL or TIM_PUSH_CONFIG that is set but empty is wrong usage: a test never falls through to the real services or to another config. NODE_TLS_REJECT_UNAUTHORIZED has no effect here.',
    'TIM_PUSH_SANDBOX_URL 或 TIM_PUSH_CONFIG 设为空值属于用法错误，避免测试误发到真实服务或误用其他配置。NODE_TLS_REJECT_UNAUTHORIZED 在这里不起作用。',
  ),
  flags: t(
    'A flag wins over its variable. Variables from a file: --dotenv <file>.',
    '参数优先于对应的环境变量。从文件读取变量：--dotenv <文件>。',
  ),
} as const;

export const environmentText = (language: Language): string =>
  [
    words.title[language],
    ...columns(environmentVariables.map(([names, says]) => [names, says[language]])),
    '',
    words.empty[language],
    '',
    words.flags[language],
    '',
  ].join('\n');

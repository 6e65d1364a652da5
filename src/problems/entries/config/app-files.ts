// What can be wrong with the values taken from the files of the app: Dart, constants, package.
import { t } from '../../../text/language.js';
import { entryOf } from '../../code-entry.js';
import type { Catalogue } from '../../types.js';

const configHint = entryOf('hint', 'config');
const error = entryOf('error', 'config');
const warning = entryOf('warning', 'config');

export const appFileEntries = {
  'config/unresolved-constant': warning(
    t('{key} cannot be resolved: {expression}', '{key} 无法解析：{expression}'),
    t('{reason}', '{reason}'),
    t(
      'set it in tim-push.config.json beside extends, or as {variable}',
      '在带 extends 的 tim-push.config.json 里设置，或用 {variable}',
    ),
  ),
  'config/two-values': configHint(
    t('{key} is {debug} in debug builds, {release} otherwise', '{key} 在调试包中是 {debug}，其他情况是 {release}'),
    t(
      'the app chooses by build type; {release} is used here, and {debug} with apple_environment development',
      '应用按构建类型选择；这里使用 {release}，apple_environment 为 development 时使用 {debug}',
    ),
    t(
      'to check debug builds: --environment development (Apple), or set {key} in tim-push.config.json',
      '要检查调试包：--environment development（苹果），或在 tim-push.config.json 中设置 {key}',
    ),
  ),
  'config/missing-argument-value': error(
    t('{key} has no value', '{key} 没有值'),
    t('most likely copied from the guide and not filled in', '多半是从文档复制后没有填写'),
    t('fill it in or remove the line', '填写或删除该行'),
  ),
  'config/no-push-app-info': error(
    t('{file} has no PushAppInfo(…)', '{file} 中没有 PushAppInfo(…)'),
    t('the constants of the plugin are read from there', '插件的常量从这里读取'),
    t('name the Dart file that creates PushAppInfo', '指定创建 PushAppInfo 的 Dart 文件'),
  ),
  'config/no-native-constants': error(
    t('{file} holds no push constants', '{file} 中没有推送常量'),
    t(
      'in Java and Kotlin files, only constants such as XM_PUSH_BUZID = 30002 and VIVO_PUSH_APPID = "…" are read',
      'Java 和 Kotlin 文件只读取 XM_PUSH_BUZID = 30002、VIVO_PUSH_APPID = "…" 这样的常量',
    ),
    t(
      'name the file with these constants, or write the values into tim-push.config.json',
      '指定包含这些常量的文件，或把值写入 tim-push.config.json',
    ),
  ),
  'config/several-push-app-info': warning(
    t(
      '{file} has {count} PushAppInfo(…): the first one is read',
      '{file} 中有 {count} 个 PushAppInfo(…)：只读取第一个',
    ),
    t('flavours in one file cannot be distinguished', '无法区分同一文件里的多个渠道包'),
    t('put each flavour into a file of its own', '每个渠道包放一个文件'),
  ),
  'config/which-package': error(
    t('{file} holds several packages: {packages}', '{file} 含有多个包名：{packages}'),
    t('package_name does not say which', 'package_name 没有指明'),
    t(
      'set package_name in tim-push.config.json beside extends',
      '在带 extends 的 tim-push.config.json 里设置 package_name',
    ),
  ),
  'config/empty-package': warning(
    t('{file} holds values without a package name', '{file} 中有一组没有包名的值'),
    t('a certificate was saved in the console without a package name', '控制台保存证书时没有填写包名'),
    t('enter the package name in the console and download the file again', '在控制台补填包名并重新下载'),
  ),
  'config/outside-package': warning(
    t('{key} is outside the object of a package and is not read', '{key} 不在包名之内，不会被读取'),
    t('every value belongs in the object named after the package', '所有值都应放在以包名为键的对象里'),
    t('move it into "com.example.app": { … }', '移到 "com.example.app": { … } 里'),
  ),
  'config/other-package': warning(
    t('{file} is for {found}, but package_name is {wanted}', '{file} 属于 {found}，而 package_name 是 {wanted}'),
    t('its values are read, but they may belong to another app', '已读取其中的值，但可能属于另一个应用'),
    t(
      'correct package_name, or download the file for {wanted} from the Chat console',
      '改正 package_name，或在 IM 控制台为 {wanted} 重新下载',
    ),
  ),
  'config/corrected-spelling': warning(
    t('{key} is not read in this spelling', '不会读取这种拼写：{key}'),
    t(
      'the spelling is correct, but the SDK reads only the misspelled {wanted}',
      '拼写本身正确，但 SDK 只读取拼错的 {wanted}',
    ),
    t('rename it to {wanted}', '改名为 {wanted}'),
  ),
} satisfies Catalogue;

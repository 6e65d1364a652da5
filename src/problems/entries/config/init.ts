// What can go wrong while a config is set up.
import { t } from '../../../text/language.js';
import { entryOf } from '../../code-entry.js';
import { type Catalogue, problemMaker } from '../../types.js';

const configWarning = entryOf('warning', 'config');
const usage = entryOf('error', 'usage');
const config = entryOf('error', 'config');

export const initEntries = {
  'init/two-values': configWarning(
    t('{key} has two values in this project', '项目里 {key} 有两个不同的值'),
    t(
      '"{first}" in {firstFile}, and "{second}" here; the first one is taken',
      '{firstFile} 里是“{first}”，这里是“{second}”；采用前者',
    ),
    [
      t('if the other one is right, change {key} in the config', '如果后者才对，请在配置里修改 {key}'),
      t('then: tim-push check-config', '然后运行：tim-push check-config'),
    ],
  ),
  'init/several-values': configWarning(
    t('several values could be {key}: none was taken', '{key} 有多个可能的值，均未采用'),
    t('only you know which one belongs to this app: {found}', '只有你知道哪一个属于此应用：{found}'),
    [
      t('write the right one into the config: "{key}": "…"', '把正确的一个写入配置："{key}": "…"'),
      t('then: tim-push check-config', '然后运行：tim-push check-config'),
    ],
  ),
  'init/several-apps': usage(
    t('there are {count} apps here, and a config is for one', '这里有 {count} 个应用，而一份配置只对应一个应用'),
    t('their values would get mixed: {folders}', '它们的参数会混在一起：{folders}'),
    t('name the folder of one: tim-push init {first}', '指定其中一个目录：tim-push init {first}'),
  ),
  'init/template-values': configWarning(
    t('{file} still holds {count} values of the template', '{file} 里还有 {count} 个模板占位值'),
    t('0, empty or a placeholder, so they were left out: {keys}', '值为 0、空或占位文字，已跳过：{keys}'),
    [
      t(
        'fill in those of the vendors you use; where each comes from: tim-push guide',
        '填写所用厂商的值；各值在哪里找：tim-push guide',
      ),
      t('then: tim-push check-config', '然后运行：tim-push check-config'),
    ],
  ),
  'init/only-template': config(
    t('nothing to start from: {file} holds only values of the template', '{file} 里只有模板占位值，没有可用的参数'),
    t('0, empty or a placeholder: {keys}', '值为 0、空或占位文字：{keys}'),
    [
      t(
        'fill in those of one vendor; where each comes from: tim-push guide',
        '先填写一个厂商的值；各值在哪里找：tim-push guide',
      ),
      t('or be asked for them, on a terminal: tim-push init', '或在终端里逐项填写：tim-push init'),
    ],
  ),
  'init/nothing-found': config(
    t('nothing to start from: no push values found in {folder}', '{folder} 里没有找到任何推送参数'),
    t(
      'no Dart file with PushAppInfo(…), timpush-configs.json, agconnect-services.json, google-services.json, mcs-services.json, service account, .p8 or .p12 was found',
      '没有含 PushAppInfo(…) 的 Dart 文件，也没有 timpush-configs.json、agconnect-services.json、google-services.json、mcs-services.json、服务账号、.p8 或 .p12',
    ),
    [
      t('run it in the folder of the app, on a terminal: tim-push init', '在应用目录的终端里运行：tim-push init'),
      t('or see what each vendor requires: tim-push guide', '或查看各厂商需要什么：tim-push guide'),
    ],
  ),
  'init/needs-yes': usage(
    t('nothing was written: there is no terminal to ask on', '没有写入任何内容：没有终端可以提问'),
    t(
      'without a terminal init writes only with --yes; above is what it would write',
      '没有终端时，init 只有加 --yes 才写入；上面是将要写入的内容',
    ),
    t('write it: tim-push init --yes', '写入：tim-push init --yes'),
  ),
  'init/value-differs': configWarning(
    t('{key} is {own} in the config, and {found} in the project', '{key} 在配置中是 {own}，在工程中是 {found}'),
    t(
      'init does not change values already in the config; {file} has a different value, so pushes may go to another app than the one on the phone',
      'init 不会改动配置中已有的值；{file} 中的值不同，推送可能会发给另一个应用，而不是手机上的那个',
    ),
    t('compare {key} with {file} and correct the one that is wrong', '对比 {key} 与 {file}，改正其中错误的一个'),
  ),
  'init/not-mergeable': config(
    t('nothing can be added to {file}', '无法向 {file} 添加内容'),
    t('{reason}', '{reason}'),
    t(
      'fix it first: tim-push check-config --offline shows where it is broken',
      '先修好它：tim-push check-config --offline 会指出问题位置',
    ),
  ),
  'init/unwritable': usage(
    t('{file} cannot be written', '无法写入 {file}'),
    t('{reason}', '{reason}'),
    t(
      'check the permissions of its folder, or name another one: tim-push init <folder>',
      '检查目录权限，或指定其他目录：tim-push init <目录>',
    ),
  ),
  'init/no-folder': usage(
    t('{folder} is not a folder', '{folder} 不是目录'),
    t('init looks through the folder of the app', 'init 会在应用目录中查找'),
    t('name the folder of the app: tim-push init path/to/app', '指定应用目录：tim-push init path/to/app'),
  ),
} satisfies Catalogue;

export const initProblem = problemMaker(initEntries);

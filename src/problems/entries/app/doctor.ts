// What `doctor` says about a folder as a whole; its rules bring their own sentences.
import { t } from '../../../text/language.js';
import { entryOf } from '../../code-entry.js';
import { type Catalogue, problemMaker } from '../../types.js';

const usage = entryOf('error', 'usage');
const noticeWarning = entryOf('warning', 'notice');
const notice = entryOf('error', 'notice');
const noticeHint = entryOf('hint', 'notice');

export const doctorEntries = {
  'doctor/no-project': usage(
    t('{folder} holds no app project', '{folder} 中没有应用工程'),
    t(
      'no Flutter, Android, iOS, React Native, uni-app, HarmonyOS, Unity or Unreal app lies in it or below; a library by itself is no app',
      '该目录及其子目录中没有 Flutter、Android、iOS、React Native、uni-app、HarmonyOS、Unity 或 Unreal 应用；单独的库不算应用',
    ),
    [
      t('name the folder of the app: tim-push doctor path/to/app', '指定应用目录：tim-push doctor path/to/app'),
      t('to check credentials without a project: tim-push check-config', '没有工程、只检查凭证：tim-push check-config'),
    ],
  ),
  'doctor/vendor-without-rules': noticeWarning(
    t(
      'there are no rules for {vendors}: its part of the app was not checked',
      '没有针对 {vendors} 的规则：未检查应用中与其相关的部分',
    ),
    t(
      'doctor knows the files that the other vendors need in an app, not those of this one',
      'doctor 只了解其他厂商在应用中所需的文件',
    ),
    t(
      'compare by hand with the steps of: tim-push guide {vendors}',
      '对照以下命令给出的步骤手动检查：tim-push guide {vendors}',
    ),
  ),
  'doctor/no-push-package': notice(
    t('this {kind} has no push package of Tencent Chat', '这个{kind}没有集成腾讯云 IM 的推送包'),
    t(
      'without one no offline push of Chat arrives, unless the app registers with the vendors and calls setOfflinePushConfig by itself, which doctor does not check',
      '没有推送包就收不到 IM 的离线推送，除非应用自行注册厂商并调用 setOfflinePushConfig（doctor 不检查这种做法）',
    ),
    [
      t('add the package for this kind of project: {package}', '添加适合该工程的推送包：{package}'),
      t(
        'if the push code is elsewhere, name that folder: tim-push doctor <folder>',
        '如果推送代码在别处，指定其目录：tim-push doctor <目录>',
      ),
    ],
  ),
  'doctor/other-push-service': noticeHint(
    t('this app gets its pushes from {service} ({package})', '此应用的推送来自 {service}（{package}）'),
    t(
      'Tencent Chat cannot hand its offline pushes to another push service, and doctor does not know the rules of that one',
      '腾讯云 IM 的离线推送无法交给其他推送服务，doctor 也不了解该服务的规则',
    ),
    t(
      'to get offline pushes of Chat, replace it with {wanted}: with both in the app, only one of them gets the callbacks of a vendor',
      '需要 IM 离线推送时，用 {wanted} 替换它：两者并存会争用厂商回调',
    ),
  ),
  'doctor/link-leaves-folder': noticeWarning(
    t(
      'symbolic links point outside the folder and were not followed: {links}',
      '有符号链接指向目录之外，未读取：{links}',
    ),
    t(
      'their targets may belong to the app; doctor reads only inside the folder it was given',
      '链接的内容可能属于应用；doctor 只读取指定目录内的文件',
    ),
    t(
      'name the folder that holds both: tim-push doctor <folder>; a native side elsewhere: --android <folder>, --ios <folder>',
      '指定同时包含两者的目录：tim-push doctor <目录>；原生工程在别处时用 --android <目录>、--ios <目录>',
    ),
  ),
  'doctor/folder-too-large': noticeHint(
    t('only the first {count} files were checked', '只检查了前 {count} 个文件'),
    t('the folder has more files than an app project usually has', '该目录的文件数量超出一般应用工程'),
    t('name the folder of the app: tim-push doctor path/to/app', '指定应用目录：tim-push doctor path/to/app'),
  ),
  'doctor/dirty-tree': usage(
    t('nothing was written: {files} has uncommitted changes', '没有写入：{files} 有未提交的改动'),
    t(
      'once mixed with these fixes, your own changes could no longer be distinguished',
      '你的改动和自动修复混在一起就无法单独撤销',
    ),
    [
      t('commit or stash first, then run it again', '先提交或暂存改动，再重新运行'),
      t('or write anyway: --allow-dirty', '确实要写入：加 --allow-dirty'),
    ],
  ),
  'doctor/unwritable': notice(t('{file} could not be written', '无法写入 {file}'), t('{reason}', '{reason}'), [
    t('run it again once the file is writable and at rest', '确认该文件可写且没有在被修改，然后重新运行'),
    t('or save the diff and apply it by hand', '或保存差异内容后手工修改'),
  ]),
} satisfies Catalogue;

export const doctorProblem = problemMaker(doctorEntries);

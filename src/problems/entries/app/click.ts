// What can be wrong with the page a tap should open: an intent URI or an activity class, compared with the app and its push plugin.
import { t } from '../../../text/language.js';
import { entryOf } from '../../code-entry.js';
import { type Catalogue, problemMaker } from '../../types.js';

const broken = entryOf('error', 'message', { retry: 'after-fix' });
const doubtful = entryOf('warning', 'message');

const PLUGIN = 'README and manifest of tim_ui_kit_push_plugin 3.1.2';
/** A page that the plugin does not answer. */
const notOfPlugin = entryOf('error', 'message', { retry: 'after-fix', mark: 'A', source: PLUGIN });

export const clickEntries = {
  'click/empty': broken(
    t('the click page is empty', '点击跳转页面为空'),
    t('the tap should open a page of the app, but no page is set', '点击应打开应用内页面，但没有填写页面'),
    t('fill in: {expected}', '填写：{expected}'),
  ),
  'click/not-a-uri': broken(
    t('the click page is not an intent URI: {page}', '点击跳转页面不是 intent URI：{page}'),
    t(
      'Android opens a page by scheme, host and path; this text has no scheme:// in it',
      'Android 按 scheme、host、path 打开页面；这里没有 scheme://',
    ),
    t('fill in: {expected}', '改成：{expected}'),
  ),
  'click/no-intent-part': doubtful(
    t('the click page has no #Intent; part', '点击跳转页面缺少 #Intent; 部分'),
    t(
      'most likely it was cut when copied; without this part the flags are lost, and a vendor may take it for a web address',
      '多半是复制时漏了；缺少这部分会丢失启动参数，厂商还可能把它当成网页',
    ),
    t('fill in: {expected}', '改成：{expected}'),
  ),
  'click/no-end': broken(
    t('the click page does not close with ;end', '点击跳转页面没有以 ;end 结尾'),
    t(
      'Android refuses an intent URI without ;end; most likely the last characters were not copied',
      'Android 不接受没有 end 的 intent URI，多半是复制时漏了结尾',
    ),
    t('add ;end at the end', '在末尾补上 ;end'),
    { mark: 'D', source: 'Android Intent.parseUri' },
  ),
  'click/no-scheme': broken(
    t('the click page has no scheme', '点击跳转页面缺少 scheme'),
    t(
      'after intent:// Android takes the scheme from scheme=…; without it no activity matches',
      'intent:// 形式的 scheme 写在 scheme=… 里，缺少时匹配不到任何页面',
    ),
    t('add scheme={scheme}; after #Intent;', '在 #Intent; 之后加上 scheme={scheme};'),
    { mark: 'D', source: 'Android Intent.parseUri' },
  ),
  'click/placeholder': broken(
    t('the click page still holds a placeholder: {found}', '点击跳转页面里还有占位文字：{found}'),
    t('the text was copied from a guide, and the package name was not filled in', '从文档复制后没有替换成自己的包名'),
    t('fill in: {expected}', '改成：{expected}'),
  ),
  'click/blank': broken(
    t('the click page contains a space or an invisible character', '点击跳转页面里有空白或不可见字符'),
    t(
      'most likely copied along with the text; with it the address matches no activity',
      '多半是复制时带进来的，带着它匹配不到页面',
    ),
    t('delete the spaces; it should read: {expected}', '删除空白；应为：{expected}'),
  ),
  'click/wrong-package': notOfPlugin(
    t('the click page belongs to {found}, the app is {package}', '点击跳转页面属于 {found}，而应用是 {package}'),
    t(
      'most likely copied from another app or build flavour; the tap then opens nothing',
      '多半是从其他应用或其他渠道包复制来的，点击后打不开',
    ),
    t('fill in: {expected}', '改成：{expected}'),
  ),
  'click/wrong-scheme': notOfPlugin(
    t(
      'the click page has the scheme {found}, the app listens for {scheme}',
      '点击跳转页面的 scheme 是 {found}，应用监听的是 {scheme}',
    ),
    t('the activity of the push plugin is found only by its own scheme', '只有插件自己的 scheme 才能打开它的页面'),
    t('fill in: {expected}', '改成：{expected}'),
  ),
  'click/wrong-path': notOfPlugin(
    t('the click page ends in {found}, here it should be {path}', '点击跳转页面的路径是 {found}，这里应为 {path}'),
    t(
      'the plugin has one page per vendor; most likely the line of another vendor was copied',
      '插件为不同厂商准备了不同页面，多半是复制了其他厂商的那一行',
    ),
    t('fill in: {expected}', '改成：{expected}'),
  ),
  'click/self-integrated': broken(
    t('the click page belongs to the TUIKit demo app', '这是 TUIKit Demo 应用自己的页面'),
    t(
      'pushscheme://com.tencent.qcloud/detail exists only in apps that integrate push by themselves the way the demo does',
      'pushscheme://com.tencent.qcloud/detail 只存在于按 Demo 自行集成推送的应用里',
    ),
    t(
      'in the certificate of the Chat console choose "open specified page" and leave the default; here fill in: {expected}',
      '在 IM 控制台证书里选“打开应用内指定界面”并保留默认值；此处填写：{expected}',
    ),
    { mark: 'A', source: 'TUIKit demo, OfflinePushConfigs; Tencent Chat: click redirect' },
  ),
  'click/other-generation': notOfPlugin(
    t(
      'the click page belongs to the older plugin, but click_target is timpush',
      '这是旧插件的页面，而 click_target 是 timpush',
    ),
    t(
      'tencent_im_push:// is declared only by tim_ui_kit_push_plugin and tencent_chat_push_for_china',
      '只有 tim_ui_kit_push_plugin 和 tencent_chat_push_for_china 声明了 tencent_im_push://',
    ),
    [
      t(
        'if the app uses tencent_cloud_chat_push, fill in {expected}',
        '应用使用 tencent_cloud_chat_push 时，填写{expected}',
      ),
      t('otherwise, set click_target to plugin', '否则把 click_target 设为 plugin'),
    ],
  ),
  'click/component': doubtful(
    t('the click page names a component: {found}', '点击跳转页面指定了 component：{found}'),
    t(
      'the activity then opens by class instead of by address; Honor understands that only from push service 7.0.51 on',
      '页面会按类名打开而不是按地址；荣耀要求推送服务 7.0.51 及以上',
    ),
    t('remove component=…; if the address alone already opens the page', '地址本身能打开页面时，去掉 component=…;'),
    { mark: 'A', source: 'Honor Push: intent rules of the demo' },
  ),
  'click/no-clear-top': doubtful(
    t('the click page lacks launchFlags=0x4000000', '点击跳转页面缺少 launchFlags=0x4000000'),
    t('without this flag the page may open twice', '缺少该参数时页面可能会打开两次'),
    t('add launchFlags=0x4000000; before end', '在 end 之前加上 launchFlags=0x4000000;'),
    { mark: 'A', source: 'Honor Push: intent rules of the demo' },
  ),
  'click/ext-in-query': notOfPlugin(
    t('ext is in the query of the click page', 'ext 写在了点击跳转页面的查询参数里'),
    t(
      'the page opens, but the push plugin reads only string extras: ext is lost',
      '页面能打开，但插件只读取字符串 extra，ext 会丢失',
    ),
    t('move it behind #Intent; as S.ext=<percent-encoded ext>;', '移到 #Intent; 之后，写成 S.ext=<百分号编码的 ext>;'),
  ),
  'click/extra-not-text': notOfPlugin(
    t(
      'the extra {name} of the click page is not text ({found})',
      '点击跳转页面的 extra {name} 不是字符串类型（{found}）',
    ),
    t(
      'the push plugin reads extras as text and gets null for other types',
      '插件按字符串读取 extra，其他类型拿到的是 null',
    ),
    t('write S.{name}=…;', '写成 S.{name}=…;'),
  ),
  'click/not-encoded': broken(
    t('the extra {name} of the click page is not percent-encoded', '点击跳转页面的 extra {name} 没有做百分号编码'),
    t(
      'a raw ; # or % cuts the value short, quotes and spaces may be lost on the way',
      '裸的 ; # % 会截断内容，引号和空格在传递过程中可能丢失',
    ),
    t('encode the value, in JavaScript: encodeURIComponent(ext)', '对值做编码，JavaScript 用 encodeURIComponent(ext)'),
    { mark: 'D', source: 'Android Intent.parseUri' },
  ),
  'click/link': broken(
    t('a tap opens a link ({found}), not the app', '点击会打开链接（{found}），而不是应用'),
    t(
      '--raw names a link; the click callback of the app gets nothing then',
      '--raw 指定了链接；应用的点击回调不会被调用',
    ),
    t('leave the click fields out of --raw', '从 --raw 中去掉点击相关字段'),
    { severity: 'warning', mark: 'A', source: PLUGIN },
  ),
  'click/other-activity': broken(
    t(
      'a tap opens {found}, but the push plugin handles taps in {expected}',
      '点击会打开 {found}，而推送插件在 {expected} 中处理点击',
    ),
    t(
      '--raw names another class; the click callback of the app gets nothing then',
      '--raw 指定了其他类；应用的点击回调不会被调用',
    ),
    t('name {expected}, or leave the click fields out of --raw', '改为 {expected}，或从 --raw 中去掉点击相关字段'),
    { severity: 'warning', mark: 'A', source: PLUGIN },
  ),
  'click/raw-activity': broken(
    t('a tap opens {found}, a class that --raw names', '点击会打开 {found}，该类由 --raw 指定'),
    t(
      'whether the app declares this class was not looked at; a class it does not declare opens nothing',
      '没有检查应用是否声明了该类；未声明的类无法打开',
    ),
    t('compare it with the activities in AndroidManifest.xml', '与 AndroidManifest.xml 中的 activity 对照'),
    { severity: 'warning', mark: 'A', source: 'Android: manifest, activity' },
  ),
  'click/app-only': broken(
    t('a tap only opens the app ({found})', '点击只会打开应用（{found}）'),
    t(
      '--raw asks for the launcher; the click callback of the app gets nothing then',
      '--raw 指定为打开应用首页；应用的点击回调不会被调用',
    ),
    t('leave the click fields out of --raw', '从 --raw 中去掉点击相关字段'),
    { severity: 'warning', mark: 'A', source: PLUGIN },
  ),
  'click/ext-gone': broken(
    t('--raw takes ext out of the message', '--raw 去掉了消息中的 ext'),
    t(
      'what goes out has no ext in the place where the click callback looks for it',
      '实际发出的请求中，点击回调读取的位置没有 ext',
    ),
    t('put ext into --raw as well, or leave that field out of it', '在 --raw 中同样写入 ext，或去掉该字段'),
    { severity: 'warning', mark: 'A', source: PLUGIN },
  ),
  'click/not-known': broken(
    t('what a tap does is not known: {found}', '无法判断点击后的动作：{found}'),
    t('--raw gives the click fields a value that no document names', '--raw 中的点击字段使用了文档没有的值'),
    t('leave the click fields out of --raw', '从 --raw 中去掉点击相关字段'),
    { severity: 'warning', mark: 'D', source: 'inferred' },
  ),
} satisfies Catalogue;

export const clickProblem = problemMaker(clickEntries);

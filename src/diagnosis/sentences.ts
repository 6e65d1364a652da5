// The verdicts in words: one sentence each, and what to do where the finding itself has no fix.

import type { VerdictId } from '../report/answers/steps.js';
import { type Text, t } from '../text/language.js';

interface Words {
  readonly sentence: Text;
  readonly next: readonly Text[];
}

const again = t('then run this again', '然后重新运行本命令');

export const verdictWords: Readonly<Record<VerdictId, Words>> = {
  'config-incomplete': {
    sentence: t('The config is not complete for {vendor}: {what}.', '{vendor} 的配置不完整：{what}。'),
    next: [
      t('tim-push guide {vendorId} says where to find what is missing', '在哪里找缺少的值：tim-push guide {vendorId}'),
    ],
  },
  'config-wrong': {
    sentence: t('A value of the config cannot be right: {what}.', '配置里有一个值不对：{what}。'),
    next: [t('tim-push check-config --offline', 'tim-push check-config --offline')],
  },
  'swapped-pair': {
    sentence: t('Two values of {vendor} stand in each other’s place: {what}.', '{vendor} 的两个值填反了：{what}。'),
    next: [t('tim-push check-config --vendor {vendorId}', 'tim-push check-config --vendor {vendorId}')],
  },
  'wrong-credential': {
    sentence: t('{vendor} refuses the credentials: {what}.', '{vendor} 拒绝了凭证：{what}。'),
    next: [t('tim-push check-config --vendor {vendorId}', 'tim-push check-config --vendor {vendorId}')],
  },
  'clock-skew': {
    sentence: t(
      'The clock of this machine is wrong, so {vendor} takes no signature of it: {what}.',
      '本机时钟不准，{vendor} 因此不接受签名：{what}。',
    ),
    next: [t('switch on automatic time, then run this again', '打开自动对时，然后重新运行')],
  },
  proxy: {
    sentence: t(
      'The proxy does not let requests to {vendor} through: {what}.',
      '代理没有放行到 {vendor} 的请求：{what}。',
    ),
    next: [t('look at HTTPS_PROXY, or give --proxy', '检查 HTTPS_PROXY，或使用 --proxy')],
  },
  'tls-interception': {
    sentence: t(
      'Something between here and {vendor} answers with a certificate of its own: {what}.',
      '本机与 {vendor} 之间有设备使用了自己的证书：{what}。',
    ),
    next: [t('give the CA of your company: --ca-file company.pem', '指定公司的 CA：--ca-file company.pem')],
  },
  unreachable: {
    sentence: t('{vendor} cannot be reached from here: {what}.', '从这里无法连接 {vendor}：{what}。'),
    next: [t('look at the network, then run this again', '检查网络，然后重新运行')],
  },
  'vendor-busy': {
    sentence: t('{vendor} has trouble of its own at the moment: {what}.', '{vendor} 服务暂时异常：{what}。'),
    next: [t('run this again in a few minutes', '几分钟后重新运行')],
  },
  'token-malformed': {
    sentence: t('What was given is no device token of {vendor}: {what}.', '给出的不是 {vendor} 的设备 token：{what}。'),
    next: [t('let the app print it again and copy it whole', '让应用重新打印并完整复制'), again],
  },
  'token-of-other-vendor': {
    sentence: t('The device token belongs to another vendor: {what}.', '设备 token 属于其他厂商：{what}。'),
    next: [t('give the vendor the phone registered with', '指定手机实际注册的厂商')],
  },
  'token-of-other-app': {
    sentence: t(
      'The device token belongs to another app or project than the credentials: {what}.',
      '设备 token 与凭证不属于同一个应用或项目：{what}。',
    ),
    next: [t('take credentials and token from one app', '使用同一个应用的凭证和 token'), again],
  },
  'token-of-other-environment': {
    sentence: t(
      'The device token and {vendor} are of different environments (development, production): {what}.',
      '设备 token 与 {vendor} 的环境不一致（开发、生产）：{what}。',
    ),
    next: [
      t(
        'try --environment development, and set apple_environment',
        '尝试 --environment development，并设置 apple_environment',
      ),
    ],
  },
  'token-dead': {
    sentence: t('The device token is dead: {what}.', '设备 token 已失效：{what}。'),
    next: [
      t(
        'start the app on the phone, let it register anew and take the new token',
        '在手机上启动应用，重新注册并使用新的 token',
      ),
      again,
    ],
  },
  'switched-off': {
    sentence: t(
      'The phone’s owner switched notifications off, and {vendor} knows it: {what}.',
      '用户关闭了通知，{vendor} 已知晓：{what}。',
    ),
    next: [t('switch them on: Settings › Notifications › your app', '打开通知：设置 › 通知 › 你的应用')],
  },
  'not-test-device': {
    sentence: t(
      'The app is not listed in the {vendor} store yet, and this phone is no registered test device.',
      '应用尚未在 {vendor} 商店上架，而这台手机不是已登记的测试设备。',
    ),
    next: [
      t(
        '{vendor} console › Push › Test devices: add this device token',
        '{vendor} 开放平台 › 消息推送 › 测试设备：添加该 token',
      ),
    ],
  },
  'app-state': {
    sentence: t(
      '{vendor} does not let this app push at the moment: {what}.',
      '{vendor} 目前不允许该应用推送：{what}。',
    ),
    next: [t('look at the state of the app in the {vendor} console', '在 {vendor} 控制台查看应用状态')],
  },
  'channel-missing': {
    sentence: t(
      '{vendor} accepts pushes, but without the right channel the phone may show none of them: {what}.',
      '{vendor} 接受推送，但没有正确的渠道，手机可能不展示：{what}。',
    ),
    next: [
      t(
        'create the channel in the console and in the app, and set it in the config',
        '在控制台和应用中创建渠道，并写入配置',
      ),
    ],
  },
  'ext-breaks-click': {
    sentence: t('The push may show, but a tap leads nowhere: {what}.', '推送可能会展示，但点击无法跳转：{what}。'),
    next: [t('tim-push check-ext shows what the app gets', '应用收到什么：tim-push check-ext')],
  },
  class: {
    sentence: t('The class of the message keeps it from the phone: {what}.', '消息分类导致手机收不到：{what}。'),
    next: [t('set the category your right allows', '设置已获权益的消息分类')],
  },
  quota: {
    sentence: t('The quota of {vendor} is used up: {what}.', '{vendor} 的配额已用完：{what}。'),
    next: [t('wait for the next day, or ask {vendor} for more', '等到次日，或向 {vendor} 申请提高')],
  },
  hours: {
    sentence: t(
      '{vendor} sends messages of this class only at certain hours: {what}.',
      '{vendor} 只在规定时段发送此类消息：{what}。',
    ),
    next: [t('send it by day, or as a message of another class', '在白天发送，或使用其他消息分类')],
  },
  'message-refused': {
    sentence: t('{vendor} refuses this message: {what}.', '{vendor} 拒绝了这条消息：{what}。'),
    next: [
      t(
        'tim-push send --dry-run --print-request shows it whole',
        '查看完整请求：tim-push send --dry-run --print-request',
      ),
    ],
  },
  'im-credentials': {
    sentence: t('Tencent refuses the credentials of the Chat app: {what}.', '腾讯拒绝了 IM 应用的凭证：{what}。'),
    next: [
      t(
        'tim-push user-sig --user {user} says which value does not fit',
        '哪个值不匹配：tim-push user-sig --user {user}',
      ),
    ],
  },
  'im-never-logged-in': {
    sentence: t(
      'Tencent does not know {user}: nobody of this name was ever logged in or imported.',
      '腾讯不认识 {user}：这个账号从未登录，也没有被导入。',
    ),
    next: [
      t(
        'check the UserID, upper and lower case count; or log in once as {user} on the phone',
        '检查 UserID（区分大小写），或先在手机上以 {user} 登录一次',
      ),
    ],
  },
  'im-logged-out': {
    sentence: t(
      'Tencent sends nothing, because {user} is logged out, or was not there for seven days.',
      '腾讯不会下发推送，因为 {user} 已退出登录，或超过 7 天没有登录。',
    ),
    next: [
      t(
        'log in on the phone, put the app into the background, then run this again',
        '在手机上登录，把应用切到后台，然后重新运行',
      ),
    ],
  },
  'im-foreground': {
    sentence: t(
      'Tencent sends no offline push, because {user} is online: the app is in the foreground and gets the message itself.',
      '腾讯不会下发离线推送，因为 {user} 在线：应用在前台，会直接收到消息。',
    ),
    next: [
      t(
        'close the app on the phone (home key, then wait a moment), then run this again',
        '把应用切到后台或退出，稍等片刻后重新运行',
      ),
    ],
  },
  'tencent-refused': {
    sentence: t('Tencent refuses the message: {what}.', '腾讯拒绝了这条消息：{what}。'),
    next: [t('tim-push explain tencent-im', 'tim-push explain tencent-im')],
  },
  'certificate-differs': {
    sentence: t(
      'The phone told Tencent another certificate ID than the one that fits: {what}.',
      '手机上报给腾讯的证书 ID 不对：{what}。',
    ),
    next: [
      t(
        'put the certificate ID of the Chat console into the app, log in again',
        '把 IM 控制台的证书 ID 写入应用，重新登录',
      ),
    ],
  },
  'token-not-reported': {
    sentence: t('Tencent has no device token of {user}: {what}.', '腾讯没有 {user} 的设备 token：{what}。'),
    next: [
      t(
        'call setOfflinePushConfig or uploadToken after the login, look at its result',
        '登录后调用 setOfflinePushConfig 或 uploadToken，并检查返回值',
      ),
    ],
  },
  'token-differs': {
    sentence: t(
      'Tencent pushes to another device than the one named here: {what}.',
      '腾讯推送到的不是这里指定的设备：{what}。',
    ),
    next: [
      t(
        'log in as {user} on this phone, or name the device that is logged in',
        '在这台手机上以 {user} 登录，或指定已登录的设备',
      ),
    ],
  },
  'push-service-off': {
    sentence: t(
      'Everything that can be asked is right. Which token and certificate ID the phone reported stays unknown: the Push service is off.',
      '能查询的都正常。手机上报的 token 和证书 ID 无法得知：推送服务未开通。',
    ),
    next: [
      t(
        'Chat console › Push: switch it on to see traces, or compare the certificate ID by hand',
        'IM 控制台 › 推送：开通后可查看链路，或手动核对证书 ID',
      ),
      t('look at the phone now: what to check stands below', '现在查看手机：检查项见下方'),
    ],
  },
  phone: {
    sentence: t(
      'The servers are fine; the phone itself keeps the notification back: {what}.',
      '服务端正常，是手机本身拦下了通知：{what}。',
    ),
    next: [t('change it on the phone, then run this again', '在手机上修改后重新运行')],
  },
  'vendor-works': {
    sentence: t(
      '{vendor} accepted the push for {device}. Tencent’s half of the path was not looked at.',
      '{vendor} 已接受发往 {device} 的推送。腾讯侧的链路没有检查。',
    ),
    next: [
      t(
        'look at the phone now; if it stays silent, what to check stands below',
        '现在查看手机；如果没有反应，检查项见下方',
      ),
      t('add --user <UserID> to walk Tencent’s half too', '加上 --user <UserID> 检查腾讯侧'),
    ],
  },
  'all-works': {
    sentence: t(
      'Every link works: {vendor} and Tencent both accepted a push. What is left is the phone.',
      '每个环节都正常：{vendor} 和腾讯都接受了推送。剩下的就是手机。',
    ),
    next: [
      t(
        'look at the phone now; if it stays silent, what to check stands below',
        '现在查看手机；如果没有反应，检查项见下方',
      ),
    ],
  },
  'tencent-works': {
    sentence: t(
      'Tencent accepted a push for {user} and knows where to send it. The vendor was not asked directly.',
      '腾讯已接受发给 {user} 的推送，也知道发往哪里。没有直接向厂商验证。',
    ),
    next: [
      t('add --device <name> to walk the vendor’s half too', '加上 --device <名称> 检查厂商侧'),
      t('look at the phone now', '现在查看手机'),
    ],
  },
  'nothing-checked': {
    sentence: t(
      'Nothing was broken as far as it was looked at, and no push was sent.',
      '已检查的部分没有问题，没有发送推送。',
    ),
    next: [t('leave --no-push out to send one', '去掉 --no-push 即可发送一条')],
  },
};

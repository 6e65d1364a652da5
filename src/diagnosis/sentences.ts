// The verdicts in words: one sentence each, and what to do where the finding itself has no fix.
import type { VerdictId } from '../report/answers/steps.js';
import { type Text, t } from '../text/language.js';

interface VerdictText {
  readonly sentence: Text;
  /** What the sentence does not mean; said behind the steps that were not looked at. */
  readonly but?: Text;
  readonly next: readonly Text[];
}

/** Said where a push may have reached a phone. */
const lookAtPhone = t(
  'check the phone now; if nothing shows, see the list below',
  '现在查看手机；如果没有反应，检查项见下方',
);
const phoneNow = t('check the phone now', '现在查看手机');
export const atPhone: readonly Text[] = [lookAtPhone, phoneNow];
/** In their place after a push into the sandbox. */
export const outOfSandbox = t(
  'this push went no further than the sandbox: run it without the sandbox to reach the phone',
  '这条推送只到了沙箱：不用沙箱再运行一次，才会发到手机',
);

const again = t('then run this again', '然后重新运行本命令');

const verdict = (sentence: Text, next: Text | readonly Text[], but?: Text): VerdictText => ({
  sentence,
  next: [next].flat(),
  ...(but === undefined ? {} : { but }),
});

export const verdictWords: Readonly<Record<VerdictId, VerdictText>> = {
  'config-incomplete': verdict(
    t('The config for {vendor}: {what}.', '{vendor} 的配置：{what}。'),
    t('where to find the missing values: tim-push guide {vendorId}', '在哪里找缺少的值：tim-push guide {vendorId}'),
  ),
  'config-wrong': verdict(
    t('A value in the config is wrong: {what}.', '配置里有一个值不对：{what}。'),
    t('tim-push check-config --offline', 'tim-push check-config --offline'),
  ),
  'swapped-pair': verdict(
    t('Two values for {vendor} are swapped: {what}.', '{vendor} 的两个值填反了：{what}。'),
    t('tim-push check-config --vendor {vendorId}', 'tim-push check-config --vendor {vendorId}'),
  ),
  'wrong-credential': verdict(
    t('{vendor} rejects the credentials: {what}.', '{vendor} 拒绝了凭证：{what}。'),
    t('tim-push check-config --vendor {vendorId}', 'tim-push check-config --vendor {vendorId}'),
  ),
  'clock-skew': verdict(
    t(
      'The clock of this machine is wrong, so {vendor} rejects its signatures: {what}.',
      '本机时钟不准，{vendor} 因此不接受签名：{what}。',
    ),
    t('turn on automatic time, then run this again', '打开自动对时，然后重新运行'),
  ),
  proxy: verdict(
    t('The proxy blocks requests to {vendor}: {what}.', '代理没有放行到 {vendor} 的请求：{what}。'),
    t('check HTTPS_PROXY, or set --proxy', '检查 HTTPS_PROXY，或使用 --proxy'),
  ),
  'tls-interception': verdict(
    t(
      'The TLS connection to {vendor} is intercepted, or its certificate is not trusted: {what}.',
      '到 {vendor} 的 TLS 连接被拦截，或其证书不受信任：{what}。',
    ),
    t('pass the CA of your company: --ca-file company.pem', '指定公司的 CA：--ca-file company.pem'),
  ),
  unreachable: verdict(
    t('{vendor} cannot be reached: {what}.', '无法连接 {vendor}：{what}。'),
    t('check the network, then run this again', '检查网络，然后重新运行'),
  ),
  'vendor-busy': verdict(
    t('{vendor} gave no usable answer: {what}.', '{vendor} 没有给出可用的响应：{what}。'),
    t('run this again in a few minutes', '几分钟后重新运行'),
  ),
  'token-malformed': verdict(
    t('This is not a device token of {vendor}: {what}.', '这不是 {vendor} 的设备 token：{what}。'),
    [t('print it in the app again and copy all of it', '让应用重新打印并完整复制'), again],
  ),
  'token-of-other-vendor': verdict(
    t('The device token belongs to another vendor: {what}.', '设备 token 属于其他厂商：{what}。'),
    t('use the vendor the phone registered with', '指定手机实际注册的厂商'),
  ),
  'token-of-other-app': verdict(
    t(
      'The device token and the credentials belong to different apps or projects: {what}.',
      '设备 token 与凭证不属于同一个应用或项目：{what}。',
    ),
    [t('use credentials and device token of the same app', '使用同一个应用的凭证和 token'), again],
  ),
  'token-of-other-environment': verdict(
    t(
      'The device token was sent to the wrong environment (development or production): {what}.',
      '设备 token 发到了错误的环境（开发或生产）：{what}。',
    ),
    t(
      'try --environment development, and set apple_environment',
      '尝试 --environment development，并设置 apple_environment',
    ),
  ),
  'token-dead': verdict(t('The device token is no longer valid: {what}.', '设备 token 已失效：{what}。'), [
    t(
      'start the app on the phone, let it register again and use the new token',
      '在手机上启动应用，重新注册并使用新的 token',
    ),
    again,
  ]),
  'token-refused': verdict(
    t(
      '{vendor} rejects this device token, and the answer does not prove why: {what}.',
      '{vendor} 拒绝了该设备 token，返回中没有确定的原因：{what}。',
    ),
    [t('print the device token in the app again and compare it', '让应用重新打印设备 token 并比对'), again],
  ),
  'switched-off': verdict(
    t(
      'Notifications are turned off on the phone, as {vendor} reports: {what}.',
      '{vendor} 返回：手机上已关闭通知：{what}。',
    ),
    t('turn them on: Settings › Notifications › your app', '打开通知：设置 › 通知 › 你的应用'),
  ),
  'not-test-device': verdict(
    t(
      'The app is not listed in the {vendor} store yet, or the push was in test mode, and this phone is not a registered test device.',
      '应用尚未在 {vendor} 商店上架，或使用了测试模式，而这台手机不是已登记的测试设备。',
    ),
    t(
      '{vendor} console › Push › Test devices: add this device token',
      '{vendor} 开放平台 › 消息推送 › 测试设备：添加该 token',
    ),
  ),
  'app-state': verdict(
    t('{vendor} does not allow this app to push at the moment: {what}.', '{vendor} 目前不允许该应用推送：{what}。'),
    t('check the state of the app in the {vendor} console', '在 {vendor} 控制台查看应用状态'),
  ),
  'channel-missing': verdict(
    t(
      '{vendor} accepts pushes, but without the right channel the phone may not show them: {what}.',
      '{vendor} 接受推送，但没有正确的通知渠道，手机可能不展示：{what}。',
    ),
    t(
      'create the channel in the console and in the app, and set it in the config',
      '在控制台和应用中创建渠道，并写入配置',
    ),
  ),
  'ext-breaks-click': verdict(
    t('The push may show, but a tap does not open the chat: {what}.', '推送可能会展示，但点击无法跳转：{what}。'),
    t('see what the app gets: tim-push check-ext', '应用收到什么：tim-push check-ext'),
  ),
  class: verdict(
    t('The message may not show because of its category: {what}.', '由于消息分类，手机可能不展示：{what}。'),
    t('set a category that your app is approved for', '设置应用已获批的消息分类'),
  ),
  quota: verdict(
    t('The quota at {vendor} is used up: {what}.', '{vendor} 的配额已用完：{what}。'),
    t('wait until tomorrow, or ask {vendor} for a higher quota', '等到次日，或向 {vendor} 申请提高配额'),
  ),
  hours: verdict(
    t(
      '{vendor} delivers messages of this category only at certain hours: {what}.',
      '{vendor} 只在规定时段发送此类消息：{what}。',
    ),
    t('send it during the day, or with another category', '在白天发送，或使用其他消息分类'),
  ),
  'message-refused': verdict(
    t('{vendor} rejects this message: {what}.', '{vendor} 拒绝了这条消息：{what}。'),
    t(
      'see the whole request: tim-push send --dry-run --print-request',
      '查看完整请求：tim-push send --dry-run --print-request',
    ),
  ),
  'im-credentials': verdict(
    t('Tencent rejects the credentials of the Chat app: {what}.', '腾讯拒绝了 IM 应用的凭证：{what}。'),
    t('find the wrong value: tim-push user-sig --user {user}', '哪个值不匹配：tim-push user-sig --user {user}'),
  ),
  'im-never-logged-in': verdict(
    t(
      'Tencent does not know {user}: this account never logged in and was not imported.',
      '腾讯侧没有 {user} 这个账号：从未登录，也没有导入过。',
    ),
    t(
      'check the UserID (it is case-sensitive), or log in once as {user} on the phone',
      '检查 UserID（区分大小写），或先在手机上以 {user} 登录一次',
    ),
  ),
  'im-logged-out': verdict(
    t(
      'Tencent sends no offline push, because {user} is logged out or has been inactive for seven days.',
      '腾讯不会下发推送，因为 {user} 已退出登录，或超过 7 天没有登录。',
    ),
    t(
      'log in on the phone, move the app to the background, then run this again',
      '在手机上登录，把应用切到后台，然后重新运行',
    ),
  ),
  'im-foreground': verdict(
    t(
      'Tencent sends no offline push, because {user} is online: the app is in the foreground and gets the message itself.',
      '腾讯不会下发离线推送，因为 {user} 在线：应用在前台，会直接收到消息。',
    ),
    t(
      'put the app in the background (Home key, then wait a moment), then run this again',
      '把应用切到后台（按 Home 键，稍等片刻），然后重新运行',
    ),
  ),
  'tencent-refused': verdict(
    t('Tencent rejects the message: {what}.', '腾讯拒绝了这条消息：{what}。'),
    t('list the codes of Tencent: tim-push explain tencent-im', '查看腾讯的错误码：tim-push explain tencent-im'),
  ),
  'certificate-differs': verdict(
    t('The phone reported a certificate ID that does not match: {what}.', '手机上报给腾讯的证书 ID 不匹配：{what}。'),
    t(
      'use the certificate ID of the Chat console in the app, then log in again',
      '把 IM 控制台的证书 ID 写入应用，重新登录',
    ),
  ),
  'token-not-reported': verdict(
    t('Tencent has no device token of {user}: {what}.', '腾讯没有 {user} 的设备 token：{what}。'),
    t(
      'call setOfflinePushConfig or uploadToken after the login and check the result',
      '登录后调用 setOfflinePushConfig 或 uploadToken，并检查返回值',
    ),
  ),
  'token-differs': verdict(
    t('Tencent pushes to another device than the one named here: {what}.', '腾讯推送到的不是这里指定的设备：{what}。'),
    t(
      'log in as {user} on this phone, or name the device that is logged in',
      '在这台手机上以 {user} 登录，或指定已登录的设备',
    ),
  ),
  'push-service-off': verdict(
    t('Tencent accepted the message.', '腾讯已接受消息。'),
    [
      t(
        'Chat console › Push: enable it to see traces, or compare the certificate ID by hand',
        'IM 控制台 › 推送：开通后可查看链路，或手动核对证书 ID',
      ),
      lookAtPhone,
    ],
    t(
      'Which device token and certificate ID the phone reported is unknown, because the Push service is not enabled.',
      '手机上报的 token 和证书 ID 未知，因为推送服务未开通。',
    ),
  ),
  'not-traced': verdict(
    t('Tencent accepted the message.', '腾讯已接受消息。'),
    again,
    t(
      'Which device token and certificate ID the phone reported is unknown: {what}.',
      '手机上报的 token 和证书 ID 未知：{what}。',
    ),
  ),
  phone: verdict(
    t('The phone blocks the notification: {what}.', '手机拦截了通知：{what}。'),
    t('change it on the phone, then run this again', '在手机上修改后重新运行'),
  ),
  'vendor-works': verdict(
    t('{vendor} accepted the push for {device}.', '{vendor} 已接受发往 {device} 的推送。'),
    [lookAtPhone, t('add --user <UserID> to check the part of Tencent too', '加上 --user <UserID> 检查腾讯侧')],
    t('Accepted does not mean shown.', '已接受不等于已展示。'),
  ),
  'all-works': verdict(
    t('{vendor} and Tencent both accepted a push.', '{vendor} 和腾讯都接受了推送。'),
    lookAtPhone,
    t('Accepted does not mean shown.', '已接受不等于已展示。'),
  ),
  'tencent-works': verdict(
    t('Tencent accepted a push for {user}.', '腾讯已接受发给 {user} 的推送。'),
    [t('add --device <name> to check the part of the vendor too', '加上 --device <名称> 检查厂商侧'), phoneNow],
    t('The vendor was not asked directly.', '没有直接向厂商验证。'),
  ),
  'nothing-checked': verdict(
    t('No push was sent, so whether one arrives is unknown.', '没有发送推送，因此无法得知能否送达。'),
    t('remove --no-push to send one', '去掉 --no-push 即可发送一条'),
    t('The steps marked {sign} passed.', '带 {sign} 的步骤已通过。'),
  ),
};

// What the program says when something is right: the sign and every sentence of it, only here. test/green breaks what each claims.
import { type Text, t } from '../text/language.js';

/** The sign of success. */
export const DONE = '✓';

declare const earned: unique symbol;
/** A sentence of success; a passed check gives one of these as its reason. */
export type Claim = Text & { readonly [earned]: true };

const claim = (en: string, zh: string): Claim => t(en, zh) as Claim;

export const claims = {
  // Steps of diagnose and smoke.
  configFile: claim('{file}', '{file}'),
  configComplete: claim('{vendor} complete', '{vendor} 配置完整'),
  reached: claim('{vendor} answers', '{vendor} 有响应'),
  credentialsAccepted: claim('{vendor} accepted them', '{vendor} 已接受'),
  credentialsAcceptedNoted: claim('{vendor} accepted them – {note}', '{vendor} 已接受：{note}'),
  extReaches: claim('reaches the click callback ({size})', '能到达点击回调（{size}）'),
  messageFits: claim('class, channel and lengths fit', '分类、渠道和长度符合要求'),
  messageTaken: claim('nothing in it that {vendor} is sure to refuse', '没有必然被 {vendor} 拒绝的内容'),
  dryRunPassed: claim('{proves}', '{proves}'),
  tokenShape: claim('shape fits {vendor}', '格式符合 {vendor} 的要求'),
  tokenTold: claim('shape fits {vendor}; {evidence}', '格式符合 {vendor} 的要求；{evidence}'),
  pushAccepted: claim('{vendor} accepted, id {id}   ← {where}', '{vendor} 已接受，id {id}   ← {where}'),
  pushAcceptedUnnamed: claim('{vendor} accepted   ← {where}', '{vendor} 已接受   ← {where}'),
  tencentAccepted: claim('Tencent accepted them – {note}', '腾讯已接受：{note}'),
  userReachable: claim('{user} is {state}', '{user} 的状态：{state}'),
  tencentTookPush: claim('Tencent accepted it, task {task}', '腾讯已受理，任务 {task}'),
  tencentTookMessage: claim('Tencent accepted a chat message with offline push', '腾讯已受理带离线推送的聊天消息'),
  certificateMatches: claim('{what}', '{what}'),
  phoneRead: claim('{manufacturer} {model}, Android {android}', '{manufacturer} {model}，Android {android}'),
  // check-ext.
  extOpens: claim('ext is fine: a click opens {what}', 'ext 没有问题：点击后打开 {what}'),
  extIsObject: claim(
    'ext is a JSON object; the documented handler finds no conversation in it',
    'ext 是合法的 JSON 对象，但官方示例的回调在其中找不到会话',
  ),
  // check-config.
  configOk: claim('ok', '正常'),
  credentialsVerified: claim('verified', '已验证'),
  silenced: claim('Silenced by skip: {codes}', '已通过 skip 忽略：{codes}'),
  // send, vivo-test.
  accepted: claim('accepted', '已接受'),
  dryRunOk: claim('dry run ok', '试运行通过'),
  acceptedPush: claim('{vendor} accepted the push', '{vendor} 已接受推送'),
  wouldPass: claim('{vendor}: nothing was sent, the message would pass', '{vendor}：未发送，消息可以通过检查'),
  // device-status.
  tokenValid: claim('valid', '有效'),
  taskFound: claim('{vendor}  task {id}', '{vendor}  任务 {id}'),
  phoneFine: claim(
    "As far as adb can see, nothing on the phone holds notifications back. It cannot read the maker's own settings (autostart, power saving).",
    '就 adb 能读取的范围，手机上没有阻止通知的设置；厂商自己的自启动和省电策略读不到。',
  ),
  // tap.
  tapCameUp: claim('{activity} came up', '已打开 {activity}'),
  // doctor.
  projectClean: claim('no errors and no warnings', '没有错误和警告'),
  projectCleanSoFar: claim(
    'no errors and no warnings in what could be checked; what could not is listed below',
    '已检查的部分没有错误和警告；未能检查的部分见下文',
  ),
  nothingLeft: claim('What remains: no errors and no warnings', '剩余：没有错误和警告'),
  nothingLeftSoFar: claim(
    'What remains: no errors and no warnings in what could be checked; what could not is listed below',
    '剩余：已检查的部分没有错误和警告；未能检查的部分见下文',
  ),
  fixesChecked: claim(
    'The rules were run on the result: these findings are gone there, and no new ones appear.',
    '已在修改后的内容上重新运行规则：对应的问题消失，也没有新的问题。',
  ),
  fixWritten: claim('changed', '已修改'),
  // init.
  configWritten: claim('{file} written, readable only by you', '已写入 {file}，仅自己可读'),
  configWrittenOpen: claim('{file} written', '已写入 {file}'),
  configHoldsAll: claim('{file} already contains everything that was found', '{file} 已包含找到的所有内容'),
  vendorComplete: claim('complete', '完整'),
  // user-sig.
  userSigMatches: claim('matches im_secret_key', '与 im_secret_key 相符'),
  // sandbox.
  sandboxReady: claim('Sandbox ready: {url}', '沙箱已就绪：{url}'),
  sandboxAnswers: claim('A sandbox answers at {url}', '{url} 的沙箱有响应'),
  pushesArrived: claim('arrived: {count}', '已收到 {count} 条推送'),
  // receipts.
  receiptsListening: claim('Listening for receipts: {url}', '正在监听回执：{url}'),
  receiptDelivered: claim('delivered: {says}', '已送达：{says}'),
  receiptClicked: claim('clicked: {says}', '已点击：{says}'),
  receiptSent: claim('handed on: {says}', '已转交：{says}'),
  receiptSigned: claim('signature or token matches the config', '签名或 token 与配置相符'),
  receiptsOfAll: claim(
    'Every queried push has its receipt ({count}); none reports a failure.',
    '查询的推送都有回执（{count} 条），没有失败。',
  ),
  receiptsCame: claim('Receipts that arrived: {count}; none reports a failure.', '收到回执 {count} 条，没有失败。'),
  sandboxForCommand: claim('Sandbox for this command: {url}', '本次命令使用的沙箱：{url}'),
} as const satisfies Readonly<Record<string, Claim>>;

export type ClaimId = keyof typeof claims;

// What `receipts` finds: calls that are no receipt, signatures that do not fit, pushes without a receipt.
import { t } from '../../text/language.js';
import { entryOf } from '../code-entry.js';
import { type Catalogue, problemMaker } from '../types.js';

const usage = entryOf('error', 'usage');
const noticeWarning = entryOf('warning', 'notice');
const notice = entryOf('error', 'notice');
const unreachable = entryOf('error', 'unreachable');
const noticeHint = entryOf('hint', 'notice');
const message = entryOf('error', 'message');

export const receiptEntries = {
  'receipts/port-in-use': usage(
    t('port {port} is taken', '端口 {port} 已被占用'),
    t(
      'another program listens there, perhaps another tim-push receipts',
      '有其他程序在监听，可能是另一个 tim-push receipts',
    ),
    t('stop it, or use a free port: tim-push receipts --port 0', '停掉它，或使用空闲端口：tim-push receipts --port 0'),
  ),
  'receipts/cannot-listen': usage(
    t('the system does not let the program listen on port {port} ({reason})', '系统不允许监听端口 {port}（{reason}）'),
    t('ports below 1024 often need more rights', '1024 以下的端口通常需要更高权限'),
    t('use a free port: tim-push receipts --port 0', '使用空闲端口：tim-push receipts --port 0'),
  ),
  'receipts/no-vendor': noticeWarning(
    t('a request that is not a receipt of any vendor: {what}', '收到的请求不是任何厂商的回执：{what}'),
    t(
      'it is not a receipt, or its format is not known yet; it was answered with status 404 and is not counted',
      '它不是回执，或是尚不了解的格式；已返回 404，不计入结果',
    ),
    t(
      'give each vendor an address with its name: {url}/vivo, {url}/huawei, {url}/tencent-im',
      '为每个厂商配置带名称的地址：{url}/vivo、{url}/huawei、{url}/tencent-im',
    ),
  ),
  'receipts/which-vendor': noticeWarning(
    t('a request that fits the receipts of {vendors}', '收到的请求同时符合 {vendors} 的回执格式'),
    t(
      'their receipts look alike, and the address does not name one; it was answered with status 404 and is not counted',
      '它们的回执格式相同，而地址中没有厂商名；已返回 404，不计入结果',
    ),
    t(
      'enter an address with the name of the vendor in its console: {url}/{first}',
      '在厂商控制台填写带厂商名的地址：{url}/{first}',
    ),
  ),
  'receipts/other-form': noticeWarning(
    t(
      'a request to the address of {name} that is not its receipt: {what}',
      '发到 {name} 地址的请求不是它的回执：{what}',
    ),
    t(
      'it comes from another sender, or its format is not known yet; it was answered with status 404 and is not counted',
      '来自其他发送方，或是尚不了解的格式；已返回 404，不计入结果',
    ),
    t(
      'compare the address in the console of {name} with {url}/{vendor}',
      '核对 {name} 控制台中的地址是否为 {url}/{vendor}',
    ),
  ),
  'receipts/signature-differs': notice(
    t('the signature or token of a receipt is wrong', '回执的签名或 token 不正确'),
    t(
      '{key} of the config is not the value of the console, or the request does not come from {name}; it was refused with status 403 and is not counted',
      '配置中的 {key} 与控制台不一致，或请求并非来自{name}；已用 403 拒绝，不计入结果',
    ),
    t('copy {key} from the console of {name} again', '从{name}控制台重新复制 {key}'),
  ),
  'receipts/signature-missing': notice(
    t('a receipt has no signature or token', '回执没有签名或 token'),
    t(
      'the console of {name} has none set, or the request does not come from {name}; it was refused with status 403 and is not counted',
      '{name}控制台没有设置，或请求并非来自{name}；已用 403 拒绝，不计入结果',
    ),
    t(
      'set in the console what {key} holds, or take {key} out of the config',
      '在控制台设置与 {key} 相同的值，或从配置中去掉 {key}',
    ),
  ),
  'receipts/failed': notice(
    t('{name} reports that a push did not arrive: {says}', '{name}报告推送未送达：{says}'),
    t('the vendor returned the code {code}, which is not in our tables', '厂商返回 {code}，码表里没有收录'),
    t('ask the vendor with this code and the id of the push', '带着该代码和推送 ID 咨询厂商'),
  ),
  'receipts/missing': unreachable(
    t('{count} of {asked} receipts arrived', '只收到 {count}/{asked} 条回执'),
    t(
      'the vendor cannot reach this address from the internet, receipts are not switched on in its console, it has none for this push, or they come later',
      '厂商无法从公网访问该地址、控制台没有开启回执、这条推送没有回执，或回执还没到',
    ),
    [
      t(
        'test the path without a vendor while this command listens: tim-push send --sandbox --vendor vivo --receipt-url {url}/vivo',
        '先用沙箱验证整条链路（监听期间运行）：tim-push send --sandbox --vendor vivo --receipt-url {url}/vivo',
      ),
      t(
        'for real receipts, forward a public https address to this port, and enter it in the console or in the message',
        '要接收真实回执，请把公网 https 地址转发到该端口，并填入控制台或消息',
      ),
      t('wait longer: --for 10m', '延长等待：--for 10m'),
    ],
  ),
  'receipts/no-journal': usage(
    t('there was no journal {file}', '没有找到日志 {file}'),
    t('no run wrote it while the program listened', '监听期间没有运行写入该文件'),
    t(
      'write it beside this command: tim-push send … --journal {file}',
      '在监听的同时运行：tim-push send … --journal {file}',
    ),
  ),
  'receipts/run-not-over': unreachable(
    t('the run of {file} has no end', '{file} 的运行没有结束记录'),
    t(
      'it still sends, or it was killed: further pushes may follow or be in doubt',
      '运行仍在发送，或已被强行终止：可能还有推送，或有推送状态不明',
    ),
    [
      t('wait longer: --for 10m', '延长等待：--for 10m'),
      t('after a kill, end it first: the same send with --resume', '若已被终止，先用原 send 命令加 --resume 完成'),
    ],
  ),
  'receipts/url-ignored': noticeHint(
    t('{name} will not post a receipt to --receipt-url', '{name} 不会向 --receipt-url 发送回执'),
    t('{reason}', '{reason}'),
    t('{fix}', '{fix}'),
  ),
  'receipts/url-too-long': message(
    t(
      '--receipt-url is too long for {name}: {length} of at most {limit} {unit}',
      '--receipt-url 对 {name} 过长：{length}，最多 {limit} {unit}',
    ),
    t('{name} refuses a longer address', '{name} 会拒绝更长的地址'),
    t('use a shorter address', '改用更短的地址'),
  ),
  'receipts/damaged-journal': usage(
    t(
      'line {line} of {file} (from byte {byte} on) is not what was written',
      '{file} 第 {line} 行（从字节 {byte} 起）与写入时不同',
    ),
    t(
      'its checksum does not match: this line or the one before was changed, removed or damaged on the disk; which pushes receipts are waited for cannot be read from there on',
      '校验和不符：该行或上一行被改动、删除，或磁盘损坏；从这里起无法得知应等待哪些推送的回执',
    ),
    [
      t('take the file from a backup and listen again', '用备份恢复该文件后重新监听'),
      t(
        'without a backup name the pushes one by one: tim-push receipts --task <id>',
        '没有备份时逐条指定推送：tim-push receipts --task <ID>',
      ),
    ],
  ),
  'receipts/none-sent': noticeHint(
    t('{vendors}: no receipts exist', '{vendors}：没有回执'),
    t(
      'Apple and Google post nothing about single pushes; these pushes of the journal are not waited for',
      '苹果和 Google 不提供单条推送的回执；不会等待日志中这些推送的回执',
    ),
    t('look at the phone', '请查看手机'),
  ),
} satisfies Catalogue;

export const receiptProblem = problemMaker(receiptEntries);

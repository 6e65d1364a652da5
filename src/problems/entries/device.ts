// What device-status finds out by itself: questions a vendor does not answer, and tasks it does not know.
import { t } from '../../text/language.js';
import { entryOf } from '../code-entry.js';
import { type Catalogue, problemMaker } from '../types.js';

const noticeHint = entryOf('hint', 'notice');
const usage = entryOf('error', 'usage');
const message = entryOf('error', 'message');
const server = entryOf('error', 'server');
const interrupted = entryOf('error', 'interrupted');

export const deviceEntries = {
  'device/no-status-call': noticeHint(
    t('{vendor} has no API to query a device token', '{vendor} 没有查询设备 token 状态的接口'),
    t('its server API only accepts pushes', '它的服务端接口只接受推送'),
    t(
      'send a push and read the answer: tim-push send --vendor {vendorId} --token <device token>',
      '发送一条推送并查看结果：tim-push send --vendor {vendorId} --token <设备 token>',
    ),
  ),
  'device/no-task-report': usage(
    t('{vendor} has no query by task or message id', '{vendor} 不提供按任务或消息 ID 的查询'),
    t(
      'its server API has no statistics or traces by id; see the console and the receipts',
      '它的服务端接口没有按 ID 的统计或追踪；数据只在控制台和回执中',
    ),
    t(
      "look into the vendor's console under push statistics, or take receipts at your own address",
      '到厂商控制台的推送统计中查看，或在自己的地址接收回执',
    ),
  ),
  'device/task-not-found': message(
    t('there is no task or message {id}', '没有 ID 为 {id} 的任务或消息'),
    t(
      'the id belongs to another app or vendor, the message is too new to be counted, or so old that it was dropped',
      '属于其他应用或厂商；刚发送尚未统计；或时间过久已被清理',
    ),
    t(
      'take the id that tim-push send shows for this app and ask again in a minute',
      '使用 tim-push send 为本应用显示的 ID，一分钟后再查',
    ),
  ),
  'device/task-needs-vendor': usage(
    t('--task {id}: which vendor?', '--task {id}：属于哪个厂商？'),
    t('task and message ids do not identify a vendor', '任务和消息的 ID 看不出属于哪个厂商'),
    t(
      'name it: tim-push device-status --vendor {known} --task {id}',
      '请指定：tim-push device-status --vendor {known} --task {id}',
    ),
  ),
  'device/no-task-id': server(
    t("Tencent's answer to the push for {user} contains no TaskID", '腾讯对推送给 {user} 的响应中没有 TaskID'),
    t('without a TaskID nothing can be traced', '没有 TaskID 就无法追踪'),
    t('run it again with --verbose and look at the answer', '加 --verbose 再运行一次查看响应'),
  ),
  'device/feed-not-kept': server(
    t('{file} can no longer be written: {reason}', '无法继续写入 {file}：{reason}'),
    t(
      'the list of {vendor} deletes what it returns, so reading stopped at once; what was read is on stderr',
      '{vendor} 的列表读后即删，已立即停止读取；已读出的内容在 stderr 中',
    ),
    t(
      'keep the lines on stderr, free some disk space, then run this again',
      '保存 stderr 中的内容，腾出空间后重新运行',
    ),
  ),
  'device/left-at-question': interrupted(
    t('cancelled at the prompt: no request was sent to {vendor}', '已在提问处退出：没有向 {vendor} 查询'),
    t('Ctrl-C', '按下了 Ctrl-C'),
    t(
      'run it again; without a prompt: --no-input, or --consume-feed <file> to agree in advance',
      '重新运行；不想被提问：加 --no-input，或用 --consume-feed <文件> 预先同意',
    ),
  ),
} satisfies Catalogue;

export const deviceProblem = problemMaker(deviceEntries);

// `receipts`: listens on loopback for what vendors and Tencent report about pushes they took, and says what it means.
import { t } from '../../text/language.js';
import { type CommandResult, defineCommand } from '../define.js';
import { receiptFlags } from './flags.js';

export const receipts = defineCommand({
  examples: [
    {
      command: 'tim-push receipts',
      says: t('listen on 127.0.0.1:4592 until Ctrl-C', '监听 127.0.0.1:4592，按 Ctrl-C 结束'),
    },
    {
      command: 'tim-push receipts --journal run.journal --for 2m',
      says: t(
        'wait for a receipt of every push that send --journal run.journal got accepted',
        '等待 send --journal run.journal 中每条已接受推送的回执',
      ),
    },
    {
      command: 'tim-push receipts --task 121397329 --for 30s',
      says: t('what became of one task or message id', '查询一个任务或消息 ID 的结果'),
    },
    {
      command: 'tim-push receipts --port 0 --count 3 --for 1m --format ndjson',
      says: t('for a script: a free port, three receipts, one line each', '用于脚本：空闲端口、三条回执、每条一行'),
    },
  ],
  flags: receiptFlags,
  notes: [
    t(
      'Each vendor has an address with its name: http://127.0.0.1:4592/vivo, …/huawei, …/tencent-im. Vendors reach it only through a public https address that you forward to this port.',
      '每个厂商的地址带有它的名称：http://127.0.0.1:4592/vivo、…/huawei、…/tencent-im。厂商要从公网访问，需要把公网 https 地址转发到该端口。',
    ),
    t(
      'Exit codes: 0 every receipt that was asked for came and none says failed, 1 one says failed, 5 too few came in time.',
      '退出码：0 所需回执全部收到且没有失败；1 有回执表示失败；5 限时内收到的回执不足。',
    ),
    t(
      '"Delivered" is the word of the vendor. No vendor reports that a push was shown.',
      '“已送达”是厂商的说法；没有厂商会报告推送已展示。',
    ),
  ],
  run: async (context, { flags }): Promise<CommandResult> => (await import('./listen.js')).hearReceipts(context, flags),
});

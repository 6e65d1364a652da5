// Findings about sending to many: lines of a token file, the journal, and what makes a run stop.
import { t } from '../../text/language.js';
import { entryOf } from '../code-entry.js';
import { type Catalogue, problemMaker } from '../types.js';
import { journalEntries } from './journal.js';
import { tokenFileEntries } from './token-file.js';

const deviceToken = entryOf('error', 'device-token');
const unreachable = entryOf('error', 'unreachable');

export const deliveryEntries = {
  ...tokenFileEntries,
  ...journalEntries,
  'delivery/hopeless': deviceToken(
    t(
      '{vendor} refused {count} device tokens in a row for the same reason',
      '{vendor}连续拒绝了 {count} 个设备 token，原因相同',
    ),
    t(
      'every one was refused with {reason}, so the rest for {vendor} was not sent: most likely the list belongs to another app, or the wrong column was read',
      '全部以 {reason} 被拒绝，因此其余发往{vendor}的推送没有发送：列表多半属于其他应用，或读错了列',
    ),
    [
      t(
        'look at the first lines of the list and at: tim-push explain {reason}',
        '检查列表的前几行，并查看：tim-push explain {reason}',
      ),
      t('to send the rest anyway, add --keep-going', '仍要发送其余部分：加上 --keep-going'),
    ],
  ),
  'delivery/vendor-gone': unreachable(
    t('{vendor} could not be reached {count} times in a row', '连续 {count} 次无法连接{vendor}'),
    t(
      'the rest for {vendor} was not sent, instead of waiting for each of them; last reason: {reason}',
      '其余发往{vendor}的推送没有发送，避免逐条等待；最后一次原因：{reason}',
    ),
    t(
      'check the network, then send the rest: the same command with --resume',
      '检查网络后，用原命令加 --resume 发送剩余部分',
    ),
    { retry: 'later' },
  ),
} satisfies Catalogue;

export const deliveryProblem = problemMaker(deliveryEntries);

// Details of a single push: what a tap opens, how the ext travels, and what to check when the phone stays silent.
import { appContextOf } from '../push/click/click-target.js';
import { sayTap } from '../push/click/tap.js';
import { asSent } from '../push/message/raw.js';
import { silentCauses } from '../push/message/silent.js';
import type { PushMessage } from '../push/types.js';
import type { SendReport } from '../report/answers/send/send-report.js';
import type { Session } from '../session/session.js';
import type { VendorId } from '../session/vendors/list.js';
import { type Text, t } from '../text/language.js';
import { localTime } from '../text/local-time.js';

type Row = SendReport['results'][number];
type Detail = SendReport['details'][number];

/** What a tap opens, what the app gets, how long the access token is good. */
export async function detailsOf(
  session: Session,
  message: PushMessage,
  rows: readonly Row[],
): Promise<readonly Detail[]> {
  const [row] = rows;
  if (row === undefined || rows.length !== 1 || (row.status !== 'accepted' && row.status !== 'dry-run-ok')) return [];
  const id = row.vendor as VendorId;
  const vendor = await session.vendor(id);
  const settings = session.settings(id);
  const opens = sayTap(vendor.sentTap(message, settings).tap, vendor.clickOpens(message, settings));
  const details: Detail[] = [[t('click opens', '点击打开'), opens]];
  const { ext } = asSent(message, vendor.rawTexts);
  if (ext !== undefined) {
    const delivery = vendor.deliverExt(ext, appContextOf(message, settings), message.options);
    const limit = delivery.limit === undefined ? '' : ` / ${delivery.limit}`;
    const amount = `${delivery.size}${limit}`;
    const size =
      delivery.unit === 'bytes'
        ? t(`${ext}  (${amount} bytes)`, `${ext}（${amount} 字节）`)
        : t(`${ext}  (${amount} characters)`, `${ext}（${amount} 个字符）`);
    details.push([t('ext', 'ext'), size]);
  }
  const news = session.tokenNews(id);
  if (news !== undefined) {
    const until = localTime(news.expiresAt);
    details.push([
      t('access token', '访问令牌'),
      news.cached
        ? t(`from the cache, valid until ${until}`, `沿用缓存，有效期至 ${until}`)
        : t(`fetched, valid until ${until}`, `已获取，有效期至 ${until}`),
    ]);
  }
  if (row.status === 'dry-run-ok') details.push([t('proves', '能证明'), vendor.dryRunProves]);
  return details;
}

/** Causes that are listed; the others are rare. */
const CAUSES_SHOWN = 6;

/** A silent phone's first suspects, after an accepted push to one real device. */
export async function checklistOf(
  session: Session,
  message: PushMessage,
  rows: readonly Row[],
): Promise<readonly Text[]> {
  const [row] = rows;
  if (session.sandbox !== undefined || row === undefined || rows.length !== 1 || row.status !== 'accepted') return [];
  const id = row.vendor as VendorId;
  const { silentChecklist } = await session.vendor(id);
  return silentCauses(silentChecklist, { settings: session.settings(id), message }).slice(0, CAUSES_SHOWN);
}

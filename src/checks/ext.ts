// The work of `check-ext`, from values: what each vendor and the app's click handler make of an ext. The library does the same.
import { readByDemoHandler, readByDocumentedHandler, readByTimpush } from '../push/ext/callback.js';
import { checkExt } from '../push/ext/ext.js';
import type { AppContext, ExtDelivery } from '../push/types.js';
import type { ExtReport } from '../report/answers/check-ext.js';
import type { VendorId } from '../session/vendors/list.js';
import { vendors } from '../vendors/index.js';

/** The pages of vivo and Honor contain a package name; an ext can be checked without the real one. */
export const STAND_IN_PACKAGE = 'com.example.app';

export interface ExtExamination {
  readonly ext: string;
  /** Where it was written: a flag, a file, stdin. */
  readonly from: string;
  readonly app: AppContext;
  readonly vendorIds: readonly VendorId[];
  /** Vendor flags by their long name. */
  readonly options: Readonly<Record<string, string>>;
}

export async function examineExt({ ext, from, app, vendorIds, options }: ExtExamination): Promise<ExtReport> {
  const { clickTarget } = app;
  const finding = checkExt(ext, { clickTarget, source: { file: from } });
  const seenBy: AppContext = { ...app, packageName: app.packageName ?? STAND_IN_PACKAGE };
  const rows = await Promise.all(
    vendorIds.map(async (id) => {
      const vendor = await vendors[id].load();
      const delivery = vendor.deliverExt(ext, seenBy, options);
      return { vendor: id as string, vendorName: vendor.name, delivery, reading: readingOf(delivery.callback) };
    }),
  );
  return {
    ext,
    ok: finding.ok,
    kind: finding.kind,
    conversationId: finding.conversationId,
    clickTarget,
    // A broken ext is not checked against each vendor.
    rows: finding.ok ? rows : [],
    problems: [...finding.problems, ...(finding.ok ? rows.flatMap((row) => row.delivery.notes) : [])],
  };
}

/** What the app makes of the callback: a map goes to the documented handlers, a text to TIMPush. */
function readingOf(callback: ExtDelivery['callback']): ExtReport['rows'][number]['reading'] {
  if (callback === undefined) return undefined;
  if (typeof callback === 'string') return { timpush: readByTimpush(callback) };
  return { documented: readByDocumentedHandler(callback), demo: readByDemoHandler(callback) };
}

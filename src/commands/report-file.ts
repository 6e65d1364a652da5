// `--report file.html`: the page of `diagnose` and `smoke`, written for the owner alone.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createRedactor } from '../http/redactor.js';
import type { Exchange } from '../http/types.js';
import { usageProblem } from '../problems/entries/usage.js';
import type { Problem } from '../problems/types.js';
import { htmlPage, type PageContent } from '../report/html/page.js';
import { t } from '../text/language.js';
import { version } from '../version.js';
import { type CommandContext, type FlagSpec, type Input, textFlag } from './define.js';

export const reportFlag: FlagSpec = {
  name: 'report',
  value: 'file',
  describe: t(
    'also write one self-contained HTML page, fit to attach to a ticket',
    '同时生成一个独立的 HTML 页面，可附在工单中',
  ),
};

/** What the page is about; versions, time and exchanges are added here. */
export type Page = Omit<PageContent, 'versions' | 'madeAt' | 'language' | 'exchanges'>;

/** Undefined when nothing was asked for or all went well; else why the file could not be written. */
export async function writeReport(
  context: CommandContext,
  input: Input,
  page: () => Page,
  run: { readonly exchanges: readonly Exchange[]; readonly hide: readonly string[] },
): Promise<Problem | undefined> {
  const file = textFlag(input, 'report');
  if (file === undefined) return undefined;
  const html = htmlPage({
    ...page(),
    language: context.globals.language,
    exchanges: run.exchanges,
    versions: [
      ['tim-push', version],
      ['Node', process.versions.node],
      ['OpenSSL', process.versions.openssl],
      [context.io.platform, process.arch],
    ],
    madeAt: new Date(context.io.clock.now()).toISOString(),
  });
  const redactor = createRedactor();
  redactor.shortenTokens(context.globals.showTokens ? [] : run.hide);
  try {
    await writeFile(resolve(context.io.cwd, file), redactor.text(html), { mode: 0o600 });
    context.note(context.globals.language === 'zh' ? `报告已写入 ${file}` : `Report written to ${file}`);
    return undefined;
  } catch (error) {
    return usageProblem('usage/unwritable-file', {
      args: { file, flag: '--report', reason: error instanceof Error ? error.message : String(error) },
    });
  }
}

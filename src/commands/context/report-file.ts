// `--report file.html`: the page of `diagnose` and `smoke`, written for the owner alone.
import { resolve } from 'node:path';
import type { Exchange } from '../../http/types.js';
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { htmlPage, type PageContent } from '../../report/html/page.js';
import type { Session } from '../../session/session.js';
import { writeOwnerFile } from '../../stores/user-files.js';
import { fill, type Language, t } from '../../text/language.js';
import { localTime } from '../../text/local-time.js';
import { version } from '../../version.js';
import { defineFlag } from '../define.js';
import type { CommandContext } from './context.js';

export const reportFlag = defineFlag({
  name: 'report',
  group: 'output',
  value: 'file',
  writes: true,
  describe: t(
    'also write one self-contained HTML page, fit to attach to a ticket',
    '同时生成一个独立的 HTML 页面，可附在工单中',
  ),
});

/** What the page is about; versions, time and exchanges are added here. */
export type Page = Omit<PageContent, 'versions' | 'madeAt' | 'language' | 'exchanges' | 'facts'>;

/** Undefined when nothing was asked for or all went well; else why the file could not be written. */
export async function writeReport(
  context: CommandContext,
  file: string | undefined,
  page: () => Page,
  run: { readonly session: Session; readonly exchanges: readonly Exchange[]; readonly hide: readonly string[] },
): Promise<Problem | undefined> {
  if (file === undefined) return undefined;
  const html = htmlPage({
    ...page(),
    language: context.globals.language,
    facts: factsOf(run.session, context.globals.language),
    exchanges: run.exchanges,
    versions: [['tim-push', version], ...context.io.versions],
    madeAt: localTime(context.io.clock.now()),
  });
  const shortened = context.redactor.shortenTokens(context.globals.showTokens ? [] : run.hide);
  try {
    await writeOwnerFile(resolve(context.io.cwd, file), shortened.text(html));
    context.note(fill(t('Report written to {file}', '报告已写入 {file}'), context.globals.language, { file }));
    return undefined;
  } catch (error) {
    return usageProblem('usage/unwritable-file', {
      args: { file, flag: '--report', reason: error instanceof Error ? error.message : String(error) },
    });
  }
}

/** Whose push it is, by which config, and whether a real service was asked at all. */
function factsOf({ config, sandbox, tencent }: Session, language: Language): readonly (readonly [string, string])[] {
  const app = config.settings.text('package_name') ?? config.settings.text('apple_bundle_id');
  return [
    [words.app[language], app ?? (tencent.isDemo ? words.demo : words.noApp)[language]],
    [words.config[language], config.file ?? words.noConfig[language]],
    ...(sandbox === undefined
      ? []
      : [[words.sandbox[language], fill(words.inSandbox, language, { url: sandbox.url })] as const]),
  ];
}

const words = {
  app: t('App', '应用'),
  demo: t('demo app of the sandbox', '沙箱的演示应用'),
  noApp: t('package_name is not set', 'package_name 未设置'),
  config: t('Config', '配置'),
  noConfig: t('no file', '没有配置文件'),
  sandbox: t('Sandbox', '沙箱'),
  inSandbox: t('{url}: no real service was contacted', '{url}：没有请求任何真实服务'),
};

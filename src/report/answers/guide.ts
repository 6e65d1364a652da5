// The answer of `guide`: numbered steps, and beside each the values to copy.
import { sourceIn } from '../../problems/source-words.js';
import type { GuideStep, VendorConsole } from '../../push/guide-steps.js';
import type { AppContext } from '../../push/types.js';
import { type Language, type Text, t } from '../../text/language.js';
import type { DocumentOf } from '../shapes/index.js';
import { padTo, type TerminalText } from '../terminal-text.js';
import { wrapBehind, wrapText } from '../wrap.js';

export interface GuideSection {
  readonly vendor: string;
  readonly name: Text;
  readonly site: VendorConsole | undefined;
  readonly steps: readonly GuideStep[];
}

export interface GuideReport {
  readonly app: AppContext;
  readonly sections: readonly GuideSection[];
  /** What holds for every vendor. */
  readonly appSteps: readonly GuideStep[];
}

const words = {
  heading: t('{name}: from the account to the certificate ID', '{name}：从账号到证书 ID'),
  app: t('App: {package}   click target: {target}', '应用：{package}   点击方式：{target}'),
  unknown: t('<not set yet>', '<尚未设置>'),
  bring: t('→ config key {key}', '→ 配置键 {key}'),
  everyVendor: t('In the app, for every vendor', '应用侧：所有厂商通用'),
  console: t('console', '控制台'),
  documents: t('read', '文档'),
  waiting: t('wait', '等待'),
  source: t('{text} ({mark}: {source})', '{text}（{mark}：{source}）'),
  where: t('shown at {where}', '查看位置：{where}'),
  noPackage: t(
    'package name unknown: add --package com.example.app, or set package_name',
    '包名未知：请加 --package com.example.app，或设置 package_name',
  ),
  next: t(
    'Next: tim-push init asks for them and writes the config; then: tim-push check-config',
    '下一步：tim-push init 会逐项询问并写入配置；然后运行：tim-push check-config',
  ),
} satisfies Record<string, Text>;

const stepDocument = (step: GuideStep, language: Language) => ({
  title: step.title[language],
  lines: step.lines.map((line) => line[language]),
  copy: (step.copy ?? []).map((item) => ({
    label: item.label[language],
    value: typeof item.value === 'object' ? item.value[language] : (item.value ?? null),
    ...(item.key === undefined ? {} : { key: item.key }),
    ...(item.where === undefined ? {} : { where: item.where[language] }),
  })),
});

export function guideDocument(report: GuideReport, language: Language): DocumentOf<'guide'> {
  return {
    package: report.app.packageName ?? null,
    clickTarget: report.app.clickTarget,
    vendors: report.sections.map(({ vendor, site, steps }) => ({
      vendor,
      ...(site === undefined
        ? {}
        : {
            console: {
              name: site.name[language],
              address: site.address,
              documents: site.documents.map(({ title, address }) => ({ title: title[language], address })),
              ...(site.waiting === undefined
                ? {}
                : {
                    waiting: {
                      text: site.waiting.text[language],
                      confidence: site.waiting.mark,
                      source: sourceIn(site.waiting.source, language),
                    },
                  }),
            },
          }),
      steps: steps.map((step) => stepDocument(step, language)),
    })),
    app: report.appSteps.map((step) => stepDocument(step, language)),
  };
}

export function layoutGuide(report: GuideReport, terminal: TerminalText): string {
  const app = terminal.say(words.app, {
    package: report.app.packageName ?? terminal.say(words.noPackage),
    target: report.app.clickTarget,
  });
  const lines: string[] = [...wrapText(app, terminal.wrapAt), ''];
  for (const { name, site, steps } of report.sections) {
    lines.push(terminal.color.bold(terminal.say(words.heading, { name })), '');
    if (site !== undefined) lines.push(...layoutConsole(site, terminal), '');
    lines.push(...layoutSteps(steps, terminal));
  }
  lines.push(terminal.color.bold(terminal.say(words.everyVendor)), '', ...layoutSteps(report.appSteps, terminal));
  lines.push(terminal.say(words.next));
  return `${lines.join('\n')}\n`;
}

const LABEL = 10;

function layoutConsole({ name, address, documents, waiting }: VendorConsole, terminal: TerminalText): string[] {
  const lead = (label: Text | undefined): string =>
    `  ${terminal.color.dim(padTo(label === undefined ? '' : terminal.say(label), LABEL))}`;
  const line = (label: Text | undefined, text: string): string => `${lead(label)}${text}`;
  return [
    line(words.console, `${terminal.say(name)}  ${address}`),
    ...documents.flatMap(({ title, address: page }, i) => [
      line(i === 0 ? words.documents : undefined, terminal.say(title)),
      line(undefined, page),
    ]),
    ...(waiting === undefined
      ? []
      : wrapBehind(
          lead(words.waiting),
          terminal.say(words.source, { ...waiting, source: sourceIn(waiting.source, terminal.language) }),
          terminal.wrapAt,
          LABEL + 2,
        )),
  ];
}

function layoutSteps(steps: readonly GuideStep[], terminal: TerminalText): string[] {
  return steps.flatMap((step, i) => [
    ...wrapBehind(`${String(i + 1).padStart(2)}. `, terminal.say(step.title), terminal.wrapAt, 4),
    ...step.lines.flatMap((line) => wrapBehind('    ', terminal.say(line), terminal.wrapAt, 4)),
    ...(step.copy ?? []).flatMap((item, j, items) => {
      // The place is named once for values that are shown side by side, and not at all where the step itself names it.
      const place = item.where && terminal.say(item.where);
      const before = items[j - 1]?.where;
      const known =
        place === undefined || terminal.say(step.title).startsWith(place) || place === (before && terminal.say(before));
      return layoutCopy(item, known ? undefined : place, terminal);
    }),
    '',
  ]);
}

function layoutCopy(
  { label, value, key }: NonNullable<GuideStep['copy']>[number],
  where: string | undefined,
  terminal: TerminalText,
): string[] {
  const shown = typeof value === 'string' ? value : terminal.say(value ?? words.unknown);
  const bring = key === undefined ? '' : `   ${terminal.color.dim(terminal.say(words.bring, { key }))}`;
  const place =
    where === undefined ? [] : wrapBehind('          ', terminal.say(words.where, { where }), terminal.wrapAt, 10);
  return [
    `      ${terminal.say(label)}${terminal.language === 'zh' ? '：' : ':  '}${terminal.color.cyan(shown)}${bring}`,
    ...place.map((line) => terminal.color.dim(line)),
  ];
}

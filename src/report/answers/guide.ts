// The answer of `guide`: numbered steps, and beside each the values to copy.

import type { AppContext, GuideStep } from '../../push/types.js';
import { type Language, type Text, t } from '../../text/language.js';
import type { DocumentOf } from '../shapes/index.js';
import type { TerminalText } from '../terminal-text.js';

export interface GuideReport {
  readonly app: AppContext;
  readonly sections: readonly {
    readonly vendor: string;
    readonly name: Text;
    readonly steps: readonly GuideStep[];
  }[];
}

const words = {
  heading: t('{name}: from the account to the certificate ID', '{name}：从账号到证书 ID'),
  app: t('App: {package}   click target: {target}', '应用：{package}   点击方式：{target}'),
  unknown: t('<not set yet>', '<尚未设置>'),
  bring: t('→ config key {key}', '→ 配置键 {key}'),
  noPackage: t(
    'package name unknown: give --package com.example.app, or set package_name',
    '包名未知：请加 --package com.example.app，或设置 package_name',
  ),
  next: t(
    'Next: tim-push init asks for them and writes the config; then: tim-push check-config',
    '下一步：tim-push init 会逐项询问并写入配置；然后运行：tim-push check-config',
  ),
} satisfies Record<string, Text>;

export function guideDocument(report: GuideReport, language: Language): DocumentOf<'guide'> {
  return {
    package: report.app.packageName ?? null,
    clickTarget: report.app.clickTarget,
    vendors: report.sections.map((section) => ({
      vendor: section.vendor,
      steps: section.steps.map((step) => ({
        title: step.title[language],
        lines: step.lines.map((line) => line[language]),
        copy: (step.copy ?? []).map((item) => ({
          label: item.label[language],
          value: typeof item.value === 'object' ? item.value[language] : (item.value ?? null),
          ...(item.key === undefined ? {} : { key: item.key }),
        })),
      })),
    })),
  };
}

export function layoutGuide(report: GuideReport, terminal: TerminalText): string {
  const lines: string[] = [
    terminal.say(words.app, {
      package: report.app.packageName ?? terminal.say(words.noPackage),
      target: report.app.clickTarget,
    }),
    '',
  ];
  for (const section of report.sections) {
    lines.push(terminal.color.bold(terminal.say(words.heading, { name: section.name })), '');
    section.steps.forEach((step, i) => {
      lines.push(`${String(i + 1).padStart(2)}. ${terminal.say(step.title)}`);
      for (const line of step.lines) lines.push(`    ${terminal.say(line)}`);
      for (const item of step.copy ?? []) {
        const key =
          item.key === undefined ? '' : `   ${terminal.color.dim(terminal.say(words.bring, { key: item.key }))}`;
        lines.push(
          `      ${terminal.say(item.label)}:  ${terminal.color.cyan(typeof item.value === 'string' ? item.value : terminal.say(item.value ?? words.unknown))}${key}`,
        );
      }
      lines.push('');
    });
  }
  lines.push(terminal.say(words.next));
  return `${lines.join('\n')}\n`;
}

// BLD, texts of guides: values that were copied but not filled in, and lines of dots.

import { everyStatement, isSign } from '../../../../readers/gradle/script.js';
import type { GradleToken } from '../../../../readers/gradle/tokens.js';
import { t } from '../../../../text/language.js';
import type { GradleFile } from '../../../android/gradle-file.js';
import { reasons } from '../../../reasons.js';
import { type Finding, type Rule, skipped, verdict } from '../../../types.js';
import { anyAndroid, error } from '../../defaults.js';

/** `${Enter your package name}`, `your_app_id`: no name in a build contains blanks, and no real value begins like this. */
const UNFILLED =
  /^(?:\$\{\s*(?:enter|your|please|填|请|你的)[^}]*\}|\$\{\s*\w+(?:\s+\w+)+\s*\}|<?your[ _-](?:package|app|vivo|honor|hihonor|api|application)[\w -]*>?|(?:请)?填写.*|你的.*|x{4,})$/i;

/** Names whose value a guide leaves to the reader. */
const FILLED_BY_PEOPLE = /^(?:applicationId|namespace|manifestPlaceholders|addManifestPlaceholders)$/;

function unfilled({ source, tree }: GradleFile): Finding[] {
  return everyStatement(tree.statements).flatMap(({ head }): Finding[] => {
    if (!head.some((token) => token.kind === 'word' && FILLED_BY_PEOPLE.test(token.text))) return [];
    return head
      .filter((token) => token.kind === 'string' && UNFILLED.test(token.text.trim()))
      .map((token): Finding => ({ at: source.at(token.offset), found: `"${token.text.slice(0, 60)}"` }));
  });
}

/** Four dots in a row are not an operator of Groovy or Kotlin; three are one only after a type. */
function dots({ source, tree }: GradleFile): Finding[] {
  return everyStatement(tree.statements).flatMap(({ head }): Finding[] => {
    const findings: Finding[] = [];
    for (let i = 0; i < head.length; i += 1) {
      const first = head[i];
      if (first === undefined || !isSign(first, '.')) continue;
      const length = runOfDots(head, i);
      const next = head[i + length];
      const isLine = first.startsLine && (next === undefined || next.startsLine);
      if (length >= 4 || (length === 3 && isLine))
        findings.push({ at: source.at(first.offset), found: '.'.repeat(Math.min(length, 8)) });
      i += length - 1;
    }
    return findings;
  });
}

function runOfDots(head: readonly GradleToken[], from: number): number {
  let length = 1;
  while (isSign(head[from + length], '.') && head[from + length]?.offset === head[from + length - 1]?.end) length += 1;
  return length;
}

export const guideTextRules: readonly Rule[] = [
  {
    ...anyAndroid,
    id: 'BLD-10',
    ...error,
    mark: 'A',
    source: 'Gradle build language',
    title: t('text of a guide is still in the Gradle file: {found}', 'Gradle 文件中还留着文档里的占位内容：{found}'),
    cause: t(
      'the build stops here, or the app carries the text instead of your value and vendors refuse the registration',
      '编译在此中断，或应用带着占位文字而不是真实值，厂商会拒绝注册',
    ),
    fix: t(
      'write your own value in its place; remove lines of dots, they only say that a guide left lines out',
      '换成你自己的值；删除由点组成的行，它们只表示文档省略了内容',
    ),
    check: ({ android }) => {
      const files = android?.gradleFiles ?? [];
      const [first] = files;
      if (first === undefined) return skipped(reasons.noModuleFile);
      return verdict([...files.flatMap(unfilled), ...files.flatMap(dots)], first.source.whole);
    },
  },
];

// An answer of the wizard, looked at as `check-config` looks at the value: the shape of its key, then the vendor's own check.
import { resolve } from 'node:path';
import { otherContent, problemsOfValue } from '../config/index.js';
import { decodeText } from '../config/read-bounded.js';
import { renderProblem } from '../problems/render.js';
import type { Problem } from '../problems/types.js';
import type { Credentials, FieldSpec } from '../push/types.js';
import { whyUnreadable } from '../stores/user-files.js';
import { fill, type Language, t } from '../text/language.js';
import type { AnswerVerdict, Check } from './asker.js';
import type { Draft } from './draft.js';

const words = {
  unreadable: t('{file} cannot be read: {reason}', '无法读取 {file}：{reason}'),
  form: t('it must look like {example}', '格式应类似 {example}'),
  anyway: t('{what} (press enter again to keep it)', '{what}（再按一次回车则保留）'),
};

export interface Checking {
  readonly draft: Draft;
  readonly language: Language;
  readonly root: string;
  readonly now: number;
}

/** What is certainly wrong must be answered anew; what is only odd is kept when a person insists. */
export function insistent(language: Language, find: (answer: string) => Promise<Problem | string | undefined>): Check {
  let warned: string | undefined;
  return async (raw): Promise<AnswerVerdict> => {
    const answer = raw.trim();
    const found = answer === '' ? undefined : await find(answer);
    if (found === undefined) return true;
    if (typeof found === 'string') return found;
    if (found.severity === 'error') return sentenceOf(found, language);
    if (warned === answer) return true;
    warned = answer;
    return fill(words.anyway, language, { what: sentenceOf(found, language) });
  };
}

/** Findings about missing values: the wizard asks for those next, so they do not concern this answer. */
const ABOUT_A_LACK = /\/(?:half-pair|no-[a-z-]+)$/;

/** The check of one config key, with the values that are there already. */
export function checkOf(checking: Checking, credentials: Credentials | undefined, field: FieldSpec): Check {
  const { draft, language, root, now } = checking;
  return insistent(language, async (answer) => {
    const isInline = field.kind === 'json' && answer.startsWith('{');
    if ((field.kind === 'file' || field.kind === 'json') && !isInline) {
      const reason = await whyUnreadable(resolve(root, answer));
      if (reason !== undefined) return fill(words.unreadable, language, { file: answer, reason });
    }
    const origin = { file: 'typed', key: field.key };
    if (field.form !== undefined && !field.form.pattern.test(answer))
      return fill(words.form, language, { example: field.form.example });
    const draftWith = draft.copy();
    draftWith.set(field.key, { value: answer, origin, toWrite: true });
    const settings = draftWith.settings();
    const file = field.kind === 'file' || field.kind === 'json' ? settings.file(field.key) : undefined;
    const other = file && otherContent(field, decodeText(Buffer.from(file.bytes)), draft.fields, origin);
    if (other !== undefined) return other;
    const ofKey = file === undefined ? problemsOfValue(field, answer, origin) : [];
    const inspection = await credentials?.inspect?.(settings, now);
    const found = [...ofKey, ...(credentials?.check(settings, now) ?? []), ...(inspection?.problems ?? [])].filter(
      ({ severity, at, code }) => severity !== 'hint' && at?.key === field.key && !ABOUT_A_LACK.test(code),
    );
    return found.find(({ severity }) => severity === 'error') ?? found[0];
  });
}

function sentenceOf(problem: Problem, language: Language): string {
  const { title, fix } = renderProblem(problem, language);
  return fix[0] === undefined ? title : `${title}${language === 'zh' ? '：' : ': '}${fix[0]}`;
}

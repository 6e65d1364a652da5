// Templates of private messages: Xiaomi builds the text from fixed parts and `{$name$}` variables; the request contains the values. Source: dev.mi.com 2314.
import type { Problem } from '../../../problems/types.js';
import type { PushMessage, Settings } from '../../../push/types.js';
import { countCodePoints } from '../../../text/count.js';
import { readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { LIMITS } from '../facts.js';
import { templateProblem } from '../template-problems.js';

/** References to the message that a parameter may contain. */
const FROM_MESSAGE = /\{\s*(title|body)\s*\}/g;
const VARIABLE = /\{\$([^{}$]+)\$\}/g;

type Values = Readonly<Record<string, unknown>>;
interface Structure {
  readonly title: string;
  readonly body: string;
}

/** The final parameters: `{title}` and `{body}` in their values are replaced by the title and body of the message. */
export function templateParams(message: PushMessage, settings: Settings): string | undefined {
  const json = settings.text('mi_template_params');
  const values = readObject(json ?? '');
  return values === undefined ? json : JSON.stringify(filled(values, message));
}

/** In one pass, so that `{body}` inside the message's own title or body is not replaced. */
const filled = (values: Values, { title, body }: Pick<PushMessage, 'title' | 'body'>): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(FROM_MESSAGE, (_, part) => (part === 'title' ? title : body)) : value,
    ]),
  );

/** 1 to 128 characters, not blank, no symbols (class So), no unassigned code points. */
export const isTemplateValue = (value: unknown): boolean =>
  typeof value === 'string' &&
  value.trim() !== '' &&
  countCodePoints(value) <= LIMITS.templateValueCharacters &&
  !/[\p{So}\p{Cn}]/u.test(value);

/** Problems of the config values that do not depend on the message. */
export function checkTemplateSettings(settings: Settings): Problem[] {
  if (!settings.has('mi_template_id')) {
    const alone = (['mi_template_params', 'mi_template_text'] as const).find((key) => settings.has(key));
    return alone === undefined
      ? []
      : [templateProblem('xiaomi/params-without-template', { at: settings.origin(alone), args: { key: alone } })];
  }
  const at = settings.origin('mi_template_params');
  const values = readObject(settings.text('mi_template_params') ?? '{}');
  if (values === undefined)
    return [templateProblem('xiaomi/template-params', { args: { key: 'mi_template_params' }, at })];
  const names = Object.keys(values);
  const shown = (key: string) => key.slice(0, 40);
  if (names.length > LIMITS.templateValues)
    return [
      templateProblem('xiaomi/template-params', { args: { key: shown(names[LIMITS.templateValues] ?? '') }, at }),
    ];
  // The length of inserted message texts is checked with the message.
  const bad = names.find((name) => {
    const value = values[name];
    return !isTemplateValue(typeof value === 'string' ? value.replace(FROM_MESSAGE, 'x') : value);
  });
  if (bad !== undefined) return [templateProblem('xiaomi/template-params', { args: { key: shown(bad) }, at })];
  const unknown = names.flatMap((name) => {
    const [found] =
      String(values[name])
        .replace(FROM_MESSAGE, '')
        .match(/\{\s*[\w$]+\s*\}/) ?? [];
    return found === undefined
      ? []
      : [templateProblem('xiaomi/template-placeholder', { args: { key: shown(name), found: shown(found) }, at })];
  });
  return [...unknown, ...checkStructure(settings, names)];
}

/** Checks the structure, as shown in the console, against the vendor's rules and the parameters. */
function checkStructure(settings: Settings, names: readonly string[]): Problem[] {
  if (!settings.has('mi_template_text')) return [];
  const at = settings.origin('mi_template_text');
  const structure = structureOf(settings);
  const broken = (why: ReturnType<typeof t>) => [templateProblem('xiaomi/template-text-shape', { args: { why }, at })];
  if (structure === undefined)
    return broken(t('it needs "title" and "body", both strings', '需要 "title" 和 "body"，且都是字符串'));
  const used = namesIn(structure);
  if (/^\{\$/.test(structure.title))
    return broken(t('its title begins with a variable, which Xiaomi does not allow', '标题以变量开头，小米不允许'));
  const twice = used.find((name, i) => used.indexOf(name) !== i);
  if (twice !== undefined) return broken(t(`{$${twice}$} occurs twice`, `{$${twice}$} 出现了两次`));
  if (used.length > LIMITS.templateValues)
    return broken(
      t(
        `it has ${used.length} variables, ${LIMITS.templateValues} at most`,
        `有 ${used.length} 个变量，最多 ${LIMITS.templateValues} 个`,
      ),
    );
  const missing = used.filter((name) => !names.includes(name));
  const more = names.filter((name) => !used.includes(name));
  if (missing.length + more.length === 0) return [];
  return [
    templateProblem('xiaomi/template-names', {
      args: { missing: missing.join(', ') || '–', more: more.join(', ') || '–' },
      at: settings.origin('mi_template_params') ?? at,
    }),
  ];
}

function structureOf(settings: Settings): Structure | undefined {
  const { title, body } = readObject(settings.text('mi_template_text') ?? '') ?? {};
  return typeof title === 'string' && typeof body === 'string' ? { title, body } : undefined;
}

/** Checks how the template uses the title and body of the message. */
export function checkTemplate(message: PushMessage, settings: Settings): Problem[] {
  const id = settings.text('mi_template_id');
  const wrong = checkTemplateSettings(settings).filter(({ severity }) => severity === 'error');
  if (id === undefined || wrong.length > 0) return wrong;
  const at = settings.origin('mi_template_params');
  const raw = readObject(settings.text('mi_template_params') ?? '{}') ?? {};
  const values = filled(raw, message);
  const bad = Object.entries(values).find(([, value]) => !isTemplateValue(value));
  if (bad !== undefined) {
    const [key, value] = bad;
    const args = {
      key: key.slice(0, 40),
      length: countCodePoints(String(value)),
      limit: LIMITS.templateValueCharacters,
    };
    return [templateProblem('xiaomi/template-value', { args, at })];
  }
  const structure = structureOf(settings);
  const put = (text: string): string => text.replace(VARIABLE, (whole, name: string) => String(values[name] ?? whole));
  const used = structure === undefined ? Object.values(raw) : namesIn(structure).map((name) => raw[name]);
  const hidden = (['title', 'body'] as const).filter(
    (part) => !used.some((value) => [...String(value).matchAll(FROM_MESSAGE)].some(([, name]) => name === part)),
  );
  const args = { id: id.slice(0, 40) };
  return [
    ...(hidden.length === 0
      ? []
      : [
          templateProblem('xiaomi/template-hides-text', {
            args: { ...args, flags: hidden.map((part) => `--${part}`).join(', ') },
            at,
          }),
        ]),
    structure === undefined
      ? templateProblem('xiaomi/template-decides', {
          args: {
            ...args,
            values:
              Object.entries(values)
                .map(([name, value]) => `${name} = ${value}`)
                .join(', ') || '–',
          },
        })
      : templateProblem('xiaomi/template-text', {
          args: { ...args, title: put(structure.title), body: put(structure.body) },
        }),
  ];
}

const namesIn = ({ title, body }: Structure): readonly string[] =>
  [...`${title}\n${body}`.matchAll(VARIABLE)].map(([, name = '']) => name);

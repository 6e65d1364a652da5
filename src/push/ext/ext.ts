// Judges `ext` before it travels: JSON object, conversation, and what parsers on the way do to it. Click path: README of
// tim_ui_kit_push_plugin 3.1.2 for `plugin`, tencent_cloud_chat_push for `timpush`.
import { extProblem } from '../../problems/entries/app/ext.js';
import type { Origin, Problem, ProblemDetails } from '../../problems/types.js';
import { countBytes } from '../../text/count.js';
import { excerptOf } from '../../text/excerpt.js';
import { isObject } from '../../text/json-object.js';
import { type Text, t } from '../../text/language.js';
import { ownValue } from '../../text/own-value.js';
import {
  checkConversationId,
  conversationIdOf,
  loneSurrogateAt,
  parseConversationId,
} from '../message/conversation.js';
import type { ClickTarget } from '../types.js';
import { DOUBLE_ENCODED, ENTITY_FOR_OLD_PLUGIN, INSIDE_A_KEY, MISSPELLED_KEY } from './faults.js';
import { faultProblem, reword, scanProblems } from './json-problems.js';
import { decoded, MAX_JSON_DEPTH, placeOf, scanJson } from './json-scan.js';
import { MAX_REPAIRED_UNITS } from './repair-json.js';

/** Larger texts are refused unread; vendors take a few kilobytes. */
export const MAX_EXT_BYTES = 1024 * 1024;

export interface ExtContext {
  readonly clickTarget: ClickTarget;
  readonly source?: Origin | undefined;
}

/** What an ext is good for. `ok` means no finding of severity error. */
export interface ExtFindings {
  readonly ok: boolean;
  /** `flutter-demo` holds a conversationID, `entity` the form of TIMPush and the chat UI kits, `custom` anything else. */
  readonly kind: 'flutter-demo' | 'entity' | 'custom' | undefined;
  readonly value?: Readonly<Record<string, unknown>>;
  /** The chat a tap leads to, such as `c2c_alice`. */
  readonly conversationId?: string;
  readonly problems: readonly Problem[];
}

/** Checks an ext in linear time; refuses what is too large or nested too deeply before it is parsed. Never throws. */
export function checkExt(ext: string, context: ExtContext): ExtFindings {
  const report = examine(ext, context);
  return { ...report, problems: report.problems.map(withPlace) };
}

/** An ext from the command line or a file of its own has lines and columns itself; one inside a config has the config's. */
function withPlace(problem: Problem): Problem {
  const { line, column } = problem.args;
  if (
    problem.at === undefined ||
    problem.at.line !== undefined ||
    typeof line !== 'number' ||
    typeof column !== 'number'
  )
    return problem;
  return { ...problem, at: { ...problem.at, line, column } };
}

function examine(ext: string, context: ExtContext): ExtFindings {
  const source = context.source;
  const refuse = (...problems: Problem[]): ExtFindings => ({ ok: false, kind: undefined, problems });
  const tooLarge = ext.length > MAX_EXT_BYTES || countBytes(ext) > MAX_EXT_BYTES;
  if (tooLarge) return refuse(extProblem('ext/too-large', { at: source, args: { limit: MAX_EXT_BYTES } }));

  const problems: Problem[] = [];
  const hasMark = ext.startsWith('\ufeff');
  if (hasMark) problems.push(extProblem('ext/bom', { at: source }));
  const text = hasMark ? ext.slice(1) : ext;
  if (text.trim() === '') return refuse(...problems, extProblem('ext/empty', { at: source }));

  const lone = loneSurrogateAt(text);
  if (lone >= 0) problems.push(extProblem('ext/lone-surrogate', { at: source, args: placeOf(text, lone) }));
  const scan = scanJson(text);
  if (scan.tooDeepAt !== undefined)
    return refuse(...problems, extProblem('ext/too-deep', { at: source, args: { limit: MAX_JSON_DEPTH } }));
  if (scan.fault !== undefined) {
    const isGood = (candidate: string): boolean => examine(candidate, { clickTarget: context.clickTarget }).ok;
    return refuse(...problems, faultProblem(text, scan.fault, context, isGood));
  }

  problems.push(...scanProblems(text, scan, source));
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) return refuse(...problems, notObject(value, source));
  const judged = judge(value, context);
  const halfReported = problems.some((problem) => problem.code === 'ext/lone-surrogate');
  problems.push(...judged.problems.filter((problem) => !halfReported || problem.code !== 'ext/lone-surrogate'));
  return { ...judged, ok: problems.every((problem) => problem.severity !== 'error'), value, problems };
}

/** The ext for `--conversation`: made by a JSON writer, so any id is escaped right. */
export function extOfConversation(
  conversationId: string,
  clickTarget: ClickTarget,
): { readonly ext: string } | { readonly problem: Problem } {
  const { conversation, problems } = checkConversationId(conversationId, { splitByHandler: false });
  const [problem] = problems;
  if (conversation === undefined) return { problem: problem ?? extProblem('ext/conversation-empty-id') };
  return {
    ext: JSON.stringify(clickTarget === 'timpush' ? entityOf(conversationId) : { conversationID: conversationId }),
  };
}

type Judged = Pick<ExtFindings, 'kind' | 'problems'> & { readonly conversationId?: string };

/** Reads a decoded ext as the app for this click target does. */
function judge(value: Readonly<Record<string, unknown>>, context: ExtContext): Judged {
  const { clickTarget, source } = context;
  const isTimpush = clickTarget === 'timpush';
  const problems: Problem[] = [];
  const id = ownValue(value, 'conversationID');
  const entity = ownValue(value, 'entity');
  const hasId = Object.hasOwn(value, 'conversationID');
  let conversationId: string | undefined;

  if (typeof id === 'string') {
    const checked = checkConversationId(id, { splitByHandler: clickTarget === 'plugin', source });
    problems.push(...checked.problems);
    if (checked.conversation !== undefined) conversationId = id;
  } else if (hasId) {
    problems.push(extProblem('ext/conversation-type', { at: source, args: { what: kindOf(id) } }));
  }
  if (!hasId && isTimpush && entity !== undefined) {
    const chat = readEntity(entity);
    if ('sender' in chat) {
      const checked = checkConversationId(chat.sender, { splitByHandler: false, source });
      problems.push(...checked.problems);
      if (checked.conversation !== undefined) conversationId = chat.sender;
    } else problems.push(extProblem('ext/entity-shape', { at: source, args: { what: chat.lacks } }));
  }
  if (!hasId && !(isTimpush && entity !== undefined)) problems.push(noConversation(value, context));

  problems.push(...spreadHints(value, isTimpush, source));
  if (isTimpush && entity === undefined) {
    const suggestion = conversationId === undefined ? undefined : JSON.stringify(entityOf(conversationId));
    const example = '{"entity":{"chatType":1,"sender":"<id>"}}';
    const shown = suggestion !== undefined && suggestion.length <= MAX_REPAIRED_UNITS ? suggestion : example;
    problems.push(extProblem('ext/plain-on-timpush-oppo', { at: source, args: { suggestion: shown } }));
  }
  const kind = hasId ? 'flutter-demo' : entity !== undefined ? 'entity' : 'custom';
  return { kind, problems, ...(conversationId === undefined ? {} : { conversationId }) };
}

/** The chat behind an `entity`, as the current push plugin reads it. */
function readEntity(entity: unknown): { readonly sender: string } | { readonly lacks: Text } {
  if (!isObject(entity)) return { lacks: t('its fields: it is not an object', '字段：它不是对象') };
  const chatType = ownValue(entity, 'chatType');
  const sender = ownValue(entity, 'sender');
  if (chatType !== 1 && chatType !== 2)
    return { lacks: t('chatType as the number 1 or 2', '数字类型的 chatType（1 或 2）') };
  if (typeof sender !== 'string' || sender === '') return { lacks: t('sender as a string', '字符串类型的 sender') };
  return { sender: conversationIdOf(chatType, sender) };
}

function entityOf(conversationId: string): { entity: { chatType: 1 | 2; sender: string } } {
  const chat = parseConversationId(conversationId);
  return { entity: { chatType: chat?.type === 'group' ? 2 : 1, sender: chat?.id ?? conversationId } };
}

function noConversation(value: Readonly<Record<string, unknown>>, { clickTarget, source }: ExtContext): Problem {
  const details: ProblemDetails = { at: source, ...(clickTarget === 'launcher' ? { severity: 'hint' } : {}) };
  const near = Object.keys(value).find((key) => /^conv(?:ersation)?[_-]?id$/i.test(key.replace(/[\s\p{Cf}]/gu, '')));
  if (near !== undefined) {
    const problem = extProblem('ext/no-conversation', { ...details, args: { near: seen(near) } });
    return reword(problem, MISSPELLED_KEY);
  }
  const around = Object.keys(value).find((key) => hasConversation(value[key]));
  if (around !== undefined)
    return reword(extProblem('ext/no-conversation', { ...details, args: { near: excerptOf(around) } }), INSIDE_A_KEY);
  const problem = extProblem('ext/no-conversation', details);
  return clickTarget === 'plugin' && Object.hasOwn(value, 'entity') ? reword(problem, ENTITY_FOR_OLD_PLUGIN) : problem;
}

/** One hint for the first top-level value that is not text; what other findings name is left out. */
function spreadHints(value: Readonly<Record<string, unknown>>, isTimpush: boolean, at: Origin | undefined): Problem[] {
  const spoken = isTimpush ? ['conversationID', 'entity'] : ['conversationID'];
  const nested = Object.entries(value).find(([key, inner]) => typeof inner !== 'string' && !spoken.includes(key));
  if (nested === undefined) return [];
  return [extProblem('ext/nested-value', { at, args: { key: excerptOf(nested[0]), what: kindOf(nested[1]) } })];
}

/** A key with what cannot be seen in it by number. */
const seen = (key: string): string =>
  excerptOf(
    key.replace(
      /[\s\p{Cf}]/gu,
      (sign) => `<U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
    ),
  );

/** An object that holds the conversation, in one form or the other, as it is or as JSON text. */
function hasConversation(value: unknown): boolean {
  const inner = decoded(value);
  return isObject(inner) && (typeof inner['conversationID'] === 'string' || isObject(inner['entity']));
}

function notObject(value: unknown, at: Origin | undefined): Problem {
  const problem = extProblem('ext/not-object', { at, args: { what: kindOf(value) } });
  return typeof value === 'string' && isObject(decoded(value)) ? reword(problem, DOUBLE_ENCODED) : problem;
}

function kindOf(value: unknown): Text {
  if (value === null) return t('null', ' null');
  if (Array.isArray(value)) return t('an array', '数组');
  if (typeof value === 'string') return t('a string', '字符串');
  if (typeof value === 'number') return t('a number', '数字');
  if (typeof value === 'boolean') return t('true or false', '布尔值');
  return t('an object', '对象');
}

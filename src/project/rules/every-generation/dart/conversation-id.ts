// DART, the conversation ID in ext: written with its prefix, and read back whole.

import type { DartFile } from '../../../../readers/dart/calls.js';
import { isSign } from '../../../../readers/dart/constants.js';
import { t } from '../../../../text/language.js';
import { channelSlips, extKeySlips, swappedArguments } from '../../../facts/dart/names-that-differ.js';
import { reasons } from '../../../reasons.js';
import { type Finding, judgeEach, passed, type Rule, skipped, verdict } from '../../../types.js';
import { anyFlutter, warning } from '../../defaults.js';

const base = {
  ...anyFlutter,
  mark: 'A',
  source: 'Tencent Chat: offline push for Flutter, ext and click handler',
} as const;

const PREFIXED = /^(?:c2c_|group_)./;
const IN_JSON = /["']conversationID["']\s*:\s*["']([^"']*)["']/;

interface Literal {
  readonly file: DartFile;
  readonly offset: number;
  readonly text: string | undefined;
}

/** `'$id'` may contain the prefix; `'c2c$id'` begins without one whatever follows. */
const isOpen = (text: string, isDynamic: boolean): boolean => isDynamic && text.startsWith('$');

/** Conversation IDs that are written out: in a JSON text, or as the value of a map's key. */
function literalsOf(file: DartFile): Literal[] {
  if (!file.source.text.includes('conversationID')) return [];
  return file.tokens.flatMap((token, i): Literal[] => {
    if (token.kind !== 'string') return [];
    if (token.text === 'conversationID' && isSign(file.tokens[i + 1], ':')) {
      const value = file.tokens[i + 2];
      const behind = file.tokens[i + 3];
      const isWhole = isSign(behind, ',') || isSign(behind, '}');
      if (value?.kind !== 'string' || !isWhole) return [{ file, offset: token.offset, text: undefined }];
      // `'c2c_$userID'` begins with the prefix, whatever follows.
      return [{ file, offset: value.offset, text: isOpen(value.text, value.dynamic) ? undefined : value.text }];
    }
    const match = IN_JSON.exec(token.text);
    if (match === null) return [];
    const id = match[1] ?? '';
    return [{ file, offset: token.offset, text: isOpen(id, token.dynamic) ? undefined : id }];
  });
}

/** `'c2c_$groupID'` is the prefix of the other kind, `'c2c$userID'` has no sign behind it. */
const isOther = (text: string): boolean => /^(?:c2c_\$\w*group|group_\$(?:\w*user|peer|friend))/i.test(text);

function wrongPrefixes({ source, tokens }: DartFile): Literal[] {
  if (!/['"](?:c2c|group)[-:_]?\$/.test(source.text)) return [];
  return tokens.flatMap((token, i): Literal[] => {
    if (token.kind !== 'string' || !token.dynamic) return [];
    const isFor = /conv/i.test(source.text.slice(tokens[Math.max(0, i - 14)]?.offset, token.offset));
    const isBare = /^(?:c2c|group)[-:]?\$/.test(token.text) && isFor;
    // `isUser ? "c2c_$id" : "group_$id"` chooses by something else than the name.
    const id = token.text.replace(/^\w+?_(?=\$)/, '');
    const isChosen = [tokens[i - 2], tokens[i + 2]].some(
      (near) => near?.kind === 'string' && near.text !== token.text && near.text.endsWith(id),
    );
    return isBare || (isOther(token.text) && !isChosen)
      ? [{ file: { source, tokens } as DartFile, offset: token.offset, text: token.text }]
      : [];
  });
}

/** Words in names that mean a conversation ID, an account or the ext. */
const IDENTITY =
  /^id$|^ext$|^conv(?:ersation)?(?:_?id)?$|(?:conversation|conv|peer|target|chat|session|user|group|friend|sender)_?id$/i;

export const conversationIdRules: readonly Rule[] = [
  {
    ...base,
    id: 'DART-01',
    ...warning,
    title: t('the conversationID "{found}" lacks its prefix', 'conversationID“{found}”缺少正确的前缀'),
    cause: t(
      'conversations are looked up by c2c_<user> or group_<group>: the tap opens the app and finds no conversation',
      '会话按 c2c_<用户> 或 group_<群> 查找：点击后应用打开，但找不到会话',
    ),
    fix: t('write c2c_<user> for a user, group_<group> for a group', '单聊写 c2c_<用户>，群聊写 group_<群>'),
    check: (project) => {
      const wrong = project.dart.flatMap(wrongPrefixes);
      const found = [...wrong, ...project.dart.flatMap(literalsOf)];
      if (found.length > 0 && found.every(({ text }) => text === undefined)) return skipped(reasons.computed);
      return judgeEach(found, (item) => {
        const { text } = item;
        if (text === undefined || text === '' || (PREFIXED.test(text) && !wrong.includes(item))) return undefined;
        const id = text.replace(/^(?:c2c|group)[-:_]?(?=\$)/, '').slice(0, 40);
        return { found: text.slice(0, 40), expected: `${/^\$\w*group/i.test(id) ? 'group' : 'c2c'}_${id}` };
      });
    },
  },
  {
    ...base,
    id: 'DART-11',
    ...warning,
    title: t('{found} is used where {expected} is meant', '此处写的是 {found}，应为 {expected}'),
    cause: t(
      'the other side has another name: a key of ext is not found, a channel has no listener, a login or a registration is refused',
      '另一侧用的是别的名字：读不到 ext 的键、通道无人监听，或登录、注册被拒绝',
    ),
    fix: t('write {expected}', '改成 {expected}'),
    check: (project) => verdict([...extKeySlips(project), ...channelSlips(project), ...swappedArguments(project)]),
  },
  {
    ...base,
    id: 'DART-02',
    ...warning,
    title: t('an ID is cut out with {found}', '用 {found} 截取 ID'),
    cause: t(
      'an ID that contains _ is cut short, and one without a prefix may throw: the wrong conversation opens, or none',
      'ID 本身含有 _ 时会被截断，没有前缀时可能抛异常：打开错误的会话，或没有跳转',
    ),
    fix: t(
      "remove only the prefix: id.replaceFirst(RegExp('^(c2c|group)_'), '')",
      "只去掉前缀：id.replaceFirst(RegExp('^(c2c|group)_'), '')",
    ),
    check: (project) => {
      let seen: Finding['at'];
      let isComputed = false;
      const findings = project.dart.flatMap((file) => {
        if (!file.source.text.includes('.split(')) return [];
        const { tokens } = file;
        return tokens.flatMap((token, i): Finding[] => {
          if (token.kind !== 'word' || token.text !== 'split' || !isSign(tokens[i + 1], '(')) return [];
          const before = tokens.slice(Math.max(0, i - 7), i);
          // Only the expression itself: tokens before the last `;`, `=` or `(` belong to another expression.
          const from = before.findLastIndex((item) => item.kind === 'sign' && ';={('.includes(item.text));
          if (!before.slice(from + 1).some((item) => item.kind !== 'sign' && IDENTITY.test(item.text))) return [];
          // `open == id.split('_')[1]` compares with the open conversation and opens nothing.
          const isCompared =
            isSign(before[from], '=') && (isSign(before[from - 1], '=') || isSign(before[from - 1], '!'));
          const sign = tokens[i + 2];
          if (!isSign(tokens[i + 3], ')')) return [];
          const place = file.source.at(token.offset);
          const named = isSign(tokens[i + 4], '.') ? tokens[i + 5]?.text : undefined;
          const nth = isSign(tokens[i + 4], '[') ? tokens[i + 5] : named === 'elementAt' ? tokens[i + 7] : undefined;
          if (nth === undefined && named !== 'last') return [];
          if (sign?.kind !== 'string' || (nth !== undefined && nth.kind !== 'number')) {
            isComputed = true;
            return [];
          }
          seen ??= place;
          if (isCompared || sign.text !== '_' || (nth !== undefined && nth.text !== '1')) return [];
          const part = nth === undefined ? '.last' : named === undefined ? '[1]' : '.elementAt(1)';
          return [{ at: place, found: `split("_")${part}`, expected: 'replaceFirst' }];
        });
      });
      if (findings.length > 0) return verdict(findings);
      if (isComputed) return skipped(reasons.computed);
      return seen === undefined ? skipped(reasons.notUsed) : passed(seen);
    },
  },
];

// The vivo emulator: runs the checks in vivo's order and responds in its formats.
import { AccessTokens } from '../../../push/emulator/access-tokens.js';
import type { Emulator, EmulatorWorld, OpenEmulator } from '../../../push/emulator/emulator.js';
import { notImitated } from '../../../push/emulator/not-imitated.js';
import { t } from '../../../text/language.js';
import { demo } from '../demo.js';
import { accessTokenLifetimeMs, paths, undescribedPaths } from '../facts.js';
import { answerAuth, appOf } from './auth.js';
import { parseBody, readBody } from './call.js';
import { statusOfRule } from './devices.js';
import { explainSignature } from './explain.js';
import { checkApp } from './message.js';
import { answerInvalidUsers, answerMessageStatus, answerStatistics } from './queries.js';
import { wordsOf } from './refusal-words.js';
import { rules } from './rules.js';
import { answerAll, answerPushToList, answerSaveList, answerSend, answerTagPush, capture, targetOf } from './send.js';
import { answerTag, answerTagMembers, Tags } from './tags.js';
import { Tasks } from './tasks.js';

const queries: readonly string[] = [paths.statistics, paths.messageStatus];
const known: readonly string[] = [...Object.values(paths), ...undescribedPaths];

export const emulator: Emulator = {
  hosts: ['api-push.vivo.com.cn'],
  rules,
  accessTokenRule: 'vivo/access-token',
  demo,
  leavesOut: [
    t(
      'content review, moving messages to another class, and the daily cap per user',
      '内容审核、消息改判和单用户每日上限',
    ),
    t(
      'tag groups and stored tag expressions: their bodies are not documented, the answer is HTTP 501',
      '标签组和已保存的标签表达式：没有公开请求体，返回 HTTP 501',
    ),
    t(
      '10252 (saved lists a day) and 10072 for pushes: vivo publishes no figure',
      '10252（每日列表数）和推送的 10072：vivo 没有公开数值',
    ),
    t(
      'timedDisplay, auditReview, marketing and profileId: accepted, but not checked',
      'timedDisplay、auditReview、marketing、profileId：接受但不检查',
    ),
  ],
  open: (world) => openVivo(world),
};

function openVivo(world: EmulatorWorld): OpenEmulator {
  const tokens = new AccessTokens(world, accessTokenLifetimeMs);
  const tasks = new Tasks(world);
  const tags = new Tags(world);

  const handle: OpenEmulator['handle'] = (request, checker) => {
    checker.check('vivo/path', known.includes(request.path), request.path.slice(0, 80));
    checker.check('vivo/method', request.method === (queries.includes(request.path) ? 'GET' : 'POST'), request.method);
    const body = readBody(request, checker);
    if (request.path === paths.auth) return answerAuth(body, world, tokens, checker);

    const app = appOf(request, tokens, checker);
    request.app = app.id;
    const call = { request, body, app, world, checker, tasks, tags };
    switch (request.path) {
      case paths.send:
        return answerSend(call);
      case paths.saveListPayload:
        return answerSaveList(call);
      case paths.pushToList:
        return answerPushToList(call);
      case paths.all:
        return answerAll(call);
      case paths.tagPush:
        return answerTagPush(call);
      case paths.statistics:
        return answerStatistics(call);
      case paths.messageStatus:
        return answerMessageStatus(call);
      case paths.invalidUserCheck:
        return answerInvalidUsers(call);
      case paths.tagAdd:
      case paths.tagUpdate:
        return answerTag(call);
      case paths.tagAddMembers:
        return answerTagMembers(call, 'add');
      case paths.tagRemoveMembers:
        return answerTagMembers(call, 'remove');
      default:
        checkApp(call, 'other-push');
        return notImitated(request, 'its body is not documented');
    }
  };
  return {
    handle,
    refuse,
    explainSignature: (request, at) => explainSignature(request, at, world, tokens),
  };
}

/** Rejections have HTTP 200 with the code in `result`; a rejected single push includes its target. */
const refuse: OpenEmulator['refuse'] = (refusal, request) => {
  const { rule } = refusal;
  const desc = wordsOf(refusal).en;
  if (rule.code.startsWith('http-')) return { status: Number(rule.code.slice('http-'.length)), body: { desc } };
  const body = request.path === paths.send ? parseBody(request) : undefined;
  if (body === undefined) return { status: 200, body: { result: Number(rule.code), desc } };
  const target = targetOf(body);
  const status = statusOfRule[rule.id];
  return {
    status: 200,
    body: {
      result: Number(rule.code),
      desc,
      ...(status === undefined ? {} : { invalidUser: { status, userid: target.id } }),
    },
    pushes: [capture(target.id, body, request.app ?? '', { code: rule.code })],
  };
};

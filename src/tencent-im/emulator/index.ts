// Tencent IM's server side for the sandbox: accounts and their state, messages with offline push, pushes to users, traces.
import type {
  Emulator,
  EmulatorReply,
  EmulatorRequest,
  EmulatorWorld,
  OpenEmulator,
  Refusal,
  RuleChecker,
} from '../../push/emulator/emulator.js';
import { notImitated } from '../../push/emulator/not-imitated.js';
import { refusalWords } from '../../push/emulator/refusal-words.js';
import { isObject, type Json, readObject } from '../../text/json-object.js';
import { t } from '../../text/language.js';
import { demo } from '../demo.js';
import { LIMITS, PATHS, REGION_HOSTS } from '../facts.js';
import { resultCodes } from '../result-codes/index.js';
import { admit, type Caller } from './caller.js';
import { Deliveries } from './delivery.js';
import { explainSignature } from './explain.js';
import { type Checked, checkBatch, checkPush, checkSingle, exists } from './message.js';
import { rules } from './rules.js';

const DAY_SECONDS = 86_400;

export const emulator: Emulator = {
  hosts: Object.values(REGION_HOSTS),
  rules,
  demo,
  leavesOut: [
    t(
      'what the numbers in PushStatus and NotificationStatus mean: not documented; the sandbox writes 1 for done and 0 for refused',
      'PushStatus 和 NotificationStatus 的取值没有文档说明；沙箱用 1 表示完成、0 表示被拒绝',
    ),
    t(
      'whether the trace by task takes the task id of a push to given users is not confirmed; the sandbox takes it',
      '按任务查链路是否接受“向指定用户推送”的任务 ID 没有得到确认；沙箱接受',
    ),
    t(
      'the vendor is not asked: a push handed on shows up there as accepted or refused by the fate of the device',
      '不会真的请求厂商：转交的推送按设备状态显示为已接受或被拒绝',
    ),
    t(
      'importing accounts, groups, profiles and friends; all-user, tag and attribute pushes, and recalling pushes: HTTP 501',
      '导入账号、群组、资料和好友；全员、标签、属性推送以及撤回：返回 HTTP 501',
    ),
    t(
      'the object around the lists of losses, which the documented example leaves out: the sandbox puts the lists at the top level and uses codes of its own',
      '折损列表外层对象的键名（文档示例缺失）：沙箱放在最外层；其中的错误码是沙箱自己的',
    ),
    t('content review, friends, block lists, webhooks and plans', '内容审核、好友、黑名单、回调与套餐'),
  ],
  open: (world) => openTencent(world),
};

function openTencent(world: EmulatorWorld): OpenEmulator {
  const deliveries = new Deliveries(world);
  return {
    handle(request, checker) {
      const caller = admit(request, world, checker);
      const isTrace = [PATHS.taskTrace, PATHS.pushTrace, PATHS.statistics, PATHS.losses].some(
        (path) => path === request.path,
      );
      if (caller.service === 'timpush')
        checker.check('tencent-im/push-service', caller.app.state !== 'push-service-off');
      const perSecond = world.count(isTrace ? `trace ${caller.app.id}` : `call ${caller.app.id}`, 1000);
      checker.check(isTrace ? 'tencent-im/trace-rate' : 'tencent-im/rate', perSecond <= (isTrace ? 1 : 200));
      return answer(request, caller, { world, checker, deliveries });
    },
    refuse,
    explainSignature: (request, at) => explainSignature(request, world, at),
  };
}

interface AnswerTools {
  readonly world: EmulatorWorld;
  readonly checker: RuleChecker;
  readonly deliveries: Deliveries;
}

function answer(request: EmulatorRequest, caller: Caller, tools: AnswerTools): EmulatorReply {
  const { app, body } = caller;
  const { world, checker } = tools;
  switch (request.path) {
    case PATHS.accountCheck:
      return accounts(caller, tools);
    case PATHS.onlineStatus:
      return states(caller, tools);
    case PATHS.sendMessage:
      return messages(checkSingle(body, app, world, checker), caller, tools);
    case PATHS.batchSendMessage:
      return messages(checkBatch(body, app, world, checker), caller, tools);
    case PATHS.pushToUsers:
      return pushes(checkPush(body, app, world, checker), caller, tools);
    case PATHS.taskTrace:
    case PATHS.pushTrace:
      return traces(request.path, caller, tools);
    case PATHS.statistics:
      return statistics(caller, tools);
    case PATHS.losses:
      return losses(caller, tools);
    default:
      return notImitated(
        request,
        'accounts, groups and friends of the sandbox are set in the sandbox section of its config',
      );
  }
}

const ok = (body: Json): EmulatorReply => ({
  status: 200,
  body: { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0, ...body },
});

function accounts({ app, body }: Caller, { world, checker }: AnswerTools): EmulatorReply {
  const items = body['CheckItem'];
  checker.check('tencent-im/check-item', Array.isArray(items) && items.length > 0 && items.every(isObject));
  const list = (items as readonly Json[]).map((item) => item['UserID']);
  checker.check(
    'tencent-im/account-text',
    list.every((user) => typeof user === 'string' && user !== ''),
  );
  checker.check('tencent-im/check-count', list.length <= LIMITS.accountsChecked, `${list.length}`);
  return ok({
    ResultItem: (list as readonly string[]).map((user) => ({
      UserID: user,
      ResultCode: 0,
      ResultInfo: '',
      AccountStatus: exists(user, app, world) ? 'Imported' : 'NotImported',
    })),
  });
}

function states({ app, body }: Caller, { world, checker }: AnswerTools): EmulatorReply {
  const to = body['To_Account'];
  checker.check('tencent-im/status-accounts', Array.isArray(to) && to.length > 0);
  const list = to as readonly unknown[];
  checker.check(
    'tencent-im/account-text',
    list.every((user) => typeof user === 'string'),
  );
  checker.check('tencent-im/many-accounts', list.length <= LIMITS.accounts, `${list.length}`);
  const users = list as readonly string[];
  const left = users.filter(
    (user) => !checker.allows('tencent-im/listed-account', exists(user, app, world), user.slice(0, 40)),
  );
  const known = users.filter((user) => !left.includes(user));
  return ok({
    QueryResult: known.map((id) => {
      const user = world.imUser(id);
      const state = user === undefined || user.state === 'NotImported' ? 'Offline' : user.state;
      const platform = user?.platform ?? (user?.device?.vendor === 'apns' ? 'iPhone' : 'Android');
      const detail = body['IsNeedDetail'] === 1 && state !== 'Offline' ? [{ Platform: platform, Status: state }] : [];
      return { To_Account: id, Status: state, ...(detail.length === 0 ? {} : { Detail: detail }) };
    }),
    ...(left.length === 0 ? {} : { ErrorList: left.map((id) => ({ To_Account: id, ErrorCode: 70107 })) }),
  });
}

function messages(checked: Checked, { app, body }: Caller, { world, deliveries }: AnswerTools): EmulatorReply {
  const seconds = Math.floor(world.clock.now() / 1000);
  const id = `${seconds}_${String(body['MsgRandom'])}_${world.random.hex(4)}`;
  const delivered = deliveries.deliver({ app, users: checked.users, info: checked.info, body, id });
  const errors = checked.left.map((user) => ({ To_Account: user, ErrorCode: 70107 }));
  const reply = ok({ MsgTime: seconds, MsgKey: id });
  if (errors.length === 0) return { ...reply, ...delivered };
  return {
    ...reply,
    ...delivered,
    body: { ActionStatus: 'SomeError', ErrorInfo: '', ErrorCode: 0, MsgKey: id, ErrorList: errors },
  };
}

function pushes(checked: Checked, { app, body }: Caller, { world, deliveries }: AnswerTools): EmulatorReply {
  const id = `batch_${app.value('im_sdk_app_id') ?? '0'}_${world.random.hex(8)}`;
  const delivered = deliveries.deliver({ app, users: checked.users, info: checked.info, body, id });
  const errors = checked.left.map((user) => ({ To_Account: user, ErrorCode: 70107, ErrorInfo: 'not imported' }));
  return { ...ok({ TaskId: id, ...(errors.length === 0 ? {} : { ErrorList: errors }) }), ...delivered };
}

/** An unknown id is no error: the list is empty. */
function traces(path: string, { app, body }: Caller, { checker, deliveries }: AnswerTools): EmulatorReply {
  const [push, task, user] = [body['PushID'], body['TaskID'], body['UserID']];
  const isPush = path === PATHS.pushTrace;
  const fits = isPush ? typeof push === 'string' : typeof task === 'string' && typeof user === 'string';
  checker.check('tencent-im/trace-query', fits);
  const found = isPush
    ? deliveries.traceOfPush(app.id, String(push))
    : deliveries.traceOfTask(app.id, String(task), String(user));
  return ok(found ?? { InstanceTrace: [] });
}

// The real service misspells its success here, and so do we.
const SUCCESS = { ErrorInfo: 'sucess' } as const;

function statistics({ app, body }: Caller, { checker, deliveries }: AnswerTools): EmulatorReply {
  const { days, from, to } = spanOf(body);
  checker.check('tencent-im/statistics-range', days <= LIMITS.statisticsDays);
  return ok({ ...SUCCESS, ...deliveries.log.statistics(app.id, from, to) });
}

function losses({ app, body }: Caller, { checker, deliveries }: AnswerTools): EmulatorReply {
  const { days, from, to } = spanOf(body);
  checker.check('tencent-im/loss-range', days <= LIMITS.lossDays);
  return ok({ ...SUCCESS, ...deliveries.log.losses(app.id, from, to) });
}

/** StartTime and EndTime in milliseconds; endless when they are no whole seconds in their order. */
function spanOf(body: Json): { readonly days: number; readonly from: number; readonly to: number } {
  const [start, end] = [body['StartTime'], body['EndTime']].map((value) =>
    Number.isInteger(value) ? Number(value) : Number.NaN,
  ) as [number, number];
  return {
    days: end >= start ? (end - start) / DAY_SECONDS : Number.POSITIVE_INFINITY,
    from: start * 1000,
    // The whole of its last second.
    to: end * 1000 + 999,
  };
}

const wordsOf = refusalWords(rules, resultCodes, {
  'tencent-im/listed-account': t('unknown UserID', 'UserID 不存在'),
});

/** HTTP 200 whatever is wrong; a refused send shows its users in the record. */
function refuse(refusal: Refusal, request: EmulatorRequest): EmulatorReply {
  const { rule } = refusal;
  const info = wordsOf(refusal).en;
  return {
    status: 200,
    body: { ActionStatus: 'FAIL', ErrorInfo: info, ErrorCode: Number(rule.code) },
    pushes: refusedPushes(request, rule.code),
  };
}

function refusedPushes(request: EmulatorRequest, code: string): NonNullable<EmulatorReply['pushes']> {
  const sends = [PATHS.sendMessage, PATHS.batchSendMessage, PATHS.pushToUsers].some((path) => path === request.path);
  if (!sends) return [];
  const to = readObject(request.text())?.['To_Account'];
  const users = (Array.isArray(to) ? to : [to]).filter((user): user is string => typeof user === 'string');
  return users.slice(0, LIMITS.accounts).map((token) => ({ token, accepted: false, app: '', code }));
}

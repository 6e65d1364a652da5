// The emulator's queries: statistics, audit state of messages, and validation of ids without a push.
import type { EmulatorReply, EmulatorRequest, RuleChecker, SandboxApp } from '../../../push/emulator/emulator.js';
import { limits } from '../facts.js';
import { stringsOf, wholeNumber } from './call.js';
import { statusOfTarget } from './devices.js';
import { type BodyCall, checkApp } from './message.js';
import { statisticsOf, type Task, type Tasks } from './tasks.js';

interface Query extends BodyCall {
  readonly request: EmulatorRequest;
  readonly tasks: Tasks;
}

/** GET /report/getStatistics?taskIds=a,b. */
export function answerStatistics({ request, app, checker, tasks }: Query): EmulatorReply {
  const statistics = knownTasks(readTaskIds(request, checker), app, tasks).map(statisticsOf);
  return { status: 200, body: { result: 0, desc: 'success', statistics } };
}

/** GET /search/msgStatus?taskIds=a,b: the emulator does not audit texts, so every known message has passed. */
export function answerMessageStatus({ request, app, world, checker, tasks }: Query): EmulatorReply {
  const ids = readTaskIds(request, checker);
  checker.check('vivo/status-rate', world.count(`vivo/status/${app.id}`, 1000) <= limits.statusPerSecond);
  const data = knownTasks(ids, app, tasks).map((task) => ({
    taskId: task.id,
    desc: 'state unknown: passed the audit, or not stored yet',
  }));
  return { status: 200, body: { result: 0, desc: 'success', data } };
}

function readTaskIds(request: EmulatorRequest, checker: RuleChecker): readonly string[] {
  const ids = (request.query.get('taskIds') ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  checker.check('vivo/task-ids-empty', ids.length > 0);
  checker.check('vivo/task-ids-many', ids.length <= limits.taskIds, `${ids.length}`);
  return ids;
}

const knownTasks = (ids: readonly string[], app: SandboxApp, tasks: Tasks): readonly Task[] =>
  ids.flatMap((id) => tasks.find(id, app) ?? []);

/** POST /invalidUser/check with userType (1 regId, 2 alias) and userIds: returns the invalid ones (format inferred). */
export function answerInvalidUsers(call: Query): EmulatorReply {
  const { body } = call;
  checkApp(call, 'query');
  const isAlias = wholeNumber(body['userType']) === 2;
  const invalidUsers = (stringsOf(body['userIds']) ?? [])
    .map((id) => ({ status: statusOfTarget({ id, isAlias }, call, false), userid: id }))
    .filter((user) => user.status !== 0);
  return { status: 200, body: { result: 0, desc: 'success', invalidUsers } };
}

// What can go wrong with the sandbox itself.
import { t } from '../../text/language.js';
import { type Catalogue, problemMaker } from '../types.js';

export const sandboxEntries = {
  'sandbox/port-in-use': {
    severity: 'error',
    kind: 'usage',
    title: t('port {port} is taken', '端口 {port} 已被占用'),
    cause: t('another program listens there, perhaps another sandbox', '有其他程序在监听，可能是另一个沙箱'),
    fix: [
      t(
        'stop it, or take free ports: tim-push sandbox --port 0 --tls-port 0',
        '停掉它，或使用空闲端口：tim-push sandbox --port 0 --tls-port 0',
      ),
    ],
  },
  'sandbox/cannot-listen': {
    severity: 'error',
    kind: 'usage',
    title: t('the sandbox cannot listen on {address}', '沙箱无法监听 {address}'),
    cause: t('{reason}', '{reason}'),
    fix: [t('leave --host out to listen on 127.0.0.1', '去掉 --host，使用 127.0.0.1')],
  },
  'sandbox/bad-fault': {
    severity: 'error',
    kind: 'usage',
    title: t('--fault {fault} is not understood', '无法理解 --fault {fault}'),
    cause: t('{reason}', '{reason}'),
    fix: [
      t(
        'write <vendor or *>:<what>,<when>, for example: --fault vivo:status=503,nth=3   --fault "*:delay=2s"',
        '写成 <厂商或 *>:<内容>,<时机>，例如：--fault vivo:status=503,nth=3   --fault "*:delay=2s"',
      ),
      t(
        'what: status, retry-after, delay, drop, slow, body, content-type, expired-token, rule, goaway, refuse-stream; when: path, token, nth, times, chance, seed',
        '内容：status、retry-after、delay、drop、slow、body、content-type、expired-token、rule、goaway、refuse-stream；时机：path、token、nth、times、chance、seed',
      ),
    ],
  },
  'sandbox/command-not-found': {
    severity: 'error',
    kind: 'usage',
    title: t('{command} cannot be started', '无法启动 {command}'),
    cause: t('{reason}', '{reason}'),
    fix: [
      t(
        'give the command behind --, for example: tim-push sandbox exec -- npm test',
        '把命令写在 -- 之后，例如：tim-push sandbox exec -- npm test',
      ),
    ],
  },
} satisfies Catalogue;

export const sandboxProblem = problemMaker(sandboxEntries);

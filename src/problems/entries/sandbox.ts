// What can go wrong with the sandbox itself.
import { t } from '../../text/language.js';
import { entryOf } from '../code-entry.js';
import { type Catalogue, problemMaker } from '../types.js';

const usage = entryOf('error', 'usage');
const config = entryOf('error', 'config');
const unreachable = entryOf('error', 'unreachable');
const message = entryOf('error', 'message');

export const sandboxEntries = {
  'sandbox/port-in-use': usage(
    t('port {port} is taken', '端口 {port} 已被占用'),
    t('another program listens there, perhaps another sandbox', '有其他程序在监听，可能是另一个沙箱'),
    t(
      'stop it, or use free ports: tim-push sandbox --port 0 --tls-port 0',
      '停掉它，或使用空闲端口：tim-push sandbox --port 0 --tls-port 0',
    ),
  ),
  'sandbox/cannot-listen': usage(
    t('the sandbox cannot listen on {address}', '沙箱无法监听 {address}'),
    t('{reason}', '{reason}'),
    t('leave --host out to listen on 127.0.0.1', '去掉 --host，使用 127.0.0.1'),
  ),
  'sandbox/bad-fault': usage(
    t('--fault {fault} is not understood', '无法识别 --fault {fault}'),
    t('{reason}', '{reason}'),
    [
      t(
        'write <vendor or *>:<what>,<when>, for example: --fault vivo:status=503,nth=3   --fault "*:delay=2s"',
        '写成 <厂商或 *>:<内容>,<时机>，例如：--fault vivo:status=503,nth=3   --fault "*:delay=2s"',
      ),
      t(
        'what: status, retry-after, delay, drop, slow, body, content-type, expired-token, rule, goaway, refuse-stream; when: path, token, nth, times, chance, seed',
        '内容：status、retry-after、delay、drop、slow、body、content-type、expired-token、rule、goaway、refuse-stream；时机：path、token、nth、times、chance、seed',
      ),
    ],
  ),
  'sandbox/bad-device-fault': config(
    t('{key} is not valid', '{key} 无效'),
    t('{reason}', '{reason}'),
    t(
      'write for example "fault": {"status": 503, "retryAfter": 2}, {"delayMs": 2000}, {"drop": "after"} or {"rule": "<vendor>/<rule>"}; further members: body, slowMs, spoil, contentType, expiredToken, goaway, refuseStream',
      '例如写成 "fault": {"status": 503, "retryAfter": 2}、{"delayMs": 2000}、{"drop": "after"} 或 {"rule": "<厂商>/<规则>"}；其他成员：body、slowMs、spoil、contentType、expiredToken、goaway、refuseStream',
    ),
  ),
  'sandbox/not-reached': unreachable(
    t('the sandbox does not answer at {url}', '无法通过 {url} 访问沙箱'),
    t(
      'it listens, but a test request to it failed ({reason}); a sender would fail in the same way',
      '沙箱已在监听，但向自己发出的请求没有成功（{reason}）；发送程序也会遇到同样的问题',
    ),
    [
      t(
        'start it on another address: tim-push sandbox --host 127.0.0.1 --port 0 --tls-port 0',
        '换一个地址启动：tim-push sandbox --host 127.0.0.1 --port 0 --tls-port 0',
      ),
      t(
        'if only https fails, remove the folder sandbox-ca in the cache of tim-push: the next start makes new certificates',
        '如果只有 https 失败，删除 tim-push 缓存中的 sandbox-ca 目录，下次启动会生成新证书',
      ),
    ],
  ),
  'sandbox/question-refused': unreachable(
    t(
      'the sandbox at {url} did not return the pushes it received: {reason}',
      '{url} 的沙箱没有返回收到的推送：{reason}',
    ),
    t(
      'it runs another version of tim-push, or another program answers there now',
      '它来自其他版本的 tim-push，或该地址现在由其他程序响应',
    ),
    [
      t(
        'see what answers: tim-push sandbox ready --sandbox={url}',
        '查看是谁在响应：tim-push sandbox ready --sandbox={url}',
      ),
      t('start it with this version: tim-push sandbox', '用当前版本启动：tim-push sandbox'),
    ],
  ),
  'sandbox/too-few-pushes': message(
    t('{arrived} of {count} pushes arrived within {time}', '{time} 内收到 {arrived} 条推送，需要 {count} 条'),
    t('{cause}', '{cause}'),
    [t('{fix}', '{fix}'), t('if it is only slow: --for 30s', '如果只是较慢：--for 30s')],
  ),
  'sandbox/pushes-refused': message(
    t('{arrived} of {count} pushes were accepted within {time}', '{time} 内有 {arrived} 条推送被接受，需要 {count} 条'),
    t('{cause}', '{cause}'),
    [
      t('tim-push explain {code}', 'tim-push explain {code}'),
      t('open {url} to see the request and the rule it broke', '打开 {url} 查看该请求以及它违反的规则'),
    ],
  ),
  'sandbox/bad-seed': usage(
    t('--seed {file} cannot be used', '无法使用 --seed {file}'),
    t('{reason}', '{reason}'),
    t(
      'give a file written by --export, or a minimal one: {"schemaVersion": 1, "devices": [{"vendor": "vivo", "token": "…"}]}',
      '使用 --export 写出的文件，或最简形式：{"schemaVersion": 1, "devices": [{"vendor": "vivo", "token": "…"}]}',
    ),
  ),
  'sandbox/no-command': usage(
    t('there is no command to run', '没有要运行的命令'),
    t(
      'the command goes after --, so that its flags are not read as flags of tim-push',
      '命令要写在 -- 之后，这样它的参数不会被当成本工具的参数',
    ),
    t('write: tim-push sandbox exec -- {command}', '写成：tim-push sandbox exec -- {command}'),
  ),
  'sandbox/command-not-found': usage(
    t('{command} cannot be started', '无法启动 {command}'),
    t('{reason}', '{reason}'),
    t(
      'check the spelling, or name what runs it, for example: tim-push sandbox exec -- npx {command}',
      '检查拼写，或写出运行它的程序，例如：tim-push sandbox exec -- npx {command}',
    ),
  ),
} satisfies Catalogue;

export const sandboxProblem = problemMaker(sandboxEntries);

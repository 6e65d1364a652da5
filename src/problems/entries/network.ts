// Why a vendor could not be asked: DNS, connection, time, TLS, proxy. One entry per cause, because each has another fix.
import type { UnreachableError } from '../../http/types.js';
import { t } from '../../text/language.js';
import { type Catalogue, type Problem, problemMaker } from '../types.js';

export const networkEntries = {
  'network/refused': {
    severity: 'error',
    kind: 'unreachable',
    title: t('{host} refused the connection', '{host} 拒绝了连接'),
    cause: t('nothing listens there, or a firewall answers in its place', '该地址没有服务在监听，或被防火墙拦截'),
    fix: [t('check the address (endpoints in the config, --sandbox=<url>) and that the server runs', '检查地址（配置中的 endpoints、--sandbox=<url>）以及服务是否已启动')],
    retry: 'later',
  },
} satisfies Catalogue;

export const networkProblem = problemMaker(networkEntries);

/** The problem for a vendor that could not be asked. */
export function unreachableProblem(error: UnreachableError, vendor: string): Problem {
  return networkProblem('network/refused', { vendor, args: { host: error.host } });
}

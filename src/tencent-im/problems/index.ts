// Our own findings about Tencent IM: config, UserSig, messages, accounts, answers, and what a device reported.
import { error } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { t } from '../../text/language.js';
import { credentialEntries } from './credentials.js';
import { messageEntries } from './message.js';
import { reportedEntries } from './reported.js';
import { userSigEntries } from './user-sig.js';

export const tencentProblems = {
  ...credentialEntries,
  ...userSigEntries,
  ...messageEntries,
  ...reportedEntries,
  'tencent-im/unknown-code': error.server(
    t('Tencent returned code {code}, which no document explains', '腾讯返回了 {code}，没有文档说明它的含义'),
    t("the code is not in Tencent's tables; its message is the only evidence", '不在腾讯的错误码表里，只能参考原文'),
    t(
      "read Tencent's message shown here, then contact its support and give the time of the call",
      '先看这里显示的原文，再带着调用时间咨询腾讯',
    ),
  ),
  'tencent-im/answer-not-understood': error.server(
    t("Tencent's answer cannot be read (HTTP {status})", '无法解析腾讯的响应（HTTP {status}）'),
    t(
      'it is no whole answer of the REST API: a part is missing or contradicts the rest. Most likely it came from a proxy, a login page or a gateway in between',
      '不是 REST API 的完整响应：缺少内容或前后矛盾。多半是代理、登录页或网关返回的',
    ),
    t(
      'run again with --verbose and look at the answer; check --proxy',
      '加 --verbose 再运行一次查看响应；检查 --proxy',
    ),
    { retry: 'later' },
  ),
} satisfies Catalogue;

export const tencentProblem = problemMaker(tencentProblems, 'tencent-im');

// Other texts users look up for HarmonyOS codes: other names of the service, v3 messages and responses.
// A response with code, msg and requestId may come from Huawei's v1 or v2 or from HarmonyOS's v3, where a code can need a different fix: both are
// listed unless the response identifies one (illegalTokens by reason is v3, illegal_tokens is v1 and v2) or the text names one of them.
import type { CodeAliases } from '../../problems/code-aliases.js';

export const aliases: CodeAliases = {
  services: ['harmonyos', 'ohos', 'openharmony', 'hongmeng', '鸿蒙'],
  names: {
    'Illegal application identity': ['1000900010'],
    'Check Parameter Partial Success': ['80100000'],
    'Illegal payload': ['80100003'],
    'Illegal expire time': ['80100004'],
    'Anti-Spam: image not verify': ['80100022'],
    'Jwt token expired': ['80200005'],
    'No permission to send message to these tmIDs': ['80300002'],
    'All the tokens are invalid': ['80300007'],
    'Push message size is too long': ['80300008'],
    'token count should within': ['80300010'],
    'When send test message, the api request exceed limit': ['80300029'],
    'When send test message, token count exceed limit': ['80300030'],
    'JWT expire period over threshold': ['80300036'],
    'Disable send huawei msg because of penalty': ['80300037'],
  },
  statuses: {},
  answers: [['code', 'msg', 'requestId'], ['code', 'msg'], ['illegalTokens']],
};

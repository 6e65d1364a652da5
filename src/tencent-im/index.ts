// Tencent IM: not a vendor, it asks vendors for us. Everything about its REST API, put together; heavy parts load with it.
export { checkMessage, checkPushInfo } from './check-message.js';
export { connectTencent, type TencentDeps } from './client.js';
export { compareReported, type ReportedContext } from './compare-reported.js';
export { emulator } from './emulator.js';
export { explainUserSig } from './explain-user-sig.js';
export { facts } from './facts.js';
export { offlinePushInfo } from './offline-push-info.js';
export { tencentProblems } from './problems.js';
export { planRequests } from './requests.js';
export { resultCodes } from './result-codes.js';
export type {
  AccountState,
  Asked,
  DeviceTrace,
  PlatformStatus,
  PushStatistics,
  TencentClient,
  TencentSendOptions,
  TraceHop,
  TraceQuery,
  UserStatus,
} from './types.js';
export { checkUserId } from './user-id.js';
export { makeUserSig, readUserSig, type UserSigDocument } from './user-sig.js';

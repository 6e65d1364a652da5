// Tencent IM: not a vendor, it asks vendors for us. What commands use of its REST API, put together; heavy parts load with it.
export { checkMessage } from './check-message.js';
export { compareReported } from './compare-reported.js';
export { explainUserSig } from './explain-user-sig.js';
export { tencentProblems } from './problems.js';
export { planRequests } from './requests.js';
export { resultCodes } from './result-codes.js';
export { checkUserId } from './user-id.js';
export { makeUserSig } from './user-sig.js';

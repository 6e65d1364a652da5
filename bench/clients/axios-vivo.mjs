// One vivo test push the way of the old testvivo.js: axios and js-md5, an access token, then the push. Written for the benchmark.
import axios from 'axios';
import md5 from 'js-md5';

const { base, appId, appKey, appSecret, token } = JSON.parse(process.argv[2]);
const timestamp = Date.now();
const sign = md5(`${appId}${appKey}${timestamp}${appSecret}`);
const auth = await axios.post(`${base}/message/auth`, { appId, appKey, timestamp, sign });
const answer = await axios.post(
  `${base}/message/send`,
  {
    appId,
    regId: token,
    notifyType: 3,
    title: 'Hi',
    content: 'There',
    skipType: 1,
    requestId: String(timestamp),
    pushMode: 1,
    clientCustomMap: { ext: '{"conversationID":"c2c_alice"}' },
  },
  { headers: { authToken: auth.data.authToken } },
);
if (answer.data.result !== 0) process.exitCode = 1;

// Why a vendor could not be asked: DNS, connection, time, TLS, proxy. One entry per cause, because each has another fix.
import { t } from '../../text/language.js';
import { entryOf } from '../code-entry.js';
import { type Catalogue, problemMaker } from '../types.js';

const noticeWarning = entryOf('warning', 'notice');
const unreachable = entryOf('error', 'unreachable', { retry: 'later' });

const sendAgain = t(
  'after a push, look at the phone first; then send it again',
  '如果是发送推送，先看手机是否收到，再重新发送',
);

export const networkEntries = {
  'network/dns': unreachable(
    t('{host} has no address', '{host} 无法解析'),
    t(
      'no network, a DNS server that does not answer, or a typo in endpoints',
      '没有网络、DNS 无响应，或 endpoints 拼写错误',
    ),
    [
      t('try: nslookup {name}', '试试：nslookup {name}'),
      t('behind a company proxy: --proxy http://…', '在公司代理后面：--proxy http://…'),
    ],
  ),
  'network/refused': unreachable(
    t('{host} refused the connection', '{host} 拒绝了连接'),
    t('nothing listens there, or a firewall rejects the connection', '该地址没有服务在监听，或被防火墙拦截'),
    t(
      'check the address (endpoints in the config, --sandbox=<url>) and that the server runs',
      '检查地址（配置中的 endpoints、--sandbox=<url>）以及服务是否已启动',
    ),
  ),
  'network/timeout': unreachable(
    t('{host} did not answer in time', '{host} 未在时限内响应'),
    t(
      'a slow network, a firewall that drops packets, or a busy vendor; {arrival}',
      '网络慢、防火墙丢包，或厂商繁忙；{arrival}',
    ),
    [
      t('wait longer: --timeout 60s', '延长等待：--timeout 60s'),
      t('behind a company proxy: --proxy http://…', '在公司代理后面：--proxy http://…'),
    ],
  ),
  'network/reset': unreachable(
    t('{host} closed the connection before it answered', '{host} 在响应前断开了连接'),
    t(
      'the server restarted, or a firewall cut the connection ({message}); {arrival}',
      '对方重启，或防火墙中断了连接（{message}）；{arrival}',
    ),
    sendAgain,
  ),
  'network/busy': unreachable(
    t('{host} was too busy: {message}', '{host} 繁忙：{message}'),
    t(
      'a server in front of the service rejected the request, so it did not reach the service',
      '请求被前置服务器拒绝，没有到达厂商服务',
    ),
    t(
      'send it again later, or slower: --rate <device tokens per second>',
      '稍后重发，或放慢：--rate <每秒设备 token 数>',
    ),
  ),
  'network/tls-untrusted': unreachable(
    t('the certificate of {host} is not trusted', '{host} 的证书不受信任'),
    t(
      'most likely a proxy or virus scanner in between shows its own certificate',
      '多半是中间的代理或杀毒软件换上了自己的证书',
    ),
    [
      t('give its certificate authority: --ca-file company-ca.pem', '提供它的 CA 证书：--ca-file company-ca.pem'),
      t('or exclude this host from the interception', '或让该域名不经过拦截'),
    ],
  ),
  'network/tls-name': unreachable(
    t('the certificate of {host} is for another name', '{host} 的证书属于其他域名'),
    t(
      'a wrong host in endpoints, or a proxy or captive portal that answers in its place',
      'endpoints 中的域名错误，或由代理、认证门户代答',
    ),
    t('check endpoints in the config, and open {host} in a browser', '检查配置中的 endpoints，并用浏览器打开 {host}'),
  ),
  'network/tls-expired': unreachable(
    t('the certificate of {host} is not valid at this time', '{host} 的证书不在有效期内'),
    t('the clock of this machine is wrong, or the certificate really expired', '本机时间不对，或证书确实过期'),
    t('set the clock, then run it again', '校准系统时间后重试'),
  ),
  'network/tls': unreachable(
    t('no secure connection to {host}', '无法与 {host} 建立安全连接'),
    t(
      'the server does not support TLS (or HTTP/2 where it is required): {message}',
      '对方不支持 TLS（或在必须时不支持 HTTP/2）：{message}',
    ),
    t(
      'check whether endpoints and --proxy should say http or https',
      '检查 endpoints 和 --proxy 中该写 http 还是 https',
    ),
  ),
  'network/client-certificate': unreachable(
    t('{host} does not accept our certificate', '{host} 不接受我们出示的证书'),
    t(
      'it ended the handshake; the certificate may have expired or been revoked ({message})',
      '对方中止了握手；证书可能已过期或被吊销（{message}）',
    ),
    [
      t('check its expiry date and topics: tim-push check-config', '查看证书有效期与主题：tim-push check-config'),
      t(
        'if it expired or was revoked, create a new one at developer.apple.com › Certificates',
        '如果已过期或被吊销，到 developer.apple.com › Certificates 重新创建',
      ),
    ],
  ),
  'network/no-http2': unreachable(
    t('no HTTP/2 with {host}', '无法与 {host} 使用 HTTP/2'),
    t(
      'most likely a proxy or firewall in between terminates TLS and supports HTTP/1.1 only',
      '多半是中间的代理或防火墙解开了 TLS，且只支持 HTTP/1.1',
    ),
    [
      t('let {name} pass without interception', '让 {name} 不经过 TLS 拦截'),
      t(
        'for Apple try the other port: "endpoints": {"apns": "https://{name}:2197"}',
        '苹果可以换端口试试："endpoints": {"apns": "https://{name}:2197"}',
      ),
    ],
  ),
  'network/goaway': unreachable(
    t('{host} closed the HTTP/2 connection: {reason}', '{host} 关闭了 HTTP/2 连接：{reason}'),
    t(
      'servers do this when they restart or end long connections (Shutdown: a restart); {arrival}',
      '服务器重启或结束长连接时会这样做（Shutdown 表示重启）；{arrival}',
    ),
    [
      sendAgain,
      t(
        'reasons that Apple gives are explained by: tim-push explain apns <reason>',
        '苹果给出的原因可以查询：tim-push explain apns <原因>',
      ),
    ],
  ),
  'network/calm': unreachable(
    t('{host} asks for fewer requests (ENHANCE_YOUR_CALM)', '{host} 要求降低请求量（ENHANCE_YOUR_CALM）'),
    t('too many requests or connections in a short time; {arrival}', '短时间内请求或连接过多；{arrival}'),
    t('wait a few minutes, then send fewer at a time', '等几分钟，再减少同时发送的数量'),
  ),
  'network/stream-refused': unreachable(
    t('{host} could not take the request (REFUSED_STREAM)', '{host} 暂时无法处理该请求（REFUSED_STREAM）'),
    t(
      'the request was not processed: sending it again cannot duplicate the push',
      '对方没有处理该请求：重发不会造成重复推送',
    ),
    t('send it again', '重新发送'),
  ),
  'network/proxy-unreachable': unreachable(
    t('the proxy {proxy} cannot be reached', '无法连接代理 {proxy}'),
    t(
      'a wrong address in --proxy or HTTPS_PROXY, a proxy that is down, or a kind of proxy that is not supported (only http and https)',
      '--proxy 或 HTTPS_PROXY 地址错误、代理未启动，或不支持该类型（仅支持 http 和 https）',
    ),
    [
      t('check it: curl -x {proxy} https://{host}', '检查：curl -x {proxy} https://{host}'),
      t('go without: NO_PROXY={name}', '不走代理：NO_PROXY={name}'),
    ],
  ),
  'network/proxy-auth': unreachable(
    t('the proxy {proxy} requires a name and a password', '代理 {proxy} 需要用户名和密码'),
    t('it answered 407', '它返回了 407'),
    t(
      'put them into the variable: HTTPS_PROXY=http://name:password@{proxy}',
      '写进环境变量：HTTPS_PROXY=http://用户名:密码@{proxy}',
    ),
  ),
  'network/proxy-refused': unreachable(
    t('the proxy {proxy} refused to connect to {host}', '代理 {proxy} 拒绝连接 {host}'),
    t('{message}; most likely the host is not on its list', '{message}；多半是该域名不在放行名单'),
    t('ask for {name} to be allowed, or go without: NO_PROXY={name}', '申请放行 {name}，或不走代理：NO_PROXY={name}'),
  ),
  'network/answer-too-large': unreachable(
    t('the answer of {host} is too large', '{host} 的响应过大'),
    t(
      'more than 4 MiB, or 256 KiB of headers: not the answer of a push API',
      '超过 4 MiB，或响应头超过 256 KiB：不像推送接口的响应',
    ),
    t('run again with --verbose; check endpoints in the config', '加 --verbose 再运行一次；检查配置中的 endpoints'),
  ),
  'network/answer-broken': unreachable(
    t('{host} sent an answer that cannot be read', '{host} 的响应无法读取'),
    t(
      '{message}; most likely a proxy or another server answers in its place; {arrival}',
      '{message}；多半是代理或其他服务器代为响应；{arrival}',
    ),
    t(
      'check endpoints in the config and --proxy; see what came back with --verbose',
      '检查配置中的 endpoints 和 --proxy；加 --verbose 查看返回内容',
    ),
  ),
  'network/page': unreachable(
    t('{host} answered with a web page instead of an answer of the service', '{host} 返回的是网页，不是服务的响应'),
    t(
      '{message}; a login page of this network, a proxy or a gateway answers in its place, or endpoints is wrong; {arrival}',
      '{message}；可能是所在网络的登录页面、代理或网关代为响应，或 endpoints 有误；{arrival}',
    ),
    [
      t(
        'open http://{name} in a browser: a network that asks for a login shows it there',
        '用浏览器打开 http://{name}：需要登录的网络会显示登录页面',
      ),
      t('check endpoints in the config and --proxy', '检查配置中的 endpoints 和 --proxy'),
    ],
  ),
  'network/interrupted': unreachable(
    t('the request to {host} was interrupted', '对 {host} 的请求被中断'),
    t('Ctrl-C; it is not known whether the request arrived', '按下了 Ctrl-C；无法确定请求是否到达'),
    t('look at the phone first, then send again', '先看手机是否收到，再重新发送'),
    { kind: 'interrupted' },
  ),
  'network/unknown': unreachable(
    t('the request to {host} failed', '无法请求 {host}'),
    t('{message}', '{message}'),
    t('run again with --verbose', '加 --verbose 再运行一次'),
  ),
  'network/clock-skew': noticeWarning(
    t('the clock of this machine is {time} {direction} the one of {host}', '本机时间比 {host} {direction} {time}'),
    t(
      'signatures carry the time: vivo and OPPO refuse more than ten minutes, Apple an hour',
      '签名中带有时间：vivo 和 OPPO 超过十分钟会拒绝，苹果超过一小时会拒绝',
    ),
    t(
      'set the clock (Linux: timedatectl set-ntp true; macOS and Windows: set time automatically)',
      '校准时间（Linux：timedatectl set-ntp true；macOS、Windows：自动设置时间）',
    ),
  ),
  'network/no-sandbox': unreachable(
    t('no sandbox answers at {url}', '{url} 没有沙箱在响应'),
    t('it is not running, it is not ready yet, or the address is wrong', '沙箱没有运行、尚未就绪，或地址不对'),
    [
      t(
        'start it: tim-push sandbox; a command that sends starts one itself with --sandbox alone',
        '启动：tim-push sandbox；发送类命令只写 --sandbox 会自行启动一个',
      ),
      t(
        'if it uses another port: --sandbox <url>, its http address',
        '如果端口不同：--sandbox <url>（它的 http 地址）',
      ),
      t(
        'if it is still starting, wait for it: tim-push sandbox ready --sandbox={url} --for 10s',
        '如果正在启动，等它就绪：tim-push sandbox ready --sandbox={url} --for 10s',
      ),
    ],
  ),
} satisfies Catalogue;

export const networkProblem = problemMaker(networkEntries);

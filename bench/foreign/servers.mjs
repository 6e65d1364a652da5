// The foreign servers: how each is configured and started in the foreground. All hand every request to one backend that counts.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const nginx = (special) => ({
  program: 'nginx',
  start({ folder, port, backend, cert, key }) {
    const file = join(folder, 'nginx.conf');
    writeFileSync(
      file,
      `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr crit;
events { worker_connections 1024; }
http {
  access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  upstream backend { server 127.0.0.1:${backend}; keepalive 64; }
  server {
    listen 127.0.0.1:${port} ssl http2; ssl_certificate ${cert}; ssl_certificate_key ${key}; ${special}
    location / { proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Connection ""; }
  }
}`,
    );
    return ['nginx', ['-e', 'stderr', '-p', folder, '-c', file]];
  },
});

export const servers = {
  'nginx, keepalive_requests 100': nginx('keepalive_requests 100;'),
  'nginx, http2_max_concurrent_streams 2': nginx('http2_max_concurrent_streams 2;'),
  'nginx, both': nginx('keepalive_requests 100; http2_max_concurrent_streams 2;'),
  haproxy: {
    program: 'haproxy',
    start({ folder, port, backend, cert, key, read }) {
      const file = join(folder, 'haproxy.cfg');
      writeFileSync(join(folder, 'both.pem'), read(cert) + read(key));
      writeFileSync(
        file,
        `global
  maxconn 2000
defaults
  mode http
  timeout client 30s
  timeout server 30s
  timeout connect 5s
frontend push
  bind 127.0.0.1:${port} ssl crt ${folder}/both.pem alpn h2
  default_backend counting
backend counting
  http-reuse always
  server one 127.0.0.1:${backend}
`,
      );
      return ['haproxy', ['-db', '-f', file]];
    },
  },
  h2o: {
    program: 'h2o',
    start({ folder, port, backend, cert, key }) {
      const file = join(folder, 'h2o.yaml');
      writeFileSync(
        file,
        `listen:
  host: 127.0.0.1
  port: ${port}
  ssl: { certificate-file: ${cert}, key-file: ${key} }
http2-max-concurrent-requests-per-connection: 20
http2-idle-timeout: 10
proxy.timeout.keepalive: 2000
hosts:
  default:
    paths:
      /: { proxy.reverse.url: "http://127.0.0.1:${backend}/" }
`,
      );
      return ['h2o', ['-m', 'worker', '-c', file]];
    },
  },
  caddy: {
    program: 'caddy',
    start({ folder, port, backend, cert, key }) {
      const file = join(folder, 'Caddyfile');
      writeFileSync(
        file,
        `{
  admin off
  auto_https off
}
https://localhost:${port} {
  tls ${cert} ${key}
  reverse_proxy 127.0.0.1:${backend}
}
`,
      );
      return ['caddy', ['run', '--config', file, '--adapter', 'caddyfile']];
    },
  },
  'apache, MaxKeepAliveRequests 100': {
    program: 'apache2',
    start({ folder, port, backend, cert, key }) {
      const file = join(folder, 'apache.conf');
      const modules = ['mpm_event', 'authz_core', 'http2', 'proxy', 'proxy_http', 'ssl', 'headers'];
      const found = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
      writeFileSync(
        file,
        `ServerName localhost
ServerRoot ${folder}
DefaultRuntimeDir ${folder}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/apache.log
${found.join('\n')}
User www-data
Group www-data
Listen 127.0.0.1:${port}
MaxKeepAliveRequests 100
Protocols h2
SSLEngine on
SSLCertificateFile ${cert}
SSLCertificateKeyFile ${key}
ProxyPass / http://127.0.0.1:${backend}/
`,
      );
      return ['apache2', ['-X', '-d', folder, '-f', file].filter((word) => word !== '-X').concat('-DFOREGROUND')];
    },
  },
  "Go's server, a hundred requests a connection": {
    program: 'go',
    start({ folder, port, backend, cert, key }) {
      const built = join(folder, 'go-server');
      mkdirSync(join(folder, 'go-cache'), { recursive: true });
      const { status, stderr } = spawnSync(
        'go',
        ['build', '-o', built, new URL('server.go', import.meta.url).pathname],
        {
          env: { ...process.env, GOCACHE: join(folder, 'go-cache'), GO111MODULE: 'off' },
          encoding: 'utf8',
        },
      );
      if (status !== 0) throw new Error(stderr);
      return [built, [String(port), cert, key, `http://127.0.0.1:${backend}`]];
    },
  },
};

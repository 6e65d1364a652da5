// The first look at a config: every finding with its place and what to do, then whether the vendors take the credentials.
// Run it beside your tim-push.config.json: node check.mjs. Without an account: node check.mjs --sandbox
import { checkConfig, TimPushError } from 'tim-push';

const sandbox = process.argv.includes('--sandbox');
try {
  const { ok, vendors, problems } = await checkConfig({ sandbox, timeoutMs: 10_000 });
  for (const { vendor, state, online } of vendors) console.log(vendor.padEnd(11), state.padEnd(15), online);
  for (const { severity, code, title, at, fix } of problems) {
    console.log(`\n${severity} ${code}: ${title}${at === undefined ? '' : `  (${at.file}:${at.line ?? 1})`}`);
    for (const step of fix) console.log(`  ${step}`);
  }
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  if (!(error instanceof TimPushError)) throw error;
  console.error(error.message);
  process.exitCode = 3;
}

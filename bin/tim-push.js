#!/usr/bin/env node
// Starts the built program; written so that an old Node can read it, and says what is needed.
var found = process.versions.node;
var parts = found.split('.');
var language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
var major = Number(parts[0]);
if (major < 20 || (major === 20 && Number(parts[1]) < 19)) {
  console.error(
    /^zh/i.test(language)
      ? 'tim-push 需要 Node 20.19 或更新版本，当前为 Node ' + found + '。'
      : 'tim-push needs Node 20.19 or newer; this is Node ' + found + '.',
  );
  process.exitCode = 1;
} else {
  require('../dist/cli.cjs').main();
}

// Preloaded into the built program: writes the files it has opened by its end to the file TIM_PUSH_LOADED names.
const { writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.TIM_PUSH_LOADED, JSON.stringify(Object.keys(require.cache))));

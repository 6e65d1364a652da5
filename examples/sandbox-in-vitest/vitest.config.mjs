// Settings of this example: every file that ends in .test.mjs is run.
export default { test: { include: ['*.test.mjs'] } };

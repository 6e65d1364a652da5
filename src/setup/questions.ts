// The five kinds of question that are asked. Named one by one, so that the bundle leaves out the editor question and its half megabyte of encodings.
export { checkbox, confirm, input, password, select } from '@inquirer/prompts';

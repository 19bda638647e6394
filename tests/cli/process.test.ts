import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from './terminal.ts';

const TAGS = 'code: orders_here\nname: 单数\ncategory: [行为, 购买]\ndefine: {measure: {from: orders, agg: count, empty: 0}}\n';
const folder = folderWith({ 'tags.yaml': TAGS, 'orders.csv': 'customer_id,order_date\nA1,2025-06-01\n' });
const COMMAND = resolve('src/cli/taglab.ts');

/** The real command, in a process of its own, called from the folder. */
const taglab = (...args: string[]) =>
  spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'zh_CN.UTF-8', LC_ALL: '' },
  });

describe('the command itself', { timeout: 60_000 }, () => {
  test('through npm, from the folder where it is called', () => {
    const args = ['run', 'tags.yaml', '--table', 'orders=orders.csv', '--as-of', '2025-06-30'];
    const npm = ['--prefix', resolve('.'), 'run', '--silent', 'taglab', '--', ...args];
    const { status, stdout, stderr } = spawnSync('npm', npm, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, npm_config_loglevel: 'silent' },
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'customer_id,tag,value\nA1,orders_here,1\n' });
    expect(stderr).not.toContain('Error');
  });

  test('a failure: exit code 1, a sentence in the language of the system, nothing on standard output', () => {
    const { status, stdout, stderr } = taglab('run', 'nothing.yaml');
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: '错误：找不到文件 nothing.yaml。看看路径和文件名写对了没有。\n',
    });
  });

  test('a reader that goes away ends it quietly', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `C${i},2025-06-01`).join('\n');
    const large = folderWith({ 'tags.yaml': TAGS, 'orders.csv': `customer_id,order_date\n${rows}\n` });
    const child = spawn(process.execPath, [COMMAND, 'run', 'tags.yaml', '--table', 'orders=orders.csv', '--as-of', '2025-06-30'], {
      cwd: large,
    });
    const complaints: string[] = [];
    child.stderr.on('data', (text) => complaints.push(String(text)));
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((done) => child.on('close', done));
    expect({ status, complaints }).toEqual({ status: 0, complaints: [] });
  });

  test('what it prints reaches a file whole', () => {
    const out = join(folder, 'out.csv');
    const { status } = spawnSync('sh', ['-c', `"${process.execPath}" "${COMMAND}" run tags.yaml > "${out}"`], { cwd: folder });
    expect(status).toBe(0);
    expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(2001);
  });
});

import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { projectFile } from '../../platform/project.js';

/** Logs in a process of its own: the logger writes to its standard error. */
function logged(statement: string): string {
  const script = `import { createLog } from ${JSON.stringify(projectFile('dist', 'platform', 'log.js'))}; const log = createLog('test', 'info'); ${statement}`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stderr;
}

describe('the log', () => {
  it('leaves out tokens, passwords and what people said, at any place near the top', () => {
    const line = logged(`log.info({ token: 's3cret', customer: { email: 'ada@example.com', text: 'my words' } }, 'a turn')`);
    expect(line).toContain('a turn');
    expect(line).not.toMatch(/s3cret|ada@example|my words/);
  });

  it('keeps where an error came from and drops what a database put into it', () => {
    const line = logged(
      `log.error({ err: Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(ada@example.com)' }) })`,
    );
    expect(line).toMatch(/duplicate key.*23505/);
    expect(line).not.toContain('ada@example.com');
  });
});

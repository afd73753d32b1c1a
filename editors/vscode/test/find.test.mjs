// `npm test`: which factlint is started, without VS Code.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import test from 'node:test';

const { candidates, expand, find, installCommand, lastLine, run, shown } = createRequire(import.meta.url)('../dist/test/find.js');
const NONE = { path: '', interpreter: '' };

/** A machine on which these programs answer. */
function machine(answers) {
    return async (program, args) =>
        answers[[program, ...args].join(' ')] ?? { status: null, stdout: '', stderr: '', failure: 'there is no such program' };
}
const ok = { status: 0, stdout: 'factlint 0.1.0\n', stderr: '' };

test('a setting is the only candidate', () => {
    assert.deepEqual(candidates({ path: '/x/factlint', interpreter: '/y/python' }, '/z/python', 'linux').map(shown), ['/x/factlint']);
    assert.deepEqual(candidates({ path: '', interpreter: '/y/python' }, '/z/python', 'linux').map(shown), ['/y/python -P -m factlint']);
});

test('without settings: the selected interpreter, then PATH', () => {
    assert.deepEqual(candidates(NONE, '/z/python', 'linux').map(shown), [
        '/z/python -P -m factlint',
        'factlint',
        'python3 -P -m factlint',
        'python -P -m factlint',
    ]);
    assert.deepEqual(candidates(NONE, undefined, 'win32').map(shown), ['factlint', 'python -P -m factlint', 'py -P -m factlint']);
});

test('the first that answers is taken, and the others say why not', async () => {
    const { found, missed } = await find(
        candidates(NONE, '/z/python', 'linux'),
        machine({
            '/z/python -P -m factlint --version': { status: 1, stdout: '', stderr: '/z/python: No module named factlint\n' },
            'python3 -P -m factlint --version': ok,
        }),
    );
    assert.equal(found.python, 'python3');
    assert.equal(found.version, '0.1.0');
    assert.deepEqual(missed, [
        '/z/python -P -m factlint (the interpreter of the Python extension): factlint is not installed there',
        'factlint (PATH): there is no such program',
    ]);
});

test('a program that is something else is not taken', async () => {
    const { found, missed } = await find(
        candidates({ path: '/bin/true', interpreter: '' }, undefined, 'linux'),
        machine({ '/bin/true --version': { status: 0, stdout: 'true 9.1\n', stderr: '' } }),
    );
    assert.equal(found, undefined);
    assert.match(missed[0], /status 0 and no version/);
});

test('an old Python is named', async () => {
    const old = { status: 2, stdout: '', stderr: 'unknown option -P\nusage: python3 [option]\nTry `python -h`\n' };
    const { missed } = await find(
        candidates({ path: '', interpreter: 'p' }, undefined, 'linux'),
        machine({ 'p -P -m factlint --version': old }),
    );
    assert.match(missed[0], /older than 3\.11/);
});

test('paths are expanded', () => {
    assert.equal(expand('${workspaceFolder}/.venv/bin/factlint', '/w'), '/w/.venv/bin/factlint');
    assert.equal(expand('${env:V}/factlint', undefined, { V: '/v' }), '/v/factlint');
    assert.ok(!expand('~/bin/factlint', undefined).startsWith('~'));
    assert.equal(expand('a~b', undefined), 'a~b');
});

test('the command to install with names the interpreter', () => {
    assert.equal(installCommand('/a b/python', 'linux'), '"/a b/python" -m pip install "factlint[server]"');
    assert.equal(installCommand('C:\\a b\\python.exe', 'win32'), '& "C:\\a b\\python.exe" -m pip install "factlint[server]"');
    assert.equal(installCommand(undefined, 'linux'), 'python3 -m pip install "factlint[server]"');
});

test('the last words of a server', () => {
    assert.equal(lastLine('noise\nfactlint: needs pygls; install factlint[server]\n'), 'needs pygls; install factlint[server]');
    assert.equal(lastLine(''), '');
});

test('a program is really run', async () => {
    assert.deepEqual(await run(process.execPath, ['-p', '1']), { status: 0, stdout: '1\n', stderr: '' });
    assert.equal((await run('/no/such/program', [])).failure, 'there is no such program');
    assert.equal((await run(process.execPath, ['-e', 'process.exit(3)'])).status, 3);
});

// The packaged extension in a real VS Code (code-server) with a real browser: what a user sees, step by step.
//
//   sh test/tools.sh                     once: code-server and playwright-core, into test/tools
//   FACTLINT_PYTHON=python3 npm run test:vscode
//
// FACTLINT_PYTHON is an interpreter that has factlint[server]; FACTLINT_TOOLS another place of the tools; CHROMIUM the
// browser. Prints one line a step, leaves screenshots in test/out, and ends with status 1 where a step failed.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const tools = resolve(process.env.FACTLINT_TOOLS ?? join(here, 'tools'));
const python = execFileSync(process.env.FACTLINT_PYTHON ?? 'python3', ['-c', 'import sys; print(sys.executable)'])
    .toString()
    .trim();
const shots = join(here, 'out');
const work = mkdtempSync(join(tmpdir(), 'factlint-vscode-'));
const folder = join(work, 'news');
const data = join(work, 'data');
const extensions = join(work, 'extensions');
const bin = join(work, 'bin');
const bare = join(work, 'bare.sh');

const ARTICLE = `# Missiles

😀 The army asked for ATAKMS missiles on Friday, October 26, 2023.

Mykhailo Podolyak spoke first. Then Mihailo Podoljak answered questions about HIMRAS launchers.

Our reporter Xylanthia Brandwick-Oduya was there. Later Xylanthia Brandwick-Oduia left.
`;

let failed = 0;
let passed = 0;

function check(what, good, seen = '') {
    good ? passed++ : failed++;
    console.log(`${good ? 'ok  ' : 'FAIL'} ${what}${good || seen === '' ? '' : `\n     seen: ${JSON.stringify(seen)}`}`);
}

/** Wait until a probe gives something; its last answer. */
async function until(probe, seconds = 20) {
    const end = Date.now() + seconds * 1000;
    let answer;
    do {
        answer = await probe().catch(() => undefined);
        if (answer) {
            return answer;
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
    } while (Date.now() < end);
    return answer;
}

function prepare() {
    for (const made of [folder, join(data, 'User'), extensions, bin, shots]) {
        mkdirSync(made, { recursive: true });
    }
    writeFileSync(join(folder, 'article.md'), ARTICLE);
    writeFileSync(join(folder, 'note.txt'), 'The army asked for ATAKMS missiles.\n');
    // On PATH there is a factlint; a Python that has factlint but not the server's packages; and one that has nothing.
    script(join(bin, 'factlint'), `exec "${python}" -P -m factlint "$@"`);
    script(
        bare,
        `case "$*" in *server*) exec "${python}" -c "import sys; sys.modules['pygls'] = None
import factlint.cli; sys.exit(factlint.cli.main(['server']))";; esac
exec "${python}" "$@"`,
    );
    settings({});
    // The Python extension itself is not to be had here; this one has the part of its interface that is used.
    const stub = join(work, 'python');
    mkdirSync(stub);
    writeFileSync(
        join(stub, 'package.json'),
        JSON.stringify({
            name: 'python', publisher: 'ms-python', version: '1.0.0', engines: { vscode: '^1.82.0' },
            main: 'main.js', activationEvents: [], license: 'MIT',
        }),
    );
    writeFileSync(join(stub, 'README.md'), 'A stand-in for a test.\n');
    writeFileSync(
        join(stub, 'main.js'),
        `const { Uri, EventEmitter } = require('vscode');
const path = { id: 'x', path: ${JSON.stringify(python)} };
exports.activate = () => ({ environments: {
    getActiveEnvironmentPath: () => path,
    resolveEnvironment: async (given) => ({ executable: { uri: Uri.file(given.path) } }),
    onDidChangeActiveEnvironmentPath: new EventEmitter().event,
} });`,
    );
}

function script(path, text) {
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
}

function settings(own) {
    const base = {
        'security.workspace.trust.enabled': false, 'workbench.startupEditor': 'none', 'workbench.tips.enabled': false,
        'telemetry.telemetryLevel': 'off', 'extensions.autoCheckUpdates': false, 'files.autoSave': 'off',
        'editor.accessibilitySupport': 'off', 'editor.minimap.enabled': false, 'window.newWindowDimensions': 'maximized',
        'editor.wordWrap': 'on', 'chat.commandCenter.enabled': false, 'workbench.colorTheme': 'Default Light Modern',
    };
    writeFileSync(join(data, 'User', 'settings.json'), JSON.stringify({ ...base, ...own }, null, 2));
}

const entry = join(tools, 'node_modules/code-server/out/node/entry.js');
const where = ['--user-data-dir', data, '--extensions-dir', extensions];

function install(vsix) {
    execFileSync(process.execPath, [entry, ...where, '--install-extension', vsix], { stdio: 'pipe' });
}

async function freePort() {
    const server = createServer();
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    await new Promise((resolve) => server.close(resolve));
    return port;
}

/** VS Code's server with this PATH; where it answers and how to end it. */
async function serve(path) {
    const port = await freePort();
    const server = spawn(
        process.execPath,
        [entry, ...where, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check'],
        {
            // VSCODE_CLI: without it VS Code takes PATH from a login shell.
            env: { ...process.env, PATH: path, VSCODE_CLI: '1' },
            stdio: 'ignore',
            detached: true,
        },
    );
    const address = `http://127.0.0.1:${port}`;
    await until(async () => (await fetch(address)).ok, 60);
    return { address, end: () => process.kill(-server.pid) };
}

/** What the extension wrote into its output channel, over all windows. */
function output() {
    const found = [];
    const walk = (at) => {
        for (const item of existsSync(at) ? readdirSync(at, { withFileTypes: true }) : []) {
            const path = join(at, item.name);
            item.isDirectory() ? walk(path) : /Factlint\.log$/.test(item.name) && found.push(path);
        }
    };
    walk(join(data, 'logs'));
    return found.map((path) => readFileSync(path, 'utf8')).join('');
}

class Window {
    constructor(page) {
        this.page = page;
    }

    async shot(name) {
        await this.page.screenshot({ path: join(shots, `${name}.png`) });
    }

    async open(file) {
        await this.page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${file}"]`).dblclick();
        await this.page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
        await this.page.locator('.monaco-editor .view-lines').first().click();
    }

    /** Run a command of the palette by its title. */
    async command(title) {
        await this.page.keyboard.press('F1');
        const input = this.page.locator('.quick-input-widget input').first();
        await input.waitFor();
        await input.fill(`>${title}`);
        // A command that does not apply here is not listed, and the nearest one would be run in its place.
        await this.page.locator(`.quick-input-list .monaco-list-row.focused[aria-label^="${title}"]`).waitFor();
        await this.page.keyboard.press('Enter');
    }

    async goTo(line, column) {
        await this.page.keyboard.press('Control+g');
        const input = this.page.locator('.quick-input-widget input').first();
        await input.waitFor();
        await input.fill(`:${line}:${column}`);
        await this.page.keyboard.press('Enter');
        await this.page.waitForTimeout(300);
    }

    /** The rows of the problems panel, as text, once there are some (or, with `none`, once there are none). */
    async problems(probe = (rows) => rows.length > 0) {
        const rows = async () =>
            (await this.page.locator('.markers-panel .monaco-list-row .marker-icon').count())
                ? this.page.locator('.markers-panel .monaco-list-row').allInnerTexts()
                : [];
        await until(async () => probe(await rows()), 30);
        return (await rows()).map((row) => row.replace(/\s+/g, ' '));
    }

    /** Open the quick fixes at the cursor; their titles. */
    async quickFixes() {
        await this.page.keyboard.press('Control+.');
        await this.page.locator('.action-widget .monaco-list-row.action').first().waitFor();
        return this.page.locator('.action-widget .monaco-list-row.action').allInnerTexts();
    }

    /** Take one of the quick fixes shown, by the keyboard. */
    async take(title) {
        const focused = this.page.locator('.action-widget .monaco-list-row.focused');
        for (let tries = 0; tries < 12 && !(await focused.innerText()).includes(title); tries++) {
            await this.page.keyboard.press('ArrowDown');
        }
        await this.page.keyboard.press('Enter');
    }

    async saved(file, probe) {
        // An edit comes when the server has answered, so one save may be too early.
        await until(async () => {
            await this.page.keyboard.press('Control+s');
            await this.page.waitForTimeout(300);
            return probe(readFileSync(join(folder, file), 'utf8'));
        }, 15);
        return readFileSync(join(folder, file), 'utf8');
    }

    async notification(text) {
        const seen = this.page.locator('.notification-toast', { hasText: text }).first();
        await seen.waitFor({ timeout: 30_000 }).catch(() => {});
        return (await this.page.locator('.notification-toast').allInnerTexts()).join(' | ').replace(/\s+/g, ' ');
    }
}

async function openWindow(browser, address) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(15_000);
    await page.goto(`${address}/?folder=${folder}`);
    const window = new Window(page);
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
    return window;
}

const line = (text, number) => text.split('\n')[number - 1];

async function editing(browser, address) {
    const window = await openWindow(browser, address);
    const { page } = window;
    await window.open('article.md');
    await window.command('Problems: Focus on Problems View');
    const rows = await window.problems((seen) => seen.some((row) => /ATAKMS/.test(row)));
    console.log(rows.map((row) => `     ${row}`).join('\n'));
    check('starts factlint from PATH, without the Python extension', /Using factlint \S+ from PATH/.test(output()), output());
    check('the problems panel lists the wrong name with its rule', rows.some((row) => /ATAKMS.*names\/misspelled/.test(row)), rows);
    check('a column after an emoji is counted as VS Code counts', rows.some((row) => /ATAKMS.*Ln 3, Col 23/.test(row)), rows);
    const drawn = await page.locator('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning').count();
    check('squiggles are drawn', drawn >= 3, drawn);
    await page.locator('.monaco-editor .view-lines').first().click();
    await window.goTo(3, 25);
    await window.shot('1-squiggles');

    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    const hover = page.locator('.monaco-hover:visible').first();
    const sourced = (told) => /https?:|wikidata|checked/i.test(told);
    await until(async () => sourced(await hover.innerText()));
    const told = (await hover.innerText()).replace(/\s+/g, ' ');
    console.log(`     hover: ${told.slice(0, 300)}`);
    check('the hover shows the entry and its source', /ATACMS/.test(told) && sourced(told), told);
    await window.shot('2-hover');
    await page.keyboard.press('Escape');

    await window.goTo(3, 25);
    const offered = await window.quickFixes();
    console.log(`     quick fixes: ${offered.map((text) => text.trim()).join(' | ')}`);
    check('the other remedies are offered', /Ignore/.test(offered.join()) && /knowledge/.test(offered.join()), offered);
    await window.shot('3-quick-fix');
    await window.take('Write ATACMS');
    let text = await window.saved('article.md', (now) => now.includes('ATACMS'));
    check('a quick fix changes these words and no others', text === ARTICLE.replace('ATAKMS', 'ATACMS'), text);
    const left = await window.problems((seen) => seen.length > 0 && !seen.some((row) => /ATAKMS/.test(row)));
    check('the finding is gone', left.length > 0 && !left.some((row) => /ATAKMS/.test(row)), left);
    await page.keyboard.press('Control+z');
    const back = await window.problems((seen) => seen.some((row) => /ATAKMS/.test(row)));
    check('undo brings it back', back.some((row) => /ATAKMS/.test(row)), back);

    const copy = join(work, 'article.md');
    writeFileSync(copy, ARTICLE);
    try {
        execFileSync(python, ['-P', '-m', 'factlint', 'check', '--fix', '--exit-zero', copy], { cwd: work, stdio: 'pipe' });
    } catch (error) {
        check('factlint check --fix runs', false, String(error.stderr));
    }
    const expected = readFileSync(copy, 'utf8');
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.waitForTimeout(1000);
    await window.command('Fix All');
    text = await window.saved('article.md', (now) => now === expected);
    check('fix all writes what factlint check --fix writes', text === expected && text !== ARTICLE, text);
    console.log(`     ${line(text, 3)}\n     ${line(text, 5)}`);
    await window.shot('4-fixed');

    const fixed = await window.problems((seen) => seen.length > 0 && !seen.some((row) => /Mihailo/.test(row)));
    const himars = (rows) => rows.some((row) => /HIMRAS/.test(row));
    await page.locator('.monaco-editor .view-lines').first().click();
    await window.goTo(5, line(text, 5).indexOf('HIMRAS') + 3);
    await window.quickFixes();
    await window.take('to knowledge');
    const after = await window.problems((seen) => seen.length > 0 && !himars(seen));
    check('“add to knowledge” clears the finding', himars(fixed) && after.length > 0 && !himars(after), after);
    await window.shot('5-knowledge');
    await page.close();
}

async function restarting(browser, address) {
    const window = await openWindow(browser, address);
    const { page } = window;
    const starts = () => output().match(/Using factlint/g)?.length ?? 0;
    const found = (rows) => rows.some((row) => /ATAKMS/.test(row));
    await window.open('note.txt');
    await window.command('Problems: Focus on Problems View');
    const plain = await window.problems(found);
    check('plain text is checked', found(plain), plain);

    await window.command('Factlint: Check Workspace');
    const told = await window.notification('findings in');
    const whole = await window.problems((seen) => seen.some((row) => /article\.md/.test(row)));
    check('the whole workspace is checked, open or not', /findings in 2 of 2 files/.test(told) && whole.some((row) => /article\.md/.test(row)), [told, whole]);

    const before = starts();
    await page.locator('.monaco-editor .view-lines').first().click();
    await window.command('Factlint: Restart Server');
    await until(async () => starts() > before);
    await page.waitForTimeout(1000);
    const again = await window.problems(found);
    check('the restart command starts it anew, and the findings are back', starts() > before && found(again), again);

    const { pid } = JSON.parse(execFileSync(python, ['-c', CHILDREN], { encoding: 'utf8' }));
    process.kill(pid, 'SIGKILL');
    await until(async () => /is started again/.test(output()));
    await page.waitForTimeout(1000);
    const survived = await window.problems(found);
    check('a server that is killed is started again', /is started again/.test(output()) && found(survived), survived);
    await page.close();
}

/** The newest process that runs our server, found by its command line under our own PATH entry. */
const CHILDREN = `
import glob, json, os
found = []
for path in glob.glob('/proc/[0-9]*/cmdline'):
    try:
        line = open(path, 'rb').read().split(b'\\0')
        cwd = os.readlink(os.path.join(os.path.dirname(path), 'cwd'))
    except OSError:
        continue
    if b'factlint' in line and b'server' in line and cwd == ${JSON.stringify(folder)}:
        found.append(int(path.split('/')[2]))
print(json.dumps({'pid': max(found)}))
`;

async function failing(browser, address, own, name, what, pattern, remedy) {
    settings(own);
    const window = await openWindow(browser, address);
    await window.open('note.txt');
    const said = await window.notification('Factlint');
    await window.page.waitForTimeout(500); // it is still sliding in
    await window.shot(name);
    console.log(`     message: ${said}`);
    check(what, pattern.test(said) && remedy.test(said), said);
    return window;
}

async function wrongPath(browser, address) {
    const window = await failing(
        browser, address, { 'factlint.path': '/no/such/factlint' }, '6-wrong-path',
        'a wrong path is named, and not replaced by another', /\/no\/such\/factlint.*no such program/, /Open Settings/,
    );
    settings({});
    mkdirSync(join(folder, '.vscode'), { recursive: true });
    writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'factlint.path': '', 'factlint.interpreter': python }));
    await until(async () => /from the setting factlint\.interpreter/.test(output()), 30);
    check('the corrected setting is taken at once', /from the setting factlint\.interpreter/.test(output()), output());
    await window.page.close();
    rmSync(join(folder, '.vscode'), { recursive: true });
}

async function noExtra(browser, address) {
    const { page } = await failing(
        browser, address, { 'factlint.interpreter': bare }, '7-no-server-extra',
        'a missing server extra is named with the remedy', /pygls.*factlint\[server\]/, /Install in Terminal/,
    );
    await page.locator('.notification-toast a.monaco-button', { hasText: 'Install in Terminal' }).first().click();
    await page.locator('.terminal .xterm-screen').waitFor();
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(shots, '8-install.png') });
    await page.close();
}

async function notInstalled(browser, address) {
    const window = await failing(
        browser, address, {}, '9-not-installed', 'where no factlint is found, it says where it looked and what to do',
        /not installed where this extension looks/, /Install in Terminal/,
    );
    await window.page.close();
}

async function pythonExtension(browser, address) {
    const vsix = join(work, 'python.vsix');
    const vsce = join(here, '..', 'node_modules/.bin/vsce');
    const pack = ['package', '--allow-missing-repository', '--skip-license', '--out', vsix];
    execFileSync(vsce, pack, { cwd: join(work, 'python'), stdio: 'pipe' });
    install(vsix);
    const window = await openWindow(browser, address);
    await window.open('note.txt');
    const used = () => /from the interpreter of the Python extension/.test(output());
    await until(async () => used(), 30);
    check('the Python extension’s interpreter is used', used(), output());
    await window.page.close();
}

/** A part of the test, all of them or those named as arguments: what it throws is a failure of this part alone. */
async function step(name, run) {
    if (process.argv.length > 2 && !process.argv.includes(name)) {
        return;
    }
    try {
        await run();
    } catch (error) {
        check(`${name}: ${error.message.split('\n')[0]}`, false, error.stack);
    }
}

async function main() {
    const { chromium } = createRequire(join(tools, 'package.json'))('playwright-core');
    const vsix = join(here, '..', 'factlint.vsix');
    execFileSync('npm', ['run', '-s', 'package'], { cwd: join(here, '..'), stdio: 'pipe' });
    prepare();
    install(vsix);
    // From a checkout the knowledge is compiled once, which takes longer than a step waits.
    execFileSync(python, ['-P', '-m', 'factlint', 'check', '--exit-zero', join(folder, 'note.txt')], { stdio: 'pipe' });
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    const servers = [];
    try {
        const full = await serve(`${bin}:${process.env.PATH}`);
        servers.push(full);
        await step('editing', () => editing(browser, full.address));
        await step('restarting', () => restarting(browser, full.address));

        await step('a wrong path', () => wrongPath(browser, full.address));
        await step('no server extra', () => noExtra(browser, full.address));
        // A PATH with nothing of Python: only what the settings or the Python extension name.
        const empty = join(work, 'empty');
        mkdirSync(empty);
        const poor = await serve(empty);
        servers.push(poor);
        await step('not installed', () => notInstalled(browser, poor.address));
        await step('the Python extension', () => pythonExtension(browser, poor.address));
    } finally {
        await browser.close();
        servers.forEach((server) => server.end());
        writeFileSync(join(shots, 'output.log'), output());
        rmSync(work, { recursive: true, force: true });
    }
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed ? 1 : 0;
}

await main();

/** Which factlint to start. Nothing here knows VS Code, so that it is tested without it. */

import { execFile } from 'node:child_process';
import { homedir } from 'node:os';

/** A way to call factlint: `program ...args check …`. */
export interface Command {
    program: string;
    args: string[];
    /** Where it comes from, as shown to the user. */
    origin: string;
    /** The interpreter to install into, where it is known. */
    python?: string;
}

export interface Settings {
    path: string;
    interpreter: string;
}

export interface Ran {
    status: number | null;
    stdout: string;
    stderr: string;
    /** Why it could not be started at all. */
    failure?: string;
}

export type Run = (program: string, args: string[]) => Promise<Ran>;

export interface Search {
    found?: Command & { version: string };
    /** One line for each command that was tried and does not answer. */
    missed: string[];
}

/** How a module is run: -P keeps a folder named `factlint` in the workspace from being run in its place. */
function module(python: string, origin: string): Command {
    return { program: python, args: ['-P', '-m', 'factlint'], origin, python };
}

/**
 * The commands to try, in order. What a setting names is meant: there is nothing to fall back on. Otherwise the
 * interpreter of the Python extension, then what PATH has.
 */
export function candidates(settings: Settings, selected: string | undefined, platform: string): Command[] {
    if (settings.path) {
        return [{ program: settings.path, args: [], origin: 'the setting factlint.path' }];
    }
    if (settings.interpreter) {
        return [module(settings.interpreter, 'the setting factlint.interpreter')];
    }
    const pythons = platform === 'win32' ? ['python', 'py'] : ['python3', 'python'];
    return [
        ...(selected ? [module(selected, 'the interpreter of the Python extension')] : []),
        { program: 'factlint', args: [], origin: 'PATH' },
        ...pythons.map((python) => module(python, 'PATH')),
    ];
}

/** The first command that says its version. */
export async function find(commands: Command[], run: Run): Promise<Search> {
    const missed: string[] = [];
    for (const command of commands) {
        const ran = await run(command.program, [...command.args, '--version']);
        const version = /^factlint (\S+)/.exec(ran.stdout)?.[1];
        if (ran.status === 0 && version) {
            return { found: { ...command, version }, missed };
        }
        missed.push(`${shown(command)} (${command.origin}): ${reason(ran)}`);
    }
    return { missed };
}

/** A command as a user would type it. */
export function shown(command: Command): string {
    return [command.program, ...command.args].map((part) => (/\s/.test(part) ? `"${part}"` : part)).join(' ');
}

function reason(ran: Ran): string {
    if (ran.failure) {
        return ran.failure;
    }
    if (/No module named '?factlint/.test(ran.stderr)) {
        return 'factlint is not installed there';
    }
    if (/unknown option:? -P/i.test(ran.stderr)) {
        return 'this Python is older than 3.11';
    }
    return lastLine(ran.stderr) || `it answers --version with status ${ran.status} and no version`;
}

/** The last line of an error output, which says what is wrong: factlint's one sentence, or the end of a traceback. */
export function lastLine(stderr: string): string {
    return (stderr.trim().split('\n').pop() ?? '').replace(/^factlint: /, '').trim();
}

/** What to type to install factlint with its language server. */
export function installCommand(python: string | undefined, platform: string): string {
    const program = python ?? (platform === 'win32' ? 'py' : 'python3');
    const quoted = /\s/.test(program) ? `"${program}"` : program;
    const called = platform === 'win32' && quoted !== program ? `& ${quoted}` : quoted; // PowerShell
    return `${called} -m pip install "factlint[server]"`;
}

/** `~`, `${workspaceFolder}` and `${env:NAME}` in a path of the settings. */
export function expand(path: string, folder: string | undefined, env: NodeJS.ProcessEnv = process.env): string {
    return path
        .trim()
        .replace(/^~(?=$|[/\\])/, () => homedir())
        .replace(/\$\{workspaceFolder\}/g, () => folder ?? '')
        .replace(/\$\{env:(\w+)\}/g, (_, name: string) => env[name] ?? '');
}

/** Run a program to its end, half a minute at most: the first start may have to compile its modules. */
export const run: Run = (program, args) =>
    new Promise((resolve) => {
        execFile(program, args, { timeout: 30_000, windowsHide: true }, (error, stdout, stderr) => {
            if (error && typeof error.code === 'string') {
                const failure = error.code === 'ENOENT' ? 'there is no such program' : error.message;
                resolve({ status: null, stdout, stderr, failure });
            } else if (error?.killed) {
                resolve({ status: null, stdout, stderr, failure: 'no answer within 30 seconds' });
            } else {
                resolve({ status: error ? Number(error.code ?? 1) : 0, stdout, stderr });
            }
        });
    });

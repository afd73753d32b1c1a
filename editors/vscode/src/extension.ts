/** Starts `factlint server` and connects VS Code to it; all that is known of prose is on the other side. */

import { spawn, type ChildProcess } from 'node:child_process';
import * as vscode from 'vscode';
import {
    CloseAction,
    ErrorAction,
    LanguageClient,
    type CloseHandlerResult,
    type DocumentSelector,
    type ErrorHandler,
} from 'vscode-languageclient/node';
import { candidates, expand, find, installCommand, lastLine, run, shown, type Command } from './find';
import { onInterpreterChange, selectedInterpreter } from './python';

const LANGUAGES = ['plaintext', 'markdown'];
const DOCUMENTS = LANGUAGES.flatMap((language) => [
    { scheme: 'file', language },
    { scheme: 'untitled', language },
]) satisfies DocumentSelector;
/** As many ends within this time are a fault that another start will not mend. */
const CRASHES = 4;
const CRASH_WINDOW = 180_000;

let output: vscode.OutputChannel;
let status: vscode.LanguageStatusItem;
let client: LanguageClient | undefined;
/** Starts and stops one after the other, so that no two servers run. */
let turn: Promise<void> = Promise.resolve();
/** When the server ended without being asked to, lately. */
let crashes: number[] = [];

export function activate(context: vscode.ExtensionContext): void {
    output = vscode.window.createOutputChannel('Factlint');
    status = vscode.languages.createLanguageStatusItem('factlint', DOCUMENTS);
    status.name = 'Factlint';
    context.subscriptions.push(
        output,
        status,
        vscode.commands.registerCommand('factlint.restart', () => {
            crashes = [];
            return restart();
        }),
        vscode.commands.registerCommand('factlint.showOutput', () => output.show()),
        vscode.workspace.onDidChangeConfiguration((event) => {
            if (['path', 'interpreter', 'args'].some((key) => event.affectsConfiguration(`factlint.${key}`))) {
                void restart();
            }
        }),
    );
    void onInterpreterChange(context, () => {
        const { path, interpreter } = settings();
        if (!path && !interpreter) {
            void restart();
        }
    });
    void restart();
}

export function deactivate(): Promise<void> {
    return (turn = turn.then(stop));
}

function restart(): Promise<void> {
    return (turn = turn.then(stop).then(start).catch((error: Error) => problem(`Factlint: ${error.message}`)));
}

async function stop(): Promise<void> {
    const running = client;
    client = undefined;
    if (running) {
        await running.dispose().catch((error: Error) => output.appendLine(`The server did not stop: ${error.message}`));
    }
}

async function start(): Promise<void> {
    say('looking for factlint', vscode.LanguageStatusSeverity.Information, true);
    const { path, interpreter, args } = settings();
    const selected = path || interpreter ? undefined : await selectedInterpreter();
    const { found, missed } = await find(candidates({ path, interpreter }, selected, process.platform), run);
    for (const line of missed) {
        output.appendLine(`Not used: ${line}`);
    }
    if (!found) {
        missing(path || interpreter, missed, selected);
        return;
    }
    output.appendLine(`Using factlint ${found.version} from ${found.origin}: ${shown(found)} server ${args.join(' ')}`);
    const started = connect(found, args);
    client = started;
    try {
        await started.start();
        say(`factlint ${found.version}`, vscode.LanguageStatusSeverity.Information, false, shown(found));
    } catch {
        // What went wrong has been said where the server's last words are known: see `Watch.closed`.
    }
}

function settings(): { path: string; interpreter: string; args: string[] } {
    const configured = vscode.workspace.getConfiguration('factlint');
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    return {
        path: expand(configured.get('path', ''), folder),
        interpreter: expand(configured.get('interpreter', ''), folder),
        args: configured.get<string[]>('args', []).map((arg) => expand(arg, folder)),
    };
}

function connect(command: Command, args: string[]): LanguageClient {
    const watch = new Watch(command);
    return new Client('factlint', 'Factlint', () => Promise.resolve(watch.spawn(args)), {
        documentSelector: DOCUMENTS,
        outputChannel: output,
        errorHandler: watch,
        initializationFailedHandler: () => false, // said by `closed`, with the server's own words
    });
}

/** What the client itself has to say of a server that went away is logged only; the message for a reader is ours. */
class Client extends LanguageClient {
    override error(message: string, data?: unknown): void {
        super.error(message, data, false);
    }
}

/** Watches one server: keeps its last words, starts anew after a crash, and says why where it cannot start. */
class Watch implements ErrorHandler {
    private words = '';
    private spawned = 0;

    constructor(private readonly command: Command) {}

    spawn(args: string[]): ChildProcess {
        const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
        const server = spawn(this.command.program, [...this.command.args, 'server', ...args], { cwd: folder });
        this.words = '';
        this.spawned = Date.now();
        server.stderr.on('data', (data: Buffer) => (this.words = (this.words + data.toString()).slice(-4000)));
        return server;
    }

    error(_: Error, __: unknown, count: number | undefined): { action: ErrorAction } {
        return { action: count && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown };
    }

    async closed(): Promise<CloseHandlerResult> {
        await new Promise((resolve) => setTimeout(resolve, 100)); // its last words may come after the end of its output
        const why = lastLine(this.words);
        const now = Date.now();
        crashes = [...crashes, now].filter((at) => now - at < CRASH_WINDOW);
        const hopeless = crashes.length >= CRASHES;
        // A server that cannot start says so in one sentence and ends at once; it would do so again.
        const refused = now - this.spawned < 5_000 && /^factlint: /m.test(this.words);
        if (!hopeless && !refused) {
            output.appendLine(`The server ended (${why || 'it said nothing'}) and is started again.`);
            void restart(); // a new client: one that restarts by itself does not ask for findings again
            return { action: CloseAction.DoNotRestart, handled: true };
        }
        const what = refused ? 'Factlint did not start' : `Factlint: the language server ended ${CRASHES} times`;
        const { python } = this.command;
        const install = python && /\bpygls\b|\[server\]/.test(why) ? installCommand(python, process.platform) : undefined;
        problem(`${what}: ${why || 'it said nothing'}`, install);
        return { action: CloseAction.DoNotRestart, handled: true };
    }
}

function missing(configured: string, missed: string[], selected: string | undefined): void {
    if (configured) {
        problem(`Factlint: ${missed[0]}. Correct the setting, or install factlint there.`);
        return;
    }
    const places = `${selected ? 'the selected Python interpreter, ' : ''}factlint and python3 on PATH`;
    problem(
        `Factlint is not installed where this extension looks (${places}). Install it, or set factlint.path.`,
        installCommand(selected, process.platform),
    );
}

/** Say a problem with its remedies: install (typed into a terminal, never run by itself), the settings, the output. */
function problem(message: string, install?: string): void {
    say('not running', vscode.LanguageStatusSeverity.Error, false);
    output.appendLine(message);
    const remedies: Record<string, () => unknown> = {
        ...(install ? { 'Install in Terminal': () => typeInTerminal(install) } : {}),
        'Open Settings': () => vscode.commands.executeCommand('workbench.action.openSettings', 'factlint.'),
        'Show Output': () => output.show(),
    };
    void vscode.window.showErrorMessage(message, ...Object.keys(remedies)).then((chosen) => chosen && remedies[chosen]());
}

function typeInTerminal(command: string): void {
    const terminal = vscode.window.createTerminal('Factlint');
    terminal.show();
    terminal.sendText(command, false);
}

function say(text: string, severity: vscode.LanguageStatusSeverity, busy: boolean, detail?: string): void {
    status.text = text;
    status.severity = severity;
    status.busy = busy;
    status.detail = detail;
    // The server's own commands are there while it runs; the palette shows them by this.
    void vscode.commands.executeCommand('setContext', 'factlint.running', detail !== undefined);
    status.command =
        severity === vscode.LanguageStatusSeverity.Error
            ? { command: 'factlint.showOutput', title: 'Show Output' }
            : { command: 'factlint.restart', title: 'Restart' };
}

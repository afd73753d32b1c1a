/** The interpreter that the Python extension has selected, where that extension is there. */

import * as vscode from 'vscode';

/** What we use of the Python extension's interface. */
interface PythonExtension {
    environments?: {
        getActiveEnvironmentPath(resource?: vscode.Uri): { id: string; path: string };
        resolveEnvironment(path: { id: string; path: string }): Promise<
            { executable: { uri?: vscode.Uri } } | undefined
        >;
        onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
    };
}

async function environments(): Promise<PythonExtension['environments']> {
    try {
        const extension = vscode.extensions.getExtension<PythonExtension>('ms-python.python');
        return (await extension?.activate())?.environments;
    } catch {
        return undefined; // an extension that fails to start must not take this one along
    }
}

export async function selectedInterpreter(): Promise<string | undefined> {
    const known = await environments();
    if (!known) {
        return undefined;
    }
    try {
        const path = known.getActiveEnvironmentPath(vscode.workspace.workspaceFolders?.[0]?.uri);
        return (await known.resolveEnvironment(path))?.executable.uri?.fsPath;
    } catch {
        return undefined;
    }
}

export async function onInterpreterChange(context: vscode.ExtensionContext, call: () => void): Promise<void> {
    const change = (await environments())?.onDidChangeActiveEnvironmentPath;
    if (change) {
        context.subscriptions.push(change(call));
    }
}

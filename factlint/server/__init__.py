"""The language server: the command line's findings in an editor.

    texts        the open texts and their changes
    projects     configuration and knowledge of a folder, read again when they change on disk
    checking     one check in a worker thread, given up when the text has changed
    diagnostics  findings as an editor shows them
    actions      quick fixes, fix all, and what else can be done about a finding
    hover        what is known of the name under the pointer
    edits        the edits behind the commands: ignore here, ignore in this project, add to knowledge
    workspace    the check of all files of a folder
    app          what is held for an editor, and when its texts are checked
    features     the messages of the protocol

Only `app`, `features` and `workspace` wait for anything; the rest are functions.
"""

#!/bin/sh
# What test/run.mjs drives: VS Code as the npm package code-server, and playwright-core. Debian's Chromium comes by
# `apt-get install chromium`. Needs Node.js 20 with its headers (NODEDIR, default /usr), gcc, make, libkrb5-dev.
set -eu
tools=${1:-$(dirname "$0")/tools}
mkdir -p "$tools"
cd "$tools"
[ -f package.json ] || echo '{"private": true}' > package.json
npm install --no-audit --no-fund --ignore-scripts code-server@4.100.3 playwright-core@1.65
code=node_modules/code-server/lib/vscode
(cd $code && npm install --no-audit --no-fund --ignore-scripts --omit=dev)
(cd $code/extensions && npm install --no-audit --no-fund --ignore-scripts --omit=dev)
# Its install scripts fetch headers and programs from elsewhere; what is needed here is built on the spot. The script of
# node-pty ends in a failure that only concerns Windows, after the module is built.
export npm_config_nodedir="${NODEDIR:-/usr}"
npm rebuild argon2
for module in @vscode/spdlog native-watchdog node-pty @parcel/watcher; do
    (cd $code && npm rebuild $module) || true
done
for built in @vscode/spdlog/build/Release/spdlog.node node-pty/build/Release/pty.node; do
    test -f $code/node_modules/$built || { echo "tools.sh: $built was not built; see the errors above" >&2; exit 2; }
done
ln -sfn node_modules $code/node_modules.asar

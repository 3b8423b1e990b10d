#!/usr/bin/env node
// Starts pellucid.cjs with the machine code that V8 made of it before. Another version of Node rejects the cache: it is made
// anew then, if this folder can be written.

const fs = require('node:fs');
const path = require('node:path');
const { Script } = require('node:vm');

/** The files that are loaded: what they export, by name. */
const loaded = { __proto__: null };
const url = folderUrl();
load('./pellucid.cjs');

/** What a file of the bundle exports, or a module of Node. */
function load(name) {
  if (!name.startsWith('./')) return require(name);
  if (!loaded[name]) {
    loaded[name] = {};
    run(name.slice(2), loaded[name]);
  }
  return loaded[name];
}

function run(name, exported) {
  const filename = path.join(__dirname, name);
  const cacheName = filename.replace(/cjs$/, 'cache');
  const source = fs.readFileSync(filename, 'latin1');
  let cachedData;
  try {
    cachedData = fs.readFileSync(cacheName);
  } catch {
    // The first run.
  }
  const script = new Script(source, { filename, cachedData });
  if (!cachedData || script.cachedDataRejected) process.once('exit', () => keepCode(script, cacheName));
  script.runInThisContext()(exported, load, module, filename, __dirname, url + name);
}

/** The address of this folder. */
function folderUrl() {
  if (path.sep === '\\') return require('node:url').pathToFileURL(`${__dirname}\\`).href;
  return `file://${__dirname.split('/').map(encodeURIComponent).join('/')}/`;
}

/** At the end, when the functions that a run needs have been compiled. */
function keepCode(script, cacheName) {
  try {
    const temporary = `${cacheName}.${process.pid}`;
    // Code is tied to the flags of its moment, which cli/code-cache.ts may have changed.
    require('node:v8').setFlagsFromString('--sparkplug');
    fs.writeFileSync(temporary, script.createCachedData());
    fs.renameSync(temporary, cacheName);
  } catch {
    // Starting is slower, nothing else.
  }
}

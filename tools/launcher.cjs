#!/usr/bin/env node
// Starts pellucid.cjs with the machine code that V8 made of it before. Another version of Node rejects the cache: it is made
// anew then, if this folder can be written.

const fs = require('node:fs');
const path = require('node:path');
const { Script } = require('node:vm');

const filename = path.join(__dirname, 'pellucid.cjs');
const cacheName = path.join(__dirname, 'pellucid.cache');
const source = fs.readFileSync(filename, 'latin1');
let cachedData;
try {
  cachedData = fs.readFileSync(cacheName);
} catch {
  // The first run.
}
const script = new Script(source, { filename, cachedData });
if (!cachedData || script.cachedDataRejected) process.once('exit', keepCode);
script.runInThisContext()(exports, require, module, filename, __dirname, fileUrl());

/** The address of pellucid.cjs as a URL. */
function fileUrl() {
  if (path.sep === '\\') return require('node:url').pathToFileURL(filename).href;
  return `file://${filename.split('/').map(encodeURIComponent).join('/')}`;
}

/** At the end, when the functions that a run needs have been compiled. */
function keepCode() {
  try {
    const temporary = `${cacheName}.${process.pid}`;
    fs.writeFileSync(temporary, script.createCachedData());
    fs.renameSync(temporary, cacheName);
  } catch {
    // Starting is slower, nothing else.
  }
}

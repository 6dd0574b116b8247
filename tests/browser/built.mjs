// The site as files, and each of its pages by the kind of page it is.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { after } from 'node:test'
import { root } from './hub.mjs'

/** Builds the site of all councils into a folder, which is gone after the tests of a file. */
export function buildSite () {
  const folder = mkdtempSync(join(tmpdir(), 'family-hub-site-'))
  after(() => rmSync(folder, { recursive: true }))
  execFileSync(join(root, 'target/debug/site'), ['build', '--out', folder], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  return folder
}

/** Paths of all pages of a built site: `/westminster/`, `/westminster/404.html`. */
export function pagesOf (folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  return files
    .map(entry => '/' + relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(path => path.endsWith('.html'))
    .map(path => path.replace(/\/index\.html$/, '/'))
    .sort()
}

/** The council of a page; what is of none is the first council's, whichever host has it. */
export const councilOf = path => path.split('/')[2] === undefined ? 'westminster' : path.split('/')[1]

// What stands in an address in place of a name.
const names = [
  [/^(\/[^/]+\/notices\/)[^/]+\/\d{4}-\d\d-\d\d\//, '$1*/date/'],
  [/^(\/[^/]+\/(?:notices|services|organisations|locations|forms)\/)[^/*]+\//, '$1*/'],
  // Ways to find a service, values of each, two at once, and their further pages.
  [/^(\/[^/]+\/find\/)[^/]+\//, '$1*/'],
  [/^(\/[^/]+\/find\/\*\/)[^/]+\//, '$1*/'],
  [/^(\/[^/]+\/find\/\*\/\*\/)[a-z]+\/[^/]+\//, '$1*/'],
  [/\/\d+\/$/, '/page/']
]

/** The pages, one of each kind of each council. Pages of a council's own are each a kind. */
export function oneOfEachKind (paths) {
  const kinds = new Map()
  for (const path of paths) {
    const kind = names.reduce((kind, [name, by]) => kind.replace(name, by), path)
    if (!kinds.has(kind)) kinds.set(kind, path)
  }
  return [...kinds.values()]
}

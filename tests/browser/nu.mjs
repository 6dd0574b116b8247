// The Nu HTML checker, which is what the W3C's validator runs.

import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeployed } from './hub.mjs'

const jar = fileURLToPath(new URL('node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url))

/** What it may say: each with its reason. */
const expected = [
  // GOV.UK Frontend's menu button: hidden, and hidden from screen readers that do not know `hidden`.
  /^Attribute “aria-hidden” is unnecessary for elements that have attribute “hidden”/,
  // GOV.UK Frontend's date input: some screen readers say the legend of a group only.
  /^The “group” role is unnecessary for element “fieldset”/,
  // The staff's queue is a list on a phone: where rows are no longer drawn as rows, browsers forget
  // that they are, unless their roles are said.
  /^The “(table|rowgroup|row|columnheader|rowheader|cell)” role is unnecessary for element “t/,
  /^The “role” attribute must not be used on a “t[rhd]” element which has a “table” ancestor/
]

/** Everything it finds in the HTML files of a folder, errors and warnings. */
export async function foundByNu (folder) {
  const child = spawn('java', ['-Xss4m', '-jar', jar, '--format', 'json', '--stdout', '--skip-non-html', folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let json = ''
  for await (const part of child.stdout) json += part
  return JSON.parse(json).messages
    .filter(({ message }) => !expected.some(known => known.test(message)))
    .map(({ url, lastLine, message, extract }) =>
      `${relative(folder, fileURLToPath(url))}:${lastLine}: ${message} ${(extract ?? '').trim()}`)
}

/** Everything it finds in pages as they were received: pairs of a path and HTML. In one shape, as they are the same. */
export async function foundByNuIn (pages) {
  if (isDeployed) return []
  const folder = await mkdtemp(join(tmpdir(), 'family-hub-html-'))
  try {
    for (const [index, [path, html]] of pages.entries()) {
      await writeFile(join(folder, `${index}${path.replaceAll('/', '_')}.html`), html)
    }
    return await foundByNu(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

// Somebody edits content while a browser shows it: the page reloads, and says what is wrong.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { barriers, isDeployed, newPage, root, startBrowser } from './hub.mjs'

const folder = mkdtempSync(join(tmpdir(), 'family-hub-edited-'))
const file = name => join(folder, 'testbury', name)
const it = {}
// Editors have no use for the shape of production.
const once = { skip: isDeployed }

before(async () => {
  if (isDeployed) return
  cpSync(join(root, 'site/generator/tests/sites/testbury'), folder, { recursive: true })
  // Long enough to be scrolled.
  edit('pages/privacy.md', text => text + '\nA line of many.\n'.repeat(200))
  it.serve = spawn(
    join(root, 'target/debug/site'), ['serve', '--content', folder, '--address', '127.0.0.1:0'],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] }
  )
  for await (const line of createInterface({ input: it.serve.stdout })) {
    it.origin ??= line.match(/^(http:\S+)\/ shows/)?.[1]
    if (line.includes(' changed, ')) break
  }
  it.serve.stdout.resume()
  it.browser = await startBrowser()
})

after(async () => {
  await it.browser?.close()
  it.serve?.kill('SIGINT')
  rmSync(folder, { recursive: true })
})

/** Saves a file, and gives back what it was. */
function edit (name, change) {
  const text = readFileSync(file(name), 'utf8')
  writeFileSync(file(name), change(text))
  return text
}

async function open (path) {
  const page = await newPage(it.browser)
  it.said = []
  page.on('console', message => { if (message.type() === 'error') it.said.push(message.text()) })
  page.on('pageerror', error => it.said.push(String(error)))
  await page.goto(it.origin + path)
  return page
}

test('a page reloads when it is edited, where it was scrolled to', once, async () => {
  const page = await open('/testbury/privacy/')
  await page.evaluate(() => scrollTo(0, 1500))
  await page.waitForFunction(() => scrollY === 1500)
  edit('pages/privacy.md', text => text.replace('General words.', 'Words that are new.'))
  await page.getByText('Words that are new.').waitFor()
  await page.waitForFunction(() => scrollY === 1500)
  assert.deepEqual(it.said, [])
})

test('a window that nobody looks at is up to date when somebody does', once, async () => {
  const page = await open('/testbury/privacy/')
  const hide = hidden => page.evaluate(state => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden ? 'hidden' : 'visible')
  await hide(true)
  edit('pages/privacy.md', text => text.replace('Words that are new.', 'Words while away.'))
  const other = await open('/testbury/privacy/')
  await other.getByText('Words while away.').waitFor()
  assert.equal(await page.getByText('Words while away.').count(), 0)
  await hide(false)
  await page.getByText('Words while away.').waitFor()
})

test('an error is shown on the page, with its place and its mend, until it is mended', once, async () => {
  const page = await open('/testbury/privacy/')
  await page.evaluate(() => scrollTo(0, 1500))
  const good = edit('services/talking.md', text => text.replace('organisation: helpers', 'organisation: nobody'))
  const problem = page.getByRole('alert')
  await problem.waitFor()
  const said = await problem.innerText()
  assert.match(said, /the last good page/)
  assert.match(said, /testbury\/services\/talking\.md:4:\d+/)
  assert.match(said, /nobody/)
  assert.ok(await problem.isVisible())
  const box = await problem.boundingBox()
  assert.ok(box.y >= 0 && box.y < 10, 'it is in sight though the page is scrolled')
  assert.equal(await page.getByText('A line of many.').count(), 200, 'the last good page is below')
  assert.deepEqual(await barriers(page), [])

  edit('services/talking.md', () => good)
  await problem.waitFor({ state: 'detached' })
  assert.deepEqual(it.said, [])
})

test('without JavaScript the error is there when the page is loaded again', once, async () => {
  const page = await newPage(it.browser, { javaScriptEnabled: false })
  const good = edit('services/talking.md', text => text.replace('organisation: helpers', 'organisation: nobody'))
  const problem = page.getByRole('alert')
  for (let times = 0; times < 100 && await problem.count() === 0; times++) {
    await page.goto(`${it.origin}/testbury/privacy/`)
  }
  assert.match(await problem.innerText(), /talking\.md:4:/)
  edit('services/talking.md', () => good)
})

// The whole product as a process, and a real browser in front of it.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'node:test'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const axe = await readFile(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

// A browser that asks nothing of the network.
const quiet = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'
]

// As `cargo run` has it, or in the shape of production, where each council has hosts of its own.
export const isDeployed = process.env.FAMILY_HUB_SHAPE === 'deployed'

/** Starts the product on addresses and in a folder of its own; with DynamoDB and KMS elsewhere, where `store` is. */
export async function startHub (store) {
  const data = await mkdtemp(join(tmpdir(), 'family-hub-'))
  const anywhere = '127.0.0.1:0'
  const elsewhere = store ? ['--dynamodb-endpoint', store.dynamodb, '--kms-endpoint', store.kms] : []
  const child = isDeployed
    ? spawn(join(root, 'target/debug/deployed'), { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    : spawn(
      join(root, 'target/debug/local'),
      ['--public', anywhere, '--staff', anywhere, '--sign-in', anywhere, '--data', join(data, 'data'), ...elsewhere],
      { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] }
    )
  const ended = new Promise(resolve => child.once('exit', resolve))
  const addresses = new Map()
  for await (const line of createInterface({ input: child.stdout })) {
    const said = line.match(/^ {2}(?:(\S+) )?(public|staff) +(http:\S+?)\/(\s|$)/)
    if (said) addresses.set(`${said[1] ?? ''} ${said[2]}`, said[3])
    if (isDeployed ? line === 'ready' : said?.[2] === 'staff') break
  }
  if (addresses.size === 0) throw new Error('the product did not start')
  child.stdout.resume()
  const address = (council, side) => addresses.get(`${council} ${side}`) ?? addresses.get(` ${side}`)
  return {
    /** Where a council's public site is. */
    public: council => address(council, 'public'),
    /** Where a council's staff side is. */
    staff: council => address(council, 'staff'),
    /** Every origin that is ours. */
    origins: [...addresses.values()],
    async stop () {
      child.kill('SIGINT')
      await ended
      await rm(data, { recursive: true })
    }
  }
}

/** Starts the browser. */
export function startBrowser () {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: quiet })
}

/**
 * The product and a browser for all tests of a file: `it.hub` and `it.browser` once they run; and `it.store`, where
 * `startStore` starts one.
 */
export function startForTests (startStore) {
  const it = {}
  before(async () => {
    it.store = await startStore?.()
    it.hub = await startHub(it.store)
    it.browser = await startBrowser()
  })
  after(async () => {
    await it.browser?.close()
    await it.hub?.stop()
    await it.store?.stop()
  })
  return it
}

/** A page of a new browser window that nobody has used. */
export async function newPage (browser, options = {}) {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(8000)
  return context.newPage()
}

/**
 * What axe-core finds against WCAG 2.2 AA; empty when it finds nothing. The same functions draw the same pages in both
 * shapes, and axe-core takes longer than everything else: it looks at them in one.
 */
export async function barriers (page) {
  if (isDeployed) return []
  // Not a script of the page: a page's own policy would refuse it, and a page without script has none.
  await page.evaluate(axe)
  const found = await page.evaluate(() => window.axe.run({
    // GOV.UK's patterns want back links and both skip links before any landmark.
    rules: { region: { enabled: false } },
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  }))
  // A radio that reveals a question says so with aria-expanded, which ARIA does not list for radios;
  // GOV.UK keeps it because screen readers announce it.
  const revealing = node => /aria-expanded/.test(node.html) && /govuk-radios__input/.test(node.html)
  const violations = found.violations.filter(v => v.id !== 'aria-allowed-attr' || !v.nodes.every(revealing))
  return violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)
}

/** Checks the page as it stands, wide and at 320 px. */
export async function usable (page) {
  // A click waits until the next page begins to arrive, not until it is there.
  await page.waitForLoadState()
  const where = new URL(page.url()).pathname
  assert.deepEqual(await barriers(page), [], where)
  assert.equal(await page.locator('h1').count(), 1, `${where} has one heading`)
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  // What sticks to the edge of the window covers something wherever the page was left: a person scrolls on.
  await page.evaluate(() => window.scrollTo(0, 0))
  assert.ok(await overflow(page) <= 0, `${where} needs scrolling sideways at 320 px`)
  assert.deepEqual(await barriers(page), [], `${where} at 320 px`)
  await page.setViewportSize(size)
}

/** A page, what it asked of other origins, what the browser complained about, and each HTML it got. */
export async function openPage (it, options = {}) {
  const page = await newPage(it.browser, options)
  const elsewhere = []
  page.on('request', request => {
    if (!it.hub.origins.includes(new URL(request.url()).origin)) elsewhere.push(request.url())
  })
  const said = []
  page.on('console', message => { if (message.type() === 'error') said.push(message.text()) })
  page.on('pageerror', error => said.push(String(error)))
  const received = []
  page.on('response', response => {
    const isPage = response.headers()['content-type']?.startsWith('text/html') && response.status() !== 303
    // A page that is left before it is whole was looked at by nobody.
    if (isPage) received.push(response.text().then(html => [new URL(response.url()).pathname, html], () => null))
  })
  return { page, elsewhere, said, html: async () => (await Promise.all(received)).filter(Boolean) }
}

/** How many CSS pixels the page is wider than the window: more than 0 needs scrolling sideways. */
export function overflow (page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

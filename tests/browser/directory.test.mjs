// A directory of 5,000 services without JavaScript: every kind of its pages is valid and usable by
// everyone, and a service is found by keyboard alone.

import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { oneOfEachKind, pagesOf } from './built.mjs'
import { isDeployed, newPage, startBrowser, usable } from './hub.mjs'
import { serveManyServices } from './many-services.mjs'
import { foundByNu } from './nu.mjs'

const once = { skip: isDeployed }
const site = {}
// Of the pages of single services, what is looked at beside one of each kind.
const SERVICES = 50

before(async () => {
  if (isDeployed) return
  Object.assign(site, await serveManyServices(5000))
  site.pages = pagesOf(site.out)
  site.browser = await startBrowser()
})

after(async () => {
  await site.browser?.close()
  site.close?.()
})

/** Goes by Tab, or back by Shift+Tab, until what has the focus has this name. */
async function tabTo (page, name, key = 'Tab') {
  for (let pressed = 0; pressed < 200; pressed++) {
    await page.keyboard.press(key)
    const focused = await page.evaluate(() => {
      const { activeElement: element } = document
      return (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim()
    })
    if (name.test(focused)) return focused
  }
  throw new Error(`the keyboard does not lead to ${name} on ${page.url()}`)
}

test('every page that finds services, and pages of services, organisations and locations are valid HTML', once, async t => {
  const services = site.pages.filter(path => /\/services\/[^/]+\/$/.test(path)).slice(0, SERVICES)
  const looked = [...site.pages.filter(path => !path.includes('/services/')), '/testbury/services/', ...services]
  const folder = mkdtempSync(join(tmpdir(), 'family-hub-directory-'))
  try {
    for (const path of looked) {
      const file = path.endsWith('/') ? `${path}index.html` : path
      cpSync(join(site.out, file), join(folder, file))
    }
    assert.deepEqual(await foundByNu(folder), [])
  } finally {
    rmSync(folder, { recursive: true })
  }
  t.diagnostic(`the Nu HTML checker finds nothing on ${looked.length} of ${site.pages.length} pages`)
})

test('each kind of page is usable by everyone, wide and at 320 px', once, async t => {
  const page = await newPage(site.browser, { javaScriptEnabled: true })
  const kinds = oneOfEachKind(site.pages)
  for (const kind of ['find', 'services', 'organisations', 'locations']) {
    assert.ok(kinds.some(path => path.startsWith(`/testbury/${kind}/`)), `${kind} is among them`)
  }
  assert.ok(kinds.some(path => /\/find\/.*\/\d+\/$/.test(path)), 'a further page of a list is among them')
  assert.ok(kinds.some(path => /\/find\/[^/]+\/[^/]+\/[^/]+\/[^/]+\/$/.test(path)), 'two ways at once are among them')
  for (const path of kinds) {
    await page.goto(site.origin + path)
    await usable(page)
  }
  t.diagnostic(`axe-core finds nothing on ${kinds.length} pages, one of each kind of ${site.pages.length}`)
})

test('a service is found by keyboard alone, page after page, and back leads back', once, async () => {
  const page = await newPage(site.browser, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
  await page.goto(`${site.origin}/testbury/`)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  assert.match(page.url(), /#main-content$/, 'the first stop leads past the menu')

  await page.goto(`${site.origin}/testbury/find/`)
  await tabTo(page, /^Thursdays \(/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/find\/day\/thursday\/$/)
  const counted = Number((/(\d+) services/.exec(await page.locator('main').innerText()))[1])
  const first = await page.locator('.family-hub-entries > li').count()
  assert.ok(counted > first, `${counted} services are on several pages`)

  await tabTo(page, /^Next/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/find\/day\/thursday\/2\/$/)
  assert.match(await page.title(), /page 2 of/)
  await tabTo(page, /^Previous/)
  // On a phone GOV.UK's pagination leaves out the pages between.
  const last = await tabTo(page, /^Page [3-9]$/)
  const lastPage = new RegExp(`/find/day/thursday/${last.slice(5)}/$`)
  await page.keyboard.press('Enter')
  await page.waitForURL(lastPage)

  const entry = page.locator('.family-hub-entries a').first()
  const name = await entry.innerText()
  await tabTo(page, new RegExp(`^${name}$`))
  const box = await entry.boundingBox()
  assert.ok(box.y >= 0 && box.y + box.height <= 640, 'what has the focus is in sight')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/services\/service-\d+\/$/)
  assert.equal(await page.locator('h1').innerText(), name)
  assert.match(await page.locator('main').innerText(), /Thursdays/)

  await page.goBack()
  assert.match(page.url(), lastPage)
})

test('the pages of a list have each of its services once', once, async () => {
  const page = await newPage(site.browser, { javaScriptEnabled: false })
  await page.goto(`${site.origin}/testbury/find/cost/free/`)
  const counted = Number((/([\d,]+) services/.exec(await page.locator('main').innerText()))[1].replace(',', ''))
  const seen = []
  for (;;) {
    seen.push(...await page.locator('.family-hub-entries > li > a').evaluateAll(links => links.map(link => link.href)))
    const next = page.getByRole('link', { name: /^Next/ })
    if (await next.count() === 0) break
    await next.click()
  }
  assert.equal(seen.length, counted)
  assert.equal(new Set(seen).size, counted)
})

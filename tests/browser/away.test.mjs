// DynamoDB and KMS are away on every page of a form (of every form with FAMILY_HUB_FORMS=all): the page comes back with everything that was typed, says
// so, and names whom to reach. When they are back, the same page is sent once more, and the family goes on.

import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { asked, dates, fill, formsOf, submit } from './filling.mjs'
import { barriers, isDeployed, newPage, overflow, startForTests } from './hub.mjs'
import { startStore } from './store.mjs'

const it = startForTests(isDeployed ? undefined : startStore)
const phone = { width: 320, height: 640 }
const mostSteps = 40
// Where pictures of the pages go, for people to look at.
const pictures = process.env.FAMILY_HUB_PICTURES

/** What is typed and chosen on a page, as it would be posted. */
function typed (page) {
  return page.evaluate(() => {
    const form = document.querySelector('main form[method=post]')
    const fields = form ? [...new FormData(form)] : []
    return fields.filter(([name, value]) => value && !['token', 'notice_version', 'is_new'].includes(name))
  })
}

/** The page tells of a fault, honestly and usably. */
async function tells (page, status, name) {
  await page.waitForLoadState()
  if (pictures) {
    await mkdir(pictures, { recursive: true })
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  }
  const where = page.url()
  assert.equal(status, 503, where)
  assert.ok(await page.locator('main a[href^="tel:"], main a[href^="mailto:"]').count() > 0, `${where} names nobody to reach`)
  assert.ok(await page.locator('.govuk-exit-this-page').count() > 0, `${where} cannot be left at once`)
  assert.ok(await overflow(page) <= 0, `${where} needs scrolling sideways`)
  assert.deepEqual(await barriers(page), [], where)
}

async function statusAfter (page, act) {
  const [response] = await Promise.all([
    page.waitForResponse(response => response.request().isNavigationRequest() && response.status() !== 303, { timeout: 25_000 }),
    act()
  ])
  await page.waitForLoadState()
  return response.status()
}

const press = page => page.locator('main form[method=post] button').last().click()
const isError = page => page.locator('.govuk-error-summary').count()

/** Sends the page while the store is away, and once more when it is back. */
async function sendTwice (page, name) {
  const before = await typed(page)
  it.store.goesAway()
  const status = await statusAfter(page, () => press(page))
  if (status === 422) {
    // What is the matter with the answers is known without the store.
    it.store.comesBack()
    return
  }
  await tells(page, status, name)
  const kept = await typed(page)
  for (const [field, value] of before) {
    assert.ok(kept.some(([name, there]) => name === field && there.trim() === value.trim()), `${name}: ${field} is lost`)
  }
  it.store.comesBack()
  if (await page.locator('main form[method=post]').count() > 0) {
    await submit(page)
  } else {
    await Promise.all([page.waitForNavigation(), page.locator('main a.govuk-button').click()])
  }
}

async function walk (page, start, form) {
  await page.goto(start)
  const lists = new Map()
  const read = new Set()
  for (let step = 0; step < mostSteps; step++) {
    const path = new URL(page.url()).pathname
    const name = `${form}-${step}-${path.split('/').filter(Boolean).slice(-2).join('-')}`
    if (step > 0 && !read.has(path)) {
      read.add(path)
      it.store.goesAway()
      await tells(page, await statusAfter(page, () => page.reload()), `${name}-read`)
      it.store.comesBack()
      await Promise.all([page.waitForNavigation(), page.locator('main a.govuk-button').click()])
      assert.equal(new URL(page.url()).pathname, path, 'trying again leads to the page that was asked for')
    }
    if (/\/(ended|sent)$/.test(path)) return
    if (path.endsWith('/tasks')) {
      const open = page.locator('.govuk-task-list__item', { hasNot: page.getByText('Completed') }).locator('a')
      await Promise.all([page.waitForNavigation(), open.first().click()])
      continue
    }
    if (await page.locator('main form[method=post]').count() === 0) {
      // What is told before a page.
      await Promise.all([page.waitForNavigation(), page.locator('main a.govuk-button').click()])
      continue
    }
    const all = await asked(page)
    if (path.endsWith('/check')) {
      // Trying again leads back to the answers, from which they are sent.
      if (read.has('sending')) await submit(page)
      else await sendTwice(page, name)
      read.add('sending')
    } else if (all.length === 2 && all.every(({ name }) => name === 'answer')) {
      const count = lists.get(path) ?? 0
      lists.set(path, count + 1)
      await page.locator(`[name=answer][value=${count < 1 ? 'yes' : 'no'}]`).check()
      await sendTwice(page, name)
    } else {
      for (const date of dates()) {
        await fill(page, 0, date, { chosen: new Set() })
        await sendTwice(page, name)
        if (!await isError(page)) break
      }
    }
  }
  assert.fail(`${start} has no end: ${page.url()}`)
}

// Both councils' forms are drawn by the same code: one is enough.
const council = process.env.FAMILY_HUB_COUNCIL ?? 'westminster'
const every = process.env.FAMILY_HUB_FORMS === 'all'
test('no page of a form loses what was typed while the store is away', { skip: isDeployed }, async () => {
  for (const form of every ? await formsOf(council) : ['what-can-we-help-you-with']) {
    const page = await newPage(it.browser, { viewport: phone })
    page.setDefaultTimeout(25_000)
    await walk(page, `${it.hub.public(council)}/${council}/forms/${form}/`, form)
    await page.context().close()
  }
})

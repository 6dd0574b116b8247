// DynamoDB and KMS are away on every kind of page of a form: it comes back with everything that was typed, says so,
// and names whom to reach. When they are back, the same page is sent once more, and the family goes on. With
// FAMILY_HUB_FORMS=all they are away on every page of every form; the same code draws and keeps those of one kind.

import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { asked, dates, fill, formsOf, submit } from './filling.mjs'
import { barriers, isDeployed, newPage, overflow, startForTests } from './hub.mjs'
import { startStore } from './store.mjs'

const it = isDeployed ? {} : startForTests(startStore)
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

/** Of which kind the page at an address is. */
function kindOf (path, isList) {
  const [, , , ...parts] = path.split('/').filter(Boolean)
  if (parts.length === 0) return 'first'
  if (isList) return 'list'
  if (['before', 'check', 'ended', 'sent', 'tasks'].includes(parts.at(-1))) return parts.at(-1)
  return parts.length > 1 ? 'one of a list' : 'page'
}

/** Sends the page while the store is away, and once more when it is back; whether it came to the store. */
async function sendTwice (page, name) {
  const before = await typed(page)
  it.store.goesAway()
  const status = await statusAfter(page, () => press(page))
  if (status === 422) {
    // What is the matter with the answers is known without the store.
    it.store.comesBack()
    return false
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
  return true
}

/** Goes through a form. What is in `broken` was looked at already while the store was away. */
async function walk (page, start, form, broken) {
  await page.goto(start)
  const lists = new Map()
  const send = async (name, what) => {
    if (broken.has(`sent ${what}`)) return submit(page)
    if (await sendTwice(page, name)) broken.add(`sent ${what}`)
  }
  for (let step = 0; step < mostSteps; step++) {
    const path = new URL(page.url()).pathname
    const name = `${form}-${step}-${path.split('/').filter(Boolean).slice(-2).join('-')}`
    const all = await asked(page)
    const isList = all.length === 2 && all.every(({ name }) => name === 'answer')
    const what = every ? path : kindOf(path, isList)
    if (step > 0 && !broken.has(`read ${what}`)) {
      broken.add(`read ${what}`)
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
    if (path.endsWith('/check')) {
      // Trying again leads back to the answers, from which they are sent.
      await send(name, what)
    } else if (isList) {
      const count = lists.get(path) ?? 0
      lists.set(path, count + 1)
      await page.locator(`[name=answer][value=${count < 1 ? 'yes' : 'no'}]`).check()
      await send(name, `${what} ${count < 1}`)
    } else {
      for (const date of dates()) {
        await fill(page, 0, date, { chosen: new Set() })
        await send(name, what)
        if (!await isError(page)) break
      }
    }
  }
  assert.fail(`${start} has no end: ${page.url()}`)
}

// Both councils' forms are drawn by the same code: one is enough. The long form has every kind of page but an end.
const council = process.env.FAMILY_HUB_COUNCIL ?? 'westminster'
const every = process.env.FAMILY_HUB_FORMS === 'all'
test('no page of a form loses what was typed while the store is away', { skip: isDeployed }, async () => {
  const broken = new Set()
  for (const form of every ? await formsOf(council) : ['about-my-family', 'complain']) {
    const page = await newPage(it.browser, { viewport: phone })
    page.setDefaultTimeout(25_000)
    await walk(page, `${it.hub.public(council)}/${council}/forms/${form}/`, form, broken)
    await page.context().close()
  }
})
